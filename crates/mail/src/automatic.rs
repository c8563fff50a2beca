//! Mail that no person wrote to support: answers of programs, lists, reports.

use mail_parser::{Message, MimeHeaders};

/// Whether a program sent it (RFC 3834, section 5, and what programs say that are older than it). To answer such mail is how
/// loops begin.
pub(super) fn is_automatic(message: &Message<'_>) -> bool {
    let is_report = message.content_type().is_some_and(|kind| {
        kind.c_type.eq_ignore_ascii_case("multipart")
            && kind.subtype().is_some_and(|it| it.eq_ignore_ascii_case("report"))
    });
    is_report || message.headers_raw().any(|(name, value)| says_so(name, value))
}

fn says_so(name: &str, value: &str) -> bool {
    // Parameters and comments may follow.
    let word =
        value.trim().split([';', ' ', '\t', '(', '\r', '\n']).next().unwrap_or_default().to_ascii_lowercase();
    match name.to_ascii_lowercase().as_str() {
        "auto-submitted" => word != "no",
        "precedence" => matches!(word.as_str(), "bulk" | "junk" | "list" | "auto_reply"),
        "list-id"
        | "list-unsubscribe"
        | "x-auto-response-suppress"
        | "x-autoreply"
        | "x-autorespond"
        | "x-loop" => true,
        _ => false,
    }
}
