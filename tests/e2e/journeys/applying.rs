//! A doctor who registers by themselves and applies: from the letter to what verifiers write.

use std::{fs, path::PathBuf};

use secondok_client::api::{
    desk::account::Account,
    verification::{ApplicationsQuery, Shown, Step},
};
use secondok_demo::vault::MemoryVault;
use secondok_e2e::{Book, Look, Person, WITHIN, until};
use secondok_testkit::{ChaCha20Rng, Server, rng};
use secondok_tests::{
    people::{PASSWORD, today},
    post::Post,
    staff,
};
use tokio::runtime::{Builder, Runtime};

use crate::scene;

const ADDRESS: &str = "olena@mail.example";
/// The field for files behind the button.
const FIELD: &str = ".choosing input[multiple]:not([webkitdirectory])";

/// A service that sends letters, and where somebody checks doctors.
pub(crate) fn scene() -> Option<(Post, Server, Verifier)> {
    let post = Post::start()?;
    let server = scene::server_with(post.settings())?;
    let verifier = Verifier::sets_up(&server);
    Some((post, server, verifier))
}

/// Somebody who checks doctors, at the command line's engine.
pub(crate) struct Verifier {
    runtime: Runtime,
    device: MemoryVault,
    rng: ChaCha20Rng,
}

impl Verifier {
    fn sets_up(server: &Server) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("threads can be made");
        let (device, mut rng) = (MemoryVault::default(), rng(31));
        runtime.block_on(async {
            let authenticator = staff::registered(server, "ada", "verifier", &mut rng).await;
            let (desk, _) = staff::logged_in(server, &device, ("ada", &authenticator), 0, &mut rng).await;
            desk.set_up(Account::Verification, today(), &mut rng).await.expect("nobody has set it up");
        });
        Self { runtime, device, rng }
    }

    /// Takes the only application that waits, and asks its doctor for more; what the doctor has sent.
    fn asks(&mut self, server: &Server, text: &str) -> usize {
        let Self { runtime, device, rng } = self;
        runtime.block_on(async {
            let desk = staff::at_desk(server, device).await;
            let query = ApplicationsQuery { shown: Shown::default(), from: 0 };
            let waiting = desk.applications(query).await.expect("a verifier may").applications;
            let [one] = &waiting[..] else { panic!("one application, not {waiting:?}") };
            let doctor = one.doctor;
            let found = desk.application(doctor).await.expect("it is there").application;
            let mailbox = found.mailbox.expect("documents were sent");
            let taken = desk.step(doctor, found.revision, Step::Take).await.expect("nobody has it");
            let vault = MemoryVault::default();
            let opened = desk.open(Account::Verification, &vault, today(), rng).await;
            let mut verifiers = opened.expect("who set it up can open it");
            let read = verifiers.read(mailbox, rng).await.expect("it can be read");
            verifiers.write_to_applicant(mailbox, text, rng).await.expect("it goes on");
            let revision = taken.application.revision;
            desk.step(doctor, revision, Step::AskMore).await.expect("it is with the verifier");
            read.thread.entries.iter().map(|entry| entry.attachments.len()).sum()
        })
    }
}

/// What the link in the only letter ends in, and the part of it that is the code.
fn mailed(post: &mut Post) -> (String, String) {
    let mut letter = String::new();
    let came = until(WITHIN, || {
        if let Some(mail) = post.taken().first() {
            letter = mail["text"].as_str().unwrap_or_default().to_owned();
        }
        if letter.is_empty() { Err("no letter".to_owned()) } else { Ok(()) }
    });
    came.unwrap_or_else(|why| panic!("{why}"));
    let link = letter.split_whitespace().find_map(|word| word.split_once("/#/register/"));
    let code = link.unwrap_or_else(|| panic!("no link in {letter:?}")).1.to_owned();
    (format!("/#/register/{code}"), code)
}

