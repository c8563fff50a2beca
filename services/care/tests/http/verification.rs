//! Verification: a doctor applies, one verifier checks, another one approves, and only then can patients ask.

use http::{Method, StatusCode};
use secondok_api::{
    account::Account as OwnAccount,
    attachment::LENGTH_MIN,
    audit::Event,
    bytes::Bytes,
    consultation::{
        Admission, MailboxState, OpenMailbox, Receipt, Role as Side, SendQuery, State, Transition,
    },
    desk::{Role, account::Account},
    directory::{Directory, SpecialtyKeys},
    path,
    problem::Kind,
    profile::{OwnProfile, ProfileChange},
    verification::{
        Application, Applications, ApplicationsQuery, Change, Check, Credential, CredentialKind,
        DOCUMENTS_KEPT, DeskApplication, Documents, Form, How, NewCheck, NewStep, Seen, Shown, Standing,
        Step,
    },
};
use secondok_care::{
    Care, Parts,
    mail::{Letters, Relay, Settings},
    store::{AskedFor, NewApplicant, Which},
};
use secondok_keylog::{Kind as Logged, tag};
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode, KeyId, MessageHash},
};
use secondok_testkit::parts;
use serde::Serialize;

use crate::{
    app::{App, Doctor, Patient, Reply},
    support::{make, staff},
};

/// A service with two verifiers, and what documents are sealed to.
struct Scene {
    app: App,
    ada: String,
    ben: String,
    key: KeyId,
}

fn credential(kind: CredentialKind) -> Credential {
    Credential { kind, issuer: "Medical chamber".to_owned(), country: "UA".to_owned(), valid_until: None }
}

fn form() -> Form {
    Form {
        name: "Олена Коваль".to_owned(),
        specialties: vec!["cardiology".to_owned()],
        languages: vec!["uk".to_owned()],
        about: [("en".to_owned(), "Hearts.".to_owned())].into(),
        answer_days: 5,
        credentials: vec![credential(CredentialKind::Diploma), credential(CredentialKind::Licence)],
        ..Form::default()
    }
}

impl Scene {
    async fn new() -> Self {
        let mut app = App::start().await;
        let (first, ada) = staff(&mut app, "ada", [Role::Verifier].into()).await;
        let (_, ben) = staff(&mut app, "ben", [Role::Verifier].into()).await;
        let key = make(&mut app, Account::Verification, first).await;
        Self { app, ada, ben, key }
    }

    async fn application(&mut self, doctor: &Doctor) -> Application {
        self.app.go_to_the_doctors();
        self.app.get(path::APPLICATION, Some(&doctor.auth)).await.read()
    }

    async fn save(&mut self, doctor: &Doctor, revision: u64, form: Form) -> Reply {
        self.doctor(Method::PUT, path::APPLICATION, doctor, &Change { revision, form }).await
    }

    async fn doctor(&mut self, method: Method, path: &str, doctor: &Doctor, body: &impl Serialize) -> Reply {
        self.app.go_to_the_doctors();
        self.app.json(method, path, Some(&doctor.auth), body).await
    }

    async fn submit(&mut self, doctor: &Doctor, revision: u64) -> Reply {
        self.doctor(Method::POST, path::APPLICATION_SUBMISSION, doctor, &Seen { revision }).await
    }

    async fn place(&mut self, doctor: &Doctor, patient: &Patient) -> Reply {
        let mailbox = patient.mailbox;
        self.doctor(Method::PUT, path::APPLICATION_DOCUMENTS, doctor, &Documents { mailbox }).await
    }

    async fn open(&mut self, to: DoctorId, patient: &Patient) -> Reply {
        let message = Bytes(self.app.wire(Side::Patient, 0, MessageHash::NONE, self.key));
        let open = OpenMailbox { doctor: to, admission: Admission::Open, message };
        self.app.json(Method::PUT, &path::mailbox(patient.mailbox), Some(&patient.auth), &open).await
    }

    /// Brings a document to the verifiers.
    async fn send_document(&mut self, doctor: &Doctor) -> Patient {
        let patient = self.app.patient();
        assert_eq!(self.place(doctor, &patient).await.status, StatusCode::OK);
        let opened = self.open(Account::Verification.id(), &patient).await;
        assert_eq!(opened.status, StatusCode::OK, "{opened:?}");
        let upload = self.app.begun(&patient, LENGTH_MIN).await;
        let whole = vec![7; usize::try_from(LENGTH_MIN).unwrap()];
        let sent = self.app.append(&upload, &patient.auth, 0, whole).await;
        assert_eq!(sent.status, StatusCode::NO_CONTENT);
        patient
    }

    /// A doctor who has applied.
    async fn applied(&mut self, name: &str) -> (Doctor, Patient) {
        self.applied_with(name, form()).await
    }

