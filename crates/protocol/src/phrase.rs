//! The recovery phrase: twelve English words (BIP39) that stand for 128 random bits, made on the patient's device.
//!
//! Everything of a patient's consultations derives from it (see [`crate::keys`]); it is the only credential there is.

use bip39::{Language, Mnemonic};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{
    secret::Secret,
    vault::{RecoveryCode, RecoveryCodeError},
};

/// Words in a phrase.
pub const WORDS: usize = 12;
/// Letters after which every word of the list is told from the others (BIP39, "Wordlist").
const ABBREVIATION: usize = 4;
/// Suggestions are at most this many edits away.
const SUGGESTED_DISTANCE: usize = 2;
const SUGGESTIONS: usize = 3;
/// What stands before the 128 bits in a QR code. Its first byte is in no text of UTF-8, so that other programs find no text that
/// they could show or look up; its last is the version.
const BEFORE_QR: &[u8; 16] = b"\xffsecondok words\x01";
/// Bytes of a phrase in a QR code.
pub const QR_LEN: usize = 32;

/// The patient's secret: 128 bits, shown as twelve words.
pub struct Phrase {
    entropy: Secret<16>,
}

/// Words that are not a phrase.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhraseError {
    /// There are more or fewer than twelve.
    #[error("a phrase has 12 words; these are {found}")]
    WordCount {
        /// How many there are.
        found: usize,
    },
    /// One word is not in the list.
    #[error("word {position} is not in the list: {word}")]
    UnknownWord {
        /// Which one, counted from 1.
        position: usize,
        /// The word as it was read.
        word: String,
        /// At most three words of the list that look like it, the nearest first.
        suggestions: Vec<&'static str>,
    },
    /// Most words are not in the list: a phrase in another language or of another kind of wallet.
    #[error("these words are of another list; a phrase has 12 words of the English list")]
    OtherList,
    /// Each word is in the list, but together they are no phrase: one is wrong, or two are swapped.
    #[error("the words do not belong together: one of them is wrong, or two are swapped")]
    Checksum,
}

impl Phrase {
    /// Makes a new one.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self { entropy: Secret::random(rng) }
    }

    /// The phrase that stands for these 128 bits.
    pub const fn from_entropy(entropy: [u8; 16]) -> Self {
        Self { entropy: Secret::new(entropy) }
    }

    /// The same 128 bits as letters and digits with a checksum, in place of words: for who has no app and keeps one question's
    /// answer by them ([`RecoveryCode::to_text`]).
    pub fn to_code(&self) -> Zeroizing<String> {
        RecoveryCode::from_bytes(*self.entropy.expose()).to_text()
    }

    /// Reads what [`Self::to_code`] gave, as people type it.
    ///
    /// # Errors
    /// [`RecoveryCodeError`].
    pub fn from_code(text: &str) -> Result<Self, RecoveryCodeError> {
        Ok(Self::from_entropy(*RecoveryCode::parse(text)?.expose()))
    }

    /// The same 128 bits as the bytes of a QR code, by which another device of the same person takes them over.
    pub fn to_qr(&self) -> Zeroizing<[u8; QR_LEN]> {
        let mut bytes = Zeroizing::new([0; QR_LEN]);
        bytes[..BEFORE_QR.len()].copy_from_slice(BEFORE_QR);
        bytes[BEFORE_QR.len()..].copy_from_slice(self.entropy.expose());
        bytes
    }

    /// Reads what [`Self::to_qr`] gave; none of any other code's bytes.
    pub fn from_qr(bytes: &[u8]) -> Option<Self> {
        Some(Self { entropy: Secret::from_slice(bytes.strip_prefix(BEFORE_QR)?)? })
    }

    /// Reads a phrase as people type it: any case, any separators, numbered lists, words cut after their fourth letter.
    ///
    /// # Errors
    /// What keeps the text from being a phrase; see [`PhraseError`].
    pub fn parse(text: &str) -> Result<Self, PhraseError> {
        let text = Zeroizing::new(text.to_lowercase());
        let typed: Vec<&str> =
            text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        let known: Vec<Option<&'static str>> = typed.iter().map(|word| find(word)).collect();

        let unknown = known.iter().filter(|word| word.is_none()).count();
        let looks_whole = typed.len() >= WORDS || typed.iter().any(|word| !word.is_ascii());
        if looks_whole && unknown * 2 > typed.len() {
            return Err(PhraseError::OtherList);
        }
        if typed.len() != WORDS {
            return Err(PhraseError::WordCount { found: typed.len() });
        }
        if let Some(at) = known.iter().position(Option::is_none) {
            let word = typed[at].to_owned();
            let suggestions = suggest(&word);
            return Err(PhraseError::UnknownWord { position: at + 1, word, suggestions });
        }
        let words = Zeroizing::new(known.into_iter().flatten().collect::<Vec<_>>().join(" "));
        let mnemonic =
            Mnemonic::parse_in_normalized(Language::English, &words).map_err(|_| PhraseError::Checksum)?;
        let (entropy, _) = mnemonic.to_entropy_array();
        let entropy = Zeroizing::new(entropy);
        Ok(Self { entropy: Secret::from_slice(&entropy[..16]).expect("12 words are 16 bytes") })
    }

    /// The twelve words, to be shown to the patient and to nobody else.
    pub fn words(&self) -> [&'static str; WORDS] {
        let mnemonic = Mnemonic::from_entropy_in(Language::English, self.entropy.expose())
            .expect("16 bytes are 12 words");
        let mut words = [""; WORDS];
        words.iter_mut().zip(mnemonic.words()).for_each(|(slot, word)| *slot = word);
        words
    }

    /// The 128 bits, for the device's own sealed storage.
    pub fn entropy(&self) -> &[u8; 16] {
        self.entropy.expose()
    }
}

impl std::fmt::Debug for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phrase(redacted)")
    }
}

/// The word of the list that was meant: itself, or the only one that begins so.
fn find(typed: &str) -> Option<&'static str> {
    let list = Language::English.word_list();
    if let Ok(at) = list.binary_search(&typed) {
        return Some(list[at]);
    }
    let mut meant = Language::English.words_by_prefix_iter(typed);
    match (meant.next(), meant.next()) {
        (Some(word), None) if typed.len() >= ABBREVIATION => Some(word),
        _ => None,
    }
}

fn suggest(typed: &str) -> Vec<&'static str> {
    // People rarely mistype the first letter: among equals, words with the same one come first.
    let other_initial = |word: &str| !typed.starts_with(&word[..1]);
    let mut near: Vec<(usize, bool, &'static str)> = Language::English
        .word_list()
        .iter()
        .map(|word| (strsim::osa_distance(typed, word), other_initial(word), *word))
        .filter(|(distance, ..)| *distance <= SUGGESTED_DISTANCE)
        .collect();
    near.sort_unstable();
    near.into_iter().take(SUGGESTIONS).map(|(.., word)| word).collect()
}

#[cfg(test)]
mod tests;
