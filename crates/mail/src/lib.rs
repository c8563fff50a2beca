//! E-mails that people write to support, read from their bytes (RFC 5322, MIME): as plain text in which nothing acts.
//!
//! Whoever sends mail chooses every byte of it. So it is looked at before it is taken apart ([`bounds`]), HTML becomes text,
//! attachments are named and never opened, and who is said to have sent it is believed as far as an answer goes there. What
//! programs send is nobody's question; that an answer of ours came back ([`returned`]) whoever answers has to know.

mod automatic;
mod body;
mod bounds;
mod plain;
mod returned;

use mail_parser::{Address, Message, MessageParser};
use secondok_api::support::is_reply_address;

pub use bounds::LENGTH_MAX;
pub use returned::{Returned, returned};

/// A person's e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Where an answer goes: an address that [`is_reply_address`] takes. Nobody has checked that it is who wrote.
    pub reply_to: String,
    /// Its subject, one line; may be empty.
    pub subject: String,
    /// Its text; may be empty where something was left out.
    pub text: String,
    /// What came with it and is not kept.
    pub left_out: Vec<LeftOut>,
    /// The `Message-ID`s, without brackets, of the messages that it replies to, the nearest first.
    pub replies_to: Vec<String>,
}

/// An attachment, by what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its type as the mail has it, such as `image/png`.
    pub kind: String,
    /// Its length in bytes.
    pub bytes: usize,
}

/// Why an e-mail is no person's question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A program sent it, or it is one of ours that came back: whoever answered it would begin a loop.
    #[error("it was sent by a program")]
    Automatic,
    /// Nothing in it can be read as a message, or it says nothing.
    #[error("there is nothing in it")]
    Empty,
    /// It is longer, or made of more parts, than anybody's question.
    #[error("it is too long or has too many parts")]
    TooMuch,
    /// No address in it can be answered.
    #[error("it has no address that can be answered")]
    NoAddress,
}

/// Reads an e-mail that came in an envelope from `sender` (empty: nobody wants an answer, RFC 5321, section 4.5.5) to `own`, the
/// address that is written to.
///
/// # Errors
/// [`Unfit`].
pub fn read(bytes: &[u8], sender: &str, own: &str) -> Result<Letter, Unfit> {
    bounds::check(bytes)?;
    let message = MessageParser::default().parse(bytes).ok_or(Unfit::Empty)?;
    if sender.is_empty() || automatic::is_automatic(&message) {
        return Err(Unfit::Automatic);
    }
    let said = [only(message.reply_to()), only(message.from()), Some(sender)];
    if said.iter().flatten().any(|address| address.eq_ignore_ascii_case(own)) {
        return Err(Unfit::Automatic);
    }
    let reply_to =
        said.into_iter().flatten().find(|address| is_reply_address(address)).ok_or(Unfit::NoAddress)?;
    let (text, left_out) = body::read(&message);
    let letter = Letter {
        reply_to: reply_to.to_owned(),
        subject: plain::line(message.subject().unwrap_or_default()),
        text,
        left_out,
        replies_to: replies_to(&message),
    };
    let says_nothing = letter.subject.is_empty() && letter.text.is_empty() && letter.left_out.is_empty();
    if says_nothing { Err(Unfit::Empty) } else { Ok(letter) }
}

/// The address, where there is one alone: an answer goes to nobody whom the mail only names.
fn only<'a>(address: Option<&'a Address<'_>>) -> Option<&'a str> {
    let mut all = address?.iter();
    let one = all.next()?.address.as_deref()?;
    all.next().is_none().then_some(one)
}

/// Most messages that are looked at of those which a mail replies to: each costs its reader something.
const REPLIES_MAX: usize = 32;

fn replies_to(message: &Message<'_>) -> Vec<String> {
    let nearest = message.in_reply_to().as_text_list().into_iter().flatten();
    let before = message.references().as_text_list().into_iter().flatten().rev();
    nearest.chain(before).map(|id| id.to_string()).take(REPLIES_MAX).collect()
}

#[cfg(test)]
mod tests;