    async fn applied_with(&mut self, name: &str, form: Form) -> (Doctor, Patient) {
        let doctor = self.app.applicant(name).await;
        assert_eq!(self.save(&doctor, 1, form).await.status, StatusCode::OK);
        let documents = self.send_document(&doctor).await;
        let revision = self.application(&doctor).await.revision;
        let submitted: Application = self.submit(&doctor, revision).await.read();
        assert_eq!(submitted.standing, Standing::Submitted);
        (doctor, documents)
    }

    async fn look(&mut self, by: &str, doctor: DoctorId) -> DeskApplication {
        self.app.go_to_the_desk();
        self.app.get(&path::of_application(path::DESK_APPLICATION, doctor), Some(by)).await.read()
    }

    async fn step(&mut self, by: &str, doctor: DoctorId, step: Step) -> Reply {
        let revision = self.look(by, doctor).await.application.revision;
        self.step_from(by, doctor, revision, step).await
    }

    async fn step_from(&mut self, by: &str, doctor: DoctorId, revision: u64, step: Step) -> Reply {
        self.app.go_to_the_desk();
        let path = path::of_application(path::DESK_APPLICATION_STEPS, doctor);
        self.app.json(Method::POST, &path, Some(by), &NewStep { revision, step }).await
    }

    async fn done(&mut self, by: &str, doctor: DoctorId, step: Step) -> DeskApplication {
        self.step(by, doctor, step).await.read()
    }

    async fn check(&mut self, by: &str, doctor: DoctorId, credential: Credential, confirmed: bool) -> Reply {
        let revision = self.look(by, doctor).await.application.revision;
        let (how, source) = (How::Register, "Register of physicians".to_owned());
        let check = Check { credential, how, source, confirmed, next_due: Some(self.app.today() + 365) };
        let path = path::of_application(path::DESK_APPLICATION_CHECKS, doctor);
        self.app.json(Method::POST, &path, Some(by), &NewCheck { revision, check }).await
    }

    /// Ada checks everything and proposes.
    async fn proposed(&mut self, doctor: DoctorId, form: Form) {
        let ada = self.ada.clone();
        self.done(&ada, doctor, Step::Take).await;
        for credential in form.credentials {
            assert_eq!(self.check(&ada, doctor, credential, true).await.status, StatusCode::OK);
        }
        self.done(&ada, doctor, Step::Propose).await;
    }

    async fn verified(&mut self, name: &str) -> (Doctor, Patient) {
        self.approved(name, form()).await
    }

    /// With a licence that holds until that day.
    async fn verified_until(&mut self, name: &str, last: Day) -> (Doctor, Patient) {
        let mut form = form();
        form.credentials[1].valid_until = Some(last);
        self.approved(name, form).await
    }

    async fn approved(&mut self, name: &str, form: Form) -> (Doctor, Patient) {
        let (doctor, documents) = self.applied_with(name, form.clone()).await;
        self.proposed(doctor.id, form).await;
        let ben = self.ben.clone();
        self.done(&ben, doctor.id, Step::Approve).await;
        (doctor, documents)
    }

    /// Who stands in the directory, and whose keys are handed out.
    async fn listed(&mut self) -> (Vec<DoctorId>, Vec<DoctorId>) {
        self.app.go_to_the_patients();
        let directory: Directory = self.app.get(path::DIRECTORY, None).await.read();
        let keys = self.app.get(&path::specialty_keys("cardiology"), None).await;
        let keys =
            if keys.status == StatusCode::OK { keys.read::<SpecialtyKeys>().doctors } else { Vec::new() };
        let listed = directory.doctors.into_iter().map(|one| one.id);
        (listed.collect(), keys.into_iter().map(|one| one.id).collect())
    }

    /// Whether a patient can open a consultation with this doctor.
    async fn can_be_asked(&mut self, doctor: &Doctor) -> bool {
        self.app.go_to_the_patients();
        let patient = self.app.patient();
        let wire = self.app.wire(Side::Patient, 0, MessageHash::NONE, doctor.prekey());
        self.app.open_as(&patient, doctor.id, wire).await.status == StatusCode::OK
    }

    /// The doctor sends the message of this number.
    async fn says(
        &mut self,
        doctor: &Doctor,
        patient: &Patient,
        (sequence, previous): (u32, MessageHash),
        transition: Option<Transition>,
    ) -> Reply {
        self.app.go_to_the_doctors();
        let wire = self.app.wire(Side::Doctor, sequence, previous, KeyId::from_bytes([0; 32]));
        let path = path::message(patient.mailbox, Side::Doctor, sequence, SendQuery { transition });
        self.app.put_message(&path, Some(&doctor.auth), wire).await
    }

