//! The invented doctors and consultations, as data files in `demo/data`.
//!
//! Consultations are dated relative to the day on which the demonstration starts. [`load`] holds them to the
//! questionnaires and to the course that a consultation can take; whoever plays them can rely on both.

use std::collections::BTreeMap;

use secondok_client::{
    api::{consultation::State, directory::Profile},
    content::{self, Content, DeclineReason, Opinion, Request},
    intake::{Answer, Answers, OpenPoint, Questionnaire, Terms},
};
use serde::Deserialize;

/// Everything that the demonstration shows.
#[derive(Debug, Clone)]
pub struct Demonstration {
    /// The password of every account.
    pub password: String,
    /// The doctors.
    pub doctors: Vec<Doctor>,
    /// The consultations, oldest first.
    pub consultations: Vec<Consultation>,
}

/// An invented doctor.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doctor {
    /// The name that they log in with.
    pub login: String,
    /// What they publish.
    pub profile: Profile,
}

/// An invented consultation.
#[derive(Debug, Clone)]
pub struct Consultation {
    /// Its file's name: stable, for tests.
    pub name: &'static str,
    /// Where it stands once everything was played.
    pub state: State,
    /// Whose it is: those of one patient come from the same words.
    pub patient: String,
    /// The doctor, by the name in the page's address.
    pub doctor: String,
    /// Days before the start on which it was opened.
    pub opened_days_ago: u32,
    /// What was asked; whole, and agreed to.
    pub request: Request,
    /// What happened afterwards, in order.
    pub steps: Vec<Step>,
}

/// One step of a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Step {
    /// Days before the start.
    pub days_ago: u32,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
}

/// What somebody does in a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    /// The doctor takes it.
    Accept {
        /// A word to the patient; may be empty.
        note: String,
    },
    /// The doctor does not take it.
    Decline {
        /// Why.
        reason: DeclineReason,
        /// A word to the patient.
        note: String,
    },
    /// The doctor writes.
    DoctorSays {
        /// What.
        text: String,
    },
    /// The patient writes.
    PatientSays {
        /// What.
        text: String,
    },
    /// The doctor gives the opinion.
    Opinion {
        /// The opinion; answers every question.
        opinion: Opinion,
    },
    /// The patient asks about the opinion.
    FollowUp {
        /// What.
        text: String,
    },
    /// The doctor replies to a follow-up question.
    Reply {
        /// What.
        text: String,
    },
    /// The doctor closes it.
    Close {
        /// A last word; may be empty.
        note: String,
    },
    /// The patient takes it back.
    Withdraw {
        /// A word to the doctor; may be empty.
        note: String,
    },
}

/// A data file that does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct DataError {
    /// The file.
    pub file: &'static str,
    /// What is wrong with it.
    pub reason: String,
}

