//! A specialty's questionnaire and the way through it.

use std::sync::LazyLock;

use super::{Answer, AnswerError, Answers, Kind, Question, Text, load};

/// What one specialty asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// The specialty, such as `cardiology`: as in the directory and in its address.
    pub id: String,
    /// Rises whenever a question changes its meaning.
    pub version: u32,
    /// The specialty's name.
    pub name: Text,
    /// What it is for, in a sentence or two.
    pub about: Text,
    pub(super) red_flags: Vec<RedFlag>,
    pub(super) questions: Vec<Question>,
}

/// A sign of danger: a yes-or-no question and what to do at once if the answer is yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedFlag {
    /// The question; always of the kind [`Kind::YesNo`] and required.
    pub question: Question,
    /// What to do.
    pub advice: Text,
}

/// What still keeps a set of answers from being whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenPoint {
    /// The answers belong to another questionnaire, or to another version of it.
    OtherQuestionnaire,
    /// A required question without an answer.
    Missing {
        /// The question.
        question: String,
    },
    /// An answer that does not fit its question.
    Unfit {
        /// The question.
        question: String,
        /// Why not.
        error: AnswerError,
    },
    /// An answer to a question that is not asked under the others.
    NotAsked {
        /// The question.
        question: String,
    },
}

/// A question and its answer, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The question; for an answer that no question fits, its identifier.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Whether it is a sign of danger that the patient affirmed.
    pub red_flag: bool,
}

static ALL: LazyLock<Vec<Questionnaire>> =
    LazyLock::new(|| load::embedded().expect("the embedded questionnaires are held valid by a test"));

