//! Who runs the service: the controller (GDPR Art. 4(7)), as everybody is told.

use serde::{Deserialize, Serialize};

use crate::text::is_line;

/// Longest of these, in characters.
pub const LINE_MAX: usize = 200;

/// The organisation. Every field is one line of at most [`LINE_MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Where letters reach it.
    pub address: String,
    /// An e-mail address.
    pub contact: String,
    /// The supervisory authority to which somebody can complain (GDPR Art. 77): its name or address.
    pub authority: String,
}

/// Whether it is an address that mail reaches and that can stand in a link as it is: ASCII letters, digits, `.`, `_`, `+`
/// and `-` before the `@`, a name with a dot behind it (RFC 5321 takes more; nobody who answers to strangers needs that).
pub fn is_mailbox(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let dotted = |text: &str, more: &[char]| {
        let part = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(&c))
        };
        text.split('.').all(part)
    };
    let label = |label: &str| label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-');
    is_line(text, LINE_MAX)
        && local.len() <= 64
        && dotted(local, &['_', '+', '-'])
        && dotted(host, &['-'])
        && host.contains('.')
        && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_one_that_can_stand_in_a_link() {
        for right in ["privacy@clinic.example", "a.b+c_d-e@x-1.clinic.example"] {
            assert!(is_mailbox(right), "{right}");
        }
        for wrong in [
            "",
            "clinic",
            "@clinic.example",
            "a@clinic",
            "a@.example",
            "a@-x.example",
            "a b@clinic.example",
            "a@b@clinic.example",
            "a@clinic.example?subject=x",
            "a..b@clinic.example",
            "a@clinic.example\n",
            "<a@clinic.example>",
            "а@clinic.example",
        ] {
            assert!(!is_mailbox(wrong), "{wrong}");
        }
    }
}