const DOCTORS: &str = include_str!("../data/doctors.toml");
const CONSULTATIONS: [(&str, &str); 10] = [
    ("breast", include_str!("../data/consultations/breast.toml")),
    ("hip", include_str!("../data/consultations/hip.toml")),
    ("knee", include_str!("../data/consultations/knee.toml")),
    ("lymphoma", include_str!("../data/consultations/lymphoma.toml")),
    ("migraine", include_str!("../data/consultations/migraine.toml")),
    ("nodule", include_str!("../data/consultations/nodule.toml")),
    ("numbness", include_str!("../data/consultations/numbness.toml")),
    ("palpitations", include_str!("../data/consultations/palpitations.toml")),
    ("sleep", include_str!("../data/consultations/sleep.toml")),
    ("valve", include_str!("../data/consultations/valve.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DoctorsFile {
    password: String,
    doctor: Vec<Doctor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ConsultationFile {
    state: State,
    patient: String,
    doctor: String,
    specialty: String,
    opened_days_ago: u32,
    questions: Vec<String>,
    answers: BTreeMap<String, Given>,
    steps: Vec<Step>,
}

/// An answer as it stands in a file: texts, numbers and choices are read as a person would type them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    YesNo(bool),
    Choices(Vec<String>),
    Typed(String),
}

/// Reads the embedded files.
pub fn load() -> Result<Demonstration, DataError> {
    let failed = |reason: toml::de::Error| DataError { file: "doctors", reason: reason.to_string() };
    let file: DoctorsFile = toml::from_str(DOCTORS).map_err(failed)?;
    let mut consultations = CONSULTATIONS
        .iter()
        .map(|(name, text)| consultation(name, text, &file.doctor))
        .collect::<Result<Vec<_>, _>>()?;
    consultations.sort_by_key(|consultation| std::cmp::Reverse(consultation.opened_days_ago));
    Ok(Demonstration { password: file.password, doctors: file.doctor, consultations })
}

fn consultation(name: &'static str, text: &str, doctors: &[Doctor]) -> Result<Consultation, DataError> {
    let failed = |reason: String| DataError { file: name, reason };
    let file: ConsultationFile = toml::from_str(text).map_err(|error| failed(error.to_string()))?;
    let doctor = doctors
        .iter()
        .find(|doctor| doctor.profile.slug == file.doctor)
        .ok_or_else(|| failed(format!("there is no doctor {}", file.doctor)))?;
    if !doctor.profile.specialties.contains(&file.specialty) {
        return Err(failed(format!("{} does not practise {}", file.doctor, file.specialty)));
    }
    let intake = answers(&file.specialty, file.answers).map_err(failed)?;
    let request = Request { intake, questions: file.questions, consent: Terms::current().consent() };
    let fits = |content| content::check(&content).map_err(|error| failed(error.to_string()));
    fits(Content::Request(request.clone()))?;
    for step in &file.steps {
        if let Act::Opinion { opinion } = &step.act {
            fits(Content::Opinion(opinion.clone()))?;
            let answered = opinion.answers.iter().map(|answer| answer.question);
            if !answered.eq((1..).take(request.questions.len())) {
                return Err(failed("an opinion does not answer every question in order".to_owned()));
            }
        }
    }
    let consultation = Consultation {
        name,
        state: file.state,
        patient: file.patient,
        doctor: file.doctor,
        opened_days_ago: file.opened_days_ago,
        request,
        steps: file.steps,
    };
    let state = consultation.course(doctor.profile.answer_days).map_err(failed)?;
    match state == consultation.state {
        true => Ok(consultation),
        false => Err(failed(format!("says {:?}, ends as {state:?}", consultation.state))),
    }
}

/// Whole answers: every red flag is denied, as everybody here can wait for an answer.
fn answers(specialty: &str, given: BTreeMap<String, Given>) -> Result<Answers, String> {
    let questionnaire =
        Questionnaire::by_id(specialty).ok_or_else(|| format!("there is no questionnaire {specialty}"))?;
    let mut answers = questionnaire.start();
    for flag in questionnaire.red_flag_questions() {
        answers.given.insert(flag.question.id.clone(), Answer::YesNo(false));
    }
    for (id, given) in given {
        let question = questionnaire.question(&id).ok_or_else(|| format!("there is no question {id}"))?;
        let answer = match given {
            Given::YesNo(yes) => Answer::YesNo(yes),
            Given::Choices(choices) => Answer::Choices(choices),
            Given::Typed(typed) => question.read(&typed).map_err(|error| format!("{id}: {error}"))?,
        };
        answers.given.insert(id, answer);
    }
    let open: Vec<OpenPoint> = questionnaire.open_points(&answers);
    if open.is_empty() { Ok(answers) } else { Err(format!("{open:?}")) }
}

/// Days within which a doctor takes a consultation, and a patient asks about an opinion: the service's rules.
const ACCEPT_WITHIN: u32 = secondok_care::consultations::rules::ACCEPT_WITHIN;
const FOLLOW_UP_WITHIN: u32 = secondok_care::consultations::rules::FOLLOW_UP_WITHIN;

impl Consultation {
    /// Follows the steps, with every deadline; says where they lead on the day of the start.
    fn course(&self, answer_days: u32) -> Result<State, String> {
        let mut state = State::Requested;
        // Days before the start; the last day for what comes next may lie after it.
        let mut now = self.opened_days_ago;
        let mut due = i64::from(now) - i64::from(ACCEPT_WITHIN);
        for step in &self.steps {
            if step.days_ago > now {
                return Err(format!("{} days ago comes too late in the file", step.days_ago));
            }
            now = step.days_ago;
            if i64::from(now) < due {
                return Err(format!("{} days ago is past what was due", step.days_ago));
            }
            let next = follow(state, &step.act)
                .ok_or_else(|| format!("{state:?} does not allow the step {} days ago", step.days_ago))?;
            if next != state {
                state = next;
                let days = if state == State::Answered { FOLLOW_UP_WITHIN } else { answer_days };
                due = i64::from(now) - i64::from(days);
            }
        }
        let is_open = matches!(state, State::Requested | State::Accepted | State::Answered | State::FollowUp);
        Ok(match state {
            State::Requested | State::Accepted if due > 0 => State::Expired,
            _ if is_open && due > 0 => State::Closed,
            _ => state,
        })
    }
}

fn follow(state: State, act: &Act) -> Option<State> {
    use State::{Accepted, Answered, Closed, Declined, FollowUp, Requested, Withdrawn};
    match (state, act) {
        (Requested, Act::Accept { .. }) => Some(Accepted),
        (Requested | Accepted, Act::Decline { .. }) => Some(Declined),
        (Requested | Accepted, Act::Withdraw { .. }) => Some(Withdrawn),
        (Accepted, Act::Opinion { .. }) | (FollowUp, Act::Reply { .. }) => Some(Answered),
        (Answered, Act::FollowUp { .. }) => Some(FollowUp),
        (Answered | FollowUp, Act::Close { .. }) => Some(Closed),
        (Requested | Accepted | FollowUp, Act::PatientSays { .. }) => Some(state),
        (Accepted | Answered | FollowUp, Act::DoctorSays { .. }) => Some(state),
        _ => None,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_demonstration_shows_everything() {
        let demonstration = load().unwrap();
        assert_eq!(demonstration.doctors.len(), 8);
        let specialties: BTreeSet<_> =
            demonstration.doctors.iter().flat_map(|doctor| &doctor.profile.specialties).collect();
        assert_eq!(specialties.len(), 6);
        let mut states: Vec<_> = demonstration
            .consultations
            .iter()
            .map(|consultation| format!("{:?}", consultation.state))
            .collect();
        states.sort_unstable();
        states.dedup();
        assert_eq!(states.len(), 8, "{states:?}");
    }

    #[test]
    fn the_doctors_are_whole_and_plainly_invented() {
        let demonstration = load().unwrap();
        let mut seen = BTreeSet::new();
        for Doctor { login, profile } in &demonstration.doctors {
            assert!(seen.insert(login) && seen.insert(&profile.slug), "{login}");
            assert!(login.ends_with("@demo.example"), "{login}");
            assert!(profile.name.contains("(demonstration)"), "{}", profile.name);
            assert!(
                profile.slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
                "{}",
                profile.slug
            );
            assert!(["en", "uk"].iter().all(|code| profile.about.contains_key(*code)), "{login}");
            assert!((1..=14).contains(&profile.answer_days) && profile.price_units > 0, "{login}");
            assert!(!profile.languages.is_empty() && !profile.licensed_in.is_empty(), "{login}");
            for specialty in &profile.specialties {
                assert!(Questionnaire::by_id(specialty).is_some(), "{specialty}");
            }
        }
    }

    #[test]
    fn the_pages_name_every_questionnaire() {
        let ids: Vec<_> =
            Questionnaire::all().iter().map(|questionnaire| questionnaire.id.as_str()).collect();
        assert_eq!(ids, secondok_care::site::SPECIALTIES);
    }

    #[test]
    fn a_course_that_cannot_be_is_refused() {
        let doctors = load().unwrap().doctors;
        let file = |name: &str| CONSULTATIONS.iter().find(|(of, _)| *of == name).unwrap().1;
        let reason = |text: &str| consultation("test", text, &doctors).unwrap_err().reason;
        let hip = file("hip");
        assert_eq!(reason(&hip.replace("\"withdrawn\"", "\"accepted\"")), "says Accepted, ends as Withdrawn");
        assert_eq!(reason(&hip.replace("days-ago = 8", "days-ago = 5")), "5 days ago is past what was due");
        assert_eq!(
            reason(&hip.replace("days-ago = 7", "days-ago = 9")),
            "9 days ago comes too late in the file"
        );
        assert_eq!(
            reason(&hip.replace("act = \"accept\"", "act = \"close\"")),
            "Requested does not allow the step 8 days ago"
        );
        assert_eq!(
            reason(&hip.replace("orthopaedics", "oncology")),
            "anna-probna does not practise oncology"
        );
        assert!(reason(&hip.replace("side = \"left\"", "side = \"east\"")).contains("east"));
        assert!(reason(&hip.replace("side = \"left\"", "side-effect = \"left\"")).contains("side-effect"));
        assert!(reason(&hip.replace("began = \"slowly\"\n", "")).contains("began"));
        let nodule = file("nodule");
        assert!(reason(&nodule.replace("question = 2", "question = 3")).contains("every question"));
    }
}