impl Questionnaire {
    /// Every questionnaire, ordered by identifier.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The questionnaire of this specialty.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|questionnaire| questionnaire.id == id)
    }

    /// No answers yet.
    pub fn start(&self) -> Answers {
        Answers { specialty: self.id.clone(), version: self.version, given: Default::default() }
    }

    /// The questions about signs of danger; asked first.
    pub fn red_flag_questions(&self) -> &[RedFlag] {
        &self.red_flags
    }

    /// The signs of danger that these answers affirm.
    pub fn red_flags<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a RedFlag> {
        self.red_flags
            .iter()
            .filter(|flag| answers.given.get(&flag.question.id) == Some(&Answer::YesNo(true)))
    }

    /// The questions to ask after the red flags, in order, as far as the answers so far make them apply.
    pub fn visible<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a Question> {
        self.questions.iter().filter(|question| self.applies(question, answers))
    }

    /// A condition on a question that itself is not asked does not hold.
    fn applies(&self, question: &Question, answers: &Answers) -> bool {
        question.when.as_ref().is_none_or(|when| {
            when.holds(answers)
                && self.question(&when.question).is_some_and(|earlier| self.applies(earlier, answers))
        })
    }

    /// The question of this identifier, red flags among them.
    pub fn question(&self, id: &str) -> Option<&Question> {
        let flags = self.red_flags.iter().map(|flag| &flag.question);
        flags.chain(&self.questions).find(|question| question.id == id)
    }

    /// Puts an answer in if it fits its question. Answers that no longer apply afterwards are taken out.
    pub fn answer(&self, answers: &mut Answers, question: &str, answer: Answer) -> Result<(), AnswerError> {
        self.question(question)
            .ok_or_else(|| AnswerError::UnknownQuestion { question: question.to_owned() })?
            .check(&answer)?;
        answers.given.insert(question.to_owned(), answer);
        self.drop_unasked(answers);
        Ok(())
    }

    /// Takes an answer out. Answers that no longer apply afterwards go with it.
    pub fn leave_out(&self, answers: &mut Answers, question: &str) {
        answers.given.remove(question);
        self.drop_unasked(answers);
    }

    fn drop_unasked(&self, answers: &mut Answers) {
        let unasked: Vec<_> = self
            .questions
            .iter()
            .filter(|question| !self.applies(question, answers))
            .map(|question| question.id.clone())
            .collect();
        answers.given.retain(|id, _| !unasked.contains(id));
    }

    /// What keeps these answers from being whole, in the questionnaire's order; empty if nothing does.
    pub fn open_points(&self, answers: &Answers) -> Vec<OpenPoint> {
        if answers.specialty != self.id || answers.version != self.version {
            return vec![OpenPoint::OtherQuestionnaire];
        }
        let mut points = Vec::new();
        let flags = self.red_flags.iter().map(|flag| &flag.question);
        for question in flags.chain(&self.questions) {
            let id = || question.id.clone();
            match answers.given.get(&question.id) {
                Some(_) if !self.applies(question, answers) => {
                    points.push(OpenPoint::NotAsked { question: id() })
                }
                Some(answer) => {
                    if let Err(error) = question.check(answer) {
                        points.push(OpenPoint::Unfit { question: id(), error });
                    }
                }
                None if question.required && self.applies(question, answers) => {
                    points.push(OpenPoint::Missing { question: id() });
                }
                None => {}
            }
        }
        for id in answers.given.keys().filter(|id| self.question(id).is_none()) {
            let error = AnswerError::UnknownQuestion { question: id.clone() };
            points.push(OpenPoint::Unfit { question: id.clone(), error });
        }
        points
    }

    /// The answers in words, in the questionnaire's order and this language (ISO 639-1), affirmed red flags first, then
    /// those that were denied: that there is no danger is said as well.
    /// Answers that fit no question, from another version or another program, come last under their identifier.
    pub fn lines(&self, answers: &Answers, language: &str) -> Vec<Line> {
        let mut lines: Vec<_> = self
            .red_flags(answers)
            .map(|flag| Line { red_flag: true, ..line(&flag.question, &Answer::YesNo(true), language) })
            .collect();
        let denied = |flag: &&RedFlag| answers.given.get(&flag.question.id) == Some(&Answer::YesNo(false));
        lines.extend(
            self.red_flags
                .iter()
                .filter(denied)
                .map(|flag| line(&flag.question, &Answer::YesNo(false), language)),
        );
        let fits = |question: &Question, answer: &Answer| question.check(answer).is_ok();
        for question in &self.questions {
            if let Some(answer) = answers.given.get(&question.id).filter(|answer| fits(question, answer)) {
                lines.push(line(question, answer, language));
            }
        }
        for (id, answer) in &answers.given {
            if !self.question(id).is_some_and(|question| fits(question, answer)) {
                lines.push(Line { question: id.clone(), answer: bare(answer, language), red_flag: false });
            }
        }
        lines
    }
}

fn line(question: &Question, answer: &Answer, language: &str) -> Line {
    let name = |id: &String| {
        let choice = question.choices().iter().find(|choice| choice.id == *id);
        choice.map_or(id.as_str(), |choice| choice.text.in_language(language)).to_owned()
    };
    let words = match (answer, &question.kind) {
        (Answer::Choice(id), _) => name(id),
        (Answer::Choices(ids), _) => ids.iter().map(name).collect::<Vec<_>>().join("; "),
        (Answer::Number(number), Kind::Number { unit: Some(unit), .. }) => {
            format!("{number} {}", unit.in_language(language))
        }
        _ => bare(answer, language),
    };
    Line { question: question.text.in_language(language).to_owned(), answer: words, red_flag: false }
}

fn bare(answer: &Answer, language: &str) -> String {
    match answer {
        Answer::Choice(id) => id.clone(),
        Answer::Choices(ids) => ids.join("; "),
        Answer::YesNo(yes) => match (language, yes) {
            ("uk", true) => "Так".to_owned(),
            ("uk", false) => "Ні".to_owned(),
            (_, true) => "Yes".to_owned(),
            (_, false) => "No".to_owned(),
        },
        Answer::Number(number) => number.to_string(),
        Answer::Text(text) => text.clone(),
    }
}
