//! Who is responsible, as pages show it.

use secondok_l10n::Texts;

use super::page::Service;

/// The organisation in the words of a page.
pub(super) struct Responsible {
    pub(super) name: String,
    pub(super) address: String,
    /// An e-mail address that can stand in a link as it is.
    pub(super) contact: String,
    pub(super) authority: String,
}

impl Responsible {
    /// What the configuration says; where all is invented, that it is.
    pub(super) fn new(texts: Texts<'_>, service: &Service) -> Self {
        match service.organisation.clone() {
            Some(it) => {
                Self { name: it.name, address: it.address, contact: it.contact, authority: it.authority }
            }
            None => Self {
                name: texts.text("contact-invented-name"),
                address: texts.text("contact-invented-address"),
                // A name that no host can have (RFC 2606).
                contact: "nobody@invented.invalid".to_owned(),
                authority: texts.text("contact-invented-authority"),
            },
        }
    }
}
