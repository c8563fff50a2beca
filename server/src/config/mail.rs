//! How support is reached by e-mail.

use std::path::PathBuf;

use secondok_api::organisation::is_mailbox;
use secondok_care::mail::Relay;

use super::{Fault, Key, Listen, Reader, source::Raw, text_of};

/// What is set of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// [`Key::MAIL_ADDRESS`]
    pub address: String,
    /// [`Key::MAIL_LMTP`]
    pub lmtp: Option<Lmtp>,
    /// [`Key::MAIL_SMTP`]
    pub smtp: Option<Smtp>,
    /// [`Key::MAIL_ALERTS`]
    pub alerts: Vec<String>,
}

/// Where mail is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lmtp {
    /// At an address of the network.
    Tcp(Listen),
    /// At a socket in a folder.
    Unix(PathBuf),
}

/// The address of a mail server, which may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Smtp(pub String);

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Smtp(redacted)")
    }
}

impl Reader {
    pub(super) fn mail(&mut self) -> Option<Mail> {
        let address = self.take(Key::MAIL_ADDRESS, |raw, _| mailbox(raw));
        let place = self.place(Key::MAIL_LMTP);
        let lmtp = self.take(Key::MAIL_LMTP, |raw, folder| {
            let text = text_of(raw)?;
            match text.strip_prefix("unix:") {
                Some(path) => (!path.is_empty()).then(|| Lmtp::Unix(folder.join(path))),
                None => {
                    let (key, address) = (Key::MAIL_LMTP.name, text.parse().ok()?);
                    Some(Lmtp::Tcp(Listen { key, address, place: place.clone() }))
                }
            }
        });
        // Any address does to see whether it is one of a mail server.
        let smtp = self.take(Key::MAIL_SMTP, |raw, _| {
            let url = text_of(raw)?;
            Relay::of(url, "x@x.example").map(|_| Smtp(url.to_owned()))
        });
        let alerts = self.take(Key::MAIL_ALERTS, |raw, _| mailboxes(raw));
        for (needs, needed) in [
            (Key::MAIL_LMTP, Key::MAIL_ADDRESS),
            (Key::MAIL_SMTP, Key::MAIL_ADDRESS),
            (Key::MAIL_ALERTS, Key::MAIL_ADDRESS),
            (Key::MAIL_ALERTS, Key::MAIL_SMTP),
        ] {
            if self.find(needs).is_some() && self.find(needed).is_none() {
                let Key { name: key, allowed, .. } = needed;
                let place = self.place(needs);
                self.faults.push(Fault::Missing { key, because: needs.name, allowed, place });
            }
        }
        Some(Mail { address: address?, lmtp, smtp, alerts: alerts.unwrap_or_default() })
    }
}

/// Addresses that mail reaches.
fn mailboxes(raw: &Raw) -> Option<Vec<String>> {
    let each = text_of(raw)?.split(',').map(str::trim);
    each.map(|text| is_mailbox(text).then(|| text.to_owned())).collect()
}

/// An address that mail reaches.
pub(super) fn mailbox(raw: &Raw) -> Option<String> {
    text_of(raw).filter(|text| is_mailbox(text)).map(str::to_owned)
}