/// Somebody who has asked for a letter, registered with its link, and logged in: they are at their application.
pub(crate) fn registers(post: &mut Post, server: &Server, name: &str, look: Look) -> Person {
    let mut olena = Person::new(name, &server.doctors_url(), look).expect("the scene has a browser");
    olena.reads(Book::Doctor);
    // Whoever has words looks for conversations by numbers that may not have been used.
    olena.expects_refusals(&["/api/v1/mailboxes/", "/api/v1/doctor/"]);
    olena.goes_to("/");
    olena.comes_to("login-title");
    olena.sees("new-here");
    olena.finds_no_obstacle();
    olena.presses("invite-title");
    olena.comes_to("invite-title");
    olena.finds_no_obstacle();
    olena.writes(&olena.text("invite-address"), "olena at mail.example");
    olena.presses("invite-ask");
    olena.sees("failure-address");
    olena.writes(&olena.text("invite-address"), ADDRESS);
    olena.presses("invite-ask");
    olena.sees("invite-sent");
    olena.sees("invite-none");
    olena.finds_no_obstacle();
    olena.scrolls_no_way_but_down();

    let (link, code) = mailed(post);
    olena.goes_to(&link);
    olena.comes_to("register-title");
    assert_eq!(olena.finds(&["textbox"], &olena.text("invitation")).written(), code);
    // It stands in the address no more, and the way back does not lead to it.
    let address = olena.evaluate("location.href").ok().and_then(|it| it.as_str().map(str::to_owned));
    assert!(
        address.is_some_and(|address| address.ends_with("/#/register")),
        "the code is out of the address"
    );
    olena.finds_no_obstacle();
    olena.writes(&olena.text("password-new"), PASSWORD);
    olena.writes(&olena.text("password-again"), PASSWORD);
    olena.presses("register");
    olena.comes_to("code-title");
    olena.chooses(&olena.text("code-kept"));
    olena.presses("login-go");
    olena.comes_to("login-title");
    olena.writes(&olena.text("login-name"), ADDRESS);
    olena.writes(&olena.text("password"), PASSWORD);
    olena.presses("login");
    // Nobody can ask them yet: they come to their application, not to an empty queue.
    olena.comes_to("application-title");
    olena.sees("standing-draft");
    olena
}

