//! Documents that people save: their words, and where they are put.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

use secondok_client::{
    document::{Document, Part, Words},
    trouble::Value,
};
use secondok_l10n::{Arg, Texts, codes};
use serde::Serialize;

use crate::{
    failure::{Exit, Failure},
    home::file::{UNFINISHED, private_file, private_folder},
    names,
    output::Output,
    show::date,
};

/// The words of documents in the reader's language.
pub(crate) struct Reader(pub(crate) Texts<'static>);

impl Words for Reader {
    fn language(&self) -> &str {
        self.0.language().code()
    }

    fn direction(&self) -> &str {
        self.0.language().direction().html()
    }

    fn text(&self, id: &str, args: &[(&str, Value)]) -> String {
        let arg = |value: &Value| match value {
            Value::Number(number) => Arg::from(*number),
            Value::Text(text) => Arg::from(text.clone()),
            Value::Day(day) => Arg::from(date(self.0, *day)),
        };
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, arg(value))).collect();
        self.0.text_with(id, &args)
    }

    fn name(&self, kind: &str, code: &str) -> String {
        match kind {
            "specialty" => names::specialty(self.0, code),
            _ => codes::name(self.0, kind, code),
        }
    }
}

/// Prints a document on a terminal; nothing with `--json`.
pub(crate) fn say(out: &mut Output, document: &Document) {
    out.paragraph("", document.title());
    for part in document.parts() {
        match part {
            Part::Heading(text) | Part::Subheading(text) => {
                out.gap();
                out.paragraph("", text);
            }
            Part::Text(text) => out.paragraph("", text),
            Part::Written(text) => out.paragraph("    ", text),
            Part::Fact(label, value) => out.paragraph("  ", &format!("{label}: {value}")),
        }
    }
}

/// The JSON of a copy, for programs and for people who open it.
pub(crate) fn json(copy: &impl Serialize) -> Vec<u8> {
    let mut json = serde_json::to_vec_pretty(copy).expect("copies have text keys only");
    json.push(b'\n');
    json
}

/// Makes a folder that only its owner can enter, or takes one that is there.
pub(crate) fn folder(folder: &Path) -> Result<(), Failure> {
    if folder.is_dir() {
        return Ok(());
    }
    private_folder(folder).map_err(|error| not_written(folder, &error).exit(Exit::Usage))
}

/// Writes a file that only its owner can read, whole or not at all. What is there is not written over.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.exists() {
        return Err(Failure::new("failure-save-there").with("path", path.display().to_string()));
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(UNFINISHED);
    let unfinished = Path::new(&unfinished);
    let written = private_file(unfinished, OpenOptions::new().write(true).create(true).truncate(true))
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(unfinished, path));
    written.map_err(|error| {
        let _ = fs::remove_file(unfinished);
        not_written(path, &error)
    })
}

fn not_written(path: &Path, error: &io::Error) -> Failure {
    Failure::new("failure-save-not-written")
        .with("path", path.display().to_string())
        .with("reason", error.to_string())
}
