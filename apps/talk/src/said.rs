//! What a message says, and what became of one.

use secondok_client::{
    api::consultation::{Counts, Role},
    content::{Accepted, Closed, Content, Declined, FollowUp, Opinion, Text, Withdrawn},
    intake::{Answers, Line as Answered, Questionnaire},
    protocol::Day,
    send::Outcome,
    thread,
};
use serde::{Deserialize, Serialize};

use crate::Both;

/// One message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Who wrote it.
    pub role: Role,
    /// Its number, from 0.
    pub sequence: u32,
    /// The day.
    pub day: Day,
    /// What it says.
    pub said: Said,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// A request.
    Request {
        /// The specialty's name.
        specialty: Both,
        /// The answers.
        lines: Vec<Line>,
        /// The questions to the doctor.
        questions: Vec<String>,
    },
    /// A text.
    Text(Text),
    /// The doctor takes it.
    Accepted(Accepted),
    /// The doctor does not take it.
    Declined(Declined),
    /// The opinion.
    Opinion(Box<Opinion>),
    /// A question about it.
    FollowUp(FollowUp),
    /// It is finished.
    Closed(Closed),
    /// It was taken back.
    Withdrawn(Withdrawn),
    /// Made by a newer app.
    Newer(Option<String>),
    /// Cannot be shown.
    Unreadable,
}

/// A question and its answer, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The question.
    pub question: Both,
    /// The answer.
    pub answer: Both,
    /// Whether it is a sign of danger.
    pub red_flag: bool,
}

/// Everything that was written in a consultation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// The messages in order.
    pub entries: Vec<Entry>,
    /// The first message of each side that did not pass, with its number from 0.
    pub refused: Vec<(Role, u32)>,
    /// Messages that are kept back.
    pub withheld: Counts,
    /// The number of the first message of the other side that is new here.
    pub new_from: u32,
    /// A message of this device that is on its way.
    pub waiting: Option<Said>,
}

/// What became of something that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sent {
    /// The service has it, in this consultation.
    Done(u32),
    /// Something was written from another device first: it is a draft.
    Overtaken(u32),
}

impl Sent {
    /// What became of it, in this consultation.
    pub fn of(number: u32, outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Sent => Self::Done(number),
            Outcome::Overtaken { .. } => Self::Overtaken(number),
        }
    }
}

impl Written {
    /// Of what was read, and of what waits.
    pub fn of(thread: &thread::Thread, new_from: u32, waiting: Option<&Content>) -> Self {
        Self {
            entries: thread.entries.iter().map(Entry::from).collect(),
            refused: thread.refused.iter().map(|refused| (refused.role, refused.sequence)).collect(),
            withheld: thread.withheld,
            new_from,
            waiting: waiting.map(Said::from),
        }
    }

    /// The number that the next message of this side will have.
    pub fn next_number(&self, role: Role) -> u32 {
        let own = self.entries.iter().filter(|entry| entry.role == role);
        own.map(|entry| entry.sequence + 1).max().unwrap_or_default()
    }

    /// The patient's questions, which an opinion answers by number.
    pub fn questions(&self) -> Vec<String> {
        let asked = self.entries.iter().find_map(|entry| match &entry.said {
            Said::Request { questions, .. } => Some(questions.clone()),
            _ => None,
        });
        asked.unwrap_or_default()
    }
}

impl From<&thread::Entry> for Entry {
    fn from(entry: &thread::Entry) -> Self {
        let said = Said::from(&entry.content);
        Self { role: entry.role, sequence: entry.sequence, day: entry.day, said }
    }
}

impl From<&Content> for Said {
    fn from(content: &Content) -> Self {
        match content {
            Content::Request(request) => Self::Request {
                specialty: specialty(&request.intake.specialty),
                lines: lines(&request.intake),
                questions: request.questions.clone(),
            },
            Content::Text(text) => Self::Text(text.clone()),
            Content::Accepted(accepted) => Self::Accepted(accepted.clone()),
            Content::Declined(declined) => Self::Declined(declined.clone()),
            Content::Opinion(opinion) => Self::Opinion(Box::new(opinion.clone())),
            Content::FollowUp(question) => Self::FollowUp(question.clone()),
            Content::Closed(closed) => Self::Closed(closed.clone()),
            Content::Withdrawn(withdrawn) => Self::Withdrawn(withdrawn.clone()),
            Content::Newer(newer) => Self::Newer(newer.text.clone()),
            Content::Unreadable(_) => Self::Unreadable,
        }
    }
}

/// The answers in words, in every language; none of a questionnaire that this version does not know.
pub fn lines(answers: &Answers) -> Vec<Line> {
    let Some(questionnaire) = Questionnaire::by_id(&answers.specialty) else { return Vec::new() };
    let in_language = |language: &str| questionnaire.lines(answers, language);
    let pair = |(en, uk): (Answered, Answered)| Line {
        red_flag: en.red_flag,
        question: Both::of(
            |language| if language == "uk" { uk.question.clone() } else { en.question.clone() },
        ),
        answer: Both::of(|language| if language == "uk" { uk.answer.clone() } else { en.answer.clone() }),
    };
    in_language("en").into_iter().zip(in_language("uk")).map(pair).collect()
}

/// The name of a specialty; its identifier where this version does not know it.
pub fn specialty(id: &str) -> Both {
    Questionnaire::by_id(id).map_or_else(|| Both::of(|_| id.to_owned()), |found| Both::from(&found.name))
}