    async fn mailbox(&mut self, patient: &Patient) -> Reply {
        self.app.go_to_the_patients();
        self.app.get(&path::mailbox(patient.mailbox), Some(&patient.auth)).await
    }
}

#[tokio::test]
async fn nobody_is_asked_before_two_people_have_approved_them() {
    let mut scene = Scene::new().await;
    let doctor = scene.app.applicant("olena").await;
    let fresh = scene.application(&doctor).await;
    assert_eq!((fresh.standing, fresh.revision, &fresh.form), (Standing::Draft, 1, &Form::default()));
    assert!(!scene.can_be_asked(&doctor).await);
    assert_eq!(scene.listed().await, (vec![], vec![]));

    let (doctor, documents) = scene.applied("oksana").await;
    for step in [Step::Take, Step::Propose] {
        if step == Step::Propose {
            for credential in form().credentials {
                let ada = scene.ada.clone();
                scene.check(&ada, doctor.id, credential, true).await.read::<DeskApplication>();
            }
        }
        let ada = scene.ada.clone();
        scene.done(&ada, doctor.id, step).await;
        assert_eq!(scene.listed().await, (vec![], vec![]), "{step:?}");
        assert!(!scene.can_be_asked(&doctor).await, "{step:?}");
    }
    let (ada, ben) = (scene.ada.clone(), scene.ben.clone());
    scene.step(&ada, doctor.id, Step::Approve).await.assert_refused(Kind::SAME_VERIFIER);
    let approved = scene.done(&ben, doctor.id, Step::Approve).await;
    assert_eq!(approved.application.standing, Standing::Verified);
    assert_eq!(scene.listed().await, (vec![doctor.id], vec![doctor.id]));
    assert!(scene.can_be_asked(&doctor).await);
    // The doctor is to be written to that something awaits them.
    let letters = scene.app.care.store().letters(None).await.unwrap();
    assert_eq!(letters.iter().map(|letter| letter.doctor).collect::<Vec<_>>(), [doctor.id]);
    // Nor did anybody's key stand in the log before, but for that of the verifiers.
    let log = scene.app.care.store().key_log(0, 9).await.unwrap();
    let [verifiers, approved] = log.as_slice() else { panic!("{log:?}") };
    assert_eq!((verifiers.account, verifiers.kind), (tag(Account::Verification.id()), Logged::Published));
    assert!(approved.publishes(doctor.id, doctor.identity.public().as_bytes()));

    scene.app.go_to_the_patients();
    let page = scene.app.get("/doctors/olena-koval", None).await;
    let html = std::str::from_utf8(&page.body).unwrap();
    assert!(page.status == StatusCode::OK && html.contains("Register of physicians"), "{html}");
    assert!(html.contains("To be checked again by"), "{html}");
    // Who checked it is nobody's business, and where the documents lie.
    assert!(!html.contains("example.org") && !html.contains(&documents.mailbox.to_text()));

    // What was opened for it is over, and is destroyed on the day that is published.
    let state: MailboxState = scene.mailbox(&documents).await.read();
    assert_eq!(state.state, State::Closed);
    scene.app.clock.advance_days(DOCUMENTS_KEPT - 1);
    scene.app.care.nightly(scene.app.today()).await.unwrap();
    assert_eq!(scene.mailbox(&documents).await.status, StatusCode::OK);
    scene.app.clock.advance_days(1);
    scene.app.care.nightly(scene.app.today()).await.unwrap();
    scene.mailbox(&documents).await.assert_refused(Kind::UNKNOWN_MAILBOX);
    // The record of the checks remains.
    let row = scene.app.care.store().application(doctor.id).await.unwrap().unwrap();
    assert_eq!(row.checks.len(), 2);

    let entries = scene.app.care.store().audit_entries(Which::All, None, 99).await.unwrap();
    let is_verified = |event: &Event| *event == Event::DoctorVerified { doctor: doctor.id };
    assert_eq!(entries.iter().filter(|entry| is_verified(&entry.event)).count(), 1);
}

