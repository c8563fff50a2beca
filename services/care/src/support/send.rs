//! `POST` a letter: an answer goes by e-mail too, at the moment in which the desk asks for it.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{
    problem::Kind,
    support::{Letter, Way},
};
use secondok_l10n::Language;

use super::visitor::{Conversation, Visitor};
use crate::{
    Care,
    http::{Answerer, Refusal, With, body},
    mail::Outgoing,
    site::texts,
};

/// Most characters of what the subject repeats.
const SUBJECT_MAX: usize = 100;

/// Opens the answer under the code that only the permit holds, and sends just that, to just the address that asked. The same
/// answer again is the same mail.
pub(crate) async fn handle(
    State(care): State<Care>,
    _: With<Answerer>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let Letter { address, permit, number } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let mail = care.mail().ok_or(Kind::MAIL_NOT_SENT)?;
    let codes = care.mail_codes();
    let code = codes.of_permit(&permit, &address).ok_or(Kind::UNKNOWN_MAILBOX)?;
    let id = codes.message_id(&code, number, mail.domain());
    let there = Visitor::new(code).read(&care).await?.ok_or(Kind::UNKNOWN_MAILBOX)?;
    let answer = there.lines.iter().find(|line| line.from_support && line.number == number);
    let answer = answer.filter(|line| !line.text.is_empty()).ok_or(Kind::UNKNOWN_MAILBOX)?;
    let outgoing = Outgoing {
        to: &address,
        id: &id,
        subject: &subject(&there),
        text: &answer.text,
        is_automatic: false,
    };
    mail.send(outgoing, care.clock().now()).await.map_err(|_| Kind::MAIL_NOT_SENT)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whoever wrote an e-mail gets its subject back. What somebody typed into a form stays out of what a screen shows before it is
/// unlocked.
fn subject(there: &Conversation) -> String {
    let is_by_mail = there.reply_to().is_some_and(|reply_to| reply_to.way == Way::Mail);
    let first = there.lines.iter().find(|line| is_by_mail && !line.from_support);
    match first.and_then(|line| line.text.lines().next()) {
        Some(subject) => format!("Re: {}", subject.chars().take(SUBJECT_MAX).collect::<String>()),
        None => Language::ALL.map(|language| texts(language).text("support-mail-subject")).join(" · "),
    }
}
