//! What a message says, and what became of one.

use secondok_client::{
    api::consultation::{Counts, Role},
    content::{Content, Opinion, OpinionAnswer, printable},
    intake::{Answers, Line as Answered, Questionnaire},
    protocol::{Day, attachment::Attached},
    send::Outcome,
    thread,
};
use serde::{Deserialize, Serialize};

use crate::{Both, File};

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

/// What a message says, as it can be shown: nothing in it turns the reading direction around or steers a screen.
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
    /// The opinion.
    Opinion(Box<Opinion>),
    /// Files, with words beside them.
    Files {
        /// The words; empty for none.
        text: String,
        /// The files, in order.
        files: Vec<File>,
    },
    /// Anything else: what somebody typed, under the words for what it is.
    Words {
        /// The identifier of those words; empty for a plain text, which needs none.
        heading: String,
        /// Why a doctor does not take it: the reason's stable name; empty for all else.
        reason: String,
        /// What was typed; may be empty.
        text: String,
    },
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

/// What the words of somebody who says who they are stand under.
const REVEALED: &str = "content-revealed";

impl Said {
    /// A plain text.
    pub fn text(text: &str) -> Self {
        Self::words("", text)
    }

    fn words(heading: &str, text: &str) -> Self {
        Self::Words { heading: heading.to_owned(), reason: String::new(), text: shown(text) }
    }

    /// The words, if it is a plain text.
    pub fn plain(&self) -> Option<&str> {
        match self {
            Self::Words { heading, text, .. } if heading.is_empty() => Some(text),
            _ => None,
        }
    }

    /// Whether somebody says who they are.
    pub fn is_revealing(&self) -> bool {
        matches!(self, Self::Words { heading, .. } if heading == REVEALED)
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

    /// Whether the patient has said who they are.
    pub fn is_revealed(&self) -> bool {
        self.entries.iter().any(|entry| entry.role == Role::Patient && entry.said.is_revealing())
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
        let said = match &entry.content {
            Content::Files(files) => Said::files(&files.text, entry.attachments.iter().map(|it| &**it)),
            content => Said::from(content),
        };
        Self { role: entry.role, sequence: entry.sequence, day: entry.day, said }
    }
}

impl From<&Content> for Said {
    fn from(content: &Content) -> Self {
        match content {
            Content::Request(request) => Self::Request {
                specialty: specialty(&request.intake.specialty),
                lines: lines(&request.intake),
                questions: request.questions.iter().map(|question| shown(question)).collect(),
            },
            Content::Question(question) => Self::words("content-question", &question.text),
            Content::Text(text) => Self::text(&text.text),
            Content::Accepted(accepted) => Self::words("content-accepted", &accepted.note),
            Content::Declined(declined) if declined.says_nothing() => Self::words("content-not-taken", ""),
            Content::Declined(declined) => Self::Words {
                heading: "content-declined".to_owned(),
                reason: declined.reason.name().to_owned(),
                text: shown(&declined.note),
            },
            Content::Opinion(opinion) => Self::Opinion(Box::new(shown_opinion(opinion))),
            Content::FollowUp(question) => Self::words("content-follow-up", &question.text),
            Content::Closed(closed) => Self::words("content-closed", &closed.note),
            Content::Withdrawn(withdrawn) => Self::words("content-withdrawn", &withdrawn.note),
            Content::Revealed(revealed) => Self::words(REVEALED, &revealed.text),
            Content::Files(files) => Self::files(&files.text, []),
            Content::Newer(newer) => Self::words("content-newer", newer.text.as_deref().unwrap_or_default()),
            Content::Unreadable(_) => Self::words("content-unreadable", ""),
        }
    }
}

impl Said {
    /// Files with these words beside them.
    pub fn files<'a>(text: &str, attached: impl IntoIterator<Item = &'a Attached>) -> Self {
        Self::Files { text: shown(text), files: attached.into_iter().map(File::from).collect() }
    }
}

/// A text as it can be shown.
fn shown(text: &str) -> String {
    printable(text).into_owned()
}