#[tokio::test]
async fn an_application_is_whole_and_its_documents_are_there_before_it_is_handed_in() {
    let mut scene = Scene::new().await;
    let doctor = scene.app.applicant("olena").await;
    scene.submit(&doctor, 1).await.assert_refused(Kind::BAD_APPLICATION);
    let told = scene.submit(&doctor, 1).await.problem().detail.unwrap();
    assert!(told.contains("name:") && told.contains("credentials:"), "{told}");
    scene.save(&doctor, 1, form()).await.read::<Application>();
    // The answer was lost: the same again is the same.
    let again: Application = scene.save(&doctor, 1, form()).await.read();
    assert_eq!((again.revision, again.form), (2, form()));
    let other = Form { name: "Olena Koval".to_owned(), ..form() };
    scene.save(&doctor, 1, other).await.assert_refused(Kind::APPLICATION_CHANGED);
    scene.submit(&doctor, 2).await.assert_refused(Kind::NO_DOCUMENTS);

    scene.send_document(&doctor).await;
    let submitted: Application = scene.submit(&doctor, 3).await.read();
    assert_eq!(submitted.standing, Standing::Submitted);
    assert_eq!(scene.submit(&doctor, 3).await.read::<Application>(), submitted);
    scene.save(&doctor, 4, form()).await.assert_refused(Kind::APPLICATION_STANDING);
    let recall = Seen { revision: 4 };
    let recalled = scene.doctor(Method::POST, path::APPLICATION_RECALL, &doctor, &recall).await;
    assert_eq!(recalled.read::<Application>().standing, Standing::Draft);
    scene.submit(&doctor, 5).await.read::<Application>();
    let ada = scene.ada.clone();
    scene.done(&ada, doctor.id, Step::Take).await;
    let recall = Seen { revision: 7 };
    let recalled = scene.doctor(Method::POST, path::APPLICATION_RECALL, &doctor, &recall).await;
    recalled.assert_refused(Kind::APPLICATION_STANDING);
}

#[tokio::test]
async fn what_deceives_is_not_kept() {
    let mut scene = Scene::new().await;
    let doctor = scene.app.applicant("olena").await;
    for name in ["x".repeat(10_000), "Olena \u{202e}lavoK".to_owned(), "Оlena Koval".to_owned()] {
        let form = Form { name, ..form() };
        scene.save(&doctor, 1, form).await.assert_refused(Kind::BAD_APPLICATION);
    }
    assert_eq!(scene.application(&doctor).await.revision, 1);
}

/// Whoever is not the applicant, or names no application, shows the verifiers nothing.
#[tokio::test]
async fn only_an_applicant_opens_a_way_to_the_verifiers_and_only_where_they_said() {
    let mut scene = Scene::new().await;
    let doctor = scene.app.applicant("olena").await;
    let (named, other) = (scene.app.patient(), scene.app.patient());
    scene.place(&doctor, &named).await.read::<Application>();
    let verifiers = Account::Verification.id();
    for origin in [App::go_to_the_patients, App::go_to_the_doctors] {
        origin(&mut scene.app);
        scene.open(verifiers, &other).await.assert_refused(Kind::DOCTOR_UNAVAILABLE);
    }
    scene.app.go_to_the_doctors();
    // Nobody asks a doctor over the doctors' origin.
    let listed = scene.app.doctor("ada").await;
    let patient = scene.app.patient();
    scene.open(listed.id, &patient).await.assert_refused(Kind::DOCTOR_UNAVAILABLE);
    assert_eq!(scene.open(verifiers, &named).await.status, StatusCode::OK);
    // What lies there is not left behind for another place, nor taken by another applicant.
    scene.place(&doctor, &other).await.assert_refused(Kind::APPLICATION_STANDING);
    let second = scene.app.applicant("oksana").await;
    scene.place(&second, &named).await.assert_refused(Kind::APPLICATION_CHANGED);
}

#[tokio::test]
async fn only_who_has_it_goes_on_with_it_and_only_with_what_was_shown() {
    let mut scene = Scene::new().await;
    let (doctor, _) = scene.applied("olena").await;
    let (ada, ben) = (scene.ada.clone(), scene.ben.clone());
    let [diploma, licence] = <[Credential; 2]>::try_from(form().credentials).unwrap();
    scene.check(&ada, doctor.id, diploma.clone(), true).await.assert_refused(Kind::APPLICATION_STANDING);
    scene.done(&ada, doctor.id, Step::Take).await;
    scene.check(&ben, doctor.id, diploma.clone(), true).await.assert_refused(Kind::NOT_THE_REVIEWER);
    scene.step(&ben, doctor.id, Step::Reject).await.assert_refused(Kind::NOT_THE_REVIEWER);
    let foreign = Credential { issuer: "Another".to_owned(), ..diploma.clone() };
    scene.check(&ada, doctor.id, foreign, true).await.assert_refused(Kind::APPLICATION_CHANGED);
    scene.check(&ada, doctor.id, diploma, true).await.read::<DeskApplication>();
    scene.step(&ada, doctor.id, Step::Propose).await.assert_refused(Kind::NOT_SHOWN);
    scene.check(&ada, doctor.id, licence.clone(), false).await.read::<DeskApplication>();
    scene.step(&ada, doctor.id, Step::Propose).await.assert_refused(Kind::NOT_SHOWN);
    scene.check(&ada, doctor.id, licence, true).await.read::<DeskApplication>();

    // Two do something at once: one of them is told.
    let seen = scene.look(&ada, doctor.id).await.application.revision;
    scene.step_from(&ada, doctor.id, seen, Step::Propose).await.read::<DeskApplication>();
    scene.step_from(&ben, doctor.id, seen, Step::Take).await.assert_refused(Kind::APPLICATION_CHANGED);
    // The same again, because no answer came, is done.
    let again: DeskApplication = scene.step_from(&ada, doctor.id, seen, Step::Propose).await.read();
    assert_eq!(again.application.standing, Standing::AwaitingSecond);
    scene.done(&ben, doctor.id, Step::SendBack).await;
    scene.done(&ada, doctor.id, Step::AskMore).await;
    assert_eq!(scene.application(&doctor).await.standing, Standing::InfoRequested);
    let revision = scene.application(&doctor).await.revision;
    scene.submit(&doctor, revision).await.read::<Application>();
    let back = scene.look(&ben, doctor.id).await;
    assert_eq!(back.application.standing, Standing::InReview);
    assert_eq!(back.reviewer.unwrap().login.as_deref(), Some("ada@example.org"));
}

