//! What the bytes of a file tell beside its objects (ISO 32000-2, 7.5).

use hayro::hayro_syntax::object::{Dict, FromBytes};

use super::super::find::{find, find_all};
use crate::report::{Group, Report};

/// How many revisions are looked into.
const MAX_REVISIONS: usize = 1_000;

/// Counts earlier revisions, and bytes before the beginning and behind the end.
pub(super) fn count_around(bytes: &[u8], report: &mut Report) {
    let revisions = find_all(bytes, b"startxref").count();
    // A file made for reading while it is fetched has two ends from the first.
    let made_for_the_web = find(&bytes[..bytes.len().min(1024)], b"/Linearized").is_some();
    let earlier = revisions.saturating_sub(1 + usize::from(made_for_the_web));
    report.count_many(Group::Hidden, u32::try_from(earlier).unwrap_or(u32::MAX));

    let before = find(bytes, b"%PDF-").unwrap_or(0);
    let behind = find_all(bytes, b"%%EOF").last().map_or(&[][..], |at| &bytes[at + 5..]);
    report.count_many(Group::Hidden, u32::from(!bytes[..before].trim_ascii().is_empty()));
    report.count_many(Group::Hidden, u32::from(!behind.trim_ascii().is_empty()));
}

/// The trailers of all revisions: dictionaries behind tables of references, and those of streams of references.
pub(super) fn trailers(bytes: &[u8]) -> Vec<Dict<'_>> {
    let header = find(bytes, b"%PDF-").unwrap_or(0);
    find_all(bytes, b"startxref")
        .take(MAX_REVISIONS)
        .filter_map(|at| {
            let digits = bytes[at + 9..].trim_ascii_start();
            let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
            let place: usize = std::str::from_utf8(&digits[..end]).ok()?.parse().ok()?;
            // Places are counted from the header, or from the first byte where something stands before it.
            [place.checked_add(header)?, place].into_iter().find_map(|place| trailer_at(bytes.get(place..)?))
        })
        .collect()
}

fn trailer_at(bytes: &[u8]) -> Option<Dict<'_>> {
    let bytes = bytes.trim_ascii_start();
    let behind = if bytes.starts_with(b"xref") {
        find(bytes, b"trailer")? + 7
    } else {
        find(&bytes[..bytes.len().min(32)], b"obj")? + 3
    };
    Dict::from_bytes(bytes[behind..].trim_ascii_start())
}
