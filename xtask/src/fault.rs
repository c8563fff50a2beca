//! What stops a command: one text for the person at the terminal.

use std::fmt;

/// A command's failure, in words that say what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault(String);

impl Fault {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what was being done when the system refused.
pub(crate) trait Doing<T> {
    /// `doing` reads well after "Could not": "read Cargo.toml".
    fn doing(self, doing: impl fmt::Display) -> Result<T, Fault>;
}

impl<T, E: fmt::Display> Doing<T> for Result<T, E> {
    fn doing(self, doing: impl fmt::Display) -> Result<T, Fault> {
        self.map_err(|error| Fault::new(format!("Could not {doing}: {error}")))
    }
}
