//! The request that is being written.

use std::collections::{BTreeMap, BTreeSet};

use secondok_protocol::id::DoctorId;
use serde::{Deserialize, Serialize};

use crate::{
    content::Request,
    intake::{Answer, AnswerError, Answers, Consent, Question, Questionnaire, Terms},
};

/// A request as far as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnfinishedRequest {
    /// Who is to be asked.
    pub doctor: DoctorId,
    /// The questionnaire as far as it is answered.
    pub answers: Answers,
    /// What was typed last, fit or not, by the question's identifier.
    #[serde(default)]
    pub typed: BTreeMap<String, String>,
    /// The questions that are left out.
    pub skipped: BTreeSet<String>,
    /// The questions to the doctor.
    pub questions: Vec<String>,
    /// Identifiers of the statements that were agreed to.
    agreed: BTreeSet<String>,
    /// The version of the terms that they stand in.
    #[serde(default)]
    terms: u32,
}

impl UnfinishedRequest {
    /// Nothing yet.
    pub fn new(doctor: DoctorId, questionnaire: &Questionnaire) -> Self {
        Self::with(doctor, questionnaire.start())
    }

    fn with(doctor: DoctorId, answers: Answers) -> Self {
        Self {
            doctor,
            answers,
            typed: BTreeMap::new(),
            skipped: BTreeSet::new(),
            questions: Vec::new(),
            agreed: BTreeSet::new(),
            terms: Terms::current().version,
        }
    }

    /// A request that was not sent, taken up again to be changed: whatever has no answer was left out. Agreeing is done
    /// anew.
    pub fn of(doctor: DoctorId, request: Request) -> Self {
        let mut taken_up = Self { questions: request.questions, ..Self::with(doctor, request.intake) };
        taken_up.skipped = taken_up.open().map(|question| question.id.clone()).collect();
        taken_up
    }

    /// As it can be gone on with today; none if nobody asks in this specialty any more. A questionnaire of another
    /// version may mean something else by the same answers, and other terms are to be agreed to anew.
    pub fn today(mut self) -> Option<Self> {
        let questionnaire = self.questionnaire()?;
        if self.answers.version != questionnaire.version {
            self = Self { questions: self.questions, ..Self::new(self.doctor, questionnaire) };
        }
        self.of_these_terms();
        Some(self)
    }

    /// The same for another doctor. What was agreed to speaks of where the doctor is licensed.
    pub fn for_doctor(self, doctor: DoctorId) -> Self {
        if self.doctor == doctor { self } else { Self { doctor, agreed: BTreeSet::new(), ..self } }
    }

    /// What is asked; none if nobody asks in this specialty any more.
    pub fn questionnaire(&self) -> Option<&'static Questionnaire> {
        Questionnaire::by_id(&self.answers.specialty)
    }

    /// Every question that applies, those about signs of danger first.
    pub fn asked(&self) -> impl Iterator<Item = &Question> {
        self.questionnaire().into_iter().flat_map(|questionnaire| {
            let flags = questionnaire.red_flag_questions().iter().map(|flag| &flag.question);
            flags.chain(questionnaire.visible(&self.answers))
        })
    }

    /// Those that are neither answered nor left out.
    pub fn open(&self) -> impl Iterator<Item = &Question> {
        let is_settled = |id: &String| self.answers.given.contains_key(id) || self.skipped.contains(id);
        self.asked().filter(move |question| !is_settled(&question.id))
    }

    /// Puts an answer in. Answers that no longer apply afterwards go.
    ///
    /// # Errors
    /// [`AnswerError`]; then nothing has changed.
    pub fn answer(&mut self, id: &str, answer: Answer) -> Result<(), AnswerError> {
        let questionnaire = self.questionnaire().ok_or_else(|| unknown(id))?;
        questionnaire.answer(&mut self.answers, id, answer)?;
        self.skipped.remove(id);
        Ok(())
    }

    /// Puts in what was typed, which is kept whether it fits or not.
    ///
    /// # Errors
    /// [`AnswerError`].
    pub fn answer_typed(&mut self, id: &str, typed: String) -> Result<(), AnswerError> {
        let question = self.questionnaire().and_then(|asks| asks.question(id)).ok_or_else(|| unknown(id))?;
        let answer = question.read(&typed);
        self.typed.insert(id.to_owned(), typed);
        self.answer(id, answer?)
    }

    /// Leaves a question out. Answers that no longer apply afterwards go with its own.
    pub fn leave_out(&mut self, id: &str) {
        if let Some(questionnaire) = self.questionnaire() {
            questionnaire.leave_out(&mut self.answers, id);
        }
        self.typed.remove(id);
        self.skipped.insert(id.to_owned());
    }

    /// Opens a question again. What hangs on its answer is decided by the next one.
    pub fn reopen(&mut self, id: &str) {
        self.answers.given.remove(id);
        self.skipped.remove(id);
    }

    /// Notes whether a statement of today's terms is agreed to.
    pub fn agree(&mut self, statement: &str, is_agreed: bool) {
        self.of_these_terms();
        if is_agreed {
            self.agreed.insert(statement.to_owned());
        } else {
            self.agreed.remove(statement);
        }
    }

    fn of_these_terms(&mut self) {
        let version = Terms::current().version;
        if self.terms != version {
            self.agreed.clear();
            self.terms = version;
        }
    }

    /// Whether this statement is agreed to.
    pub fn has_agreed_to(&self, statement: &str) -> bool {
        self.agreed.contains(statement)
    }

    /// Whether all of today's terms are agreed to.
    pub fn has_consent(&self) -> bool {
        Terms::current().missing(&self.consent()).next().is_none()
    }

    fn consent(&self) -> Consent {
        let statements = Terms::current().statements.iter().map(|statement| &statement.id);
        let agreed = statements.filter(|id| self.agreed.contains(*id)).cloned().collect();
        Consent { version: self.terms, agreed }
    }

    /// As it can be sent, once nothing is open and all the terms are agreed to.
    pub fn to_send(&self) -> Request {
        let questions = self.questions.iter().map(|question| question.trim().to_owned());
        Request {
            intake: self.answers.clone(),
            questions: questions.filter(|question| !question.is_empty()).collect(),
            consent: self.consent(),
        }
    }
}

