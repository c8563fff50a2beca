//! The opinion that is being written.

use serde::{Deserialize, Serialize};

use crate::{
    content::{Agreement, Confidence, Content, Opinion, OpinionAnswer},
    limit::room,
};

/// An opinion as far as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UnfinishedOpinion {
    /// Answers to the patient's questions, in their order; as many as were begun.
    pub answers: Vec<String>,
    /// Whether the first opinion is shared.
    pub agreement: Option<Agreement>,
    /// How sure the doctor is.
    pub confidence: Option<Confidence>,
    /// In a few sentences.
    pub summary: String,
    /// What would change the doctor's mind.
    pub would_change: String,
    /// What was missing; may be left empty.
    pub missing: String,
    /// What this opinion cannot do.
    pub limits: String,
}

/// A part of an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionPart {
    /// The answer to a question, from 0.
    Answer(usize),
    /// Whether the first opinion is shared.
    Agreement,
    /// How sure the doctor is.
    Confidence,
    /// The opinion in a few sentences.
    Summary,
    /// What would change the doctor's mind.
    WouldChange,
    /// What was missing; the only part that may be left empty.
    Missing,
    /// What it cannot do.
    Limits,
}

impl OpinionPart {
    /// Every part there is for so many questions, in the order in which they are asked for.
    pub fn all(questions: usize) -> impl Iterator<Item = Self> {
        (0..questions).map(Self::Answer).chain([
            Self::Agreement,
            Self::Confidence,
            Self::Summary,
            Self::WouldChange,
            Self::Missing,
            Self::Limits,
        ])
    }
}

impl UnfinishedOpinion {
    /// Whether nobody has written anything.
    pub fn is_empty(&self) -> bool {
        !OpinionPart::all(self.answers.len()).any(|part| self.has(part))
    }

    /// Whether this part is written.
    pub fn has(&self, part: OpinionPart) -> bool {
        let is_written = |text: &str| !text.trim().is_empty();
        match part {
            OpinionPart::Answer(place) => !self.answer(place).is_empty(),
            OpinionPart::Agreement => self.agreement.is_some(),
            OpinionPart::Confidence => self.confidence.is_some(),
            OpinionPart::Summary => is_written(&self.summary),
            OpinionPart::WouldChange => is_written(&self.would_change),
            OpinionPart::Missing => is_written(&self.missing),
            OpinionPart::Limits => is_written(&self.limits),
        }
    }

    /// Puts the answer to a question, from 0, in its place.
    pub fn put_answer(&mut self, place: usize, text: String) {
        if self.answers.len() <= place {
            self.answers.resize(place + 1, String::new());
        }
        self.answers[place] = text;
    }

    /// Takes over what a window has changed since it knew `before`, field by field.
    pub fn take_over(&mut self, before: &Self, now: Self) {
        let most = self.answers.len().max(now.answers.len());
        self.answers.resize(most, String::new());
        for (place, (kept, now)) in self.answers.iter_mut().zip(now.answers).enumerate() {
            let known = before.answers.get(place).cloned().unwrap_or_default();
            take_over(kept, &known, now);
        }
        take_over(&mut self.agreement, &before.agreement, now.agreement);
        take_over(&mut self.confidence, &before.confidence, now.confidence);
        take_over(&mut self.summary, &before.summary, now.summary);
        take_over(&mut self.would_change, &before.would_change, now.would_change);
        take_over(&mut self.missing, &before.missing, now.missing);
        take_over(&mut self.limits, &before.limits, now.limits);
    }

    /// What is needed and not there yet, in order, for so many questions.
    pub fn lacking(&self, questions: usize) -> Vec<OpinionPart> {
        let is_needed = |part: &OpinionPart| *part != OpinionPart::Missing;
        OpinionPart::all(questions).filter(is_needed).filter(|part| !self.has(*part)).collect()
    }

    fn answer(&self, place: usize) -> &str {
        self.answers.get(place).map(|answer| answer.trim()).unwrap_or_default()
    }

    /// As it goes to the patient, for so many questions.
    ///
    /// # Errors
    /// What is needed and not there yet, in order.
    pub fn ready(&self, questions: usize) -> Result<Opinion, Vec<OpinionPart>> {
        let lacking = self.lacking(questions);
        if lacking.is_empty() { Ok(self.so_far(questions)) } else { Err(lacking) }
    }

    /// Bytes that still fit into it; negative if it is too long by so many.
    pub fn room(&self) -> isize {
        room(&Content::Opinion(self.so_far(self.answers.len())))
    }

