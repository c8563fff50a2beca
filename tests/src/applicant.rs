//! A doctor who applies, at a terminal.

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use secondok_testkit::{Server, server::client_binary};

use crate::people::PASSWORD;

/// The name on the licence.
pub const NAME: &str = "Olena Koval";
/// Who issued the diploma.
pub const UNIVERSITY: &str = "National Medical University";
/// Who issued the licence.
pub const MINISTRY: &str = "Ministry of Health";

/// What she applies with.
const FORM: &str = r#"
name = "Olena Koval"
title = "Dr. med."
specialties = ["cardiology"]
experience_years = 12
languages = ["uk", "en"]
price_units = 40
answer_days = 5

[about]
en = "Valves, and whether they need an operation."
uk = "Клапани серця, і чи потрібна операція."

[[credentials]]
kind = "diploma"
issuer = "National Medical University"
country = "UA"

[[credentials]]
kind = "licence"
issuer = "Ministry of Health"
country = "UA"
valid_until = "2040-12-31"
"#;

/// A doctor with a home of her own.
#[derive(Debug)]
pub struct Applicant {
    home: PathBuf,
    server: String,
}

impl Applicant {
    /// Invited to apply by whoever runs the service, and has registered and logged in.
    pub fn registered(server: &Server, name: &str) -> Self {
        let login = format!("{name}@example.org");
        let code = server.invitation(&["desk", "invite-doctor", "--login", &login]);
        let this = Self { home: server.home().join(name), server: server.doctors_url() };
        let code = code.to_text();
        this.types(PASSWORD, &["doctor", "register", "--invitation", &code, "--password-file", "-"]);
        this.types(PASSWORD, &["doctor", "login", "--login", &login]);
        this
    }

    /// Hands in the form with this photo of a document.
    pub fn applies(&self, photo: &[u8]) {
        let file = |name: &str, bytes: &[u8]| {
            let path = self.home.with_extension(name);
            fs::write(&path, bytes).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let (form, photo) = (file("toml", FORM.as_bytes()), file("jpg", photo));
        self.runs(&["doctor", "application", "form", &form]);
        let text = "My diploma.";
        self.runs(&["doctor", "application", "documents", &photo, "--seen", "--text", text, "--yes"]);
        self.runs(&["doctor", "application", "submit"]);
    }

    /// Runs a command that succeeds; what it says.
    pub fn runs(&self, arguments: &[&str]) -> String {
        self.types("", arguments)
    }

    fn types(&self, input: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(client_binary());
        command.args(["--server", &self.server, "--home"]).arg(&self.home).args(arguments);
        // Whoever runs the tests has a language and a home of their own.
        for variable in ["LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "SECONDOK_PASSWORD_FILE"] {
            command.env_remove(variable);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }
}
