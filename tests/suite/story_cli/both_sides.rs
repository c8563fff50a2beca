//! Two terminals hold a whole consultation.

use std::time::{Duration, Instant};

use secondok_testkit::Server;

use super::person::{ANSWERS, Person};

const OPINION: &str = r#"
summary = "The valve need not be replaced now."
answers = ["Not now.", "Yes, with a control every six months."]
agreement = "partly"
confidence = "medium"
would-change = "Fainting, or a mean gradient above 40 mmHg."
limits = "Nobody has examined you here."
"#;

#[test]
#[expect(clippy::disallowed_methods, reason = "how soon a message is shown is measured")]
fn from_the_request_to_the_last_word() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    let listed = patient.json(&["patient", "doctors", "--specialty", "cardiology", "--language", "uk"]);
    assert_eq!(listed[0]["slug"], "vera");
    assert!(patient.json(&["patient", "doctors", "--specialty", "oncology"]).is_empty());

    assert_eq!(patient.ask("vera"), 1);
    let queued = doctor.standing("doctor", 1);
    assert_eq!((&queued["state"], &queued["days_left"]), (&"requested".into(), &3.into()));
    assert_eq!(queued["specialty"], "cardiology");
    let nickname = queued["nickname"].as_str().unwrap().to_owned();
    patient.run(&["patient", "read", "1"]).ok().says(&nickname);
    doctor.run(&["doctor", "accept", "1"]).ok();

    // The doctor's message is shown within a second of its being confirmed.
    let watching = patient.watch(&["patient", "watch"]);
    watching.event("connected");
    let started = doctor.start(&["doctor", "say", "1", "Which valve area was measured?"]);
    assert!(started.wait_with_output().unwrap().status.success());
    let confirmed = Instant::now();
    let told = watching.event("message");
    assert!(confirmed.elapsed() < Duration::from_secs(1), "{:?}", confirmed.elapsed());
    assert_eq!(told["content"]["text"], "Which valve area was measured?");
    // Other commands run beside it. One who reads sees each answer beside its question.
    let mut reading = patient.start(&["patient", "watch", "1"]);
    patient.run(&["patient", "say", "1", "1.3 square centimetres."]).ok();

    let opinion = doctor.file("opinion.toml", OPINION);
    let shown = doctor.run(&["doctor", "opinion", "1", "--from", &opinion, "--yes"]).ok();
    shown.says("Do I need the operation? → Not now.").says("the doctor agrees with it in part");
    assert_eq!(watching.event("state")["state"], "answered");
    drop(watching);

    // What is written now is the follow-up question, and it is said so; then the reply to it likewise.
    let told = patient.run(&["patient", "say", "1", "Is swimming fine?"]).ok();
    let told = told.says("follow-up question").says("Sent and confirmed");
    told.says("1. Do I need the operation? → Not now.");
    assert_eq!(doctor.standing("doctor", 1)["state"], "follow-up");
    doctor.run(&["doctor", "say", "1", "--plain", "Let me look."]).ok();
    assert_eq!(doctor.standing("doctor", 1)["state"], "follow-up");
    doctor.run(&["doctor", "say", "1", "Yes, it is."]).ok().says("the reply to it");
    assert_eq!(patient.standing("patient", 1)["state"], "answered");
    doctor.run(&["doctor", "close", "1", "--yes"]).ok();

    reading.kill().unwrap();
    let seen = super::person::Done::from(reading.wait_with_output().unwrap());
    seen.says("1. Do I need the operation? → Not now.");
    let read = patient.json(&["patient", "read", "1"]);
    let kinds: Vec<&str> = read.iter().filter_map(|object| object["content"]["kind"].as_str()).collect();
    let whole = ["request", "accepted", "text", "text", "opinion", "follow-up", "text", "text", "closed"];
    assert_eq!(kinds, whole);
    assert_eq!(doctor.texts("doctor", "1", "patient"), ["1.3 square centimetres.", "Is swimming fine?"]);
    patient.run(&["patient", "say", "1", "Thank you."]).failed(1, "is finished; nothing more can be written");
    doctor.run(&["doctor", "logout"]).ok();
    doctor.run(&["doctor", "queue"]).failed(1, "not logged in");
}

