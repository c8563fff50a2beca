//! What a photo carries beside its pixels, counted for the report. Nothing of it is ever written.
//!
//! Readers here are forgiving: what cannot be read is counted as [`Group::Unknown`] and never in anybody's way. They look
//! at every byte a bounded number of times and keep none.

mod exif;
mod iptc;
mod jpeg;
mod png;
mod webp;
mod xmp;

pub(super) use jpeg::jpeg;
pub(super) use png::png;
pub(super) use webp::webp;

use crate::report::{Group, Report};

/// A profile of colours names the camera, scanner or screen it was made for.
fn profile(report: &mut Report) {
    report.count(Group::Devices);
}

/// Bytes that stand behind the end of the picture.
fn behind(report: &mut Report, bytes: usize) {
    report.count_many(Group::Hidden, u32::from(bytes > 0));
}

/// Two bytes, the more significant first.
fn be16(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_be_bytes(pair.try_into().ok()?)))
}

/// Four bytes, the most significant first.
fn be32(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_be_bytes(four.try_into().ok()?)).ok()
}
