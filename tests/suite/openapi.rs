//! The OpenAPI document against the running service: schemathesis makes requests from the one and compares the answers
//! of the other, without credentials, as a doctor and as a patient.

use std::{env, fs, path::Path, process::Command};

use secondok_demo::vault::MemoryVault;
use secondok_testkit::{Server, missing, rng};
use secondok_tests::runtime;

use crate::people;

/// Names the Python that has schemathesis.
const VARIABLE: &str = "SECONDOK_PYTHON";

/// Requests made up for each operation, besides those for the boundaries of every schema.
const EXAMPLES: &str = "10";

/// What holds in every run. A request that the document allows is never answered with 400: that would be a form which
/// the document does not tell. 422 is left, for what no schema can say: that 32 bytes are a point of a curve, that a key
/// is signed, that a message is sealed to where it is sent.
const CHECKS: &str = "\
    [checks.positive_data_acceptance]\n\
    expected-statuses = ['2xx', '401', '403', '404', '409', '422']\n\
    [checks.negative_data_rejection]\n\
    expected-statuses = ['400', '401', '403', '404', '405', '409', '412', '413', '415', '422']\n";

/// An operation whose body is of a media type that it does not know how to make: the service's own tests try it.
const UNTRIED: &str = "PATCH";

/// One run: which operations, and who asks.
struct Run<'a> {
    name: &'static str,
    /// Of the path; everything that matches is asked.
    paths: &'static str,
    /// Of the name; what matches is left out.
    without: Option<&'static str>,
    authorization: Option<String>,
    mailbox: Option<&'a str>,
    /// A check that cannot hold here.
    unchecked: Option<&'static str>,
}

#[test]
fn schemathesis_finds_nothing() {
    let Some(python) = env::var_os(VARIABLE) else {
        missing(&format!("{VARIABLE} is not set: `cargo xtask test` gets schemathesis and sets it"));
        return;
    };
    let server = Server::start();
    let (session, capability, mailbox) = runtime().block_on(async {
        let (desk, device, rng) = (MemoryVault::default(), MemoryVault::default(), &mut rng(1));
        let doctor = people::doctor(&server, &desk, rng).await;
        let mut patient = people::patient(&server, &device, rng).await;
        let (_, keys) = people::ask(&mut patient, &doctor, rng).await;
        let session = format!("Bearer {}", people::token(&desk).await);
        (session, format!("Capability {}", keys.capability().to_text()), keys.mailbox().to_text())
    });
    // An answer that goes on is tried where it is refused; in full it is in the service's own tests.
    let runs = [
        Run {
            name: "nobody",
            paths: "^/",
            without: Some(UNTRIED),
            authorization: None,
            mailbox: None,
            unchecked: None,
        },
        Run {
            name: "a doctor",
            paths: "^/api/v1/doctor/(vault|prekeys|queue)",
            without: None,
            authorization: Some(session.clone()),
            mailbox: None,
            unchecked: None,
        },
        Run {
            name: "the doctor of a mailbox",
            paths: "^/api/v1/mailboxes",
            without: Some("events|DELETE|PATCH|PUT /api/v1/mailboxes/{mailbox}$"),
            authorization: Some(session.clone()),
            mailbox: Some(&mailbox),
            unchecked: None,
        },
        Run {
            name: "the patient of a mailbox",
            paths: "^/api/v1/mailboxes",
            without: Some("events|DELETE|PATCH|POST"),
            authorization: Some(capability.clone()),
            mailbox: Some(&mailbox),
            unchecked: None,
        },
        Run {
            name: "a patient who uploads",
            paths: "^/api/v1/mailboxes/[^/]*/attachments$",
            without: None,
            authorization: Some(capability.clone()),
            mailbox: Some(&mailbox),
            // It asks again with the credentials that it means to leave out: here that begins another upload. And it wants
            // headers refused that nobody knows, where HTTP wants them passed over (RFC 9110, 5.1).
            unchecked: Some("ignored_auth,negative_data_rejection"),
        },
        // What ends something comes last.
        Run {
            name: "a patient who destroys",
            paths: "^/api/v1/mailboxes/[^/]*$",
            without: Some("GET|PUT"),
            authorization: Some(capability),
            mailbox: Some(&mailbox),
            // It asks the same again with other credentials, and then the mailbox is gone for everybody.
            unchecked: Some("ignored_auth"),
        },
        Run {
            name: "a doctor who logs out",
            paths: "^/api/v1/doctor/session",
            without: None,
            authorization: Some(session),
            mailbox: None,
            unchecked: None,
        },
    ];
    for run in &runs {
        run.against(&server, Path::new(&python));
    }
    assert!(!server.log().contains("a fault"), "{}", server.log());
}

impl Run<'_> {
    fn against(&self, server: &Server, python: &Path) {
        let config = server.home().join("schemathesis.toml");
        let parameters = self.mailbox.map(|mailbox| format!("[parameters]\n'path.mailbox' = '{mailbox}'\n"));
        fs::write(&config, format!("{}{CHECKS}", parameters.unwrap_or_default())).unwrap();
        let mut command = Command::new(python);
        command
            .current_dir(server.home())
            .args(["-m", "schemathesis.cli", "--config-file"])
            .arg(&config)
            .args(["run", &format!("{}/api/v1/openapi.json", server.url())])
            .args(["--include-path-regex", self.paths])
            .args(["--checks", "all", "--max-examples", EXAMPLES, "--generation-deterministic"])
            .args(["--continue-on-failure", "--no-shrink"])
            .args(["--request-timeout", "20", "--warnings", "off", "--no-color"]);
        if let Some(without) = self.without {
            command.args(["--exclude-name-regex", without]);
        }
        if let Some(unchecked) = self.unchecked {
            command.args(["--exclude-checks", unchecked]);
        }
        if let Some(authorization) = &self.authorization {
            command.args(["--header", &format!("Authorization:{authorization}")]);
        }
        let output = command.output().unwrap_or_else(|error| panic!("{}: {error}", python.display()));
        let told = String::from_utf8_lossy(&output.stdout);
        let fault = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "asked by {}:\n{told}{fault}", self.name);
        assert!(told.contains("Test cases:"), "asked by {}, nothing was tried:\n{told}{fault}", self.name);
    }
}