#[test]
fn asked_question_by_question_in_ukrainian() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    let answers = [
        // Red flags: the second is affirmed, its advice read, and the request goes on.
        "ні",
        "так",
        "так",
        "ні",
        "ні",
        // The terms.
        "так",
        "так",
        "так",
        "так",
        "так",
        "так",
        // Whom it is about, age range, sex left out, conditions, medicines, allergies.
        "1",
        "не знаю",
        "8",
        "",
        "1",
        "Раміприл 5 мг.",
        "",
        "Увечері — нічого.",
        ".",
        "ні",
        // Complaint, since when, stairs, pressures left out, risks left out, tests.
        "2",
        "3",
        "2",
        "",
        "",
        "",
        "8",
        // First opinion, decision, worry left out.
        "4",
        "2",
        "",
        // The questions.
        "Чи потрібна операція?",
        "",
        // The preview: the sixth answer is changed, after those about danger, then all is sent.
        "2",
        "6",
        "9",
        "1",
    ];
    let ask = ["--lang", "uk", "patient", "ask", "--doctor", "vera"];
    let told = patient.typing(&(answers.join("\n") + "\n"), &ask).ok();
    let told = told
        .says("ВАЖЛИВО, ЗАРАЗ")
        .says("має право практикувати тут: Україна, Польща")
        .says("Надіслано і підтверджено");
    assert!(!told.out.contains("Number"), "{}", told.out);
    told.says("немає серед варіантів").says("60–69").says("лишилося 3 дні");

    doctor.run(&["doctor", "accept", "1"]).ok();
    // Each reads the questionnaire in their own language.
    doctor
        .run(&["doctor", "read", "1"])
        .ok()
        .says("Which age range? → 60 to 69")
        .says("Чи потрібна операція?");
    doctor
        .run(&["--lang", "uk", "doctor", "queue"])
        .ok()
        .says("Кардіологія ! ОЗНАКА НЕБЕЗПЕКИ")
        .says("Взята: висновок потрібен до");
    patient.run(&["--lang", "uk", "patient", "read", "1"]).ok().says("лікар готує висновок");

    let opinion =
        ["Ні.\n.", "2", "2", "Оперувати не треба.\n.", "Непритомність.\n.", "", "Без огляду.\n.", "так"];
    let opinion = opinion.join("\n") + "\n";
    let told = doctor.typing(&opinion, &["--lang", "uk", "doctor", "opinion", "1"]).ok();
    told.says("підтверджується частково").says("Підписати і надіслати?");
    patient.run(&["patient", "read", "1"]).ok().says("Оперувати не треба.").says("fairly sure");
}

#[test]
fn a_sign_of_danger_is_answered_at_once() {
    let server = Server::start();
    let _doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    let ask = |answers: &str| {
        patient.run(&["patient", "ask", "--doctor", "vera", "--answers", &patient.answers(answers), "--yes"])
    };
    let affirmed = ANSWERS.replace("chest-pain-now = false", "chest-pain-now = true");
    ask(&affirmed).failed(1, "a sign of danger").says("IMPORTANT, NOW: This may be a heart attack");
    assert!(patient.json(&["patient", "list"]).is_empty(), "nothing was sent");
    ask(&format!("go-on-despite-red-flags = true\n{affirmed}")).ok().says("IMPORTANT, NOW");

    // By hand, the advice stands before the next question, and stopping there sends nothing.
    let told = patient.typing("yes\nno\n", &["patient", "ask", "--doctor", "vera"]);
    let told = told.failed(1, "Nothing was sent");
    let (advice, fainted) = (told.out.find("heart attack"), told.out.find("Did you faint"));
    assert!(advice.is_some() && fainted.is_none(), "{}", told.out);
}

#[test]
fn not_taken_and_taken_back() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    patient.ask("vera");
    doctor.run(&["doctor", "queue"]).ok();
    doctor
        .run(&["doctor", "decline", "1", "--reason", "outside-field", "--note", "Ask a surgeon.", "--yes"])
        .ok();
    // The doctor's numbers and the patient's are each their own: the queue says which is which.
    let declined = doctor.standing("doctor", 1);
    assert_eq!(declined["state"], "declined");
    let states: Vec<_> = patient.json(&["patient", "list"]).iter().map(|it| it["state"].clone()).collect();
    assert_eq!(states.iter().filter(|state| *state == "declined").count(), 1);
    let open = 2 - states.iter().position(|state| state == "requested").unwrap();
    let closed = (3 - open).to_string();
    let read = patient.run(&["patient", "read", &closed]).ok();
    read.says("another specialty is needed").says("Ask a surgeon.").says("You can ask another doctor");

    let open = open.to_string();
    patient.run(&["patient", "withdraw", &open]).failed(1, "nobody to ask");
    patient.typing("no\n", &["patient", "withdraw", &open]).failed(1, "Left as it was");
    patient.typing("yes\n", &["patient", "withdraw", &open]).ok().says("Sent and confirmed");
    assert_eq!(doctor.standing("doctor", 2)["state"], "withdrawn");
    doctor.run(&["doctor", "accept", "2"]).failed(1, "was taken back");
}
