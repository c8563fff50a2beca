//! A care service, doctors and patients.

use std::sync::Arc;

use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_api::{consultation::Role, directory::Profile};
use secondok_care::{
    Care,
    audit::Stamp,
    clock::Clock,
    store::{AttachmentOptions, NewDoctor, Quota, Store, StoreOptions},
};
use secondok_client::{
    content::{Agreement, Confidence, Content, Opinion, OpinionAnswer, Request},
    doctor::Doctor,
    intake::{Answer, Answers, Kind, OpenPoint, Questionnaire, Terms},
    patient::{Ask, Patient},
    thread::Entry,
};
use secondok_demo::transport::InProcess;
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode},
};
use secondok_testkit::{ManualClock, parts};

use crate::faults::{Disk, Faults, Net};

pub const PASSWORD: &str = "a long enough password";
pub const SPECIALTY: &str = "cardiology";

pub type TestPatient = Patient<Net, Disk>;
pub type TestDoctor = Doctor<Net, Disk>;

/// The service.
pub struct World {
    pub care: Care,
    pub clock: Arc<ManualClock>,
    pub rng: ChaCha20Rng,
    _folder: tempfile::TempDir,
}

/// A registered doctor: log in at any device.
pub struct Account {
    pub id: DoctorId,
    pub login: String,
}

impl World {
    /// Without a place for attachments.
    pub async fn new() -> Self {
        Self::made(None).await
    }

    /// With one for so many of each consultation.
    pub async fn with_attachments(count: u32) -> Self {
        Self::made(Some(Quota { count, ..Quota::default() })).await
    }

    async fn made(quota: Option<Quota>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("care.db").display());
        let usual = AttachmentOptions::new(folder.path().join("attachments"));
        let attachments = quota.map(|quota| AttachmentOptions { quota, reserve: 0, ..usual });
        let options = StoreOptions { attachments, ..StoreOptions::new(url) };
        let store = Store::open(&options).await.unwrap();
        let clock = Arc::new(ManualClock::on("2026-11-22".parse().unwrap()));
        let care = Care::new(parts(store, clock.clone()));
        Self { care, clock, rng: ChaCha20Rng::seed_from_u64(3), _folder: folder }
    }

    pub fn today(&self) -> Day {
        self.clock.today()
    }

    /// Days pass, each with its night.
    pub async fn days(&self, days: u32) {
        for _ in 0..days {
            self.clock.advance_days(1);
            self.care.nightly(self.today()).await.unwrap();
        }
    }

    pub fn http(&self) -> InProcess {
        InProcess::new(self.care.router())
    }

    pub fn desk_http(&self) -> InProcess {
        InProcess::new(self.care.desk_router(axum::Router::new()))
    }

    /// A network that works.
    pub fn net(&self) -> Net {
        self.net_with(&Faults::none())
    }

    pub fn net_with(&self, faults: &Faults) -> Net {
        Net::new(self.http(), faults)
    }

    /// Whoever types commands, now.
    pub fn operator(&self) -> Stamp {
        Stamp::operator(self.clock.now())
    }

    /// Removes somebody from the staff, or an invitation to it.
    pub async fn remove_staff(&self, login: &str) {
        assert!(self.care.store().remove_staff(login, self.operator()).await.unwrap());
    }

    pub async fn invite(&mut self, slug: &str) -> InvitationCode {
        let (doctor, code) = (DoctorId::random(&mut self.rng), InvitationCode::random(&mut self.rng));
        let new = NewDoctor {
            doctor,
            login: format!("{slug}@example.org"),
            profile: profile(slug),
            invitation: code.hash(),
            valid_until: self.today() + 7,
        };
        self.care.store().invite_doctor(new, self.operator()).await.unwrap();
        code
    }

    pub async fn register(&mut self, slug: &str) -> Account {
        let code = self.invite(slug).await;
        let (net, today) = (self.net(), self.today());
        let registered = TestDoctor::register(&net, &code, PASSWORD, today, &mut self.rng).await.unwrap();
        Account { id: registered.doctor, login: registered.login }
    }

    pub async fn log_in(&mut self, account: &Account, disk: &Disk) -> TestDoctor {
        self.log_in_over(account, self.net(), disk).await
    }

    /// Logs in over this network.
    pub async fn log_in_over(&mut self, account: &Account, net: Net, disk: &Disk) -> TestDoctor {
        let (today, rng) = (self.today(), &mut self.rng);
        let logged_in = TestDoctor::login(net, disk.clone(), &account.login, PASSWORD, today, rng).await;
        let logged_in = logged_in.unwrap();
        assert_eq!(logged_in.keys_not_renewed, None);
        logged_in.doctor
    }

    pub async fn doctor(&mut self) -> TestDoctor {
        let account = self.register("doctor").await;
        self.log_in(&account, &Disk::new()).await
    }

    pub async fn patient(&mut self) -> TestPatient {
        TestPatient::create(self.net(), Disk::new(), &mut self.rng).await.unwrap()
    }

    /// Opens a consultation; its number.
    pub async fn ask(&mut self, patient: &mut TestPatient, doctor: DoctorId) -> u32 {
        let today = self.today();
        patient.ask(ask(doctor), today, &mut self.rng).await.unwrap().summary.index
    }

    /// Every consultation that these words open, read whole on a device that knows nothing but the words.
    pub async fn by_words(&mut self, words: &str) -> Vec<(u32, Vec<Entry>)> {
        let (net, today) = (self.net(), self.today());
        let mut fresh = TestPatient::restore(net, Disk::new(), words).await.unwrap();
        let listed = fresh.consultations(today, &mut self.rng).await.unwrap().list;
        let mut read = Vec::new();
        for summary in listed.iter().rev() {
            let thread = fresh.read(summary.index).await.unwrap().thread;
            assert_eq!(thread.refused, []);
            read.push((summary.index, thread.entries));
        }
        read
    }
}

