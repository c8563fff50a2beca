//! Steps on the way to a screen.

use std::time::Duration;

use secondok_e2e::{
    Browser, Tab,
    camera::{printed_code, wall},
    until,
};
use secondok_l10n::Language;
use serde_json::{Value, json};

use crate::demo::Demo;

/// Where a doctor's session is (`secondok_api::path::SESSION`), and that of somebody of the staff (`STAFF_SESSION`).
const SESSIONS: [&str; 2] = ["/api/v1/doctor/session", "/api/v1/desk/session"];

/// How long a step may take on a busy machine.
const WITHIN: Duration = Duration::from_secs(40);

/// One step. What is named is named by a CSS selector, which is the same in every language.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    /// Opens a public page, in the story's language.
    Page(&'static str),
    /// Opens an app at this path, and has it speak the story's language.
    App(&'static str),
    /// The same on a phone whose lock opens whenever it is asked to; by the service's name, for at a number there is no such
    /// lock.
    AppWithLock(&'static str),
    /// The same with the doctor's app.
    DoctorsApp(&'static str),
    /// The same with the desk's app.
    DesksApp(&'static str),
    /// Goes to another screen of the app, by its fragment.
    Go(&'static str),
    /// Waits until this is shown.
    See(&'static str),
    /// Waits until this is not shown.
    Miss(&'static str),
    /// Presses this, as soon as it is shown.
    Press(&'static str),
    /// Writes this into a field, or chooses it in a list.
    Write(&'static str, &'static str),
    /// Writes the words of the patient who has consultations.
    WriteWords(&'static str),
    /// Writes the six digits of the one of the staff with this log-in.
    WriteCode(&'static str, &'static str),
    /// Invites somebody to the staff, and writes the invitation's code into a field.
    WriteStaffInvitation(&'static str),
    /// Writes the password of every account.
    WritePassword(&'static str),
    /// Chooses these example files ([`crate::examples`]) in a field for files, as soon as it is there.
    Choose(&'static str, &'static [&'static str]),
    /// Runs this in the page until it gives true.
    Until(&'static str),
    /// What is before the device's camera from now on.
    Camera(Camera),
    /// Cuts the network off, or joins it again.
    Offline(bool),
    /// What the doctor with this log-in does on the command line.
    Doctor(&'static str, &'static [&'static str]),
    /// What the patient who has consultations does on the command line.
    Patient(&'static [&'static str]),
    /// Somebody new asks this doctor on the command line, with these answers.
    Asks(&'static str, &'static str),
    /// Invites a doctor with this profile, and writes the invitation's code into a field.
    WriteInvitation(&'static str, &'static str),
    /// Invites a doctor of this name to apply, and writes the invitation's code into a field.
    WriteOwnInvitation(&'static str, &'static str),
    /// Ends the session of the doctor, or of the one of the staff, who is logged in, as it ends by itself after its time.
    EndSession,
}

/// What is before a camera.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Camera {
    /// Anything: pages may not look.
    Refused,
    /// Nothing that can be read.
    Wall,
    /// A code that says this.
    Code(&'static str),
}

/// Where the step is taken.
pub(crate) struct Place<'a> {
    pub(crate) demo: &'a Demo,
    pub(crate) browser: &'a Browser,
    pub(crate) tab: &'a Tab,
    pub(crate) language: Language,
}

impl Step {
    /// Takes it.
    ///
    /// # Errors
    /// What does not go as written.
    pub(crate) fn take(self, place: &Place<'_>) -> Result<(), String> {
        let Place { demo, browser, tab, language } = place;
        match self {
            Self::Page(path) => {
                let prefix = match language {
                    Language::En => String::new(),
                    other => format!("/{}", other.code()),
                };
                tab.open(&format!("{}{prefix}{path}", demo.url));
            }
            Self::App(path) | Self::AppWithLock(path) | Self::DoctorsApp(path) | Self::DesksApp(path) => {
                let origin = match self {
                    Self::App(_) => demo.url.clone(),
                    Self::AppWithLock(_) => {
                        tab.has_phone_lock(true).map_err(|fault| fault.to_string())?;
                        demo.url.replace("127.0.0.1", "localhost")
                    }
                    Self::DesksApp(_) => demo.desk.clone(),
                    _ => demo.doctors.clone(),
                };
                let url = format!("{origin}{path}");
                tab.open(&url);
                let keep = format!("localStorage.setItem('language', '{}')", language.code());
                tab.evaluate(&keep).map_err(|fault| fault.to_string())?;
                tab.reload();
            }
            Self::Go(fragment) => {
                let go = format!("location.hash = {}", json!(fragment));
                tab.evaluate(&go).map_err(|fault| fault.to_string())?;
            }
            Self::See(what) => run(tab, &shown(what, "true"), what)?,
            Self::Miss(what) => run(tab, &format!("!{}", shown(what, "true")), what)?,
            Self::Press(what) => run(tab, &shown(what, "(it.click(), true)"), what)?,
            Self::Write(what, text) => run(tab, &written(what, text), what)?,
            Self::WriteWords(what) => run(tab, &written(what, &demo.words), what)?,
            Self::WritePassword(what) => run(tab, &written(what, &demo.password), what)?,
            Self::WriteCode(what, login) => run(tab, &written(what, &demo.code(login)), what)?,
            Self::WriteStaffInvitation(what) => run(tab, &written(what, &demo.invites_staff()), what)?,
            Self::Choose(field, names) => {
                run(tab, &format!("document.querySelector({}) !== null", json!(field)), field)?;
                let files: Vec<_> = names.iter().map(|name| demo.example(name)).collect();
                tab.choose_files(field, &files).map_err(|fault| fault.to_string())?;
            }
            Self::Until(script) => run(tab, script, script)?,
            Self::Camera(what) => {
                match what {
                    Camera::Refused => {}
                    Camera::Wall => browser.sees_by_camera(&wall()),
                    Camera::Code(text) => browser.sees_by_camera(&printed_code(text)),
                }
                browser.allows_camera(&demo.url, !matches!(what, Camera::Refused));
            }
            Self::Offline(is_offline) => browser.offline(is_offline),
            Self::Doctor(login, words) => demo.doctor(login, words),
            Self::Patient(words) => demo.patient(words),
            Self::Asks(doctor, answers) => demo.asks(doctor, answers),
            Self::WriteInvitation(what, profile) => run(tab, &written(what, &demo.invites(profile)), what)?,
            Self::WriteOwnInvitation(what, login) => run(tab, &written(what, &demo.applicant(login)), what)?,
            Self::EndSession => {
                let seen = browser.seen();
                let shown = seen.requests.iter().rev().find_map(|request| request.authorization.as_deref());
                let shown = shown.ok_or("nobody has shown a right to anything")?;
                let at_desk = tab.url().starts_with(&demo.desk);
                let end = format!(
                    "fetch({}, {{ method: 'DELETE', headers: {{ authorization: {} }} }}).then((answer) => answer.ok)",
                    json!(SESSIONS[usize::from(at_desk)]),
                    json!(shown)
                );
                run(tab, &end, "the session")?;
            }
        }
        Ok(())
    }
}

/// Does something with what fits the selector, if that is shown.
fn shown(what: &str, act: &str) -> String {
    let find =
        format!("[...document.querySelectorAll({})].find((one) => one.checkVisibility())", json!(what));
    format!("((it) => it ? {act} : false)({find})")
}

fn written(what: &str, text: &str) -> String {
    let put = format!(
        "(it.value = {}, it.dispatchEvent(new Event(it.localName === 'select' ? 'change' : 'input', {{ bubbles: true }})), true)",
        json!(text)
    );
    shown(what, &put)
}

fn run(tab: &Tab, script: &str, what: &str) -> Result<(), String> {
    until(WITHIN, || match tab.evaluate(script) {
        Ok(Value::Bool(true)) => Ok(()),
        Ok(other) => Err(format!("{what}: {other}; the page says: {}", tab.text())),
        Err(fault) => Err(format!("{what}: {fault}")),
    })
}
