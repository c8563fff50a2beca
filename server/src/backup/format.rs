//! The backup's format, as `docs/operations.md` shows it: lines of JSON with a checksum at the end.

use std::io::{self, BufRead, Write};

use secondok_care::store::ExportRow;
use secondok_protocol::Day;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of the format; it goes up with every change of the tables too.
const VERSION: u32 = 3;
/// Whose backup it is.
const PARTY: &str = "care";
/// Longest line taken: a doctor's vault is the largest value there is.
const LINE_MAX: u64 = 16 << 20;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    #[serde(rename = "secondok-backup")]
    version: u32,
    party: String,
    day: Day,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    rows: u64,
    sha256: String,
}

/// Why a file is not taken as a backup.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
    /// Not a backup at all.
    #[error("it is not a backup of this service (line {line})")]
    Foreign {
        /// Where that was noticed.
        line: u64,
    },
    /// Written by newer software.
    #[error("it has format {found}, this software knows {VERSION}: restore it with the newer software")]
    Newer {
        /// Its version.
        found: u32,
    },
    /// Its end is missing.
    #[error("it was cut off: its end is missing")]
    Cut,
    /// The checksum is another.
    #[error("it is damaged: the checksum does not fit")]
    Damaged,
}

/// Writes a backup.
pub struct Writer<W> {
    out: W,
    hash: Sha256,
    rows: u64,
}

impl<W: Write> Writer<W> {
    /// Begins one for this day.
    pub fn begin(out: W, day: Day) -> io::Result<Self> {
        let mut writer = Self { out, hash: Sha256::new(), rows: 0 };
        writer.line(&Head { version: VERSION, party: PARTY.to_owned(), day })?;
        Ok(writer)
    }

    /// Writes a row.
    pub fn row(&mut self, row: &ExportRow) -> io::Result<()> {
        self.rows += 1;
        self.line(row)
    }

    /// Writes the end; answers how many rows there were.
    pub fn finish(mut self) -> io::Result<(W, u64)> {
        let (rows, sha256) = (self.rows, hex(&self.hash.clone().finalize()));
        self.line(&End { rows, sha256 })?;
        Ok((self.out, rows))
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.hash.update(&bytes);
        self.out.write_all(&bytes)
    }
}

/// Reads a backup. Nothing that it hands on may be believed before it has handed on everything: the checksum comes
/// last.
pub struct Reader<R> {
    from: R,
    hash: Sha256,
    bytes: Vec<u8>,
    line: u64,
    day: Day,
    rows: u64,
    ended: bool,
}

impl<R: BufRead> Reader<R> {
    /// Reads the head.
    ///
    /// # Errors
    ///
    /// When it is not one that is known here.
    pub fn open(from: R) -> Result<Self, ReadError> {
        let day = Day::from_number(0);
        let mut reader =
            Self { from, hash: Sha256::new(), bytes: Vec::new(), line: 0, day, rows: 0, ended: false };
        let foreign = ReadError::Foreign { line: 1 };
        reader.take()?;
        let Ok(head) = serde_json::from_slice::<serde_json::Value>(&reader.bytes) else {
            return Err(foreign);
        };
        match head.get("secondok-backup").and_then(serde_json::Value::as_u64) {
            Some(found) if found > u64::from(VERSION) => {
                return Err(ReadError::Newer { found: found.try_into().unwrap_or(u32::MAX) });
            }
            _ => {}
        }
        match serde_json::from_value::<Head>(head) {
            Ok(head) if head.party == PARTY => Ok(Self { day: head.day, ..reader }),
            _ => Err(foreign),
        }
    }

    /// The day it was made.
    pub const fn day(&self) -> Day {
        self.day
    }

    /// The line that was read last, from 1.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The next row; none at the end, when all of it was right.
    ///
    /// # Errors
    ///
    /// When the file is not as it was written.
    #[expect(clippy::should_implement_trait, reason = "it can fail")]
    pub fn next(&mut self) -> Result<Option<ExportRow>, ReadError> {
        if self.ended {
            return Ok(None);
        }
        let before = self.hash.clone();
        if !self.take()? {
            return Err(ReadError::Cut);
        }
        if let Ok(row) = serde_json::from_slice(&self.bytes) {
            self.rows += 1;
            return Ok(Some(row));
        }
        let end: End = serde_json::from_slice(&self.bytes).map_err(|error| match error.classify() {
            serde_json::error::Category::Eof => ReadError::Cut,
            _ => ReadError::Foreign { line: self.line },
        })?;
        let right = end.rows == self.rows && end.sha256 == hex(&before.finalize()) && !self.take()?;
        self.ended = true;
        if right { Ok(None) } else { Err(ReadError::Damaged) }
    }

    /// Reads the next line; false at the end of the file.
    fn take(&mut self) -> Result<bool, ReadError> {
        self.bytes.clear();
        self.line += 1;
        let read = io::Read::take(&mut self.from, LINE_MAX).read_until(b'\n', &mut self.bytes)?;
        self.hash.update(&self.bytes);
        Ok(read > 0)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use secondok_care::store::Value;

    use super::*;

    fn sample() -> Vec<u8> {
        let mut writer = Writer::begin(Vec::new(), Day::from_number(20_000)).expect("in memory");
        let mut row = |table: &str, values| {
            writer.row(&ExportRow { table: table.to_owned(), values }).expect("in memory");
        };
        row("tombstone", vec![Value::Bytes(vec![1, 2].into())]);
        row("job", vec![Value::Text("a".to_owned()), Value::Int(-3), Value::Null]);
        writer.finish().expect("in memory").0
    }

    fn rows(bytes: &[u8]) -> Result<(Day, Vec<ExportRow>), ReadError> {
        let (mut reader, mut rows) = (Reader::open(bytes)?, Vec::new());
        while let Some(row) = reader.next()? {
            rows.push(row);
        }
        Ok((reader.day(), rows))
    }

    #[test]
    fn what_is_written_is_read() {
        let (day, rows) = rows(&sample()).expect("whole");
        assert_eq!(day, Day::from_number(20_000));
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1].values, [Value::Text("a".to_owned()), Value::Int(-3), Value::Null]);
        assert_eq!(
            String::from_utf8(sample()).expect("text").lines().take(3).collect::<Vec<_>>(),
            [
                r#"{"secondok-backup":3,"party":"care","day":"2024-10-04"}"#,
                r#"{"table":"tombstone","values":[{"bytes":"AQI="}]}"#,
                r#"{"table":"job","values":[{"text":"a"},{"int":-3},"null"]}"#,
            ]
        );
    }

    #[test]
    fn a_cut_at_any_place_is_noticed() {
        let whole = sample();
        // Without the last line's end alone everything is there.
        for length in 0..whole.len() - 1 {
            assert!(rows(&whole[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn a_changed_byte_at_any_place_is_noticed() {
        let whole = sample();
        for index in 0..whole.len() - 1 {
            let mut changed = whole.clone();
            changed[index] ^= 1;
            assert!(rows(&changed).is_err(), "{index}");
        }
    }

    #[test]
    fn other_files_and_newer_formats_are_told() {
        assert!(matches!(rows(b"SQLite format 3\0"), Err(ReadError::Foreign { line: 1 })));
        assert!(matches!(
            rows(b"{\"secondok-backup\":4,\"party\":\"care\",\"more\":1}\n"),
            Err(ReadError::Newer { found: 4 })
        ));
    }
}
