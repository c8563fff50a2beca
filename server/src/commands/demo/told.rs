//! What the demonstration tells whoever started it: where to look, and what to paste.

use std::path::{Path, PathBuf};

use secondok_demo::{Account, Played};
use secondok_l10n::shell_word;

use crate::config::Config;

/// Folders for the people that somebody will play.
pub(super) struct Homes {
    /// A patient who begins.
    pub(super) new_patient: PathBuf,
    /// The patient who has consultations.
    pub(super) patient: PathBuf,
    /// A doctor.
    pub(super) doctor: PathBuf,
    /// Somebody of the staff.
    pub(super) staff: PathBuf,
}

/// What is built in for browsers.
#[derive(Clone, Copy)]
pub(super) struct Apps {
    /// Where the patient's app lies.
    pub(super) patient: Option<&'static str>,
    /// Whether there is one for doctors.
    pub(super) doctors: bool,
    /// Whether there is one for the desk.
    pub(super) desk: bool,
}

/// All of it.
pub(super) fn text(config: &Config, homes: &Homes, program: &str, apps: Apps, played: &Played) -> String {
    let Played { doctors, staff, password, words, states } = played;
    let (url, doctors_url, desk_url) = (&config.url, &config.doctors_url, &config.desk_url);
    let cli = |url: &str, home: &Path| {
        format!("{program} --server {url} --home {}", shell_word(&home.display().to_string()))
    };
    let (new, patient) = (cli(url, &homes.new_patient), cli(url, &homes.patient));
    let doctor = cli(doctors_url, &homes.doctor);
    let busiest = doctors.iter().max_by_key(|account| account.waiting).expect("there are doctors");
    let total: usize = states.iter().map(|(_, count)| count).sum();
    let width = doctors.iter().map(|account| account.login.len()).max().unwrap_or_default();
    let log_ins: String = doctors.iter().map(|account| row(account, width)).collect();
    let app = match apps.patient {
        Some(app) => format!(
            "Click here to be a patient; use a private window for the second person\n\
             \x20 {url}{app}\n\
             \x20 To come back as the patient who has consultations already, open it in a private window and type these\n\
             \x20 words: {}\n\
             \n",
            words.join(" ")
        ),
        None => "This program was built without its apps; `cargo xtask run` builds them in.\n\n".to_owned(),
    };
    let log_ins = format!("Log-ins; the password of each is: {password}\n{log_ins}\n");
    let doctors_app = if apps.doctors {
        format!(
            "Click here to be a doctor; use a private window for the second person\n\x20 {doctors_url}/\n\n"
        )
    } else {
        String::new()
    };
    let desk_app = if apps.desk {
        format!(
            "Click here to work at the desk; use a private window for the second person\n\x20 {desk_url}/\n\n"
        )
    } else {
        String::new()
    };
    let desk = cli(desk_url, &homes.staff);
    let keys: String = staff.iter().map(|one| format!("  {}  key: {}\n", one.login, one.key)).collect();
    let gallery = match apps.patient {
        Some(_) => format!("What the apps' screens are made of\n\x20 {url}/ui/\n\n"),
        None => String::new(),
    };
    format!(
        "\n\
         SeconDOK, demonstration. Everybody here is invented: never ask a real question on this service.\n\
         {total} consultations in {kinds} states, none older than two weeks.\n\
         \n\
         The public pages, in a browser\n\
         \x20 {url}\n\
         \n\
         {app}\
         {doctors_app}\
         {desk_app}\
         {gallery}\
         Without a browser: a patient who begins; paste these one by one\n\
         \x20 {new} patient new\n\
         \x20 {new} patient doctors\n\
         \x20 {new} patient ask\n\
         \x20 {new} patient watch\n\
         \n\
         A patient who has consultations already, on a new device, by their 12 words alone\n\
         \x20 printf '%s' '{words}' | {patient} patient restore --from -\n\
         \x20 {patient} patient list\n\
         \x20 {patient} patient read 1\n\
         \n\
         A doctor. Use another terminal for the second person (in a browser: a private window)\n\
         \x20 printf '%s' '{password}' | {doctor} doctor login --login {login} --password-file -\n\
         \x20 {doctor} doctor queue\n\
         \x20 {doctor} doctor read 1\n\
         \n\
         Somebody of the staff, who is asked for the password and six digits (below)\n\
         \x20 {desk} desk login --login {staff_login}\n\
         \x20 {desk} desk notice list\n\
         \n\
         {log_ins}\
         The staff; the password is the same. The key goes into an authenticator app; or press Enter here, and the six digits of\n\
         that moment are shown. Each is taken once.\n\
         {keys}\
         \n\
         Ctrl-C stops it.",
        kinds = states.len(),
        words = words.join(" "),
        login = busiest.login,
        staff_login = staff[0].login,
    )
}

fn row(account: &Account, width: usize) -> String {
    let waiting = match account.waiting {
        0 => "nothing waits".to_owned(),
        1 => "1 waits".to_owned(),
        more => format!("{more} wait"),
    };
    format!("  {:width$}  {} · {} · {waiting}\n", account.login, account.name, account.specialties.join(", "))
}