fn shown_opinion(opinion: &Opinion) -> Opinion {
    let answer =
        |answer: &OpinionAnswer| OpinionAnswer { question: answer.question, text: shown(&answer.text) };
    Opinion {
        summary: shown(&opinion.summary),
        answers: opinion.answers.iter().map(answer).collect(),
        agreement: opinion.agreement,
        confidence: opinion.confidence,
        would_change: shown(&opinion.would_change),
        missing: shown(&opinion.missing),
        limits: shown(&opinion.limits),
    }
}

/// The answers in words, in every language; none of a questionnaire that this version does not know.
pub fn lines(answers: &Answers) -> Vec<Line> {
    let Some(questionnaire) = Questionnaire::by_id(&answers.specialty) else { return Vec::new() };
    let in_language = |language: &str| questionnaire.lines(answers, language);
    let pair = |(en, uk): (Answered, Answered)| Line {
        red_flag: en.red_flag,
        question: Both::of(|language| shown(if language == "uk" { &uk.question } else { &en.question })),
        answer: Both::of(|language| shown(if language == "uk" { &uk.answer } else { &en.answer })),
    };
    in_language("en").into_iter().zip(in_language("uk")).map(pair).collect()
}

/// The name of a specialty; its identifier where this version does not know it.
pub fn specialty(id: &str) -> Both {
    Questionnaire::by_id(id).map_or_else(|| Both::of(|_| shown(id)), |found| Both::from(&found.name))
}

#[cfg(test)]
mod tests {
    use secondok_client::{
        content::{
            Accepted, Agreement, Closed, Confidence, DeclineReason, Declined, Files, FollowUp, Newer,
            Request, Revealed, Withdrawn,
        },
        intake::{Answer, Consent},
    };

    use super::*;

    /// A text of a hostile program, and as it can be shown: its lines stay.
    const CAME: &str = "one\n\u{202e}two\u{1b}[2J";
    const SHOWN: &str = "one\n\u{fffd}two\u{fffd}[2J";

    /// A content of every kind that has a text, with this text wherever one can stand.
    fn contents(text: &str) -> Vec<Content> {
        let text = || text.to_owned();
        let request = |specialty: String| {
            let given = [(text(), Answer::Text(text()))].into();
            Content::Request(Request {
                intake: Answers { specialty, version: 1, given },
                questions: vec![text()],
                consent: Consent { version: 1, agreed: Vec::new() },
            })
        };
        vec![
            request("cardiology".to_owned()),
            request(text()),
            Content::text(text()),
            Content::Accepted(Accepted { note: text() }),
            Content::Declined(Declined { reason: DeclineReason::Other, note: text() }),
            Content::Opinion(Opinion {
                summary: text(),
                answers: vec![OpinionAnswer { question: 1, text: text() }],
                agreement: Agreement::Partly,
                confidence: Confidence::High,
                would_change: text(),
                missing: text(),
                limits: text(),
            }),
            Content::FollowUp(FollowUp { text: text() }),
            Content::Closed(Closed { note: text() }),
            Content::Withdrawn(Withdrawn { note: text() }),
            Content::Files(Files { text: text() }),
            Content::Revealed(Revealed { text: text() }),
            Content::Newer(Newer { kind: None, text: Some(text()), bytes: Vec::new() }),
        ]
    }

    #[test]
    fn a_message_cannot_turn_around_what_is_read() {
        assert_eq!(
            Said::from(&Content::text(CAME)).plain(),
            Some(SHOWN),
            "what steers is seen as such, and lines stay"
        );
        for (came, harmless) in contents(CAME).iter().zip(contents(SHOWN)) {
            assert_eq!(Said::from(came), Said::from(&harmless), "{}", came.kind());
        }
    }

    #[test]
    fn of_all_messages_only_that_in_which_somebody_says_who_they_are_is_marked_as_such() {
        for content in contents("I am Olena.") {
            let said = Said::from(&content);
            assert_eq!(said.is_revealing(), content.kind() == "revealed", "{said:?}");
            assert_eq!(said.plain().is_some(), content.kind() == "text", "{said:?}");
        }
    }
}