#[tokio::test]
async fn whoever_is_no_verifier_sees_no_application() {
    let mut scene = Scene::new().await;
    let (doctor, _) = scene.applied("olena").await;
    let (_, support) = staff(&mut scene.app, "cleo", [Role::Support, Role::Security].into()).await;
    let one = |path| path::of_application(path, doctor.id);
    let (list, look) = (path::desk_applications(ApplicationsQuery::default()), one(path::DESK_APPLICATION));
    scene.app.go_to_the_desk();
    for path in [list.as_str(), look.as_str()] {
        scene.app.get(path, Some(&support)).await.assert_refused(Kind::ROLE_MISSING);
        scene.app.get(path, Some(&doctor.auth)).await.assert_refused(Kind::NOT_LOGGED_IN);
        scene.app.get(path, None).await.assert_refused(Kind::NOT_LOGGED_IN);
    }
    let step = NewStep { revision: 4, step: Step::Take };
    let steps = one(path::DESK_APPLICATION_STEPS);
    scene.app.json(Method::POST, &steps, Some(&support), &step).await.assert_refused(Kind::ROLE_MISSING);
    scene.app.go_to_the_doctors();
    scene.app.get(&look, Some(&scene.ada)).await.assert_refused(Kind::NOT_FOUND);
    // Somebody else's application cannot be named.
    let other = scene.app.applicant("oksana").await;
    assert_eq!(scene.application(&other).await.form, Form::default());

    scene.app.go_to_the_desk();
    let ada = scene.ada.clone();
    let nobody = path::of_application(path::DESK_APPLICATION, DoctorId::from_bytes([9; 16]));
    scene.app.get(&nobody, Some(&ada)).await.assert_refused(Kind::UNKNOWN_APPLICATION);
    let listed: Applications = scene.app.get(&list, Some(&ada)).await.read();
    assert_eq!(listed.all, 1);
    let first = &listed.applications[0];
    assert_eq!((first.doctor, first.credentials, first.unchecked), (doctor.id, 2, 2));
    for shown in [Shown::WithTheDoctor, Shown::Verified, Shown::Refused] {
        let path = path::desk_applications(ApplicationsQuery { shown, from: 0 });
        assert_eq!(scene.app.get(&path, Some(&ada)).await.read::<Applications>().all, 0);
    }
}

#[tokio::test]
async fn an_approval_is_taken_back_by_two() {
    let mut scene = Scene::new().await;
    let (doctor, _) = scene.verified("olena").await;
    let (ada, ben) = (scene.ada.clone(), scene.ben.clone());
    scene.done(&ben, doctor.id, Step::ProposeRevocation).await;
    assert!(scene.can_be_asked(&doctor).await, "one alone changes nothing");
    scene.step(&ben, doctor.id, Step::Revoke).await.assert_refused(Kind::SAME_VERIFIER);
    scene.done(&ada, doctor.id, Step::Revoke).await;
    let last = scene.app.care.store().key_log(0, 9).await.unwrap().pop().unwrap();
    assert_eq!((last.account, last.kind), (tag(doctor.id), Logged::Withdrawn));
    assert!(!scene.can_be_asked(&doctor).await);
    assert_eq!(scene.listed().await, (vec![], vec![]));
    // Nothing that the doctor or the operator does brings it back.
    let account: OwnAccount = scene.app.get(path::ACCOUNT, Some(&doctor.auth)).await.read();
    let from = OwnProfile::of(&account.profile, false);
    let to = OwnProfile { accepting: true, ..from.clone() };
    let change = ProfileChange { from, to };
    let changed = scene.doctor(Method::PUT, path::PROFILE, &doctor, &change).await;
    changed.assert_refused(Kind::APPLICATION_STANDING);
    let operator = scene.app.operator();
    assert!(!scene.app.care.store().set_accepting(doctor.id, true, operator).await.unwrap());
    assert!(!scene.can_be_asked(&doctor).await);
    // They can apply anew.
    let revision = scene.application(&doctor).await.revision;
    let again: Application = scene.save(&doctor, revision, form()).await.read();
    assert_eq!(again.standing, Standing::Draft);
}