fn unknown(id: &str) -> AnswerError {
    AnswerError::UnknownQuestion { question: id.to_owned() }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const DOCTOR: DoctorId = DoctorId::from_bytes([7; 16]);

    /// Tests were made, and of one of them a number is known.
    fn begun() -> UnfinishedRequest {
        let mut request = UnfinishedRequest::new(DOCTOR, Questionnaire::by_id("cardiology").unwrap());
        request.answer("tests", Answer::Choices(vec!["echo".to_owned()])).unwrap();
        request.answer_typed("ejection-fraction", "55".to_owned()).unwrap();
        request
    }

    fn open(request: &UnfinishedRequest) -> Vec<&str> {
        request.open().map(|question| question.id.as_str()).collect()
    }

    #[test]
    fn what_is_open_is_asked_for_danger_first_and_neither_twice_nor_in_vain() {
        let mut request = begun();
        let flags = request.questionnaire().unwrap().red_flag_questions();
        assert_eq!(open(&request)[0], flags[0].question.id);
        for flag in flags {
            request.answer(&flag.question.id, Answer::YesNo(false)).unwrap();
        }
        assert!(open(&request).contains(&"findings"));
        request.leave_out("findings");
        for settled in ["findings", "tests", "ejection-fraction", "procedure"] {
            assert!(!open(&request).contains(&settled), "{settled}");
        }
        request.reopen("findings");
        assert!(open(&request).contains(&"findings"));
    }

    #[test]
    fn what_hung_on_an_answer_goes_with_it() {
        let mut request = begun();
        request.reopen("tests");
        // The next answer decides.
        assert!(request.answers.given.contains_key("ejection-fraction"));
        request.leave_out("tests");
        assert_eq!(request.answers.given.len(), 0);
        assert!(request.skipped.contains("tests"));
    }

    #[test]
    fn what_was_typed_is_kept_even_if_it_does_not_fit() {
        let mut request = begun();
        let error = request.answer_typed("ejection-fraction", "half".to_owned()).unwrap_err();
        assert_eq!((error, request.typed["ejection-fraction"].as_str()), (AnswerError::NotANumber, "half"));
        assert_eq!(request.answers, begun().answers);
    }

    #[test]
    fn a_request_taken_up_again_has_nothing_open_and_is_agreed_to_anew() {
        let sent = Request {
            questions: vec!["Must I?".to_owned()],
            consent: Terms::current().consent(),
            ..begun().to_send()
        };
        let mut again = UnfinishedRequest::of(DOCTOR, sent.clone());
        assert!(open(&again).is_empty() && !again.has_consent());
        again.questions.push("  ".to_owned());
        for statement in &Terms::current().statements {
            again.agree(&statement.id, true);
        }
        assert!(again.has_consent());
        assert_eq!(again.to_send(), sent);
    }

    #[test]
    fn answers_to_another_questionnaire_and_consent_to_other_terms_do_not_count() {
        let mut old = UnfinishedRequest { questions: vec!["Must I?".to_owned()], ..begun() };
        for statement in &Terms::current().statements {
            old.agree(&statement.id, true);
        }
        assert_eq!(old.clone().today(), Some(old.clone()));
        let elsewhere = old.clone().for_doctor(DoctorId::from_bytes([8; 16]));
        assert!(!elsewhere.has_consent() && elsewhere.answers == old.answers);
        let other_terms = UnfinishedRequest { terms: 0, ..old.clone() };
        assert!(!other_terms.has_consent());
        assert!(!other_terms.today().unwrap().has_agreed_to(&Terms::current().statements[0].id));
        old.answers.version += 1;
        let anew = old.clone().today().unwrap();
        assert_eq!((anew.answers.given.len(), anew.questions), (0, old.questions.clone()));
        old.answers.specialty = "alchemy".to_owned();
        assert_eq!(old.today(), None);
    }
}
