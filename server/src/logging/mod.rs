//! System events on the standard error output: a closed list of fields, never a request.
//!
//! What a dependency says is not written at all, and of our own events only the fields of [`FIELDS`]: one that is
//! not in the list is left out and its event marked, so that a slip in a log line cannot tell about a person.

mod line;

use std::io::Write;

use secondok_care::clock::Clock;
use tracing::{Event, Subscriber, subscriber::set_global_default};
use tracing_subscriber::{Layer, Registry, layer::Context, layer::SubscriberExt};

pub use self::line::FIELDS;
use crate::config::LogFormat;

/// Crates whose events are written.
const OURS: &[&str] = &["secondok"];

/// Writes system events until the process ends. Also sees to it that a panic tells its place in the source and nothing else.
pub fn start(format: LogFormat, clock: impl Clock + 'static) {
    let subscriber = Registry::default().with(SystemEvents { format, clock });
    // A second call, in a test of several services, leaves the first one in place.
    let _ = set_global_default(subscriber);
    secondok_care::faults::log_panics();
}

struct SystemEvents<C> {
    format: LogFormat,
    clock: C,
}

impl<S: Subscriber, C: Clock + 'static> Layer<S> for SystemEvents<C> {
    fn enabled(&self, metadata: &tracing::Metadata<'_>, _: Context<'_, S>) -> bool {
        let krate = metadata.target().split("::").next().unwrap_or_default();
        metadata.is_event()
            && *metadata.level() <= tracing::Level::INFO
            && OURS.iter().any(|ours| {
                krate == *ours || krate.strip_prefix(ours).is_some_and(|rest| rest.starts_with('_'))
            })
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let line = line::write(self.format, self.clock.now(), event);
        // There is nobody to tell that the log cannot be written.
        let _ = std::io::stderr().lock().write_all(line.as_bytes());
    }
}
