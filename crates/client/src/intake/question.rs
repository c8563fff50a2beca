//! One question: its kind, when it is asked, what answers fit.

use super::{Answer, AnswerError, Answers, Decimal, Text};

/// Characters that a short text may have.
pub const SHORT_TEXT: usize = 160;
/// Characters that a long text may have. A handful of these in Cyrillic (two bytes each) fit one sealed message.
pub const LONG_TEXT: usize = 800;

/// One question of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Unique in its questionnaire.
    pub id: String,
    /// What is asked.
    pub text: Text,
    /// How to answer, where that is not plain.
    pub hint: Option<Text>,
    /// Whether the request can be sent without it.
    pub required: bool,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// When it is asked; always, if none.
    pub when: Option<When>,
}

/// The kinds of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One of several choices.
    Choice(Vec<Choice>),
    /// Any number of several choices, at least one.
    Choices(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// A number.
    Number {
        /// What it is measured in; none for a bare figure.
        unit: Option<Text>,
        /// The least that makes sense.
        min: Decimal,
        /// The most that makes sense.
        max: Decimal,
        /// How many decimals it may have, 0–3.
        decimals: u8,
    },
    /// One line, up to [`SHORT_TEXT`] characters.
    ShortText,
    /// Some paragraphs, up to [`LONG_TEXT`] characters.
    LongText,
}

/// One of the choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Unique in its question.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// Whether it goes with no other, as "none of these"; never where only one can be chosen.
    pub exclusive: bool,
}

/// The condition under which a question is asked: an earlier question has one of these answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The earlier question.
    pub question: String,
    /// Identifiers of choices, or `yes` or `no`; any of them.
    pub is: Vec<String>,
}

impl When {
    /// Whether it holds.
    pub fn holds(&self, answers: &Answers) -> bool {
        let is = |id: &str| self.is.iter().any(|wanted| wanted == id);
        match answers.given.get(&self.question) {
            Some(Answer::Choice(choice)) => is(choice),
            Some(Answer::Choices(choices)) => choices.iter().any(|choice| is(choice)),
            Some(Answer::YesNo(yes)) => is(if *yes { "yes" } else { "no" }),
            Some(Answer::Number(_) | Answer::Text(_)) | None => false,
        }
    }
}

impl Question {
    /// The choices, if it has any.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => choices,
            _ => &[],
        }
    }

    /// How many characters fit, if it takes a text.
    pub fn characters(&self) -> Option<usize> {
        match self.kind {
            Kind::ShortText => Some(SHORT_TEXT),
            Kind::LongText => Some(LONG_TEXT),
            _ => None,
        }
    }

    /// Whether this answer fits.
    pub fn check(&self, answer: &Answer) -> Result<(), AnswerError> {
        match (&self.kind, answer) {
            (Kind::Choice(choices), Answer::Choice(id)) => known(choices, id),
            (Kind::Choices(choices), Answer::Choices(ids)) => {
                if ids.is_empty() {
                    return Err(AnswerError::Empty);
                }
                for (place, id) in ids.iter().enumerate() {
                    known(choices, id)?;
                    if ids[..place].contains(id) {
                        return Err(AnswerError::Twice { found: id.clone() });
                    }
                }
                let is_exclusive = |id: &&String| choices.iter().any(|one| one.exclusive && one.id == **id);
                match ids.iter().find(is_exclusive) {
                    Some(found) if ids.len() > 1 => Err(AnswerError::Alone { found: found.clone() }),
                    _ => Ok(()),
                }
            }
            (Kind::YesNo, Answer::YesNo(_)) => Ok(()),
            (Kind::Number { min, max, decimals, .. }, Answer::Number(number)) => {
                if number < min || number > max {
                    Err(AnswerError::OutOfRange { min: *min, max: *max })
                } else if number.decimals() > *decimals {
                    Err(AnswerError::Decimals { allowed: *decimals })
                } else {
                    Ok(())
                }
            }
            (Kind::ShortText | Kind::LongText, Answer::Text(text)) => {
                let (found, allowed) = (text.chars().count(), self.characters().unwrap_or_default());
                if text.trim().is_empty() {
                    Err(AnswerError::Empty)
                } else if found > allowed {
                    Err(AnswerError::TooLong { found, allowed })
                } else {
                    Ok(())
                }
            }
            _ => Err(AnswerError::OtherKind),
        }
    }

    /// Reads what somebody typed as an answer that fits: a choice by its number (from 1) or identifier, several of
    /// them with commas or spaces between, yes or no in English or Ukrainian, a number, or a text as it is.
    pub fn read(&self, typed: &str) -> Result<Answer, AnswerError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(AnswerError::Empty);
        }
        let answer = match &self.kind {
            Kind::Choice(choices) => Answer::Choice(picked(choices, typed)?),
            Kind::Choices(choices) => {
                let ids: Vec<_> = typed
                    .split([',', ';', ' '])
                    .filter(|part| !part.is_empty())
                    .map(|part| picked(choices, part))
                    .collect::<Result<_, _>>()?;
                let place = |id: &String| choices.iter().position(|choice| choice.id == *id);
                let mut ids = ids;
                ids.sort_by_key(place);
                Answer::Choices(ids)
            }
            Kind::YesNo => match typed.to_lowercase().as_str() {
                "yes" | "y" | "так" | "т" => Answer::YesNo(true),
                "no" | "n" | "ні" | "н" => Answer::YesNo(false),
                _ => return Err(AnswerError::NeitherYesNorNo),
            },
            Kind::Number { .. } => Answer::Number(typed.parse().map_err(|_| AnswerError::NotANumber)?),
            Kind::ShortText | Kind::LongText => Answer::Text(typed.to_owned()),
        };
        self.check(&answer).map(|()| answer)
    }
}

fn known(choices: &[Choice], id: &str) -> Result<(), AnswerError> {
    match choices.iter().any(|choice| choice.id == id) {
        true => Ok(()),
        false => Err(AnswerError::UnknownChoice { found: id.to_owned() }),
    }
}

fn picked(choices: &[Choice], typed: &str) -> Result<String, AnswerError> {
    let by_number = typed.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
    by_number
        .or_else(|| choices.iter().find(|choice| choice.id == typed))
        .map(|choice| choice.id.clone())
        .ok_or_else(|| AnswerError::UnknownChoice { found: typed.to_owned() })
}
