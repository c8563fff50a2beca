//! What must hold of a content before it is sealed.

use std::ops::Range;

use secondok_api::text::steers;

use super::{Content, Opinion};
use crate::intake::{Answer, Terms};

/// Most questions that one consultation can ask.
pub const QUESTIONS_MAX: usize = 10;

/// A part of a content that a person filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The text of a text, of a follow-up question, of attachments, or of whoever says who they are.
    Text,
    /// The note of an acceptance, a refusal, a closing or a withdrawal.
    Note,
    /// An answer of the questionnaire, counted from 1 in the order in which they are sent.
    Intake(usize),
    /// The list of questions.
    Questions,
    /// A question to the doctor, counted from 1.
    Question(usize),
    /// The answers of an opinion.
    Answers,
    /// The doctor's answer to a question, counted from 1.
    Answer(usize),
    /// The opinion's summary.
    Summary,
    /// What would change the doctor's mind.
    WouldChange,
    /// What was missing.
    Missing,
    /// What the opinion cannot do.
    Limits,
}

/// Why a content is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// A part that is needed has nothing in it. The way on: fill it in.
    #[error("a part that is needed is empty: {0:?}")]
    Empty(Field),
    /// A list is longer than allowed. The way on: leave some out.
    #[error("there are more than {most} in {field:?}")]
    TooMany {
        /// Which list.
        field: Field,
        /// The most allowed.
        most: usize,
    },
    /// Characters that steer a screen instead of standing on it. The way on: type it as plain text.
    #[error("there are characters that cannot be shown in {0:?}")]
    NotPlain(Field),
    /// Not everything was agreed to. The way on: read the terms, and agree or leave it.
    #[error("the terms were not agreed to")]
    NoConsent,
    /// An opinion does not answer each question once, in order. The way on: answer what is missing.
    #[error("an opinion answers every question once, in order; there are {questions}")]
    NotEveryQuestion {
        /// How many there are.
        questions: usize,
    },
    /// It does not fit. The way on: shorten it by so many bytes (a letter beyond English takes two or more).
    #[error("it is {over} bytes too long")]
    TooLong {
        /// How many bytes are over.
        over: usize,
    },
    /// What was kept from a newer app cannot be written by this one. The way on: update the app.
    #[error("this kind of message cannot be written by this app")]
    NotOurs,
}

/// Whether a part may be left empty.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    Needed,
    MayBeEmpty,
}

/// Takes out of a text what only tells which system it was typed on: line ends become `\n`, a byte order mark and
/// space at the ends go.
pub(crate) fn tidy(mut content: Content) -> Content {
    each_text(&mut content, &mut |_, _, text| {
        let tidied = text.replace("\r\n", "\n").replace('\r', "\n");
        let tidied = tidied.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if tidied != text {
            *text = tidied.to_owned();
        }
        Ok(())
    })
    .expect("tidying refuses nothing");
    content
}

/// Everything in it that a person typed, in order.
pub(crate) fn texts(content: &Content) -> Vec<String> {
    let mut texts = Vec::new();
    each_text(&mut content.clone(), &mut |_, _, text| {
        texts.push(std::mem::take(text));
        Ok(())
    })
    .expect("looking refuses nothing");
    texts
}

/// Puts this in the place of each of these characters, in every text of a content.
pub(crate) fn blank(content: &mut Content, place: Range<usize>, by: char) {
    each_text(content, &mut |_, _, text| {
        let blanked = text.chars().enumerate();
        *text =
            blanked.map(|(at, c)| if place.contains(&at) && !c.is_whitespace() { by } else { c }).collect();
        Ok(())
    })
    .expect("blanking refuses nothing");
}

/// Checks everything but the length.
pub fn check(content: &Content) -> Result<(), ContentError> {
    match content {
        Content::Newer(_) | Content::Unreadable(_) => return Err(ContentError::NotOurs),
        Content::Request(request) => {
            if Terms::current().missing(&request.consent).next().is_some() {
                return Err(ContentError::NoConsent);
            }
            match request.questions.len() {
                0 => return Err(ContentError::Empty(Field::Questions)),
                1..=QUESTIONS_MAX => {}
                _ => return Err(ContentError::TooMany { field: Field::Questions, most: QUESTIONS_MAX }),
            }
        }
        _ => {}
    }
    each_text(&mut content.clone(), &mut |field, need, text| {
        if need == Need::Needed && text.trim().is_empty() {
            Err(ContentError::Empty(field))
        } else if text.chars().any(steers) {
            Err(ContentError::NotPlain(field))
        } else {
            Ok(())
        }
    })
}

/// Checks that an opinion answers each of so many questions.
pub(crate) fn answers_every_question(opinion: &Opinion, questions: usize) -> Result<(), ContentError> {
    let numbers = opinion.answers.iter().map(|answer| answer.question as usize);
    if numbers.eq(1..=questions) { Ok(()) } else { Err(ContentError::NotEveryQuestion { questions }) }
}

type Visit<'a> = dyn FnMut(Field, Need, &mut String) -> Result<(), ContentError> + 'a;

fn each_text(content: &mut Content, visit: &mut Visit<'_>) -> Result<(), ContentError> {
    use Need::{MayBeEmpty, Needed};
    match content {
        Content::Request(request) => {
            for (number, answer) in (1..).zip(request.intake.given.values_mut()) {
                if let Answer::Text(text) = answer {
                    visit(Field::Intake(number), Needed, text)?;
                }
            }
            for (number, question) in (1..).zip(&mut request.questions) {
                visit(Field::Question(number), Needed, question)?;
            }
            Ok(())
        }
        Content::Question(question) => visit(Field::Text, Needed, &mut question.text),
        Content::Text(text) => visit(Field::Text, Needed, &mut text.text),
        Content::FollowUp(question) => visit(Field::Text, Needed, &mut question.text),
        Content::Files(files) => visit(Field::Text, MayBeEmpty, &mut files.text),
        Content::Revealed(revealed) => visit(Field::Text, Needed, &mut revealed.text),
        Content::Accepted(accepted) => visit(Field::Note, MayBeEmpty, &mut accepted.note),
        Content::Declined(declined) => visit(Field::Note, MayBeEmpty, &mut declined.note),
        Content::Closed(closed) => visit(Field::Note, MayBeEmpty, &mut closed.note),
        Content::Withdrawn(withdrawn) => visit(Field::Note, MayBeEmpty, &mut withdrawn.note),
        Content::Opinion(opinion) => {
            visit(Field::Summary, Needed, &mut opinion.summary)?;
            for answer in &mut opinion.answers {
                visit(Field::Answer(answer.question as usize), Needed, &mut answer.text)?;
            }
            visit(Field::WouldChange, Needed, &mut opinion.would_change)?;
            visit(Field::Missing, MayBeEmpty, &mut opinion.missing)?;
            visit(Field::Limits, Needed, &mut opinion.limits)
        }
        Content::Newer(_) | Content::Unreadable(_) => Ok(()),
    }
}