pub fn profile(slug: &str) -> Profile {
    Profile {
        slug: slug.to_owned(),
        name: "Olena Testenko".to_owned(),
        title: "Dr. med.".to_owned(),
        specialties: vec![SPECIALTY.to_owned()],
        languages: vec!["en".to_owned(), "uk".to_owned()],
        licensed_in: vec!["DE".to_owned()],
        experience_years: 12,
        about: [("en".to_owned(), "A test.".to_owned())].into(),
        price_units: 1,
        answer_days: 5,
    }
}

/// A whole questionnaire, answered somehow.
pub fn answers(specialty: &str) -> Answers {
    let questionnaire = Questionnaire::by_id(specialty).unwrap();
    let mut answers = questionnaire.start();
    while let Some(OpenPoint::Missing { question }) = questionnaire.open_points(&answers).first() {
        let answer = match &questionnaire.question(question).unwrap().kind {
            Kind::Choice(choices) => Answer::Choice(choices[0].id.clone()),
            Kind::Choices(choices) => Answer::Choices(vec![choices[0].id.clone()]),
            Kind::YesNo => Answer::YesNo(false),
            Kind::Number { min, .. } => Answer::Number(*min),
            Kind::ShortText | Kind::LongText => Answer::Text("Серце б'ється нерівно".to_owned()),
        };
        questionnaire.answer(&mut answers, question, answer).unwrap();
    }
    assert_eq!(questionnaire.open_points(&answers), []);
    answers
}

pub fn ask(doctor: DoctorId) -> Ask {
    let request = Request {
        intake: answers(SPECIALTY),
        questions: vec!["Is the operation needed?".to_owned(), "Can it wait?".to_owned()],
        consent: Terms::current().consent(),
    };
    Ask { doctor, request }
}

pub fn opinion() -> Opinion {
    let answer = |question, text: &str| OpinionAnswer { question, text: text.to_owned() };
    Opinion {
        summary: "Not now.".to_owned(),
        answers: vec![answer(1, "Not now."), answer(2, "Yes, with a check in spring.")],
        agreement: Agreement::Partly,
        confidence: Confidence::Medium,
        would_change: "A worse echo.".to_owned(),
        missing: String::new(),
        limits: "Nobody examined you.".to_owned(),
    }
}

/// Who said what, in order.
pub fn outline(entries: &[Entry]) -> Vec<String> {
    let line = |entry: &Entry| {
        let who = match entry.role {
            Role::Patient => "patient",
            Role::Doctor => "doctor",
        };
        match &entry.content {
            Content::Text(text) => format!("{who}: {}", text.text),
            Content::FollowUp(question) => format!("{who} asks: {}", question.text),
            other => format!("{who} {}", other.kind()),
        }
    };
    entries.iter().map(line).collect()
}
