//! A demonstration, with consultations in every state.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
};

use secondok_testkit::server::{binary, client_binary};
use secondok_tests::staff;

use crate::examples;

/// Where it is tried first; the next free port is taken.
const LISTEN: &str = "127.0.0.1:18080";
/// The folder that it makes for its data.
const SERVICE: &str = "service";

/// A running demonstration, gone when dropped.
pub(crate) struct Demo {
    child: Child,
    /// Where the public pages and the patient's app are.
    pub(crate) url: String,
    /// Where the doctor's app is.
    pub(crate) doctors: String,
    /// Where the desk's app is.
    pub(crate) desk: String,
    /// The keys of the staff's second factors, by their log-in names.
    keys: Vec<(String, String)>,
    /// The words of the patient who has consultations.
    pub(crate) words: String,
    /// What every doctor logs in with.
    pub(crate) password: String,
    /// Of people who did something on the command line.
    homes: tempfile::TempDir,
    /// Where the service keeps its data.
    data: tempfile::TempDir,
}

impl Demo {
    /// An example file of this name, written to where it can be chosen.
    pub(crate) fn example(&self, name: &str) -> std::path::PathBuf {
        let path = self.homes.path().join(name);
        fs::write(&path, examples::bytes(name)).expect("a temporary folder can be written");
        path
    }

    /// Starts one, and waits until everything has been made up.
    ///
    /// # Panics
    /// If it does not start, or does not tell what a person needs.
    pub(crate) fn start() -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let mut child = Command::new(binary())
            .args(["demo", "--listen", LISTEN, "--data"])
            .arg(data.path().join(SERVICE))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the service is there");
        let mut told = BufReader::new(child.stdout.take().expect("piped")).lines().map_while(Result::ok);
        let text: Vec<String> = told.by_ref().take_while(|line| !line.starts_with("Ctrl-C")).collect();
        // It is listened to until it ends, or it would stop at the next word.
        std::thread::spawn(move || told.for_each(drop));
        let between = |before: &str, after: &str| {
            let found = text.iter().find_map(|line| Some(line.split_once(before)?.1.split_once(after)?.0));
            found
                .unwrap_or_else(|| {
                    panic!("the demonstration does not tell what is after {before:?}: {text:#?}")
                })
                .to_owned()
        };
        let after = |before: &str| {
            let found = text.iter().find_map(|line| line.split_once(before));
            found
                .unwrap_or_else(|| panic!("the demonstration does not tell {before:?}: {text:#?}"))
                .1
                .to_owned()
        };
        let origin = |who: &str| {
            text.iter()
                .skip_while(|line| !line.contains(who))
                .find_map(|line| line.trim().strip_suffix('/').filter(|url| url.starts_with("http")))
                .unwrap_or_else(|| panic!("the demonstration does not tell where to click {who}: {text:#?}"))
                .to_owned()
        };
        let key = |line: &String| {
            let (login, key) = line.split_once("  key: ")?;
            Some((login.trim().to_owned(), key.to_owned()))
        };
        Self {
            url: format!("http://{}", between("http://", "/app/")),
            doctors: origin("to be a doctor"),
            desk: origin("to work at the desk"),
            keys: text.iter().filter_map(key).collect(),
            words: between("printf '%s' '", "'"),
            password: after("the password of each is: "),
            homes: tempfile::tempdir().expect("a temporary folder"),
            data,
            child,
        }
    }

    /// What the doctor with this log-in does on the command line.
    ///
    /// # Panics
    /// If it fails.
    pub(crate) fn doctor(&self, login: &str, words: &[&str]) {
        let at = (self.doctors.as_str(), login);
        if !self.homes.path().join(login).exists() {
            let log_in = ["doctor", "login", "--login", login, "--password-file", "-"];
            self.client(at, &log_in, &self.password);
        }
        self.client(at, &[&["doctor"], words].concat(), "");
    }

    /// What the patient who has consultations does on the command line.
    ///
    /// # Panics
    /// If it fails.
    pub(crate) fn patient(&self, words: &[&str]) {
        let at = (self.url.as_str(), "patient");
        if !self.homes.path().join("patient").exists() {
            self.client(at, &["patient", "restore", "--from", "-"], &self.words);
        }
        self.client(at, &[&["patient"], words].concat(), "");
    }

    /// Somebody new asks a doctor on the command line, with these answers (a file of `patient ask --answers`).
    ///
    /// # Panics
    /// If that fails.
    pub(crate) fn asks(&self, doctor: &str, answers: &str) {
        let file = self.homes.path().join("answers.toml");
        fs::write(&file, answers).expect("a temporary folder can be written");
        let at = (self.url.as_str(), "somebody-new");
        self.client(at, &["patient", "new", "--yes"], "");
        let file = file.to_str().expect("a temporary folder has a plain name");
        self.client(at, &["patient", "ask", "--doctor", doctor, "--answers", file, "--yes"], "");
    }

    /// Invites a doctor with this profile; the invitation's code.
    ///
    /// # Panics
    /// If that fails.
    pub(crate) fn invites(&self, profile: &str) -> String {
        let file = self.homes.path().join("profile.toml");
        fs::write(&file, profile).expect("a temporary folder can be written");
        let file = file.to_str().expect("a temporary folder has a plain name");
        self.invited(&["desk", "invite-doctor", "--login", "vera@demo.example", "--profile", file])
    }

    /// Invites a doctor of this name to apply; the invitation's code.
    ///
    /// # Panics
    /// If that fails.
    pub(crate) fn applicant(&self, login: &str) -> String {
        self.invited(&["desk", "invite-doctor", "--login", login])
    }

    /// Invites somebody to the staff; the invitation's code.
    ///
    /// # Panics
    /// If that fails.
    pub(crate) fn invites_staff(&self) -> String {
        self.invited(&["desk", "invite-staff", "--login", "vera@demo.example", "--role", "publisher"])
    }

    /// The six digits of somebody of the staff.
    ///
    /// # Panics
    /// If the demonstration has told no key for this log-in name.
    pub(crate) fn code(&self, login: &str) -> String {
        let key = self.keys.iter().find(|(name, _)| name == login);
        let (_, key) = key.unwrap_or_else(|| panic!("no key of {login}: {:?}", self.keys));
        staff::code(&staff::authenticator(key), 0, 0)
    }

    /// Runs a command of the service that invites; the invitation's code.
    fn invited(&self, words: &[&str]) -> String {
        let told = Command::new(binary())
            .args(words)
            .arg("--config")
            .arg(self.data.path().join(SERVICE).join("secondok.toml"))
            .output()
            .expect("the service is there");
        let text = String::from_utf8_lossy(&told.stdout);
        let code = text.split("--invitation ").nth(1).and_then(|rest| rest.split_whitespace().next());
        code.unwrap_or_else(|| panic!("no invitation: {told:?}")).to_owned()
    }

    /// Runs the client for somebody: at which address, with the home of which name.
    fn client(&self, (url, home): (&str, &str), words: &[&str], typed: &str) {
        let mut child = Command::new(client_binary())
            .args(["--server", url, "--home"])
            .arg(self.homes.path().join(home))
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the client is there");
        let mut input = child.stdin.take().expect("piped");
        input.write_all(typed.as_bytes()).expect("it listens");
        drop(input);
        let status = child.wait().expect("it ends");
        assert!(status.success(), "{words:?}: {status}");
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
