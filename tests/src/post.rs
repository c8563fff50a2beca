//! A mail server of somebody else's making (aiosmtpd), and mail handed over by Python's `smtplib`.

use std::{
    env,
    io::{BufRead, BufReader, Lines, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use secondok_testkit::{Server, missing, server::Settings};
use serde_json::{Value, json};

/// Support's own address.
pub const SUPPORT: &str = "support@clinic.example";
const VARIABLE: &str = "SECONDOK_PYTHON";

/// A mail server in both directions.
#[derive(Debug)]
pub struct Post {
    child: Child,
    said: ChildStdin,
    heard: Lines<BufReader<ChildStdout>>,
    port: u64,
}

/// The settings of a service that takes mail at a socket in its folder, with more lines of configuration below `[mail]`.
pub fn settings(more: &str) -> Settings {
    let config = format!("[mail]\naddress = '{SUPPORT}'\nlmtp = 'unix:lmtp'\n{more}");
    Settings { config, ..Settings::default() }
}

impl Post {
    /// A new one. None where there is no such Python; then the reason is printed.
    ///
    /// # Panics
    /// If it does not start, or there is none where everything has to be tested.
    pub fn start() -> Option<Self> {
        let Some(python) = env::var_os(VARIABLE) else {
            missing(&format!("{VARIABLE} is not set: `cargo xtask test` gets aiosmtpd and sets it"));
            return None;
        };
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/post.py");
        let mut child =
            Command::new(python).arg(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let said = child.stdin.take().unwrap();
        let mut heard = BufReader::new(child.stdout.take().unwrap()).lines();
        let port =
            serde_json::from_str::<Value>(&heard.next().unwrap().unwrap()).unwrap()["port"].as_u64().unwrap();
        Some(Self { child, said, heard, port })
    }

    /// The settings of a service that takes mail, and sends it through this.
    pub fn settings(&self) -> Settings {
        settings(&format!("smtp = 'smtp://127.0.0.1:{}'", self.port))
    }

    /// The same, of a service that writes to these addresses when somebody should look.
    pub fn telling(&self, addresses: &str) -> Settings {
        settings(&format!("smtp = 'smtp://127.0.0.1:{}'\nalerts = '{addresses}'", self.port))
    }

    fn ask(&mut self, what: &Value) -> Value {
        writeln!(self.said, "{what}").unwrap();
        serde_json::from_str(&self.heard.next().unwrap().unwrap()).unwrap()
    }

    /// Everything that was taken since this was last asked.
    ///
    /// # Panics
    /// If the mail server is gone.
    pub fn taken(&mut self) -> Vec<Value> {
        self.ask(&json!({ "do": "taken" })).as_array().unwrap().clone()
    }

    /// Takes nothing from now on, or again.
    ///
    /// # Panics
    /// If the mail server is gone.
    pub fn refuses(&mut self, refuses: bool) {
        self.ask(&json!({ "do": "refuse", "refuse": refuses }));
    }

    /// Hands a mail over to the service.
    ///
    /// # Panics
    /// If the service does not take it.
    pub fn hands_over(&mut self, server: &Server, mail: &str) {
        let socket = server.home().join("lmtp");
        let done = self.ask(&json!({
            "do": "lmtp", "socket": socket, "from": "olena@mail.example", "to": SUPPORT, "mail": mail
        }));
        assert_eq!(done, json!({}), "nobody was refused");
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
