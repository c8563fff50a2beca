//! One event as one line.

use secondok_care::clock::Timestamp;
use serde_json::{Map, Value};
use tracing::{
    Event,
    field::{Field, Visit},
};

use crate::config::LogFormat;

/// Every field that can stand in a line; `policy/inventory.toml` says what each is for.
pub const FIELDS: &[&str] = &[
    "time",
    "level",
    "event",
    "address",
    "count",
    "day",
    "days",
    "demonstration",
    "desk",
    "doctors",
    "ended",
    "erased",
    "fault",
    "job",
    "kind",
    "last",
    "mail",
    "metrics",
    "place",
    "sealed",
    "undeclared",
    "version",
];

/// The line of an event, with its end.
pub(super) fn write(format: LogFormat, now: Timestamp, event: &Event<'_>) -> String {
    let mut fields = Fields::default();
    event.record(&mut fields);
    let level = event.metadata().level().to_string().to_lowercase();
    let mut all = Map::new();
    all.insert("time".to_owned(), Value::from(minute(now)));
    all.insert("level".to_owned(), Value::from(level));
    all.append(&mut fields.declared);
    if fields.undeclared > 0 {
        all.insert("undeclared".to_owned(), Value::from(fields.undeclared));
    }
    match format {
        LogFormat::Json => format!("{}\n", Value::Object(all)),
        LogFormat::Plain => plain(&all),
    }
}

/// Whole minutes are enough to find a fault by, and too coarse to time a person by.
fn minute(now: Timestamp) -> String {
    let of_day = now.0 % 86_400;
    format!("{}T{:02}:{:02}Z", now.day(), of_day / 3_600, of_day / 60 % 60)
}

fn plain(all: &Map<String, Value>) -> String {
    let text = |value: &Value| match value {
        Value::String(text) if !text.contains(char::is_control) => text.clone(),
        other => other.to_string(),
    };
    let first = |name: &str| all.get(name).map(text).unwrap_or_default();
    let mut line = format!("{} {:>5} {}", first("time"), first("level"), first("event"));
    for (name, value) in all.iter().filter(|(name, _)| !matches!(name.as_str(), "time" | "level" | "event")) {
        line.push_str(&format!(" {name}={}", text(value)));
    }
    line.push('\n');
    line
}

#[derive(Default)]
struct Fields {
    declared: Map<String, Value>,
    undeclared: u64,
}

impl Fields {
    fn put(&mut self, field: &Field, value: impl Into<Value>) {
        // An event's message is its name.
        let name = if field.name() == "message" { "event" } else { field.name() };
        if FIELDS.contains(&name) {
            self.declared.insert(name.to_owned(), value.into());
        } else {
            self.undeclared += 1;
        }
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.put(field, format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, value);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tracing_subscriber::{Layer, Registry, layer::Context, layer::SubscriberExt};

    use super::*;

    struct Keep(LogFormat, Arc<Mutex<String>>);

    impl<S: tracing::Subscriber> Layer<S> for Keep {
        fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
            let line = write(self.0, Timestamp(1_795_305_600 + 3_723), event);
            self.1.lock().expect("no panic").push_str(&line);
        }
    }

    fn lines(format: LogFormat, log: impl FnOnce()) -> String {
        let kept = Arc::new(Mutex::new(String::new()));
        let subscriber = Registry::default().with(Keep(format, kept.clone()));
        tracing::subscriber::with_default(subscriber, log);
        kept.lock().expect("no panic").clone()
    }

    #[test]
    fn one_line_for_people_or_for_programs() {
        let log = || tracing::info!(event = "started", address = "127.0.0.1:1");
        assert_eq!(lines(LogFormat::Plain, log), "2026-11-22T01:02Z  info started address=127.0.0.1:1\n");
        let json: Value = serde_json::from_str(&lines(LogFormat::Json, log)).expect("JSON");
        assert_eq!(json["time"], "2026-11-22T01:02Z");
        assert_eq!(json["event"], "started");
    }

    #[test]
    fn a_field_that_is_not_declared_is_left_out_and_counted() {
        let line = lines(LogFormat::Plain, || tracing::info!(event = "x", path = "/api/v1/mailboxes/SECRET"));
        assert!(!line.contains("SECRET") && line.contains("undeclared=1"), "{line}");
    }

    #[test]
    fn a_line_break_in_a_value_makes_no_second_line() {
        let line = lines(LogFormat::Plain, || tracing::info!(event = "x", fault = "a\nforged"));
        assert_eq!(line.lines().count(), 1, "{line}");
    }
}
