//! Somebody at a terminal: the real binary with a home of its own.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use secondok_testkit::{Server, server::client_binary};
use serde_json::Value;

/// The password of every doctor here.
pub(crate) const PASSWORD: &str = "a password of the tests";

/// How long anything may take on a busy machine before it counts as never.
const NEVER: Duration = Duration::from_secs(30);

/// A whole intake in cardiology, as a file of the client, with one question to the doctor.
pub(crate) const ANSWERS: &str = r#"
questions = ["Do I need the operation?", "Can it wait?"]

[answers]
emergency-now = false
self-harm = false
chest-pain-now = false
fainted = false
about-whom = "me"
age-range = "50-59"
conditions = ["blood-pressure", "thyroid"]
medicines = "Ramipril 5 mg in the morning."
allergies = false
complaint = ["breathless", "procedure"]
since = "months"
stairs = "two-floors"
systolic = 135
tests = ["ecg", "echo"]
ejection-fraction = 55
findings = "A bicuspid valve, moderate stenosis."
procedure = "Valve replacement"
first-opinion = "one"
told-diagnosis = "Aortic stenosis."
decision = "month"

[consent]
age = true
licence = true
not-emergency = true
not-examination = true
words = true
anonymity = true
"#;

/// Somebody at a terminal.
pub(crate) struct Person {
    home: PathBuf,
    server: String,
}

/// A command that has ended.
pub(crate) struct Done {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Person {
    /// Somebody with an empty home.
    pub(crate) fn new(server: &Server, name: &str) -> Self {
        Self { home: server.home().join(name), server: server.url() }
    }

    /// Where everything of theirs lies.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// The same one, but the service seems to be elsewhere.
    pub(crate) fn at(&self, server: &str) -> Self {
        Self { home: self.home.clone(), server: server.to_owned() }
    }

    /// A doctor who has registered and logged in.
    pub(crate) fn doctor(server: &Server, slug: &str) -> Self {
        let profile = server.home().join(format!("{slug}.toml"));
        let text = format!(
            "slug = '{slug}'\nname = 'Test {slug}'\ntitle = 'Dr'\nspecialties = ['cardiology']\n\
             languages = ['en', 'uk']\nlicensed_in = ['UA', 'PL']\nexperience_years = 3\nprice_units = 1\n\
             answer_days = 5\nabout.en = 'Tests.'\n"
        );
        fs::write(&profile, text).unwrap();
        let login = format!("{slug}@example.org");
        let invite = ["desk", "invite-doctor", "--login", &login, "--profile", profile.to_str().unwrap()];
        let code = server.invitation(&invite).to_text();
        let doctor = Self::new(server, slug).at(&server.doctors_url());
        let register = ["doctor", "register", "--invitation", &code, "--password-file", "-"];
        let registered = doctor.typing(PASSWORD, &register).ok();
        assert!(registered.out.contains("recovery code"), "{}", registered.out);
        doctor.typing(PASSWORD, &["doctor", "login", "--login", &login]).ok();
        doctor
    }

    /// A patient with new words.
    pub(crate) fn patient(server: &Server, name: &str) -> Self {
        let patient = Self::new(server, name);
        patient.run(&["patient", "new"]).ok();
        patient
    }

