//! What mail servers say of a mail of ours that they could not hand over (RFC 3464).

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Unfit, bounds, plain};

/// A mail that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Its `Message-ID`, without brackets.
    pub id: String,
    /// Why, in the mail server's words: one line; may be empty.
    pub why: String,
}

/// Reads that a mail could not be handed over. None where that is not what it says: a delay, or anything else that a program
/// sends.
///
/// # Errors
/// [`Unfit`] for what is not taken apart.
pub fn returned(bytes: &[u8]) -> Result<Option<Returned>, Unfit> {
    bounds::check(bytes)?;
    let message = MessageParser::default().parse(bytes).ok_or(Unfit::Empty)?;
    let status = message.parts.iter().find(|part| is(part, "message", "delivery-status"));
    let Some(status) = status.filter(|_| is(message.root_part(), "multipart", "report")) else {
        return Ok(None);
    };
    let status = String::from_utf8_lossy(status.contents());
    // One report is about one recipient: an answer goes to nobody else.
    let field = |name: &str| {
        let of = |line: &str| {
            let (found, value) = line.split_once(':')?;
            found.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        };
        status.lines().find_map(of)
    };
    if !field("action").is_some_and(|action| action.eq_ignore_ascii_case("failed")) {
        return Ok(None);
    }
    let why = field("diagnostic-code").or_else(|| field("status")).unwrap_or_default();
    let id = message.parts.iter().find_map(id_of);
    Ok(id.map(|id| Returned { id, why: plain::line(&why) }))
}

/// Of the mail that comes back with the report, whole or its head alone.
fn id_of(part: &MessagePart<'_>) -> Option<String> {
    let id = |message: &Message<'_>| message.message_id().map(str::to_owned);
    match &part.body {
        PartType::Message(message) => id(message),
        _ if is(part, "text", "rfc822-headers") => {
            id(&MessageParser::default().parse_headers(part.contents())?)
        }
        _ => None,
    }
}

fn is(part: &MessagePart<'_>, kind: &str, of: &str) -> bool {
    part.content_type().is_some_and(|said| {
        said.ctype().eq_ignore_ascii_case(kind)
            && said.subtype().is_some_and(|it| it.eq_ignore_ascii_case(of))
    })
}
