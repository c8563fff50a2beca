//! Log lines: of every flow of the demonstration, of a running service and its nights, and of the source itself.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use secondok_care::{
    Care, Parts,
    clock::Clock,
    store::{Store, StoreOptions},
};
use secondok_demo::clock::MovableClock;
use secondok_server::{clock::SystemClock, logging::FIELDS};
use secondok_testkit::{ManualClock, Server, parts, rng, server::Settings};
use secondok_tests::inventory::{compare, read};
use tracing_subscriber::{Layer, Registry, layer::Context, layer::SubscriberExt};

use super::story;

/// What the writer of lines puts into each by itself.
const BY_ITSELF: [&str; 4] = ["time", "level", "event", "undeclared"];

#[test]
fn log_fields_that_can_be_written() {
    compare("log", read().log.keys(), &FIELDS.iter().map(|&field| field.to_owned()).collect());
}

/// Where events came from and the names of their fields.
type Events = Vec<(String, Vec<&'static str>)>;

/// Every event of our own crates, whatever its level.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Events>>);

impl<S: tracing::Subscriber> Layer<S> for Seen {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target().starts_with("secondok") {
            let fields = event.fields().map(|field| field.name()).collect();
            self.0.lock().unwrap().push((event.metadata().target().to_owned(), fields));
        }
    }
}

#[tokio::test]
async fn no_flow_of_patient_or_doctor_logs_anything() {
    let seen = Seen::default();
    let _listening = tracing::subscriber::set_default(Registry::default().with(seen.clone()));
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("care.sqlite").display());
    let today = SystemClock::default().today();
    let clock = Arc::new(MovableClock::new(Arc::new(ManualClock::on(today))));
    let care = Care::new(Parts {
        demonstration: true,
        ..parts(Store::open(&StoreOptions::new(url)).await.unwrap(), clock.clone())
    });
    secondok_demo::play(&care, &clock, &mut rng(1)).await.unwrap();
    let seen = seen.0.lock().unwrap();
    assert!(seen.is_empty(), "{seen:?}");
}

/// The fields of the lines of a running service.
fn fields_of(log: &str) -> BTreeSet<String> {
    log.lines()
        .flat_map(|line| {
            let line: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|_| panic!("one object: {line}"));
            line.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn log_lines_of_a_running_service() {
    let settings = Settings { config: "[backup]\nfolder = 'backups'".to_owned(), ..Settings::default() };
    let mut server = Server::with(settings);
    server.expect_faults();
    story::session(&server);
    server.wait_for_log(r#""event":"backup""#);
    server.restart_days_ahead(3);
    server.wait_for_log(r#""days":3"#);
    server.restart_days_ahead(403);
    server.wait_for_log(r#""event":"clock-jumped""#);
    server.restart_days_ahead(0);
    server.wait_for_log(r#""event":"clock-set-back""#);
    assert!(server.stop());
    let (declared, seen) = (&read().log, fields_of(&server.log()));
    let undeclared: Vec<_> = seen.iter().filter(|field| !declared.contains_key(*field)).collect();
    assert!(undeclared.is_empty(), "not declared: {undeclared:?}");
    assert!(!seen.contains("undeclared"), "a field was left out of a line:\n{}", server.log());
    // Of network addresses there are its own, which are told at each start.
    let own = [server.address(), server.doctors_address(), server.desk_address()];
    let log = own.iter().fold(server.log(), |log, own| log.replace(&own.to_string(), "its own"));
    for secret in ["/api/", "vera", "127.0.0.1", "cardiology"] {
        assert!(!log.contains(secret), "{secret:?} was logged:\n{log}");
    }
}

#[test]
fn log_fields_in_the_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut used = BTreeSet::new();
    for folder in ["server/src", "services/care/src"] {
        for file in sources(&root.join(folder)) {
            let text = fs::read_to_string(file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            for call in ["error!(", "warn!(", "info!(", "debug!(", "trace!("] {
                for rest in text.split(&format!("tracing::{call}")).skip(1) {
                    used.extend(fields(inside(rest)));
                }
            }
        }
    }
    used.extend(BY_ITSELF.map(str::to_owned));
    compare("log, as the source has it", read().log.keys(), &used);
}

/// What stands before the bracket that closes the call.
fn inside(rest: &str) -> &str {
    let mut open = 1;
    let end = rest.find(|c| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open == 0
    });
    &rest[..end.unwrap()]
}

/// The names of the fields in a call's text: `name = value`, or a bare name.
fn fields(call: &str) -> Vec<String> {
    let mut fields = Vec::new();
    for part in call.split(',').map(str::trim) {
        let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        let rest = part[name.len()..].trim_start();
        if !name.is_empty() && (rest.is_empty() || (rest.starts_with('=') && !rest.starts_with("=="))) {
            fields.push(name);
        }
    }
    fields
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
