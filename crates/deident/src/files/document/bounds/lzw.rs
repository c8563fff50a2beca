//! LZW (ISO 32000-2, 7.4.4): codes of 9 to 12 bits for strings that were seen before.

use std::io::BufRead;

use super::unpack::{Decoder, byte};

const CLEAR: usize = 256;
const END: usize = 257;
const FIRST: usize = 258;
const MOST: usize = 4096;

/// What was seen so far: each string is another one and a byte.
pub(super) struct Lzw {
    early: bool,
    strings: Vec<(u16, u8)>,
    last: Option<usize>,
    bits: u32,
    left: u32,
}

impl Lzw {
    pub(super) fn new(early: bool) -> Self {
        Self { early, strings: Vec::new(), last: None, bits: 0, left: 0 }
    }

    fn code(&mut self, packed: &mut dyn BufRead) -> Option<usize> {
        let width = match FIRST + self.strings.len() + usize::from(self.early) {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        };
        while self.left < width {
            self.bits = self.bits << 8 | u32::from(byte(packed)?);
            self.left += 8;
        }
        self.left -= width;
        Some((self.bits >> self.left & ((1 << width) - 1)) as usize)
    }

    /// Puts a string there and says how it begins.
    fn put(&self, mut code: usize, out: &mut Vec<u8>) -> Option<u8> {
        let begin = out.len();
        while let Some(number) = code.checked_sub(FIRST) {
            let (before, last) = *self.strings.get(number)?;
            out.push(last);
            code = before.into();
        }
        out.push(u8::try_from(code).ok()?);
        out[begin..].reverse();
        out.get(begin).copied()
    }
}

impl Decoder for Lzw {
    fn step(&mut self, packed: &mut dyn BufRead, out: &mut Vec<u8>) -> Option<()> {
        let code = self.code(packed)?;
        match code {
            CLEAR => {
                self.strings.clear();
                self.last = None;
                return Some(());
            }
            END => return None,
            _ => {}
        }
        let next = FIRST + self.strings.len();
        let first = if code < next {
            self.put(code, out)?
        } else {
            // The string that is being made: the last one and its own beginning.
            let first = self.put(self.last.filter(|_| code == next)?, out)?;
            out.push(first);
            first
        };
        if let Some(last) = self.last
            && next < MOST
        {
            self.strings.push((last as u16, first));
        }
        self.last = Some(code);
        Some(())
    }
}
