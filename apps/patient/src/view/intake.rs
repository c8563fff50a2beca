//! A request that is being written.

use secondok_client::intake::Answer;
use secondok_talk::{Both, Line, Trouble};
use serde::{Deserialize, Serialize};

use super::Doctor;

/// The request that is being written, if there is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IntakeState(pub Option<Box<Intake>>);

/// A request that is being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intake {
    /// Who is asked.
    pub doctor: Doctor,
    /// Where they are licensed, ISO 3166-1 alpha-2.
    pub licensed_in: Vec<String>,
    /// The specialty's identifier.
    pub specialty_id: String,
    /// The specialty's name.
    pub specialty: Both,
    /// What to keep out of every text.
    pub privacy: Both,
    /// What to do in an emergency.
    pub emergency: Both,
    /// Signs of danger, then the questions that apply.
    pub questions: Vec<Question>,
    /// The questions to the doctor.
    pub own: Vec<String>,
    /// The most questions to the doctor.
    pub most: usize,
    /// Each statement, and whether it was agreed to. `{places}` stands for where the doctor is licensed.
    pub statements: Vec<(String, Both, bool)>,
    /// The answers as the doctor reads them.
    pub lines: Vec<Line>,
    /// Bytes that still fit; negative if it is too long.
    pub room: i64,
    /// What in all that was typed may tell who is writing.
    pub tells: Option<Trouble>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Which.
    pub id: String,
    /// What is asked.
    pub text: Both,
    /// How to answer.
    pub hint: Option<Both>,
    /// Whether it must be answered.
    pub required: bool,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// For a sign of danger: what to do at once if the answer is yes.
    pub advice: Option<Both>,
    /// The answer.
    pub given: Option<Answer>,
    /// What was typed last, fit or not.
    pub typed: String,
    /// Whether it was left out.
    pub skipped: bool,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// One of several.
    Choice(Vec<Choice>),
    /// Any number of several.
    Choices(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// A number, in this unit.
    Number(Option<Both>),
    /// One line of so many characters.
    ShortText(usize),
    /// Paragraphs of so many characters.
    LongText(usize),
}

/// One of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Which.
    pub id: String,
    /// What it says.
    pub text: Both,
    /// Whether it goes with no other.
    pub exclusive: bool,
}

/// An answer as it comes from the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Given {
    /// Chosen.
    Chosen(Answer),
    /// Typed.
    Typed(String),
    /// Left out.
    Skipped,
}

impl Choice {
    /// Whether both can be chosen.
    fn goes_with(&self, other: &Self) -> bool {
        self.id == other.id || !(self.exclusive || other.exclusive)
    }

    /// Which of these are not chosen any more once this one is.
    pub fn takes_out(&self, list: &[Self]) -> Vec<String> {
        list.iter().filter(|other| !self.goes_with(other)).map(|other| other.id.clone()).collect()
    }
}

impl Question {
    /// Whether nothing is to be done about it any more.
    pub fn is_settled(&self) -> bool {
        self.given.is_some() || self.skipped
    }
}

#[cfg(test)]
mod tests {
    use secondok_talk::Both;

    use super::Choice;

    #[test]
    fn choosing_none_of_these_takes_out_the_others_and_the_other_way_round() {
        let choice = |id: &str| Choice { id: id.to_owned(), text: Both::default(), exclusive: id == "none" };
        let list = ["one", "two", "none"].map(choice);
        assert_eq!(list[0].takes_out(&list), ["none"]);
        assert_eq!(list[2].takes_out(&list), ["one", "two"]);
    }
}
