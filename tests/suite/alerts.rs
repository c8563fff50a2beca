//! Attacks, played against a running service: each is told by the audit log, the log of the system, a mail of a real mail server's
//! taking, and the figures for Prometheus.

use std::{collections::BTreeSet, net::SocketAddr, time::Duration};

use secondok_api::{audit::Event, doctor::LoginStart, path};
use secondok_client::desk::{Desk, LoginError};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::login::{ClientLogin, Password};
use secondok_testkit::{Server, rng, server::Settings};
use secondok_tests::{
    http::ask,
    inventory::{compare, read},
    people,
    post::{Post, SUPPORT},
    runtime, staff,
};
use serde_json::{Value, json};

/// Who is written to.
const TOLD: [&str; 2] = ["security@clinic.example", "chief@clinic.example"];

/// A service that tells in every way.
struct Watched {
    server: Server,
    post: Post,
    /// Mails that came.
    mails: Vec<Value>,
    /// How often each kind was told since the last start.
    told: Vec<&'static str>,
}

impl Watched {
    /// None where no mail server can be had.
    fn start() -> Option<Self> {
        let post = Post::start()?;
        let settings = figures(post.telling(&TOLD.join(", ")));
        let mut server = Server::with(settings);
        server.expect_faults();
        Some(Self { server, post, mails: Vec::new(), told: Vec::new() })
    }

