//! The directory at the end of an archive (APPNOTE.TXT, 4.3.12 to 4.3.16).

use super::{Entry, Fault};

const END: &[u8; 4] = b"PK\x05\x06";
/// Bytes of the end without its comment.
const END_SIZE: usize = 22;
/// How long the comment behind the end may be.
const MAX_COMMENT: usize = 0xFFFF;
const LOCATOR: &[u8; 4] = b"PK\x06\x07";
const LOCATOR_SIZE: usize = 20;
const END_64: &[u8; 4] = b"PK\x06\x06";
const FILE: &[u8; 4] = b"PK\x01\x02";
const FILE_SIZE: usize = 46;
/// Longer names are cut: nothing but eyes uses them.
const MAX_NAME: usize = 256;
/// Stands where a number needs eight bytes, which are elsewhere.
const ELSEWHERE: u64 = 0xFFFF_FFFF;

/// Where a file lies, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stored {
    /// Where its own header begins.
    pub at: u64,
    pub packed: u64,
    pub unpacked: u64,
    /// 0: as it is, 8: Deflate.
    pub method: u16,
    pub sum: u32,
    pub locked: bool,
    pub link: bool,
}

/// Numbers within bytes, least significant first.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(pub &'a [u8]);

impl Fields<'_> {
    pub(super) fn short(self, at: usize) -> Result<u16, Fault> {
        let two = self.0.get(at..).and_then(|rest| rest.first_chunk()).ok_or(Fault::Damaged)?;
        Ok(u16::from_le_bytes(*two))
    }

    pub(super) fn long(self, at: usize) -> Result<u32, Fault> {
        let four = self.0.get(at..).and_then(|rest| rest.first_chunk()).ok_or(Fault::Damaged)?;
        Ok(u32::from_le_bytes(*four))
    }

    fn longest(self, at: usize) -> Result<u64, Fault> {
        let eight = self.0.get(at..).and_then(|rest| rest.first_chunk()).ok_or(Fault::Damaged)?;
        Ok(u64::from_le_bytes(*eight))
    }
}

/// The files of an archive, folders left out. Takes their number from `files`.
pub(super) fn read(bytes: &[u8], files: &mut u32) -> Result<Vec<Entry>, Fault> {
    let (mut rest, base) = found(bytes)?;
    let mut entries = Vec::new();
    while rest.starts_with(FILE) {
        let (entry, length) = file(rest, base)?;
        rest = rest.get(length..).ok_or(Fault::Damaged)?;
        *files = files.checked_sub(1).ok_or(Fault::TooManyFiles)?;
        entries.extend(entry);
    }
    Ok(entries)
}

/// Where the files are listed, and how many bytes something else has put before the archive.
fn found(bytes: &[u8]) -> Result<(&[u8], u64), Fault> {
    let from = bytes.len().saturating_sub(END_SIZE + MAX_COMMENT);
    let at = bytes[from..].windows(4).rposition(|four| four == END).ok_or(Fault::Damaged)? + from;
    let end = Fields(bytes.get(at..at + END_SIZE).ok_or(Fault::Damaged)?);
    if end.short(4)? != end.short(6)? || !matches!(end.short(4)?, 0 | 0xFFFF) {
        return Err(Fault::Unsupported); // one of several parts
    }
    let (mut length, mut start) = (u64::from(end.long(12)?), u64::from(end.long(16)?));
    let mut behind = at;
    if length == ELSEWHERE || start == ELSEWHERE {
        let locator = at.checked_sub(LOCATOR_SIZE).map(|at| &bytes[at..]).ok_or(Fault::Damaged)?;
        let place = usize::try_from(Fields(locator).longest(8)?).map_err(|_| Fault::Damaged)?;
        let end = bytes.get(place..).filter(|end| locator.starts_with(LOCATOR) && end.starts_with(END_64));
        let end = Fields(end.ok_or(Fault::Damaged)?);
        (length, start, behind) = (end.longest(40)?, end.longest(48)?, place);
    }
    // It ends where what says so begins, wherever it says that it begins.
    let begin = (behind as u64).checked_sub(length).ok_or(Fault::Damaged)?;
    let base = begin.checked_sub(start).ok_or(Fault::Damaged)?;
    Ok((&bytes[begin as usize..behind], base))
}

/// The file listed first, none where it is a folder; how long what is said of it is.
fn file(listed: &[u8], base: u64) -> Result<(Option<Entry>, usize), Fault> {
    let fields = Fields(listed);
    let (name, extra, comment) = (fields.short(28)?, fields.short(30)?, fields.short(32)?);
    let behind = FILE_SIZE + usize::from(name);
    let name = listed.get(FILE_SIZE..behind).ok_or(Fault::Damaged)?;
    let extra = listed.get(behind..behind + usize::from(extra)).ok_or(Fault::Damaged)?;
    let length = behind + extra.len() + usize::from(comment);
    let mut numbers = [u64::from(fields.long(24)?), u64::from(fields.long(20)?), u64::from(fields.long(42)?)];
    wide(&mut numbers, extra)?;
    let [unpacked, packed, at] = numbers;
    // Its mode, where a Unix made it: 0o120000 is a link.
    let mode = fields.long(38)? >> 16;
    let stored = Stored {
        at: at.checked_add(base).ok_or(Fault::Damaged)?,
        packed,
        unpacked,
        method: fields.short(10)?,
        sum: fields.long(16)?,
        locked: fields.short(8)? & 1 == 1,
        link: mode & 0o170_000 == 0o120_000,
    };
    let folder = name.ends_with(b"/") || name.ends_with(b"\\");
    Ok(((!folder).then(|| Entry { name: shown(name), stored }), length))
}

/// Puts in the numbers that need eight bytes (4.5.3): they stand in this order, those only that are left out before.
fn wide(numbers: &mut [u64; 3], mut extra: &[u8]) -> Result<(), Fault> {
    while extra.len() >= 4 {
        let (kind, length) = (Fields(extra).short(0)?, usize::from(Fields(extra).short(2)?));
        let field = extra.get(4..4 + length).ok_or(Fault::Damaged)?;
        if kind == 1 {
            let left_out = numbers.iter_mut().filter(|number| **number == ELSEWHERE);
            for (place, number) in left_out.enumerate() {
                *number = Fields(field).longest(place * 8)?;
            }
            return Ok(());
        }
        extra = &extra[4 + length..];
    }
    Ok(())
}

/// A name as it is shown.
fn shown(name: &[u8]) -> String {
    let steers = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
    };
    let name = String::from_utf8_lossy(&name[..name.len().min(MAX_NAME)]);
    name.chars()
        .map(|letter| match letter {
            '\\' => '/',
            letter if steers(letter) => char::REPLACEMENT_CHARACTER,
            letter => letter,
        })
        .collect()
}
