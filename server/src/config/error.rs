//! What is wrong with a configuration, for the person who has to mend it.

use std::{fmt, path::PathBuf};

/// Where a setting was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In the file.
    File {
        /// The file.
        path: PathBuf,
        /// Its line, from 1.
        line: usize,
    },
    /// In the environment.
    Environment {
        /// The variable.
        variable: String,
    },
    /// On the command line.
    Flag {
        /// Such as `--listen`.
        flag: &'static str,
    },
    /// Nowhere: it is the default.
    Default,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, line } => write!(f, "{}, line {line}", path.display()),
            Self::Environment { variable } => write!(f, "environment variable {variable}"),
            Self::Flag { flag } => write!(f, "command line, {flag}"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no such file, or it cannot be read.
    #[error(
        "{}: the configuration cannot be read: {reason}\n  \
         `secondok init {}` makes one; --config names another.",
        path.display(),
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or(".".into(), |folder| folder.display().to_string())
    )]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Not TOML.
    #[error("{place}: this is not TOML: {message}")]
    Syntax {
        /// Where.
        place: Place,
        /// What the parser says.
        message: String,
    },
    /// No key of this name.
    #[error("{place}: there is no key {key}{}", match meant {
        Some(meant) => format!("; did you mean {meant}?"),
        None => "; `secondok check-config --keys` lists those there are".to_owned(),
    })]
    UnknownKey {
        /// As it was written.
        key: String,
        /// Where.
        place: Place,
        /// What may have been meant.
        meant: Option<String>,
    },
    /// A value that the key does not take.
    #[error("{place}: {key} = {value} is not possible: expected {allowed}")]
    Value {
        /// The key.
        key: &'static str,
        /// As it was written.
        value: String,
        /// What is taken.
        allowed: &'static str,
        /// Where.
        place: Place,
    },
    /// Patients and doctors would share an origin.
    #[error(
        "{place}: {key} = {value} is not possible: {other} is the same, and each needs an address of its own"
    )]
    Shared {
        /// The key of the one.
        key: &'static str,
        /// As it was written.
        value: String,
        /// The key of the other one.
        other: &'static str,
        /// Where.
        place: Place,
    },
    /// A key that another one needs.
    #[error("{place}: {because} is set, so {key} has to be set too: expected {allowed}")]
    Missing {
        /// The key that is left out.
        key: &'static str,
        /// The key that needs it.
        because: &'static str,
        /// What is taken.
        allowed: &'static str,
        /// Where the other one is set.
        place: Place,
    },
    /// Nobody has said who is responsible.
    #[error(
        "{}: {key} is not set, and everybody has to be told who is responsible. Put a line such as\n  \
         {key} = {example}\nbefore the first [section], with what is true of you; only a demonstration can go without.",
        path.display()
    )]
    Unsaid {
        /// The key.
        key: &'static str,
        /// A value, as TOML.
        example: &'static str,
        /// The file in which it is missing.
        path: PathBuf,
    },
}

/// Everything that is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(pub Vec<Fault>);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}
