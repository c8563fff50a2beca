//! Where settings come from: the file, with line numbers, and the environment over it.

use std::path::{Path, PathBuf};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    error::{Fault, Place},
    keys::{Key, nearest},
};

/// A value as it was written, before anybody knows whether it makes sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Raw {
    Text(String),
    Number(i64),
    Flag(bool),
    /// Something else, in the words of TOML.
    Other(&'static str),
}

impl std::fmt::Display for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Other(kind) => write!(f, "({kind})"),
        }
    }
}

/// One setting that was found.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) key: Key,
    pub(super) value: Raw,
    pub(super) place: Place,
}

/// The settings of a file's text. Faults are collected, so that all are told at once.
pub(super) fn from_text(text: &str, path: &Path, faults: &mut Vec<Fault>) -> Vec<Setting> {
    let place = |offset: usize| Place::File { path: path.to_owned(), line: line_of(text, offset) };
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            faults.push(Fault::Syntax { place: place(at), message: error.message().to_owned() });
            return Vec::new();
        }
    };
    let mut settings = Vec::new();
    walk("", &table, &place, &mut settings, faults);
    settings
}

fn walk(
    section: &str,
    table: &DeTable<'_>,
    place: &impl Fn(usize) -> Place,
    settings: &mut Vec<Setting>,
    faults: &mut Vec<Fault>,
) {
    for (name, value) in table {
        let full = if section.is_empty() {
            name.get_ref().to_string()
        } else {
            format!("{section}.{}", name.get_ref())
        };
        let is_section = Key::ALL.iter().any(|key| !key.split().0.is_empty() && key.split().0 == full);
        if let Some(key) = Key::ALL.iter().find(|key| key.name == full) {
            settings.push(Setting { key: *key, value: raw(value), place: place(value.span().start) });
        } else if let (true, Some(inner)) = (is_section, value.get_ref().as_table()) {
            walk(&full, inner, place, settings, faults);
        } else {
            let sections = Key::ALL.iter().map(|key| key.split().0).filter(|section| !section.is_empty());
            let known: Vec<&str> = match value.get_ref() {
                DeValue::Table(_) => sections.collect(),
                _ => Key::ALL.iter().map(|key| key.name).collect(),
            };
            let meant = nearest(&full, known.into_iter()).map(str::to_owned);
            faults.push(Fault::UnknownKey { key: full, place: place(name.span().start), meant });
        }
    }
}

fn raw(value: &Spanned<DeValue<'_>>) -> Raw {
    match value.get_ref() {
        DeValue::String(text) => Raw::Text(text.to_string()),
        DeValue::Boolean(flag) => Raw::Flag(*flag),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Raw::Other("a number that is too large"), Raw::Number),
        other => Raw::Other(other.type_str()),
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// The settings of the environment. A variable of one of our sections that no key stands for is refused, so that a
/// slip of the finger does not silently leave a default in place.
pub(super) fn from_environment(
    variables: impl Iterator<Item = (String, String)>,
    faults: &mut Vec<Fault>,
) -> Vec<Setting> {
    let mut settings = Vec::new();
    for (name, value) in variables {
        let place = || Place::Environment { variable: name.clone() };
        if let Some(key) = Key::ALL.iter().find(|key| key.variable() == name) {
            let value = match (value.parse(), value.parse()) {
                (Ok(flag), _) => Raw::Flag(flag),
                (_, Ok(number)) => Raw::Number(number),
                _ => Raw::Text(value),
            };
            settings.push(Setting { key: *key, value, place: place() });
        } else if ["SECONDOK_CARE_", "SECONDOK_MAIL_", "SECONDOK_BACKUP_", "SECONDOK_LOG_"]
            .iter()
            .any(|ours| name.starts_with(ours))
        {
            let known: Vec<String> = Key::ALL.iter().map(Key::variable).collect();
            let meant = nearest(&name, known.iter().map(String::as_str)).map(str::to_owned);
            faults.push(Fault::UnknownKey { key: name.clone(), place: place(), meant });
        }
    }
    settings
}

impl Place {
    /// The folder that relative paths start from: the file's own, or the one the command was started in.
    pub(super) fn folder(&self) -> PathBuf {
        match self {
            Self::File { path, .. } => path.parent().map(Path::to_owned).unwrap_or_default(),
            Self::Environment { .. } | Self::Flag { .. } | Self::Default => PathBuf::new(),
        }
    }
}
