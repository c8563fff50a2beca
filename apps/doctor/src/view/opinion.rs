//! The opinion that is being written.

use secondok_client::content::{Agreement, Confidence, Opinion, OpinionAnswer};
use serde::{Deserialize, Serialize};

/// An opinion as far as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OpinionDraft {
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

/// A part that is needed and not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
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
    /// What it cannot do.
    Limits,
}

impl OpinionDraft {
    /// Whether nobody has written anything.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.summary, &self.would_change, &self.missing, &self.limits];
        let is_blank = |text: &&String| text.trim().is_empty();
        self.answers.iter().all(|answer| answer.trim().is_empty())
            && self.agreement.is_none()
            && self.confidence.is_none()
            && texts.iter().all(is_blank)
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

    /// What is needed and not there yet, in the order of the form, for so many questions.
    pub fn lacking(&self, questions: usize) -> Vec<Lacking> {
        let mut lacking: Vec<Lacking> =
            (0..questions).filter(|place| self.answer(*place).is_empty()).map(Lacking::Answer).collect();
        let needed = [
            (Lacking::Agreement, self.agreement.is_none()),
            (Lacking::Confidence, self.confidence.is_none()),
            (Lacking::Summary, self.summary.trim().is_empty()),
            (Lacking::WouldChange, self.would_change.trim().is_empty()),
            (Lacking::Limits, self.limits.trim().is_empty()),
        ];
        lacking.extend(needed.into_iter().filter(|(_, lacks)| *lacks).map(|(part, _)| part));
        lacking
    }

    fn answer(&self, place: usize) -> &str {
        self.answers.get(place).map(|answer| answer.trim()).unwrap_or_default()
    }

    /// As it goes to the patient, for so many questions.
    ///
    /// # Errors
    /// What is needed and not there yet, in the order of the form.
    pub fn ready(&self, questions: usize) -> Result<Opinion, Vec<Lacking>> {
        let lacking = self.lacking(questions);
        if lacking.is_empty() { Ok(self.so_far(questions)) } else { Err(lacking) }
    }

    /// As far as it is written, for so many questions: to be measured, never to be shown or sent. A choice that is open
    /// takes as much room as the longest.
    pub(crate) fn so_far(&self, questions: usize) -> Opinion {
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

impl From<&Opinion> for OpinionDraft {
    fn from(opinion: &Opinion) -> Self {
        Self {
            answers: opinion.answers.iter().map(|answer| answer.text.clone()).collect(),
            agreement: Some(opinion.agreement),
            confidence: Some(opinion.confidence),
            summary: opinion.summary.clone(),
            would_change: opinion.would_change.clone(),
            missing: opinion.missing.clone(),
            limits: opinion.limits.clone(),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use secondok_client::content::Content;

    use super::*;

    fn whole() -> OpinionDraft {
        OpinionDraft {
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
    fn nothing_of_a_draft_is_lost_on_its_way_to_the_patient_and_back() {
        let opinion = whole().ready(2).unwrap();
        assert_eq!(opinion.answers[1], OpinionAnswer { question: 2, text: "In a year.".to_owned() });
        assert_eq!((opinion.agreement, opinion.confidence), (Agreement::Partly, Confidence::High));
        let texts = [&opinion.summary, &opinion.would_change, &opinion.missing, &opinion.limits];
        assert_eq!(texts, ["Not now.", "A worse echo.", "The picture of spring.", "Nobody examined you."]);
        assert_eq!(OpinionDraft::from(&opinion).ready(2), Ok(opinion));
    }

    #[test]
    fn what_is_needed_is_told_in_the_order_of_the_form() {
        assert_eq!(whole().lacking(2), []);
        assert_eq!(whole().lacking(3), [Lacking::Answer(2)]);
        let blank = OpinionDraft { answers: vec!["  ".to_owned()], ..OpinionDraft::default() };
        assert!(blank.is_empty() && !whole().is_empty());
        let lacking = [
            Lacking::Answer(0),
            Lacking::Agreement,
            Lacking::Confidence,
            Lacking::Summary,
            Lacking::WouldChange,
            Lacking::Limits,
        ];
        assert_eq!(blank.lacking(1), lacking);
    }
    #[test]
    fn a_choice_that_is_open_is_never_made_for_the_doctor() {
        let open = OpinionDraft { agreement: None, ..whole() };
        assert_eq!(open.ready(2), Err(vec![Lacking::Agreement]));
        let open = OpinionDraft { confidence: None, ..whole() };
        assert_eq!(open.ready(2), Err(vec![Lacking::Confidence]));
    }

    #[test]
    fn an_open_choice_leaves_no_less_room_than_any_that_can_be_made() {
        let measure = |draft: &OpinionDraft| secondok_client::room(&Content::Opinion(draft.so_far(2)));
        let open = measure(&OpinionDraft { agreement: None, confidence: None, ..whole() });
        for (agreement, confidence) in
            Agreement::ALL.iter().flat_map(|one| Confidence::ALL.iter().map(move |other| (one, other)))
        {
            let chosen =
                OpinionDraft { agreement: Some(*agreement), confidence: Some(*confidence), ..whole() };
            assert!(measure(&chosen) >= open, "{agreement:?} {confidence:?}");
        }
    }
}
