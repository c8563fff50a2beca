//! What in a typed text may tell who somebody is.
//!
//! It warns before a message is sent: "this may tell who you are". English and Ukrainian together always, since people mix
//! them. Hand-written scanners over words, numbers and marks; no regular expressions, whose engine alone is larger than all
//! of this. How much of it is right is measured: `docs/deidentification.md`.

mod address;
mod date;
mod lexicon;
mod link;
mod name;
mod phone;
mod phrases;
mod record;
mod spans;
mod token;

use std::ops::Range;

use lexicon::Lexicon;
use spans::Spans;
use token::Tokens;

/// What something in a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Of the patient, of relatives, of staff.
    Name,
    /// Telephone and fax.
    Phone,
    /// Street and house, a village, a postcode. A town alone is none.
    Address,
    /// E-mail, also with "(at)".
    Email,
    /// Numbers of patients, records, orders, insurance, passports, taxpayers.
    RecordNumber,
    /// The full day somebody was born. The day of an examination is none.
    BirthDate,
    /// Pages on the web and names in networks.
    Handle,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Phone,
        Self::Address,
        Self::Email,
        Self::RecordNumber,
        Self::BirthDate,
        Self::Handle,
    ];

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Email => "email",
            Self::RecordNumber => "record-number",
            Self::BirthDate => "birth-date",
            Self::Handle => "handle",
        }
    }
}

/// Something that may tell who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands: bytes of the text, whole characters.
    pub range: Range<usize>,
    /// What it is.
    pub class: Class,
}

/// What may tell who somebody is: in the order of the text, none over another.
///
/// What is found first is out of reach for what comes after: a name within an e-mail address is no name.
pub fn find(text: &str) -> Vec<Found> {
    let tokens = Tokens::of(text);
    let words = Lexicon::get();
    let mut spans = Spans::over(tokens.len());
    link::find(&tokens, words, &mut spans);
    let dates = date::full(&tokens, words);
    record::find(&tokens, words, &dates, &mut spans);
    phone::find(&tokens, words, &dates, &mut spans);
    record::find_by_form(&tokens, words, &dates, &mut spans);
    address::find(&tokens, words, &dates, &mut spans);
    name::find(&tokens, words, &mut spans);
    date::find_births(&tokens, words, &dates, &mut spans);
    spans.into_found(&tokens)
}

#[cfg(test)]
mod tests;
