//! What is said about each file.

use std::{collections::BTreeMap, path::Path};

use secondok_client::attach::format_of;
use secondok_deident::{Cleaned, Face, Group, Report};
use serde::Serialize;

use super::{Counts, Skipped, why::Why};
use crate::output::Output;

/// An object of `--json`, one a line.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
enum Object<'a> {
    /// A file was cleaned.
    Cleaned {
        /// As it was named on the command line, or found below a folder.
        from: String,
        /// Below the folder of `--to`.
        to: &'a str,
        /// `dicom`, `jpeg`, `png` or `pdf`.
        format: &'static str,
        /// Of the cleaned file.
        bytes: usize,
        /// How many identifying fields were removed or replaced, by group; none that is 0.
        removed: BTreeMap<&'static str, u32>,
        /// Of all groups together.
        total: u32,
        /// Whether a face can be rebuilt from it, `no`, `possible` or `unknown`; of DICOM images.
        #[serde(skip_serializing_if = "Option::is_none")]
        face: Option<&'static str>,
    },
    /// A file was not cleaned.
    Refused {
        from: String,
        /// A stable name.
        reason: &'static str,
        /// What is the matter.
        title: String,
        /// The way on.
        next: String,
        /// What more there is to say, in English.
        #[serde(skip_serializing_if = "Option::is_none")]
        detail: Option<&'a str>,
    },
    /// A file or folder was passed over.
    Skipped {
        from: String,
        /// `hidden`, or `directory`: the list of a disc.
        reason: &'static str,
    },
    /// The last line.
    Done { cleaned: u32, refused: u32, skipped: u32 },
}

/// What is said of a file that was cleaned.
pub(super) struct Receipt {
    format: &'static str,
    bytes: usize,
    report: Report,
    face: Option<Face>,
}

impl Receipt {
    pub(super) fn of(cleaned: &Cleaned, face: Option<Face>) -> Self {
        let format = format_of(cleaned.format()).name();
        Self { format, bytes: cleaned.bytes().len(), report: cleaned.report().clone(), face }
    }

    pub(super) fn say(self, out: &mut Output, from: &Path, to: &str) {
        let Self { format, bytes, report, face } = self;
        let from = from.display().to_string();
        out.object(&Object::Cleaned {
            from: from.clone(),
            to,
            format,
            bytes,
            removed: report.counts().map(|(group, count)| (group.name(), count)).collect(),
            total: report.total(),
            face: face.map(|face| match face {
                Face::No => "no",
                Face::Unknown => "unknown",
                Face::Possible => "possible",
            }),
        });
        out.say_text_with("clean-cleaned", &[("from", from.into()), ("to", to.to_owned().into())]);
        let what = removed(out, report.counts());
        let text = if report.total() == 0 {
            out.text_with("clean-removed-nothing", &[])
        } else {
            out.text_with("clean-removed", &[("total", report.total().into()), ("what", what.into())])
        };
        out.paragraph("  ", &text);
    }
}

/// "3 names, 4 dates".
fn removed(out: &Output, counts: impl Iterator<Item = (Group, u32)>) -> String {
    let said = counts.map(|(group, count)| {
        out.text_with(&format!("clean-group-{}", group.name()), &[("count", count.into())])
    });
    said.collect::<Vec<_>>().join(", ")
}

pub(super) fn refused(out: &mut Output, from: &Path, why: &Why) {
    let from = from.display().to_string();
    let id = format!("clean-why-{}", why.name());
    let title = out.text_with(&id, &why.args());
    let next = out.text_with(&format!("{id}-next"), &why.args());
    out.say_text_with("clean-refused", &[("from", from.clone().into())]);
    out.paragraph("  ", &title);
    out.paragraph("  ", &next);
    if let Some(detail) = why.detail() {
        let detail = out.text_with("clean-detail", &[("detail", detail.to_owned().into())]);
        out.paragraph("  ", &detail);
    }
    out.object(&Object::Refused { from, reason: why.name(), title, next, detail: why.detail() });
}

pub(super) fn skipped(out: &mut Output, from: &Path, because: Skipped) {
    let from = from.display().to_string();
    let (message, reason) = match because {
        Skipped::Hidden { on_disk: true } => ("clean-skipped", "hidden"),
        Skipped::Hidden { on_disk: false } => ("clean-skipped-within", "hidden"),
        Skipped::List => ("clean-skipped-list", "directory"),
    };
    out.say_text_with(message, &[("from", from.clone().into())]);
    out.object(&Object::Skipped { from, reason });
}

pub(super) fn end(out: &mut Output, counts: &Counts) {
    let Counts { cleaned, refused, skipped, .. } = *counts;
    out.gap();
    let counted = [("cleaned", cleaned.into()), ("refused", refused.into()), ("skipped", skipped.into())];
    out.say_text_with("clean-end", &counted);
    images(out, counts);
    if cleaned > 0 {
        out.say_text("clean-look");
    }
    out.object(&Object::Done { cleaned, refused, skipped });
}

/// What there is to know of images that were cleaned: that their dates were moved, and which show a head.
pub(super) fn images(out: &mut Output, counts: &Counts) {
    if counts.moved > 0 {
        out.say_text("clean-moved");
    }
    for (message, folders) in counts.faces.said() {
        out.say_text_with(message, &[("where", folders.into())]);
    }
}

#[cfg(test)]
mod tests {
    use secondok_l10n::Language;

    use super::*;
    use crate::output::tests::{in_language, output};

    #[test]
    fn what_was_removed_is_said_in_words() {
        let counts = || [(Group::Names, 1), (Group::Dates, 4)].into_iter();
        let (out, _, _) = output(false);
        assert_eq!(removed(&out, counts()), "1 name, 4 dates (moved or removed)");
        let (out, _, _) = in_language(Language::Uk, false);
        assert_eq!(removed(&out, counts()), "1 ім’я, 4 дати (зсунуто або вилучено)");
    }
}