    /// As far as it is written, for so many questions: to be measured, never to be shown or sent. A choice that is open
    /// takes as much room as the longest.
    fn so_far(&self, questions: usize) -> Opinion {
        let numbers = 1_u32..;
        let answers = numbers
            .zip(0..questions)
            .map(|(question, place)| OpinionAnswer { question, text: self.answer(place).to_owned() });
        Opinion {
            summary: self.summary.trim().to_owned(),
            answers: answers.collect(),
            agreement: self.agreement.unwrap_or(Agreement::CannotSay),
            confidence: self.confidence.unwrap_or(Confidence::Medium),
            would_change: self.would_change.trim().to_owned(),
            missing: self.missing.trim().to_owned(),
            limits: self.limits.trim().to_owned(),
        }
    }
}

/// One field: as it stands now, if it is another one than before.
pub(super) fn take_over<T: PartialEq>(kept: &mut T, before: &T, now: T) {
    if now != *before {
        *kept = now;
    }
}

impl From<Opinion> for UnfinishedOpinion {
    fn from(opinion: Opinion) -> Self {
        Self {
            answers: opinion.answers.into_iter().map(|answer| answer.text).collect(),
            agreement: Some(opinion.agreement),
            confidence: Some(opinion.confidence),
            summary: opinion.summary,
            would_change: opinion.would_change,
            missing: opinion.missing,
            limits: opinion.limits,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn whole() -> UnfinishedOpinion {
        UnfinishedOpinion {
            answers: vec!["No.".to_owned(), " In a year. ".to_owned()],
            agreement: Some(Agreement::Partly),
            confidence: Some(Confidence::High),
            summary: "Not now.".to_owned(),
            would_change: "A worse echo.".to_owned(),
            missing: "The picture of spring.".to_owned(),
            limits: "Nobody examined you.".to_owned(),
        }
    }

    #[test]
    fn nothing_of_it_is_lost_on_its_way_to_the_patient_and_back() {
        let opinion = whole().ready(2).unwrap();
        assert_eq!(opinion.answers[1], OpinionAnswer { question: 2, text: "In a year.".to_owned() });
        assert_eq!((opinion.agreement, opinion.confidence), (Agreement::Partly, Confidence::High));
        let texts = [&opinion.summary, &opinion.would_change, &opinion.missing, &opinion.limits];
        assert_eq!(texts, ["Not now.", "A worse echo.", "The picture of spring.", "Nobody examined you."]);
        assert_eq!(UnfinishedOpinion::from(opinion.clone()).ready(2), Ok(opinion));
    }

    #[test]
    fn what_is_needed_is_told_in_the_order_in_which_it_is_asked_for() {
        assert_eq!(whole().lacking(2), []);
        assert_eq!(whole().lacking(3), [OpinionPart::Answer(2)]);
        let blank = UnfinishedOpinion { answers: vec!["  ".to_owned()], ..UnfinishedOpinion::default() };
        assert!(blank.is_empty() && !whole().is_empty());
        let lacking = [
            OpinionPart::Answer(0),
            OpinionPart::Agreement,
            OpinionPart::Confidence,
            OpinionPart::Summary,
            OpinionPart::WouldChange,
            OpinionPart::Limits,
        ];
        assert_eq!(blank.lacking(1), lacking);
    }

    #[test]
    fn an_answer_that_is_put_in_leaves_those_before_it_open() {
        let mut opinion = UnfinishedOpinion::default();
        opinion.put_answer(1, "In a year.".to_owned());
        assert_eq!(opinion.answers, ["", "In a year."]);
        assert!(opinion.has(OpinionPart::Answer(1)) && !opinion.has(OpinionPart::Answer(0)));
    }

    #[test]
    fn a_choice_that_is_open_is_never_made_for_the_doctor() {
        let open = UnfinishedOpinion { agreement: None, ..whole() };
        assert_eq!(open.ready(2), Err(vec![OpinionPart::Agreement]));
        let open = UnfinishedOpinion { confidence: None, ..whole() };
        assert_eq!(open.ready(2), Err(vec![OpinionPart::Confidence]));
    }

    #[test]
    fn an_open_choice_leaves_no_less_room_than_any_that_can_be_made() {
        let open = UnfinishedOpinion { agreement: None, confidence: None, ..whole() }.room();
        for (agreement, confidence) in
            Agreement::ALL.iter().flat_map(|one| Confidence::ALL.iter().map(move |other| (one, other)))
        {
            let chosen =
                UnfinishedOpinion { agreement: Some(*agreement), confidence: Some(*confidence), ..whole() };
            assert!(chosen.room() >= open, "{agreement:?} {confidence:?}");
        }
    }
}
