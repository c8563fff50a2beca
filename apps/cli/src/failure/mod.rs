//! What a command says when it did not do what was asked: what happened, what was kept, and the way on.

mod flows;

use secondok_l10n::{Arg, Texts};
use serde::Serialize;

/// The status that the process ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Not done.
    Failed = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Some files could not be cleaned.
    Refused = 3,
    /// No such consultation, or it has been erased.
    Missing = 4,
    /// The service could not be reached.
    Network = 5,
}

/// A command that was not done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure {
    exit: Exit,
    /// Identifier of the message that says what happened; the way on has the same with `-next`.
    message: String,
    args: Vec<(String, Arg<'static>)>,
}

/// A failure as `--json` prints it, in the form of a problem document (RFC 9457).
#[derive(Debug, Serialize)]
pub(crate) struct FailureObject {
    /// `urn:secondok:cli:` or `urn:secondok:problem:` and a stable name.
    #[serde(rename = "type")]
    kind: String,
    /// What happened, and what was kept.
    title: String,
    /// The way on.
    next: String,
    /// The exit status.
    exit: u8,
}

impl Failure {
    /// A failure with this message, which exists in two parts: `failure-…` and `failure-…-next`.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { exit: Exit::Failed, message: message.into(), args: Vec::new() }
    }

    /// With a value for the message.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Arg<'static>>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// With another exit status than 1.
    #[must_use]
    pub(crate) fn exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// The status that the process ends with.
    pub(crate) fn status(&self) -> Exit {
        self.exit
    }

    /// The identifier of its message.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// What happened, and the way on.
    pub(crate) fn sentences(&self, texts: Texts<'_>) -> (String, String) {
        let next = format!("{}-next", self.message);
        let args: Vec<_> = self.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        (texts.text_with(&self.message, &args), texts.text_with(&next, &args))
    }

    /// As an object.
    pub(crate) fn object(&self, texts: Texts<'_>) -> FailureObject {
        let (title, next) = self.sentences(texts);
        let kind = match self.message.strip_prefix("problem-") {
            Some(name) => format!("urn:secondok:problem:{name}"),
            None => format!("urn:secondok:cli:{}", self.message.trim_start_matches("failure-")),
        };
        FailureObject { kind, title, next, exit: self.exit as u8 }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use secondok_client::api::problem::Kind;
    use secondok_l10n::Language;

    use crate::texts::texts;

    #[test]
    fn every_problem_of_the_service_is_said_in_every_language() {
        for language in Language::ALL {
            for kind in Kind::ALL {
                for id in [format!("problem-{}", kind.name), format!("problem-{}-next", kind.name)] {
                    assert!(texts(language).has(&id), "{id} in {language}");
                }
            }
        }
    }

    #[test]
    fn every_failure_says_what_happened_and_the_way_on_and_is_used() {
        let mut sources = crate::sources::all();
        sources.extend(crate::sources::of("../../crates/client/src/trouble"));
        let sources = sources.join("\n");
        let named: BTreeSet<&str> = sources
            .match_indices("\"failure-")
            .filter_map(|(at, _)| sources[at + 1..].split('"').next())
            .filter(|id| !id.ends_with('-') && !id.contains('{'))
            .collect();
        assert!(named.len() > 10);
        let english = include_str!("../../locales/en/failures.ftl");
        for id in &named {
            assert!(texts(Language::En).has(id), "{id}");
            assert!(texts(Language::En).has(&format!("{id}-next")), "{id}-next");
        }
        // Each state has its own, put together from the state's name.
        let is_literal = |line: &&str| line.starts_with("failure-") && !line.starts_with("failure-state-");
        for line in english.lines().filter(is_literal) {
            let id = line.split(" =").next().unwrap_or_default();
            assert!(named.contains(id.trim_end_matches("-next")), "{id} is used nowhere");
        }
    }
}