/// What a mail server does not take is tried for three days; where there is none nothing waits.
#[tokio::test]
async fn a_letter_waits_for_three_days_and_no_longer() {
    let mut scene = Scene::new().await;
    let (doctor, _) = scene.verified("olena").await;
    let store = scene.app.care.store().clone();
    assert_eq!(store.letters(None).await.unwrap().len(), 1);
    assert_eq!(scene.app.care.write_letters().await.unwrap(), Letters::default(), "left to who can send it");
    assert_eq!(store.letters(None).await.unwrap().len(), 1);

    let relay = Relay::of("smtp://127.0.0.1:1", "support@example.org");
    let mail = Some(Settings { address: "support@example.org".to_owned(), relay });
    let unheard = Care::new(Parts { mail, ..parts(store.clone(), scene.app.clock.clone()) });
    for _ in 0..3 {
        assert_eq!(unheard.write_letters().await.unwrap(), Letters { sent: 0, waiting: 1 });
        assert_eq!(store.letters(None).await.unwrap()[0].doctor, doctor.id);
        scene.app.clock.advance_days(1);
        scene.app.care.nightly(scene.app.today()).await.unwrap();
    }
    assert_eq!(unheard.write_letters().await.unwrap(), Letters { sent: 0, waiting: 1 }, "to the second");
    scene.app.clock.advance_days(1);
    scene.app.care.nightly(scene.app.today()).await.unwrap();
    assert_eq!(store.letters(None).await, Ok(Vec::new()));
    assert_eq!(unheard.write_letters().await.unwrap(), Letters::default());
}

/// One alone takes no approval back, and nobody is written to of what was only proposed.
#[tokio::test]
async fn a_decision_is_written_of_and_a_proposal_is_not() {
    let mut scene = Scene::new().await;
    let (doctor, _) = scene.verified("olena").await;
    let store = scene.app.care.store().clone();
    let owed = async || store.letters(None).await.unwrap();
    assert!(store.take_letter(&owed().await[0]).await.unwrap());
    let (ada, ben) = (scene.ada.clone(), scene.ben.clone());
    scene.done(&ben, doctor.id, Step::ProposeRevocation).await;
    assert_eq!(owed().await, []);
    scene.done(&ada, doctor.id, Step::Revoke).await;
    assert_eq!(owed().await.len(), 1);
}

/// Ninety, thirty and seven days before a licence runs out; a night that was missed costs no reminder, and none comes twice.
#[tokio::test]
async fn a_doctor_is_reminded_before_a_licence_runs_out() {
    let mut scene = Scene::new().await;
    let last = scene.app.today() + 100;
    let (doctor, _) = scene.verified_until("olena", last).await;
    let store = scene.app.care.store().clone();
    let written = async || {
        let letters = store.letters(None).await.unwrap();
        for letter in &letters {
            assert_eq!((letter.doctor, letter.login.as_str()), (doctor.id, "olena@example.org"));
            assert!(store.take_letter(letter).await.unwrap());
        }
        letters.len()
    };
    assert_eq!(written().await, 1, "of the approval");
    for (left, letters) in
        [(91, 0), (90, 1), (89, 0), (31, 0), (29, 1), (28, 0), (8, 0), (7, 1), (6, 0), (0, 0)]
    {
        let days = last.days_since(scene.app.today()) - left;
        scene.app.clock.advance_days(u32::try_from(days).unwrap());
        scene.app.care.nightly(scene.app.today()).await.unwrap();
        assert_eq!(written().await, letters, "{left} days before");
    }
}

#[tokio::test]
async fn whoever_was_refused_hands_in_anew_with_other_documents() {
    let mut scene = Scene::new().await;
    let (doctor, before) = scene.applied("olena").await;
    let ada = scene.ada.clone();
    scene.done(&ada, doctor.id, Step::Take).await;
    let refused = scene.done(&ada, doctor.id, Step::Reject).await;
    assert_eq!(refused.application.standing, Standing::Rejected);
    assert_eq!(scene.mailbox(&before).await.read::<MailboxState>().state, State::Closed);
    assert!(!scene.can_be_asked(&doctor).await);
    let revision = scene.application(&doctor).await.revision;
    scene.submit(&doctor, revision).await.assert_refused(Kind::NO_DOCUMENTS);
    scene.send_document(&doctor).await;
    let revision = scene.application(&doctor).await.revision;
    let again: Application = scene.submit(&doctor, revision).await.read();
    assert_eq!(again.standing, Standing::Submitted);
    // What was refused leaves on its day all the same.
    scene.app.clock.advance_days(DOCUMENTS_KEPT);
    scene.app.care.nightly(scene.app.today()).await.unwrap();
    scene.mailbox(&before).await.assert_refused(Kind::UNKNOWN_MAILBOX);
}

