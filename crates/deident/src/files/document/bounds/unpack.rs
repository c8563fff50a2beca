//! Unpacks streams into nothing, and counts.

use std::io::{BufRead, BufReader, Cursor, Read};

use flate2::bufread::DeflateDecoder;

use super::{lzw::Lzw, packing::Packing};

/// The most that Deflate makes of a byte.
const MOST_DEFLATED: u64 = 1032;

/// How many bytes are read at a time, so that what was read is known nearly to the byte where something is damaged.
const PIECE: usize = 4096;

/// How many bytes come out of the last of these ways of packing, `length` bytes being put into it; not counted further than `most`.
///
/// Readers go on behind a fault, each in its own way: what could be made of the rest at most counts as having come out.
pub(super) fn unpacked(packed: &[u8], packings: &[Packing], length: u64, most: u64) -> u64 {
    let Some((last, before)) = packings.split_last() else { return length };
    let open =
        || before.iter().fold(Box::new(packed) as Box<dyn BufRead + '_>, |reader, way| open(reader, *way));
    if *last != Packing::Flate {
        return counted(&mut self::open(open(), *last), most).0;
    }
    let mut begun = begin(open());
    let (whole, fault) = counted(&mut begun.reader, most);
    if !fault {
        return whole;
    }
    let rest = length.saturating_sub(begun.reader.get_ref().total_in());
    let whole = whole.saturating_add(rest.saturating_mul(MOST_DEFLATED));
    // What looks as if it had the header of zlib may have none.
    let bare = || counted(&mut pieces(DeflateDecoder::new(pieces(open()))), most).0;
    if begun.header { whole.max(bare()) } else { whole }
}

/// How many bytes there are before the end, a fault, or the most; whether it was a fault.
fn counted(reader: &mut dyn BufRead, most: u64) -> (u64, bool) {
    let mut count = 0;
    while count <= most {
        match reader.fill_buf().map(<[u8]>::len) {
            Ok(0) => return (count, false),
            Ok(length) => {
                count += length as u64;
                reader.consume(length);
            }
            Err(_) => return (count, true),
        }
    }
    (count, false)
}

/// What a stream unpacks to.
fn open(reader: Box<dyn BufRead + '_>, packing: Packing) -> Box<dyn BufRead + '_> {
    match packing {
        Packing::Hex => step_by_step(reader, Hex),
        Packing::Base85 => step_by_step(reader, Base85),
        Packing::RunLength => step_by_step(reader, RunLength),
        Packing::Lzw { early } => step_by_step(reader, Lzw::new(early)),
        Packing::Flate => Box::new(begin(reader).reader),
    }
}

/// A stream whose header was read.
struct Begun<'a> {
    reader: BufReader<DeflateDecoder<Box<dyn BufRead + 'a>>>,
    header: bool,
}

/// Reads the header of zlib (RFC 1950, 2.2), where there is one.
fn begin(reader: Box<dyn BufRead + '_>) -> Begun<'_> {
    let mut reader = pieces(reader);
    let mut head = Vec::with_capacity(2);
    let _ = reader.by_ref().take(2).read_to_end(&mut head);
    let header = is_zlib(&head);
    let reader: Box<dyn BufRead + '_> =
        if header { Box::new(reader) } else { Box::new(Cursor::new(head).chain(reader)) };
    Begun { reader: pieces(DeflateDecoder::new(reader)), header }
}

fn pieces<R: Read>(reader: R) -> BufReader<R> {
    BufReader::with_capacity(PIECE, reader)
}

/// Whether these bytes begin as zlib's do, without a dictionary that both sides know.
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 15 == 8 && flags & 0x20 == 0
        && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}

/// A way of unpacking that makes a few bytes at a time.
pub(super) trait Decoder {
    /// Puts what comes next behind what is there. None: it ends.
    fn step(&mut self, packed: &mut dyn BufRead, out: &mut Vec<u8>) -> Option<()>;
}

/// The next byte.
pub(super) fn byte(packed: &mut dyn BufRead) -> Option<u8> {
    let byte = *packed.fill_buf().ok()?.first()?;
    packed.consume(1);
    Some(byte)
}

fn step_by_step<'a>(packed: Box<dyn BufRead + 'a>, decoder: impl Decoder + 'a) -> Box<dyn BufRead + 'a> {
    Box::new(pieces(Steps { packed, decoder, out: Vec::new(), given: 0 }))
}

struct Steps<'a, D> {
    packed: Box<dyn BufRead + 'a>,
    decoder: D,
    out: Vec<u8>,
    given: usize,
}

impl<D: Decoder> Read for Steps<'_, D> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        while self.given == self.out.len() {
            self.out.clear();
            self.given = 0;
            // What the last step made before it ended counts.
            if self.decoder.step(&mut self.packed, &mut self.out).is_none() && self.out.is_empty() {
                return Ok(0);
            }
        }
        let given = (&self.out[self.given..]).read(into)?;
        self.given += given;
        Ok(given)
    }
}

