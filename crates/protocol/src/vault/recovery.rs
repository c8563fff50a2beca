//! The printed code that opens a vault when the password is lost.

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::secret::Secret;

/// Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 128 bits and a checksum of 12 are 28 characters of 5 bits.
const CHARACTERS: usize = 28;
const CHECKSUM_BITS: usize = 12;
const GROUP: usize = 4;

/// A code of 128 random bits, printed as seven groups of four characters.
#[derive(Debug, PartialEq, Eq)]
pub struct RecoveryCode(Secret<16>);

/// A text that is not a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// It has more or fewer characters.
    #[error("a recovery code has {CHARACTERS} letters and digits; these are {0}")]
    Length(usize),
    /// One character does not occur in codes.
    #[error("a recovery code has no such character: {0}")]
    Character(char),
    /// A character is wrong, or two are swapped.
    #[error("the code does not check: one of its characters is wrong")]
    Checksum,
}

impl RecoveryCode {
    /// Draws a code.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    pub(crate) const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Secret::new(bytes))
    }

    pub(crate) fn expose(&self) -> &[u8; 16] {
        self.0.expose()
    }

    /// The code as it is printed, such as `7QW2-…`.
    pub fn to_text(&self) -> Zeroizing<String> {
        let bits = u128::from_be_bytes(*self.expose());
        let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + CHARACTERS / GROUP));
        for at in 0..CHARACTERS {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(five_bits(bits, checksum(&self.0), at))]));
        }
        text
    }

    /// Reads a code as people type it: any case, spaces and hyphens anywhere, O for 0, I and L for 1.
    ///
    /// # Errors
    /// [`RecoveryCodeError`].
    pub fn parse(text: &str) -> Result<Self, RecoveryCodeError> {
        let typed: Zeroizing<Vec<char>> =
            Zeroizing::new(text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect());
        if typed.len() != CHARACTERS {
            return Err(RecoveryCodeError::Length(typed.len()));
        }
        let mut values = Zeroizing::new([0_u8; CHARACTERS]);
        for (value, typed) in values.iter_mut().zip(typed.iter()) {
            *value = read(*typed).ok_or(RecoveryCodeError::Character(*typed))?;
        }
        // The first 25 characters and three bits of the next are the code, the rest is the checksum.
        let mut bits: u128 = 0;
        values[..25].iter().for_each(|value| bits = bits << 5 | u128::from(*value));
        bits = bits << 3 | u128::from(values[25] >> 2);
        let found = u16::from(values[25] & 0b11) << 10 | u16::from(values[26]) << 5 | u16::from(values[27]);
        let code = Self(Secret::new(bits.to_be_bytes()));
        if found == checksum(&code.0) { Ok(code) } else { Err(RecoveryCodeError::Checksum) }
    }
}

fn read(typed: char) -> Option<u8> {
    let meant = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|c| char::from(*c) == meant).and_then(|at| u8::try_from(at).ok())
}

/// The five bits at this place of `code (128 bits) ‖ checksum (12 bits)`.
fn five_bits(code: u128, checksum: u16, at: usize) -> u8 {
    let from_end = 5 * (CHARACTERS - 1 - at);
    let value = if from_end >= CHECKSUM_BITS {
        code >> (from_end - CHECKSUM_BITS)
    } else {
        code << (CHECKSUM_BITS - from_end) | u128::from(checksum >> from_end)
    };
    (value & 0b1_1111) as u8
}

/// The first 12 bits of SHA-256 over a label and the code.
fn checksum(code: &Secret<16>) -> u16 {
    let digest =
        Sha256::new().chain_update(b"secondok/1 recovery code").chain_update(code.expose()).finalize();
    u16::from_be_bytes([digest[0], digest[1]]) >> 4
}