/// What was seen is about somebody with these papers: neither another name nor a refusal leaves it standing.
#[tokio::test]
async fn what_was_checked_counts_for_who_it_was_checked_for() {
    let mut scene = Scene::new().await;
    let (doctor, _) = scene.applied("olena").await;
    let (ada, ben) = (scene.ada.clone(), scene.ben.clone());
    scene.proposed(doctor.id, form()).await;
    scene.done(&ben, doctor.id, Step::SendBack).await;
    scene.done(&ada, doctor.id, Step::AskMore).await;
    // Texts about oneself are no papers.
    let revision = scene.application(&doctor).await.revision;
    let other_days = Form { answer_days: 3, ..form() };
    scene.save(&doctor, revision, other_days).await.read::<Application>();
    scene.submit(&doctor, revision + 1).await.read::<Application>();
    scene.done(&ada, doctor.id, Step::Propose).await;
    scene.done(&ben, doctor.id, Step::SendBack).await;
    scene.done(&ada, doctor.id, Step::AskMore).await;
    let revision = scene.application(&doctor).await.revision;
    let other = Form { name: "Оксана Коваль".to_owned(), ..form() };
    scene.save(&doctor, revision, other).await.read::<Application>();
    scene.submit(&doctor, revision + 1).await.read::<Application>();
    scene.step(&ada, doctor.id, Step::Propose).await.assert_refused(Kind::NOT_SHOWN);
    for credential in form().credentials {
        scene.check(&ada, doctor.id, credential, true).await.read::<DeskApplication>();
    }
    scene.done(&ada, doctor.id, Step::Reject).await;
    scene.send_document(&doctor).await;
    let revision = scene.application(&doctor).await.revision;
    scene.submit(&doctor, revision).await.read::<Application>();
    scene.done(&ada, doctor.id, Step::Take).await;
    scene.step(&ada, doctor.id, Step::Propose).await.assert_refused(Kind::NOT_SHOWN);
}

#[tokio::test]
async fn whoever_is_no_verifier_any_more_is_not_the_one_of_two() {
    let mut scene = Scene::new().await;
    let (doctor, _) = scene.applied("olena").await;
    scene.proposed(doctor.id, form()).await;
    let (store, operator) = (scene.app.care.store().clone(), scene.app.operator());
    assert!(store.remove_staff("ada@example.org", operator).await.unwrap());
    let ben = scene.ben.clone();
    scene.step(&ben, doctor.id, Step::Approve).await.assert_refused(Kind::APPLICATION_STANDING);
    assert!(!scene.can_be_asked(&doctor).await);
}

/// What two people decide on is what both of them saw.
#[tokio::test]
async fn documents_stay_as_they_are_while_they_are_looked_at() {
    let mut scene = Scene::new().await;
    let doctor = scene.app.applicant("olena").await;
    scene.save(&doctor, 1, form()).await.read::<Application>();
    let documents = scene.send_document(&doctor).await;
    let another = scene.app.begun(&documents, LENGTH_MIN).await;
    let whole = vec![7; usize::try_from(LENGTH_MIN).unwrap()];
    scene.app.append(&another, &documents.auth, 0, whole).await;
    scene.submit(&doctor, 3).await.read::<Application>();
    let kept = scene.app.attachments();
    scene.app.end(&another, &documents.auth).await;
    assert_eq!(scene.app.attachments(), kept, "none is taken away");
    let more = scene.app.begin(documents.mailbox, &documents.auth, LENGTH_MIN).await;
    more.assert_refused(Kind::WRONG_STATE);
    // Asked for more, the doctor changes them.
    let ada = scene.ada.clone();
    scene.done(&ada, doctor.id, Step::Take).await;
    scene.done(&ada, doctor.id, Step::AskMore).await;
    scene.app.go_to_the_doctors();
    scene.app.end(&another, &documents.auth).await;
    assert_ne!(scene.app.attachments(), kept);
    scene.app.begun(&documents, LENGTH_MIN).await;
}

