//! `PUT` a mailbox: opens a consultation with its first message.

use axum::{Json, body::Body, extract::State};
use bytes::Bytes;
use http::HeaderMap;
use secondok_api::{
    consultation::{MailboxState, OpenMailbox, Role},
    desk::account::Account,
    frame::MessageFrame,
    problem::Kind,
};
use secondok_protocol::id::{DoctorId, KeyId, MailboxAddress, SecretHash};

use super::{rules, send};
use crate::{
    Care,
    http::{Holder, MailboxPath, Refusal, body},
    store::{ConsultationRow, NewConsultation, OpenError, StoredMessage},
    support, verification,
};

/// Opens the consultation; the same request again gets the same answer.
pub(crate) async fn handle(
    State(care): State<Care>,
    MailboxPath(mailbox): MailboxPath,
    Holder(capability): Holder,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<MailboxState>, Refusal> {
    let request: OpenMailbox = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    first(&care, mailbox, capability, request).await
}

/// The same where only doctors come, who have nobody to ask but the verifiers.
pub(crate) async fn to_verifiers(
    State(care): State<Care>,
    MailboxPath(mailbox): MailboxPath,
    Holder(capability): Holder,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<MailboxState>, Refusal> {
    let request: OpenMailbox = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    if Account::of(request.doctor) != Some(Account::Verification) {
        return Err(Kind::DOCTOR_UNAVAILABLE.into());
    }
    first(&care, mailbox, capability, request).await
}

async fn first(
    care: &Care,
    mailbox: MailboxAddress,
    capability: SecretHash,
    request: OpenMailbox,
) -> Result<Json<MailboxState>, Refusal> {
    care.admission().admit(&request.admission).map_err(|_| Refusal::from(Kind::NOT_ADMITTED))?;
    let wire = Bytes::from(request.message.0);
    let header = send::header(&wire, Role::Patient, 0)?;
    let account = Account::of(request.doctor);
    if account == Some(Account::Verification) {
        verification::require_applicant(care, mailbox).await?;
    }
    require_current_prekey(care, mailbox, request.doctor, header.recipient).await?;
    if account == Some(Account::Support) {
        support::require_measure(care, mailbox).await?;
    }
    let today = care.today();
    let new = NewConsultation {
        mailbox,
        capability,
        doctor: request.doctor,
        opened: today,
        due: account.map_or_else(|| rules::accept_by(today), |account| today + account.answer_days()),
        message: StoredMessage::new(wire),
    };
    Ok(Json(open(care, new).await?.to_state(today)))
}

/// Opens the consultation, and tells whoever follows its doctor.
pub(crate) async fn open(care: &Care, new: NewConsultation) -> Result<ConsultationRow, OpenError> {
    let (mailbox, wire) = (new.mailbox, new.message.wire.clone());
    let opened = care.to_the_end(async move |care| {
        let row = care.store().open_consultation(new).await?;
        let (role, sequence, day) = (Role::Patient, 0, row.opened);
        care.hub().announce(&row, Some(MessageFrame { mailbox, role, sequence, day, wire: wire.into() }));
        Ok(row)
    });
    opened.await
}

impl From<OpenError> for Refusal {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Exists => Kind::MAILBOX_EXISTS.into(),
            OpenError::DoctorUnavailable => Kind::DOCTOR_UNAVAILABLE.into(),
            OpenError::Store(error) => error.into(),
        }
    }
}

/// A first message is sealed to a key that the doctor still has. One that was opened before the key ran out may be
/// sent again: then the store decides.
async fn require_current_prekey(
    care: &Care,
    mailbox: MailboxAddress,
    doctor: DoctorId,
    key: KeyId,
) -> Result<(), Refusal> {
    let store = care.store();
    if store.is_current_prekey(doctor, key, care.today()).await?
        || store.consultation(mailbox).await?.is_some()
    {
        return Ok(());
    }
    match store.doctor(doctor).await? {
        Some(row) if row.accepting && row.identity.is_some() => Err(Kind::STALE_PREKEY.into()),
        _ => Err(Kind::DOCTOR_UNAVAILABLE.into()),
    }
}
