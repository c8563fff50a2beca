//! PNG's chunks (W3C PNG, third edition).

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::{be32, behind, exif, profile, xmp};
use crate::{
    files::refused::Refused,
    report::{Group, Report},
};

/// How much of a compressed packet of XMP is unpacked to count its properties.
const MAX_PACKET: u64 = 1 << 20;

/// Counts what the chunks carry.
///
/// # Errors
/// [`Refused::Damaged`] where a palette ends within a colour (11.2.2): decoders stumble over it.
pub(in crate::files::photo) fn png(bytes: &[u8]) -> Result<Report, Refused> {
    let mut report = Report::default();
    let mut frames = 0_u32;
    let mut at = 8;
    while let Some(length) = be32(bytes, at) {
        let Some(kind) = bytes.get(at + 4..at + 8) else { break };
        let rest = &bytes[at + 8..];
        let body = &rest[..length.min(rest.len())];
        at = (at + 8).saturating_add(length).saturating_add(4);
        match kind {
            b"IEND" => {
                behind(&mut report, bytes.len().saturating_sub(at));
                break;
            }
            b"PLTE" if !length.is_multiple_of(3) => {
                return Err(Refused::Damaged("its palette ends within a colour".into()));
            }
            b"fcTL" => frames = frames.saturating_add(1),
            _ => chunk(kind, body, &mut report),
        }
    }
    // Of an animation the first picture is kept.
    report.count_many(Group::Hidden, frames.saturating_sub(1));
    Ok(report)
}

fn chunk(kind: &[u8], body: &[u8], report: &mut Report) {
    match kind {
        b"tEXt" | b"zTXt" | b"iTXt" => {
            let mut fields = body.splitn(2, |&byte| byte == 0);
            let (keyword, text) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
            match keyword {
                b"XML:com.adobe.xmp" => packet(text, report),
                _ => report.count(group(&String::from_utf8_lossy(keyword))),
            }
        }
        b"eXIf" => exif::count(body, report),
        b"tIME" => report.count(Group::Dates),
        b"iCCP" => profile(report),
        // What is needed to show it, and what tells nothing of anybody.
        b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" | b"cHRM" | b"gAMA" | b"sBIT" | b"sRGB" | b"cICP" | b"mDCV"
        | b"cLLI" | b"bKGD" | b"hIST" | b"pHYs" | b"sPLT" | b"acTL" | b"fdAT" => {}
        _ => report.count(Group::Unknown),
    }
}

/// What a keyword tells: those of the standard (11.3.3.1), and what programs write.
fn group(keyword: &str) -> Group {
    match keyword.to_ascii_lowercase().as_str() {
        "author" | "copyright" | "artist" => Group::Names,
        "title" | "description" | "comment" | "disclaimer" | "warning" => Group::Notes,
        "software" | "source" | "model" | "make" => Group::Devices,
        other if other.starts_with("date") || other.contains("time") => Group::Dates,
        _ => Group::Unknown,
    }
}

/// XMP in an iTXt: whether it is compressed, how, a language and a translated keyword stand before it.
fn packet(text: &[u8], report: &mut Report) {
    let Some((&[compressed, _], rest)) = text.split_first_chunk::<2>() else { return };
    let body = rest.splitn(3, |&byte| byte == 0).nth(2).unwrap_or_default();
    if compressed == 1 {
        let mut unpacked = Vec::new();
        // What was unpacked until a fault or the bound is counted.
        let _ = ZlibDecoder::new(body).take(MAX_PACKET).read_to_end(&mut unpacked);
        xmp::count(&unpacked, report);
    } else {
        xmp::count(body, report);
    }
}