/// Opens the program for files, with a photo in it that has been looked at; how the button is called that sends it.
pub(crate) fn chooses_a_photo(olena: &Person, photo: PathBuf) -> String {
    olena.presses("documents-choose");
    olena.sees("files-documents-title");
    olena.sees("files-documents-what");
    olena.finds_no_obstacle();
    olena.choose_files(FIELD, &[photo]).unwrap_or_else(|fault| panic!("{fault}"));
    let name = olena.text_with("file-name", &[("kind", "photo".into()), ("number", 1.into())]);
    olena.presses_named(&format!("{}: {name}", olena.text("files-look")));
    olena.sees("files-documents-look-paper");
    let seen = until(WITHIN, || {
        let waits = olena.evaluate("document.querySelector('.decide .button[aria-disabled]') !== null");
        match waits.ok().and_then(|waits| waits.as_bool()) {
            Some(false) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    });
    seen.unwrap_or_else(|why| panic!("{why}"));
    olena.presses("files-documents-decide-nothing");
    olena.sees("files-ready");
    olena.text_with("files-send-files", &[("count", 1.into())])
}

/// A photo of a document, in a folder of somebody's.
pub(crate) fn photo(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("diploma.jpg");
    let bytes = include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg");
    fs::write(&path, bytes).expect("a temporary folder can be written");
    path
}

fn optional(olena: &Person, id: &str) -> String {
    format!("{} {}", olena.text(id), olena.text("may-be-left-out"))
}

/// Who they are, and how they consult.
fn fills_in(olena: &Person) {
    // What is missing leads to its field.
    olena.presses("lacks-specialties");
    olena.comes_to("step-person");
    olena.finds_no_obstacle();
    olena.writes(&olena.text("field-name"), "Olena Koval");
    olena.writes(&optional(olena, "field-title"), "Dr. med.");
    olena.chooses("Cardiology");
    olena.writes(&olena.text("field-years"), "eleven");
    olena.sees("fault-experience_years");
    olena.presses("step-next");
    olena.sees("step-not-kept");
    olena.finds_no_obstacle();
    olena.writes(&olena.text("field-years"), "11");
    olena.presses("step-next");
    olena.comes_to("step-practice");
    olena.finds_no_obstacle();
    olena.chooses("Ukrainian");
    olena.chooses("English");
    let about = olena.text_with("document-about", &[("language", "English".into())]);
    olena.writes(&about, "Hearts, for eleven years.");
    olena.writes(&olena.text("document-price"), "3");
    olena.writes(&olena.text("document-answer-days"), "5");
    // Whatever way they leave, what was typed is saved.
    olena.presses("back");
    olena.comes_to("application-title");
    olena.sees("step-saved");
    olena.goes_to("/#/application/person");
    olena.comes_to("step-person");
    olena.goes_to("/#/application/practice");
    olena.comes_to("step-practice");
    assert_eq!(olena.finds(&["textbox"], &about).written(), "Hearts, for eleven years.");
}

fn names_a_credential(olena: &Person, kind: &str, issuer: &str) {
    olena.presses("credential-add");
    olena.sees("credential-add-title");
    olena.presses("credential-save");
    olena.sees("credential-lacks-kind");
    olena.finds_no_obstacle();
    olena.chooses(&olena.text(kind));
    olena.writes(&olena.text("credential-issuer"), issuer);
    let choose = "(() => { const field = document.getElementById('country'); field.value = 'UA'; \
                  field.dispatchEvent(new Event('change', { bubbles: true })); return true; })()";
    olena.evaluate(choose).unwrap_or_else(|fault| panic!("{fault}"));
    olena.presses("credential-save");
    olena.sees("step-saved");
    olena.reads_text(issuer);
    olena.sees_no("credential-add-title");
}

#[test]
fn a_doctor_registers_by_a_letter_applies_takes_it_back_and_answers_the_verifiers() {
    let Some((mut post, server, mut verifier)) = scene() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let olena = registers(&mut post, &server, "olena-applies", Look::PHONE);
    olena.finds_no_obstacle();
    olena.scrolls_no_way_but_down();
    olena.goes_to("/#/");
    olena.comes_to("queue-title");
    olena.sees("queue-not-yet");
    olena.finds_no_obstacle();
    olena.goes_to("/#/application");
    olena.comes_to("application-title");

    fills_in(&olena);
    olena.goes_to("/#/application/credentials");
    olena.comes_to("step-credentials");
    olena.finds_no_obstacle();
    names_a_credential(&olena, "credential-diploma", "Medical university");
    names_a_credential(&olena, "credential-licence", "Ministry of health");
    olena.finds_no_obstacle();
    olena.scrolls_no_way_but_down();

    olena.goes_to("/#/application");
    olena.comes_to("application-title");
    olena.presses("lacks-documents");
    olena.comes_to("step-documents");
    olena.finds_no_obstacle();
    let send = chooses_a_photo(&olena, photo(&folder));
    olena.finds_no_obstacle();
    olena.presses_named(&send);
    olena.sees("files-documents-sent");
    olena.reads_text(&olena.text_with("documents-count", &[("count", 1.into())]));

    olena.goes_to("/#/application");
    olena.comes_to("application-title");
    olena.sees("submit-ready");
    olena.finds_no_obstacle();
    hands_in(&olena);
    olena.finds_no_obstacle();
    olena.presses("recall");
    olena.sees("recall-done");
    olena.sees("standing-draft");
    hands_in(&olena);

    assert_eq!(verifier.asks(&server, "Please send the back of it too."), 1);
    olena.goes_to("/#/session");
    olena.comes_to("session-title");
    olena.goes_to("/#/application");
    olena.comes_to("application-title");
    olena.sees("standing-info-requested");
    olena.reads_text("Please send the back of it too.");
    olena.finds_no_obstacle();
    olena.scrolls_no_way_but_down();
    olena.writes(&olena.text("verifiers-answer"), "Nothing is written there.");
    olena.presses("send");
    olena.sees("verifiers-told");
    olena.reads_text("Nothing is written there.");
    olena.finds_no_obstacle();
}

fn hands_in(olena: &Person) {
    olena.presses("submit");
    olena.sees("submit-what");
    olena.finds_no_obstacle();
    let press = "(() => { const yes = document.querySelector('dialog[open] .button.urgent'); yes?.click(); \
                 return !!yes; })()";
    assert_eq!(olena.evaluate(press).ok(), Some(true.into()), "it is asked once");
    olena.sees("submit-done");
    olena.sees("standing-submitted");
}
