//! An e-mail on its way into the queue.

use secondok_api::{
    problem::Kind,
    support::{ReplyTo, Way},
};
use secondok_l10n::Language;
use secondok_mail::{LeftOut, Letter, Returned, Unfit, read, returned};

use super::Mail;
use crate::{
    Care,
    faults::caught,
    http::Refusal,
    site::texts,
    support::visitor::{Question, Sent, TEXT_MAX, Visitor},
};

/// Most characters that tell what was left out.
const NOTES_MAX: usize = 600;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is in the queue; or it was let go, and nobody is told.
    Done,
    /// Nobody answers for support.
    Nobody,
    /// The hour has had its measure.
    TooMany,
    /// The service cannot keep anything at the moment.
    Later,
    /// Its conversation holds as much as it can.
    Full,
    /// It cannot be read, or not be answered.
    Unfit(Unfit),
}

/// Takes a mail that came in an envelope from `sender`.
pub(super) async fn take(care: &Care, mail: &Mail, sender: String, bytes: Vec<u8>) -> Taken {
    let own = mail.address().to_owned();
    // Long mails take their time.
    let reading = tokio::task::spawn_blocking(move || {
        let read = caught(|| match read(&bytes, &sender, &own) {
            Ok(letter) => Ok(Read::Letter(letter)),
            Err(Unfit::Automatic) => Ok(returned(&bytes)?.map_or(Read::Nothing, Read::Returned)),
            Err(unfit) => Err(unfit),
        });
        (read, bytes)
    });
    let Ok((read, bytes)) = reading.await else { return Taken::Later };
    let taken = match read {
        Ok(Ok(Read::Letter(letter))) => ask(care, letter, &bytes).await,
        Ok(Ok(Read::Returned(returned))) => tell(care, mail, &returned).await,
        Ok(Ok(Read::Nothing)) => {
            mail.drop_one();
            return Taken::Done;
        }
        Ok(Err(unfit)) => return Taken::Unfit(unfit),
        Err(fault) => {
            care.faults().note(fault);
            return Taken::Unfit(Unfit::TooMuch);
        }
    };
    taken.unwrap_or_else(|refusal| {
        let (kind, fault) = refusal.into_parts();
        if let Some(fault) = fault {
            care.faults().note(fault);
        }
        not_taken(kind)
    })
}

/// A full conversation stays full. Everything else is different when the mail server comes again: whatever was written or ended
/// there at the same moment is seen then.
fn not_taken(kind: Kind) -> Taken {
    if kind == Kind::MAILBOX_FULL { Taken::Full } else { Taken::Later }
}

/// What a mail is to support.
enum Read {
    Letter(Letter),
    /// An answer that could not be handed over.
    Returned(Returned),
    /// Something else that a program sent.
    Nothing,
}

/// Tells in the conversation that an answer did not arrive: whoever answers would wait for nothing.
async fn tell(care: &Care, mail: &Mail, returned: &Returned) -> Result<Taken, Refusal> {
    // Anybody can send such a report; only with what is sealed in there it leads anywhere.
    let Some(code) = care.mail_codes().of_message_id(&returned.id) else {
        mail.drop_one();
        return Ok(Taken::Done);
    };
    let text = in_every_language("support-mail-returned", &returned.why).collect::<Vec<_>>().join("\n\n");
    let visitor = Visitor::new(code);
    let sent = match visitor.read(care).await? {
        Some(there) => visitor.add(care, there, &text).await?,
        None => Sent::Unknown,
    };
    Ok(match sent {
        Sent::Done => Taken::Done,
        Sent::Nobody => Taken::Nobody,
        // It is over: nobody waits for anything there.
        Sent::Other | Sent::TooMany | Sent::Over | Sent::Unknown => {
            mail.drop_one();
            Taken::Done
        }
    })
}

