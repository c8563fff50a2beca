//! Answers on their way out: plain text, over the organisation's own mail server.

use std::time::{Duration, SystemTime};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
    transport::smtp::extension::ClientId,
};

use rand_core::Rng;

use super::Mail;
use crate::{Care, clock::Timestamp};

/// How long the mail server may take for a step.
const WITHIN: Duration = Duration::from_secs(20);
/// Asks programs not to answer, beside what they do by themselves for a mail with one recipient ([MS-OXCMAIL], 2.2.3.2.14).
const NO_AUTOMATIC_ANSWERS: HeaderName = HeaderName::new_from_ascii_str("X-Auto-Response-Suppress");
const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");

/// The mail server that takes what goes out.
pub struct Relay(AsyncSmtpTransport<Tokio1Executor>);

impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Its address may hold a password.
        f.write_str("Relay(redacted)")
    }
}

impl Relay {
    /// Of an address such as `smtps://name:password@mail.clinic.example`, for mail from this one. None where it is no such
    /// address, or where what is sent would go over a network in clear.
    pub fn of(url: &str, address: &str) -> Option<Self> {
        let rest = url.strip_prefix("smtps://").or_else(|| url.strip_prefix("smtp://"))?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let host = rest.rsplit('@').next()?.trim_end_matches('/');
        let is_here = ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|here| host.strip_prefix(here).is_some_and(|port| port.is_empty() || port.starts_with(':')));
        let is_sealed = url.starts_with("smtps://") || query == "tls=required";
        if host.contains('/') || !(is_sealed || (is_here && query.is_empty())) {
            return None;
        }
        let domain = address.split_once('@')?.1;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).ok()?;
        Some(Self(builder.hello_name(ClientId::Domain(domain.to_owned())).timeout(Some(WITHIN)).build()))
    }
}

/// An answer as it goes out.
pub(crate) struct Outgoing<'a> {
    /// To whom: one address.
    pub(crate) to: &'a str,
    /// Its identifier, without brackets.
    pub(crate) id: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) text: &'a str,
    /// Whether nobody has written it: it says so (RFC 3834, section 5).
    pub(crate) is_automatic: bool,
}

/// The mail server did not take it, or there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the mail server did not take it")]
pub struct NotSent;

impl Mail {
    /// Hands the mail over. Nothing of it is kept.
    pub(crate) async fn send(&self, mail: Outgoing<'_>, now: Timestamp) -> Result<(), NotSent> {
        let Relay(relay) = self.settings.relay.as_ref().ok_or(NotSent)?;
        let message = message(self.address(), mail, now).ok_or(NotSent)?;
        relay.send(message).await.map(drop).map_err(|_| NotSent)
    }
}

impl Care {
    /// Hands a mail over that nobody asked for by writing: about alerts, to addresses that whoever runs the service has set, and to doctors
    /// (`letter`). No person is named in it. Programs are asked not to answer.
    ///
    /// # Errors
    /// That the mail server did not take it, or that there is none.
    pub async fn write(&self, to: &str, subject: &str, text: &str) -> Result<(), NotSent> {
        let mail = self.mail().ok_or(NotSent)?;
        let mut number = [0; 16];
        self.rng().fill_bytes(&mut number);
        let number: String = number.iter().map(|byte| format!("{byte:02x}")).collect();
        let id = format!("{number}@{}", mail.domain());
        let outgoing = Outgoing { to, id: &id, subject, text, is_automatic: true };
        mail.send(outgoing, self.clock().now()).await
    }
}

fn message(from: &str, mail: Outgoing<'_>, now: Timestamp) -> Option<Message> {
    let mailbox = |address: &str| Some(Mailbox::new(None, address.parse::<Address>().ok()?));
    let builder = Message::builder();
    let builder = if mail.is_automatic {
        builder.raw_header(HeaderValue::new(AUTO_SUBMITTED, "auto-generated".to_owned()))
    } else {
        builder
    };
    builder
        .from(mailbox(from)?)
        .to(mailbox(mail.to)?)
        .subject(mail.subject)
        .message_id(Some(format!("<{}>", mail.id)))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(now.0))
        .raw_header(HeaderValue::new(NO_AUTOMATIC_ANSWERS, "All".to_owned()))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(mail.text.to_owned())
        .ok()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn nothing_goes_over_a_network_in_clear() {
        let is_taken = |url: &str| Relay::of(url, "support@clinic.example").is_some();
        for url in [
            "smtps://mail.clinic.example",
            "smtps://name:pass%2Fword@mail.clinic.example:4650",
            "smtp://mail.clinic.example?tls=required",
            "smtp://localhost",
            "smtp://127.0.0.1:2525",
            "smtp://[::1]:25",
        ] {
            assert!(is_taken(url), "{url}");
        }
        for url in [
            "",
            "mail.clinic.example",
            "http://localhost",
            "smtp://mail.clinic.example",
            "smtp://mail.clinic.example?tls=opportunistic",
            "smtp://localhost.clinic.example",
            "smtp://localhost@mail.clinic.example",
            "smtp://localhost:25@mail.clinic.example",
            "smtps://",
        ] {
            assert!(!is_taken(url), "{url}");
        }
    }

    #[test]
    fn no_header_comes_in_by_a_subject_or_an_address() {
        let mail = |to| Outgoing {
            to,
            id: "a.1@x.example",
            subject: "Re: x\r\nBcc: eve@x.example",
            text: "Так.\n.\nx",
            is_automatic: false,
        };
        let sent = message("support@x.example", mail("olena@x.example"), Timestamp(0)).unwrap();
        let sent = String::from_utf8(sent.formatted()).unwrap();
        let (head, _) = sent.split_once("\r\n\r\n").unwrap();
        assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{head}");
        for line in
            ["Message-ID: <a.1@x.example>", "Date: Thu, 01 Jan 1970 00:00:00 +0000", "To: olena@x.example"]
        {
            assert!(head.lines().any(|it| it == line), "{head}");
        }
        for to in ["a@x.example\r\nBcc: b@x.example", "a@x.example, b@x.example", "<a@x.example>", ""] {
            assert!(message("support@x.example", mail(to), Timestamp(0)).is_none(), "{to:?}");
        }
    }
}
