//! What a mail says, and what is left out of it.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::{LeftOut, plain};

/// Most attachments that are named one by one.
const NAMED_MAX: usize = 10;

/// The texts of the mail itself, one after the other. What is attached is no text of it, nor is a mail in the mail.
pub(super) fn text(message: &Message<'_>) -> String {
    let texts = message.text_bodies().filter_map(said).map(|text| plain::lines(&text));
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn said(part: &MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        // Of HTML only its words are left: no script, no style, no picture; a link stands beside its words.
        PartType::Html(html) => Some(nanohtml2text::html2text(html)),
        _ => None,
    }
}

/// Attachments by type and length.
pub(super) fn left_out(message: &Message<'_>) -> Vec<LeftOut> {
    let attached = message.attachments().filter(|part| !matches!(part.body, PartType::Multipart(_)));
    attached.take(NAMED_MAX).map(|part| LeftOut { kind: kind(part), bytes: part.len() }).collect()
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