async fn ask(care: &Care, letter: Letter, bytes: &[u8]) -> Result<Taken, Refusal> {
    let codes = care.mail_codes();
    // Whatever it says it replies to: only what is sealed in there leads anywhere.
    if let Some(code) = letter.replies_to.iter().find_map(|id| codes.of_message_id(id)) {
        let visitor = Visitor::new(code);
        if let Some(there) = visitor.read(care).await? {
            // Whoever saw that answer on its way can reply to it: whoever answers is to see that.
            let is_elsewhere =
                there.reply_to().is_some_and(|to| !to.address.eq_ignore_ascii_case(&letter.reply_to));
            match visitor.add(care, there, &words(&letter, is_elsewhere)).await? {
                Sent::Done => return Ok(Taken::Done),
                Sent::Nobody => return Ok(Taken::Nobody),
                // What it was about is over: it begins anew.
                Sent::Other | Sent::TooMany | Sent::Over | Sent::Unknown => {}
            }
        }
    }
    let text = words(&letter, false);
    let code = codes.of_mail(bytes);
    let permit = codes.permit(&code, &letter.reply_to);
    let reply_to = Some(ReplyTo { address: letter.reply_to, permit, way: Way::Mail });
    let asked = Visitor::new(code).ask(care, &Question { text, reply_to }, care.support_by_mail()).await?;
    Ok(match asked {
        Sent::Nobody => Taken::Nobody,
        Sent::TooMany => Taken::TooMany,
        // What is there under its code is this very mail, or was, until it was erased.
        Sent::Done | Sent::Other | Sent::Over | Sent::Unknown => Taken::Done,
    })
}

/// Subject and text, and in every language what of the mail was left out, and whether it came from elsewhere than the question.
/// The first line is its subject and never its text: an answer has it in the open.
fn words(letter: &Letter, is_elsewhere: bool) -> String {
    let subject = if letter.subject.is_empty() {
        in_every_language("support-mail-no-subject", "").collect::<Vec<_>>().join(" · ")
    } else {
        letter.subject.clone()
    };
    let parts = [&subject, &letter.text].map(String::as_str);
    let whole = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    let mut notes = Vec::new();
    if is_elsewhere {
        notes.extend(in_every_language("support-mail-elsewhere", ""));
    }
    if !letter.left_out.is_empty() {
        let list = letter.left_out.iter().map(named).collect::<Vec<_>>().join(", ");
        let list: String = list.chars().take(NOTES_MAX / 4).collect();
        notes.extend(in_every_language("support-mail-left-out", &list));
    }
    let room = TEXT_MAX - NOTES_MAX;
    let mut kept: String = whole.chars().take(room).collect();
    if kept.len() < whole.len() {
        notes.extend(in_every_language("support-mail-cut", ""));
        kept.push('…');
    }
    std::iter::once(kept).chain(notes).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Such as `image/png (12 KB)`.
fn named(LeftOut { kind, bytes }: &LeftOut) -> String {
    format!("{kind} ({} KB)", bytes.div_ceil(1_000))
}

/// Nobody says in which language a mail is read.
fn in_every_language(id: &str, list: &str) -> impl Iterator<Item = String> {
    Language::ALL.into_iter().map(move |language| texts(language).text_with(id, &[("list", list.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(text: &str, left_out: usize) -> Letter {
        let left_out = vec![LeftOut { kind: format!("image/{}", "x".repeat(64)), bytes: 12_001 }; left_out];
        let reply_to = "a@x.example".to_owned();
        Letter { reply_to, subject: "Subject".into(), text: text.into(), left_out, replies_to: vec![] }
    }

    #[test]
    fn what_was_left_out_is_said_and_so_is_a_cut() {
        let said = words(&letter("Text.", 1), true);
        assert!(said.starts_with("Subject\n\nText.\n\n["), "{said}");
        assert!(
            said.contains("(13 KB)") && said.contains("Not kept") && said.contains("Не збережено"),
            "{said}"
        );
        assert!(said.contains("another address") && said.contains("іншої адреси"), "{said}");
        assert_eq!(words(&letter("Text.", 0), false), "Subject\n\nText.");
        let said = words(&letter(&"\u{1f642}".repeat(10_000), 10), true);
        assert!(said.chars().count() <= TEXT_MAX, "{}", said.chars().count());
        assert!(
            said.contains("…\n\n") && said.contains("was longer") && said.contains("був довший"),
            "{said}"
        );
    }

    #[test]
    fn a_mail_without_a_subject_has_a_first_line_that_tells_nothing() {
        let said = words(&Letter { subject: String::new(), ..letter("Secret.", 0) }, false);
        assert_eq!(said, "(no subject) · (без теми)\n\nSecret.");
    }

    #[test]
    fn only_a_full_conversation_is_refused_for_ever() {
        assert_eq!(not_taken(Kind::MAILBOX_FULL), Taken::Full);
        for passing in [
            Kind::SEQUENCE_TAKEN,
            Kind::WRONG_STATE,
            Kind::STALE_PREKEY,
            Kind::UNKNOWN_MAILBOX,
            Kind::STORAGE_FULL,
            Kind::BUSY,
            Kind::INTERNAL,
        ] {
            assert_eq!(not_taken(passing), Taken::Later, "{passing:?}");
        }
    }
}