/// Patients who wait are told; what was promised them is not begun.
#[tokio::test]
async fn whoever_lost_the_approval_only_ends_what_runs() {
    let mut scene = Scene::new().await;
    let (doctor, _) = scene.verified("olena").await;
    scene.app.go_to_the_patients();
    let (taken, _) = scene.app.open(&doctor).await;
    let (waiting, _) = scene.app.open(&doctor).await;
    let accept = scene.says(&doctor, &taken, (0, MessageHash::NONE), Some(Transition::Accept)).await;
    assert_eq!(accept.status, StatusCode::OK, "{accept:?}");
    let said = accept.read::<Receipt>().hash;
    let (ada, ben) = (scene.ada.clone(), scene.ben.clone());
    scene.done(&ada, doctor.id, Step::ProposeRevocation).await;
    scene.done(&ben, doctor.id, Step::Revoke).await;
    let first = (0, MessageHash::NONE);
    let accept = scene.says(&doctor, &waiting, first, Some(Transition::Accept)).await;
    accept.assert_refused(Kind::APPLICATION_STANDING);
    let more = scene.says(&doctor, &taken, (1, said), None).await;
    more.assert_refused(Kind::APPLICATION_STANDING);
    for (patient, next, transition) in
        [(&waiting, first, Transition::Decline), (&taken, (1, said), Transition::Decline)]
    {
        let ended = scene.says(&doctor, patient, next, Some(transition)).await;
        assert_eq!(ended.status, StatusCode::OK, "{ended:?}");
    }
}

#[tokio::test]
async fn a_licence_that_has_run_out_lets_nobody_in() {
    let mut scene = Scene::new().await;
    let doctor = scene.app.applicant("olena").await;
    let last: Day = scene.app.today() + 10;
    let mut form = form();
    form.credentials[1].valid_until = Some(last);
    scene.save(&doctor, 1, form.clone()).await.read::<Application>();
    scene.send_document(&doctor).await;
    scene.submit(&doctor, 3).await.read::<Application>();
    let (ada, ben) = (scene.ada.clone(), scene.ben.clone());
    scene.done(&ada, doctor.id, Step::Take).await;
    for credential in form.credentials {
        scene.check(&ada, doctor.id, credential, true).await.read::<DeskApplication>();
    }
    scene.done(&ada, doctor.id, Step::Propose).await;
    scene.done(&ben, doctor.id, Step::Approve).await;
    assert!(scene.can_be_asked(&doctor).await);
    scene.app.clock.advance_days(10);
    assert!(scene.can_be_asked(&doctor).await, "on its last day");
    scene.app.clock.advance_days(1);
    assert!(!scene.can_be_asked(&doctor).await);
    let (listed, keys) = scene.listed().await;
    assert_eq!((listed, keys), (vec![doctor.id], vec![]), "the page stays, the keys are not handed out");
}

#[tokio::test]
async fn whoever_erases_their_account_leaves_no_document_behind() {
    let mut scene = Scene::new().await;
    let (doctor, documents) = scene.applied("olena").await;
    let store = scene.app.care.store().clone();
    store.erase_account(doctor.id, scene.app.now()).await.unwrap();
    scene.mailbox(&documents).await.assert_refused(Kind::UNKNOWN_MAILBOX);
    assert_eq!(scene.app.attachments(), Vec::<std::path::PathBuf>::new());
    assert_eq!(store.application(doctor.id).await.unwrap(), None);
}

#[tokio::test]
async fn a_new_invitation_takes_the_place_of_the_one_before() {
    let mut app = App::start().await;
    let ask = async |app: &mut App| {
        let code = InvitationCode::random(&mut app.rng);
        let (doctor, login) = (DoctorId::random(&mut app.rng), "olena@example.org".to_owned());
        let new = NewApplicant { doctor, login, invitation: code.hash(), valid_until: app.today() + 2 };
        (code, app.care.store().invite_applicant(new, None).await.unwrap())
    };
    let (first, _) = ask(&mut app).await;
    let (second, asked) = ask(&mut app).await;
    assert_eq!(asked, AskedFor::Invited);
    let store = app.care.store().clone();
    assert_eq!(store.invitation(first.hash(), app.today()).await.unwrap(), None);
    assert!(store.invitation(second.hash(), app.today()).await.unwrap().is_some());
    // Whom the organisation invited keeps that invitation, and whoever has an account gets no other one.
    app.invite("ada").await;
    let new = |login: &str, app: &mut App| NewApplicant {
        doctor: DoctorId::random(&mut app.rng),
        login: login.to_owned(),
        invitation: InvitationCode::random(&mut app.rng).hash(),
        valid_until: app.today(),
    };
    let invited = new("ada@example.org", &mut app);
    assert_eq!(store.invite_applicant(invited, None).await.unwrap(), AskedFor::Known);
    app.applicant("oksana").await;
    let registered = new("oksana@example.org", &mut app);
    assert_eq!(store.invite_applicant(registered, None).await.unwrap(), AskedFor::Known);
}
