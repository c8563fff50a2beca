//! What a mail says, and what is left out of it.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::{LeftOut, plain};

/// Most parts that are named one by one.
const NAMED_MAX: usize = 10;
/// Most characters that are looked at for the HTML of one mail: about a second.
const LOOKS_MAX: usize = 1_000_000_000;

/// The texts of the mail itself, one after the other, and what is left out: attachments, a mail in the mail, HTML that takes too
/// long to read.
pub(super) fn read(message: &Message<'_>) -> (String, Vec<LeftOut>) {
    let (mut texts, mut left_out, mut looks) = (Vec::new(), Vec::new(), LOOKS_MAX);
    for part in message.text_bodies() {
        let text = match &part.body {
            PartType::Text(text) => text.to_string(),
            PartType::Html(html) => match looks.checked_sub(looks_for(html)) {
                // Only its words are left: no script, no style, no picture; a link stands beside its words.
                Some(left) => {
                    looks = left;
                    nanohtml2text::html2text(html)
                }
                None => {
                    left_out.push(part);
                    continue;
                }
            },
            _ => continue,
        };
        texts.push(plain::lines(&text));
    }
    left_out.extend(message.attachments().filter(|part| !matches!(part.body, PartType::Multipart(_))));
    texts.retain(|text| !text.is_empty());
    let named = |part: &MessagePart<'_>| LeftOut { kind: kind(part), bytes: part.len() };
    (texts.join("\n\n"), left_out.into_iter().take(NAMED_MAX).map(named).collect())
}

/// How many characters are looked at, at worst: from wherever a tag begins, its end is looked for up to the end of all.
fn looks_for(html: &str) -> usize {
    html.bytes().filter(|byte| *byte == b'<').count().saturating_mul(html.len())
}

/// The type as it is said, if it is a type at all: a made-up one may be anything.
fn kind(part: &MessagePart<'_>) -> String {
    let token = |text: &str| {
        let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
        (1..=64).contains(&text.len()) && text.chars().all(is_token)
    };
    let said = part.content_type().and_then(|kind| Some((kind.ctype(), kind.subtype()?)));
    match said {
        Some((main, sub)) if token(main) && token(sub) => format!("{main}/{sub}").to_ascii_lowercase(),
        _ => "application/octet-stream".to_owned(),
    }
}