    /// The 12 words.
    pub(crate) fn words(&self) -> Vec<String> {
        let object = self.json(&["patient", "words"]).remove(0);
        object["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    }

    /// Somebody else's home with the same words.
    pub(crate) fn other_device(&self, server: &Server, name: &str) -> Self {
        let other = Self::new(server, name);
        other.typing(&self.words().join(" "), &["patient", "restore"]).ok();
        other
    }

    /// Sends a request to this doctor without being asked anything; the consultation's number.
    pub(crate) fn ask(&self, doctor: &str) -> u64 {
        self.json_typing(
            "",
            &["patient", "ask", "--doctor", doctor, "--answers", &self.answers(ANSWERS), "--yes"],
        )
        .remove(0)["number"]
            .as_u64()
            .unwrap()
    }

    /// A file with these answers.
    pub(crate) fn answers(&self, answers: &str) -> String {
        self.file("answers.toml", answers)
    }

    /// A file beside the home.
    pub(crate) fn file(&self, name: &str, text: &str) -> String {
        let path = self.home.with_extension(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// What one part of the home keeps, by the names of its files.
    pub(crate) fn keeps(&self, part: &str) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.home.join(part)) else { return Vec::new() };
        let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(client_binary());
        command.args(["--server", &self.server, "--home"]).arg(&self.home).args(arguments);
        // Whoever runs the tests has a language and a home of their own.
        for variable in ["LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "SECONDOK_PASSWORD_FILE"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs a command whose input is empty.
    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        self.typing("", arguments)
    }

    /// Runs a command and types this.
    pub(crate) fn typing(&self, input: &str, arguments: &[&str]) -> Done {
        let mut child = self.start(arguments);
        // A command that fails early reads nothing: that its input is closed is no fault of the test's.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap().into()
    }

    /// Starts a command.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }

    /// Runs a command that succeeds and prints objects.
    pub(crate) fn json(&self, arguments: &[&str]) -> Vec<Value> {
        self.json_typing("", arguments)
    }

    fn json_typing(&self, input: &str, arguments: &[&str]) -> Vec<Value> {
        let done = self.typing(input, &[&["--json"], arguments].concat()).ok();
        done.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The texts of a consultation that this person reads, in order, by this side.
    pub(crate) fn texts(&self, side: &str, number: &str, role: &str) -> Vec<String> {
        self.json(&[side, "read", number])
            .iter()
            .filter(|object| object["event"] == "message" && object["role"] == role)
            .filter_map(|object| object["content"]["text"].as_str().map(str::to_owned))
            .collect()
    }

    /// Where a consultation stands, by the patient's list or the doctor's queue.
    pub(crate) fn standing(&self, side: &str, number: u64) -> Value {
        let list = if side == "patient" { "list" } else { "queue" };
        let found = self.json(&[side, list]).into_iter().find(|object| object["number"] == number);
        found.unwrap_or_else(|| panic!("consultation {number} is in the {list}"))
    }

    /// Follows what happens.
    pub(crate) fn watch(&self, arguments: &[&str]) -> Watching {
        let mut child = self.start(&[&["--json"], arguments].concat());
        let (tell, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = tell.send(serde_json::from_str(&line).unwrap());
            }
        });
        Watching { child, lines }
    }
}

/// A client that follows what happens; ended when dropped.
pub(crate) struct Watching {
    child: Child,
    lines: Receiver<Value>,
}

impl Watching {
    /// The next event of this kind.
    pub(crate) fn event(&self, kind: &str) -> Value {
        self.event_within(kind, NEVER).unwrap_or_else(|| panic!("no {kind} was told"))
    }

    /// The next event of this kind, if it comes soon enough.
    pub(crate) fn event_within(&self, kind: &str, within: Duration) -> Option<Value> {
        loop {
            let event = self.lines.recv_timeout(within).ok()?;
            if event["event"] == kind {
                return Some(event);
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Done {
    /// It succeeded.
    pub(crate) fn ok(self) -> Self {
        assert_eq!(self.status, 0, "{}\n{}", self.out, self.err);
        self
    }

    /// It failed with this status, and said this, in at least two sentences: what happened, and the way on.
    pub(crate) fn failed(self, status: i32, said: &str) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.out, self.err);
        // Lines are wrapped anywhere.
        let told = self.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(said), "{said:?} in: {told}");
        assert!(told.matches(['.', '?']).count() >= 2, "no way on: {told}");
        self
    }

    /// It printed this, however the lines are wrapped.
    pub(crate) fn says(self, said: &str) -> Self {
        let told = self.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(said), "{said:?} in: {told}");
        self
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