    /// This was told once more, by all ways.
    fn is_told(&mut self, kind: &'static str) {
        self.told.push(kind);
        let expected = self.told.iter().filter(|told| **told == kind).count();
        let line = format!(r#""event":"alert","kind":"{kind}""#);
        within("its mails", || {
            self.mails.extend(self.post.taken());
            TOLD.iter().all(|to| self.mails_of(to, kind) == expected)
        });
        within("its line in the log", || self.server.log().matches(&line).count() >= expected);
        assert!(self.looks() > 0, "{kind}");
    }

    /// How many entries of the log are alerts.
    fn looks(&self) -> usize {
        let list = self.server.run(&["audit", "list", "--alerts"]);
        String::from_utf8_lossy(&list.stdout).matches("LOOK: ").count()
    }

    fn mails_of(&self, to: &str, kind: &str) -> usize {
        let subject = format!("Test: {kind}");
        let is_it = |mail: &&Value| mail["subject"] == subject.as_str() && mail["to"] == json!([to]);
        self.mails.iter().filter(is_it).count()
    }

    /// The figure of this kind.
    fn counted(&self, kind: &str) -> u64 {
        let line = format!("secondok_alerts_total{{kind=\"{kind}\"}} ");
        let figures = fetched(&self.server);
        let line =
            figures.lines().find_map(|it| it.strip_prefix(&line)).unwrap_or_else(|| panic!("{figures}"));
        line.parse().unwrap()
    }

    fn begins(&self, login: &str) -> u16 {
        begins(&self.server, login)
    }
}

/// With a listener for Prometheus.
fn figures(settings: Settings) -> Settings {
    let listen = ("SECONDOK_CARE_METRICS_LISTEN".to_owned(), "127.0.0.1:0".to_owned());
    Settings { environment: vec![listen], ..settings }
}

/// The first step of a doctor's log-in.
fn begins(server: &Server, login: &str) -> u16 {
    let (_, request) = ClientLogin::start(Password::new("guessed"), &mut rng(5)).unwrap();
    let start = LoginStart { login: login.to_owned(), request: request.into(), ticket: None };
    let body = serde_json::to_vec(&start).unwrap();
    ask(server.address(), "POST", path::LOGIN_START, &[("content-type", "application/json")], &body).status
}

/// What Prometheus fetches.
fn fetched(server: &Server) -> String {
    let line =
        server.log().lines().rev().find(|line| line.contains(r#""event":"started""#)).unwrap().to_owned();
    let line: Value = serde_json::from_str(&line).unwrap();
    let address: SocketAddr = line["metrics"].as_str().unwrap().parse().unwrap();
    let answer = ask(address, "GET", "/metrics", &[], &[]);
    assert_eq!(answer.status, 200);
    assert_eq!(ask(address, "GET", "/", &[], &[]).status, 404, "there is nothing else");
    String::from_utf8(answer.body).unwrap()
}

fn within(what: &str, mut is: impl FnMut() -> bool) {
    for _ in 0..1_200 {
        if is() {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("never: {what}");
}

/// Changes the database beside the running service.
fn change(server: &Server, statement: &'static str) {
    use sqlx::{AnyConnection, Connection};
    let path = server.data().join("care.sqlite");
    runtime().block_on(async {
        sqlx::any::install_default_drivers();
        let mut conn = AnyConnection::connect(&format!("sqlite:{}", path.display())).await.unwrap();
        sqlx::raw_sql(statement).execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
    });
}

#[test]
fn every_attack_is_told_by_all_ways() {
    let Some(mut watched) = Watched::start() else { return };
    let rng = &mut rng(61);
    let vault = MemoryVault::default();
    let login = runtime().block_on(async {
        let doctor = people::doctor(&watched.server, &vault, rng).await;
        doctor.login_name().to_owned()
    });

    // Guessing, at a name that somebody has; the doctor's own device is let in meanwhile.
    assert_eq!((0..11).map(|_| watched.begins(&login)).filter(|status| *status == 429).count(), 1);
    watched.is_told("guessing");
    runtime().block_on(async {
        let transport = people::transport(&watched.server);
        let again = secondok_client::doctor::Doctor::login(
            transport,
            &vault,
            &login,
            people::PASSWORD,
            people::today(),
            rng,
        );
        assert!(again.await.is_ok());
    });

    // A list of names.
    for number in 0..31 {
        assert_eq!(watched.begins(&format!("n{number}@example.org")), 200);
    }
    watched.is_told("stuffing");

    // The right password of somebody of the staff, and guessed codes.
    runtime().block_on(async {
        staff::registered(&watched.server, "petra", "security", rng).await;
        for _ in 0..5 {
            let (transport, device) = (staff::transport(&watched.server), MemoryVault::default());
            let wrong =
                Desk::login(transport, &device, "petra@example.org", people::PASSWORD, "000000", rng).await;
            assert!(matches!(wrong, Err(LoginError::Service(_))), "{:?}", wrong.err());
        }
    });
    watched.is_told("wrong-codes");

    // Whoever has the machine removes a second factor by command.
    runtime().block_on(async {
        let transport = people::transport(&watched.server);
        let doctor = secondok_client::doctor::Doctor::load(transport, &vault).await.unwrap().unwrap();
        let authenticator = totp_rs::Totp::from_url(doctor.begin_factor().await.unwrap()).unwrap();
        let code = staff::code(&authenticator, 0, 0);
        doctor.add_factor(people::PASSWORD, &code, rng).await.unwrap();
    });
    assert!(watched.server.run(&["desk", "remove-factor", "--login", &login]).status.success());
    watched.is_told("factor-removed");

    // The log, figures, and what is in the mails.
    assert_eq!(watched.looks(), 4);
    for kind in ["guessing", "stuffing", "wrong-codes", "factor-removed"] {
        assert_eq!(watched.counted(kind), 1, "{kind}");
    }
    let text = watched.mails.iter().map(ToString::to_string).collect::<String>();
    for name in [login.as_str(), "vera", "petra", "example.org"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    let mail = &watched.mails[0];
    assert_eq!(
        (&mail["from"], &mail["headers"]["Auto-Submitted"]),
        (&json!(SUPPORT), &json!("auto-generated"))
    );
    let names = mail["headers"].as_object().unwrap().keys().cloned().collect();
    compare("mail", read().mail.keys().filter(|name| *name != "body"), &names);
    // Kind, time to the second, where to look.
    let text = mail["text"].as_str().unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("guessing"));
    assert!(lines.next().is_some_and(|when| when.len() == 23 && when.ends_with(" UTC")), "{text}");
    assert!(text.contains("room Security"), "{text}");

    // The log is cut under the running service.
    change(&watched.server, "DELETE FROM audit WHERE number = (SELECT MAX(number) FROM audit)");
    watched.is_told("log-broken");
}

#[test]
fn what_happens_to_clock_log_and_backup_is_told_by_all_ways() {
    let Some(mut watched) = Watched::start() else { return };
    staff::invited(&watched.server, "petra", "security");
    watched.server.night_days_ahead(1);

    // An entry is altered: the next night reads all of it.
    change(
        &watched.server,
        "UPDATE audit SET event = replace(event, 'security', 'publisher') WHERE number = 1",
    );
    watched.server.night_days_ahead(2);
    watched.is_told("log-broken");
    assert_eq!(watched.counted("log-broken"), 1);

    // The clock jumps, and is set back.
    watched.server.restart_days_ahead(40);
    watched.is_told("clock-jumped");
    watched.server.restart_days_ahead(0);
    watched.is_told("clock-set-back");
    assert_eq!(watched.counted("clock-set-back"), 1);
}

#[test]
fn a_backup_that_was_restored_is_told_by_all_ways() {
    let Some(mut watched) = Watched::start() else { return };
    staff::invited(&watched.server, "petra", "security");
    watched.server.night_days_ahead(1);
    let folder = watched.server.home().join("backups");
    let folder = folder.to_str().unwrap();
    assert!(watched.server.run(&["backup", "--accept-clock", folder]).status.success());
    assert!(watched.server.stop());
    for file in std::fs::read_dir(watched.server.data()).unwrap() {
        let path = file.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with("care.sqlite") {
            std::fs::remove_file(path).unwrap();
        }
    }
    let backup = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let restored = watched.server.run(&["restore", backup.to_str().unwrap()]);
    assert!(restored.status.success(), "{restored:?}");
    watched.server.restart();
    watched.is_told("backup-restored");
    assert_eq!(watched.counted("backup-restored"), 1);
}

/// A mail server that takes nothing for a time loses no alert.
#[test]
fn what_was_not_taken_is_written_again() {
    let Some(mut watched) = Watched::start() else { return };
    watched.post.refuses(true);
    for number in 0..31 {
        assert_eq!(watched.begins(&format!("n{number}@example.org")), 200);
    }
    watched.server.wait_for_log(r#""event":"alert-mail-failed""#);
    watched.post.refuses(false);
    within("its mails", || {
        watched.mails.extend(watched.post.taken());
        TOLD.iter().all(|to| watched.mails_of(to, "stuffing") == 1)
    });
    watched.server.wait_for_log(r#""event":"alert-mail-recovered""#);
}

/// What is served is what is declared, with nothing but closed lists in its labels.
#[test]
fn figures_are_those_that_are_declared() {
    let server = Server::with(figures(Settings::default()));
    let figures = fetched(&server);
    let (mut names, mut values) = (BTreeSet::new(), BTreeSet::new());
    for line in figures.lines().filter(|line| !line.starts_with('#')) {
        let (name, rest) = line.split_once('{').unwrap();
        let labels = rest.split_once('}').unwrap().0;
        names.insert(name.to_owned());
        for label in labels.split(',') {
            let (label, value) = label.split_once('=').unwrap();
            names.insert(format!("{name}{{{label}}}"));
            values.insert(value.trim_matches('"').to_owned());
        }
    }
    compare("metric", read().metric.keys(), &names);
    let closed = Event::ALERTS.into_iter().chain(["doctor", "staff"]).map(str::to_owned).collect();
    assert_eq!(values, closed);
    assert!(figures.ends_with("# EOF\n"), "{figures}");
}

/// What is ready for Prometheus pages somebody for every kind that there is.
#[test]
fn the_ready_rules_know_every_kind() {
    let rules = std::fs::read_to_string("../docs/alert-rules.yml").unwrap();
    let named: BTreeSet<&str> =
        rules.split("kind=~\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap().split('|')).collect();
    assert_eq!(named, Event::ALERTS.into());
}
