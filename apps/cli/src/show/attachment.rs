//! An attachment of a message: what it is called, and what is said of it.

use std::{fmt, str::FromStr};

use secondok_client::{
    protocol::attachment::{Attached, Format},
    thread::{Entry, Thread},
};
use serde::Serialize;

use crate::output::Output;

/// The patient's message and the attachment in it, both counted from 1: `2.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AttachmentNumber {
    /// The message's number from 0.
    pub(crate) sequence: u32,
    /// Its number in the message, from 0.
    pub(crate) number: usize,
}

/// What is said to who writes it otherwise; clap prints it as it is.
#[derive(Debug, thiserror::Error)]
#[error("expected the number that `read` shows, such as 2.1")]
pub(crate) struct NotUnderstood;

impl FromStr for AttachmentNumber {
    type Err = NotUnderstood;

    fn from_str(text: &str) -> Result<Self, NotUnderstood> {
        let (message, attachment) = text.split_once('.').ok_or(NotUnderstood)?;
        let message: u32 = message.parse().map_err(|_| NotUnderstood)?;
        let attachment: usize = attachment.parse().map_err(|_| NotUnderstood)?;
        match (message.checked_sub(1), attachment.checked_sub(1)) {
            (Some(sequence), Some(number)) => Ok(Self { sequence, number }),
            _ => Err(NotUnderstood),
        }
    }
}

impl fmt::Display for AttachmentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", u64::from(self.sequence) + 1, self.number + 1)
    }
}

/// An attachment as an object.
#[derive(Debug, Serialize)]
pub(crate) struct AttachmentObject {
    /// Its number, by which it is saved.
    attachment: String,
    /// `dicom`, `jpeg`, `png`, `pdf` or `study`.
    format: &'static str,
    /// How many files a study has.
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<u32>,
    /// It has at most so many bytes; how many exactly shows when it is fetched.
    bytes_at_most: u64,
}

impl AttachmentObject {
    fn new(number: AttachmentNumber, attached: &Attached) -> Self {
        let files = match attached.format {
            Format::Study { files } => Some(files.get()),
            _ => None,
        };
        Self {
            attachment: number.to_string(),
            format: attached.format.name(),
            files,
            bytes_at_most: attached.class.capacity(),
        }
    }
}

/// How the name of such a file begins where this program writes it: that tells nothing.
pub(crate) const fn called(format: Format) -> &'static str {
    match format {
        Format::Dicom => "Image",
        Format::Jpeg | Format::Png => "Photo",
        Format::Pdf => "Document",
        Format::Study { .. } => "Study",
    }
}

/// Those of one message, with their numbers.
pub(crate) fn of_entry(entry: &Entry) -> impl Iterator<Item = (AttachmentNumber, &Attached)> {
    let sequence = entry.sequence;
    let numbered = entry.attachments.iter().enumerate();
    numbered.map(move |(number, attached)| (AttachmentNumber { sequence, number }, attached.as_ref()))
}

/// Those of all messages.
pub(crate) fn of_thread(thread: &Thread) -> impl Iterator<Item = (AttachmentNumber, &Attached)> {
    thread.entries.iter().flat_map(of_entry)
}

/// The attachments of a message as objects.
pub(super) fn objects(entry: &Entry) -> Vec<AttachmentObject> {
    of_entry(entry).map(|(number, attached)| AttachmentObject::new(number, attached)).collect()
}

/// Lists the attachments of a message.
pub(super) fn say(out: &mut Output, entry: &Entry) {
    for (number, attached) in of_entry(entry) {
        let what = kind(out, attached.format);
        let size = size(out, attached.class.capacity());
        let text = out.text_with("attachment-line", &[("what", what.into()), ("size", size.into())]);
        out.paragraph(&format!("  {number} "), &text);
    }
}

/// "photo", "study of 12 images".
pub(crate) fn kind(out: &Output, format: Format) -> String {
    let files = match format {
        Format::Study { files } => files.get(),
        _ => 1,
    };
    out.text_with(&format!("attachment-{}", format.name()), &[("files", files.into())])
}

/// How much that is, in words.
pub(crate) fn size(out: &Output, bytes: u64) -> String {
    let (id, unit) = if bytes < 10_000_000 { ("size-kb", 1_000) } else { ("size-mb", 1_000_000) };
    out.text_with(id, &[("amount", i64::try_from(bytes.div_ceil(unit)).unwrap_or(i64::MAX).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::tests::output;

    #[test]
    fn a_number_is_written_as_it_is_read() {
        let number: Option<AttachmentNumber> = "2.10".parse().ok();
        assert_eq!(number, Some(AttachmentNumber { sequence: 1, number: 9 }));
        assert_eq!(number.map(|number| number.to_string()).as_deref(), Some("2.10"));
        for wrong in ["", "2", "0.1", "1.0", "a.1", "1.1.1", "-1.1"] {
            assert!(wrong.parse::<AttachmentNumber>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn sizes_are_said_in_words_and_never_too_small() {
        let (out, _, _) = output(false);
        let said: Vec<String> = [1, 65_512, 9_999_999, 10_000_001].map(|bytes| size(&out, bytes)).into();
        assert_eq!(said, ["1 KB", "66 KB", "10000 KB", "11 MB"]);
    }
}