/// The next byte that is no space.
fn seen(packed: &mut dyn BufRead) -> Option<u8> {
    loop {
        let next = byte(packed)?;
        if !matches!(next, 0 | 9 | 10 | 12 | 13 | 32) {
            return Some(next);
        }
    }
}

/// Two digits a byte.
struct Hex;

impl Decoder for Hex {
    fn step(&mut self, packed: &mut dyn BufRead, out: &mut Vec<u8>) -> Option<()> {
        let mut digit = || char::from(seen(packed)?).to_digit(16);
        let high = digit()?;
        out.push((high << 4 | digit().unwrap_or(0)) as u8);
        Some(())
    }
}

/// Five digits for four bytes.
struct Base85;

impl Decoder for Base85 {
    fn step(&mut self, packed: &mut dyn BufRead, out: &mut Vec<u8>) -> Option<()> {
        let mut digits = Vec::with_capacity(5);
        while digits.len() < 5 {
            match seen(packed) {
                Some(b'z') => {
                    out.extend(bytes(&digits));
                    out.extend([0; 4]);
                    return Some(());
                }
                Some(digit @ b'!'..=b'u') => digits.push(digit),
                _ if digits.is_empty() => return None,
                _ => break,
            }
        }
        out.extend(bytes(&digits));
        Some(())
    }
}

/// A group that may be shorter at the end: one byte less than it has digits.
fn bytes(digits: &[u8]) -> Vec<u8> {
    let all = digits.iter().copied().chain([b'u'; 5]).take(5);
    let value = all.fold(0_u64, |value, digit| value * 85 + u64::from(digit - b'!')) as u32;
    value.to_be_bytes()[..digits.len().saturating_sub(1)].to_vec()
}

/// A length and that many bytes, or one byte that often.
struct RunLength;

impl Decoder for RunLength {
    fn step(&mut self, packed: &mut dyn BufRead, out: &mut Vec<u8>) -> Option<()> {
        match byte(packed)? {
            128 => None,
            length @ 0..=127 => {
                for _ in 0..=length {
                    out.push(byte(packed)?);
                }
                Some(())
            }
            length => {
                let repeated = byte(packed)?;
                out.extend(std::iter::repeat_n(repeated, 257 - usize::from(length)));
                Some(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::ZlibEncoder};

    use super::*;

    fn all(packed: &[u8], packing: Packing) -> Vec<u8> {
        let mut out = Vec::new();
        open(Box::new(packed), packing).read_to_end(&mut out).expect("it never fails");
        out
    }

    fn flate(bytes: &[u8]) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).expect("memory");
        packed.finish().expect("memory")
    }

    #[test]
    fn every_way_of_packing_is_unpacked() {
        assert_eq!(all(b"48 65\n6C6c6F7>x", Packing::Hex), b"Hellop");
        assert_eq!(all(b"87cUR z ~>x", Packing::Base85), b"Hell\0\0\0\0");
        assert_eq!(all(b"87cURDZ~>", Packing::Base85), b"Hello");
        assert_eq!(all(&[1, 7, 8, 254, 9, 128, 1, 1], Packing::RunLength), [7, 8, 9, 9, 9]);
        // The example of the standard.
        let lzw = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        let text = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(all(&lzw, Packing::Lzw { early: true }), text);
        assert_eq!(all(&flate(b"Hello"), Packing::Flate), b"Hello");
    }

    #[test]
    fn what_comes_out_is_counted_and_what_could_come_out_behind_a_fault() {
        let most = 1 << 30;
        let packed = flate(&vec![0; 1 << 20]);
        let length = packed.len() as u64;
        assert_eq!(unpacked(&packed, &[Packing::Flate], length, most), 1 << 20);
        let hex: String = packed.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(unpacked(hex.as_bytes(), &[Packing::Hex], 0, most), length);
        assert_eq!(unpacked(hex.as_bytes(), &[Packing::Hex, Packing::Flate], length, most), 1 << 20);
        // Points at something before the beginning: readers differ in what they make of it, and go on.
        let mut faulty = vec![0x78, 0x9C, 0x4B, 0x04, 0xFF];
        faulty.extend(vec![0x55; 100_000]);
        let counted = unpacked(&faulty, &[Packing::Flate], faulty.len() as u64, most);
        assert!(counted > 90_000 * MOST_DEFLATED, "{counted}");
        // Of a stream that is cut short, what was there.
        let cut = &packed[..packed.len() - 8];
        let counted = unpacked(cut, &[Packing::Flate], cut.len() as u64, most);
        assert!((1 << 19..3 << 20).contains(&counted), "{counted}");
    }
}
