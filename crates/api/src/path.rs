//! Paths, as axum and OpenAPI write them, and how to fill them in.
//!
//! No secret ever stands in a path or a query: capabilities, sessions and invitations go in the `Authorization` header,
//! as `Capability …` (a patient's, for one mailbox), `Bearer …` (a session) or `Invitation …` (a registration).

use secondok_protocol::id::{BlobId, DoctorId, MailboxAddress, NoticeId};

use crate::{
    audit::AuditQuery,
    consultation::{FromQuery, Role, SendQuery, Transition},
    verification::ApplicationsQuery,
};

/// `GET`: [`crate::directory::Directory`].
pub const DIRECTORY: &str = "/api/v1/directory";
/// `GET`: [`crate::notice::Notices`].
pub const NOTICES: &str = "/api/v1/notices";
/// `GET`: [`crate::directory::SpecialtyKeys`].
pub const SPECIALTY_KEYS: &str = "/api/v1/specialties/{specialty}/keys";
/// `GET`: [`crate::directory::KeyLog`].
pub const KEY_LOG: &str = "/api/v1/key-log";
/// `GET`: the log's checkpoint, a signed note (C2SP `tlog-checkpoint`), as programs look for it that know such logs.
pub const KEY_LOG_CHECKPOINT: &str = "/key-log/checkpoint";
/// `GET`: a tile of the log's tree, or a bundle of entries (C2SP `tlog-tiles`).
pub const KEY_LOG_TILE: &str = "/key-log/tile/{*name}";
/// `PUT`: [`crate::consultation::OpenMailbox`] → [`crate::consultation::MailboxState`]; `GET`: the same answer;
/// `DELETE`: destroys the consultation, 204.
pub const MAILBOX: &str = "/api/v1/mailboxes/{mailbox}";
/// `PUT`: a sealed message's bytes → [`crate::consultation::Receipt`].
pub const MESSAGE: &str = "/api/v1/mailboxes/{mailbox}/messages/{role}/{sequence}";
/// `GET`: [`crate::frame::Frame`]s, ending with the state.
pub const MESSAGES: &str = "/api/v1/mailboxes/{mailbox}/messages";
/// `GET`: [`crate::frame::Frame`]s as [`MESSAGES`], then as they happen.
pub const EVENTS: &str = "/api/v1/mailboxes/{mailbox}/events";
/// `POST` with the length of a sealed attachment: begins its upload (tus), 201 with its [`ATTACHMENT`] as `Location`;
/// `OPTIONS`: what of tus is spoken.
pub const ATTACHMENTS: &str = "/api/v1/mailboxes/{mailbox}/attachments";
/// `HEAD`, `PATCH`, `DELETE`: how far its upload is, what comes next of it, its end (tus); `GET`: its sealed bytes, whole
/// or a range of them.
pub const ATTACHMENT: &str = "/api/v1/mailboxes/{mailbox}/attachments/{blob}";
/// `POST` with an invitation: [`crate::doctor::RegistrationStart`] → [`crate::doctor::RegistrationChallenge`].
pub const REGISTRATION_START: &str = "/api/v1/doctor/registration/start";
/// `POST` with an invitation: [`crate::doctor::RegistrationFinish`] → 204.
pub const REGISTRATION_FINISH: &str = "/api/v1/doctor/registration/finish";
/// `POST`: [`crate::doctor::LoginStart`] → [`crate::doctor::LoginChallenge`].
pub const LOGIN_START: &str = "/api/v1/doctor/login/start";
/// `POST`: [`crate::doctor::LoginFinish`] → [`crate::doctor::Session`].
pub const LOGIN_FINISH: &str = "/api/v1/doctor/login/finish";
/// `DELETE`: ends the session, 204.
pub const SESSION: &str = "/api/v1/doctor/session";
/// `DELETE`: ends every other session of the doctor: [`crate::doctor::EndedSessions`].
pub const OTHER_SESSIONS: &str = "/api/v1/doctor/session/others";
/// `GET`: [`crate::doctor::Vault`]; `PUT`: [`crate::doctor::Vault`] → [`crate::doctor::VaultVersion`].
pub const VAULT: &str = "/api/v1/doctor/vault";
/// `PUT`: [`crate::doctor::Prekeys`] → 204.
pub const PREKEYS: &str = "/api/v1/doctor/prekeys";
/// `GET`: [`crate::doctor::Queue`].
pub const QUEUE: &str = "/api/v1/doctor/queue";
/// `GET`: [`crate::account::Account`].
pub const ACCOUNT: &str = "/api/v1/doctor/account";
/// `POST`: [`crate::account::AccountErasure`] → 204. Not `DELETE`: a body there may be dropped on the way (RFC 9110, 9.3.5).
pub const ERASURE: &str = "/api/v1/doctor/account/erasure";
/// `PUT`: [`crate::profile::ProfileChange`] → 204.
pub const PROFILE: &str = "/api/v1/doctor/profile";
/// `POST`: [`crate::doctor::FactorChallenge`]; `PUT`: [`crate::doctor::FactorChange`] → 204.
pub const FACTOR: &str = "/api/v1/doctor/factor";
/// `POST`: [`crate::doctor::FactorChange`] → 204. Not `DELETE`: a body there may be dropped on the way (RFC 9110, 9.3.5).
pub const FACTOR_REMOVAL: &str = "/api/v1/doctor/factor/removal";
/// `POST`: [`crate::verification::InvitationRequest`] → 202.
pub const DOCTOR_INVITATION: &str = "/api/v1/doctor/invitation";
/// `GET`: [`crate::verification::Application`]; `PUT`: [`crate::verification::Change`] → the same.
pub const APPLICATION: &str = "/api/v1/doctor/application";
/// `PUT`: [`crate::verification::Documents`] → [`crate::verification::Application`].
pub const APPLICATION_DOCUMENTS: &str = "/api/v1/doctor/application/documents";
/// `POST`: [`crate::verification::Seen`] → [`crate::verification::Application`].
pub const APPLICATION_SUBMISSION: &str = "/api/v1/doctor/application/submission";
/// `POST`: [`crate::verification::Seen`] → [`crate::verification::Application`]: takes back what nobody has begun to check.
pub const APPLICATION_RECALL: &str = "/api/v1/doctor/application/recall";
/// `GET`: [`crate::frame::Frame`]s of every consultation of the doctor, from now on, as they happen.
pub const DOCTOR_EVENTS: &str = "/api/v1/doctor/events";
/// `POST` with an invitation of the staff: [`crate::doctor::RegistrationStart`] → [`crate::desk::RegistrationChallenge`].
pub const STAFF_REGISTRATION_START: &str = "/api/v1/desk/registration/start";
/// `POST` with an invitation of the staff: [`crate::desk::RegistrationFinish`] → 204.
pub const STAFF_REGISTRATION_FINISH: &str = "/api/v1/desk/registration/finish";
/// `POST`: [`crate::doctor::LoginStart`] → [`crate::doctor::LoginChallenge`].
pub const STAFF_LOGIN_START: &str = "/api/v1/desk/login/start";
/// `POST`: [`crate::desk::LoginFinish`] → [`crate::desk::Session`].
pub const STAFF_LOGIN_FINISH: &str = "/api/v1/desk/login/finish";
/// `GET`: [`crate::desk::Member`]; `DELETE`: ends the session of somebody of the staff, 204.
pub const STAFF_SESSION: &str = "/api/v1/desk/session";
/// `GET`: [`crate::notice::DeskNotices`].
pub const DESK_NOTICES: &str = "/api/v1/desk/notices";
/// `PUT`: [`crate::notice::Draft`], a new one under a number drawn at random → 204; `DELETE`: takes the notice back, 204.
pub const DESK_NOTICE: &str = "/api/v1/desk/notices/{notice}";
/// `POST`: [`crate::notice::ChangedDraft`] → [`crate::notice::Read`].
pub const DESK_NOTICE_CHANGE: &str = "/api/v1/desk/notices/{notice}/change";
/// `POST`: [`crate::notice::Read`] → [`crate::notice::Released`].
pub const DESK_NOTICE_RELEASE: &str = "/api/v1/desk/notices/{notice}/release";
/// `GET`: [`crate::desk::account::SharedAccount`]; `POST`: [`crate::desk::account::SetUp`] → 204.
pub const DESK_SUPPORT: &str = "/api/v1/desk/support";
/// `POST`: [`crate::desk::account::LetIn`] → 204.
pub const DESK_SUPPORT_SHARES: &str = "/api/v1/desk/support/shares";
/// `POST`: [`crate::desk::account::Rekey`] → [`crate::doctor::VaultVersion`].
pub const DESK_SUPPORT_REKEY: &str = "/api/v1/desk/support/rekey";
/// `POST`: [`crate::support::Letter`] → 204.
pub const DESK_SUPPORT_MAIL: &str = "/api/v1/desk/support/mail";
/// [`DESK_SUPPORT`] of the verifiers' account.
pub const DESK_VERIFICATION: &str = "/api/v1/desk/verification";
/// [`DESK_SUPPORT_SHARES`] of the verifiers' account.
pub const DESK_VERIFICATION_SHARES: &str = "/api/v1/desk/verification/shares";
/// [`DESK_SUPPORT_REKEY`] of the verifiers' account.
pub const DESK_VERIFICATION_REKEY: &str = "/api/v1/desk/verification/rekey";
/// `GET` with [`crate::audit::AuditQuery`]: [`crate::audit::AuditLog`].
pub const DESK_AUDIT: &str = "/api/v1/desk/audit";
/// `GET` with [`crate::verification::ApplicationsQuery`]: [`crate::verification::Applications`].
pub const DESK_APPLICATIONS: &str = "/api/v1/desk/applications";
/// `GET`: [`crate::verification::DeskApplication`].
pub const DESK_APPLICATION: &str = "/api/v1/desk/applications/{doctor}";
/// `POST`: [`crate::verification::NewCheck`] → [`crate::verification::DeskApplication`].
pub const DESK_APPLICATION_CHECKS: &str = "/api/v1/desk/applications/{doctor}/checks";
/// `POST`: [`crate::verification::NewStep`] → [`crate::verification::DeskApplication`].
pub const DESK_APPLICATION_STEPS: &str = "/api/v1/desk/applications/{doctor}/steps";
/// `GET`: the OpenAPI document.
pub const OPENAPI: &str = "/api/v1/openapi.json";

/// Scheme of the `Authorization` header that carries a patient's capability.
pub const CAPABILITY_SCHEME: &str = "Capability";
/// Scheme of the `Authorization` header that carries a session: a doctor's, or on the desk's origin one of the staff. Where an
/// account is acted for, that is support's there.
pub const SESSION_SCHEME: &str = "Bearer";
/// Scheme of the `Authorization` header that carries a session of the staff to act for the verifiers' account. Only on the
/// desk's origin, and only where an account is acted for; anywhere else it is no credential.
pub const VERIFICATION_SCHEME: &str = "Verification";
/// Scheme of the `Authorization` header that carries an invitation to register.
pub const INVITATION_SCHEME: &str = "Invitation";
/// Content type of a sealed message.
pub const MESSAGE_TYPE: &str = "application/octet-stream";
/// Content type of a sequence of frames.
pub const FRAMES_TYPE: &str = "application/vnd.secondok.frames";
/// Content type of a problem document (RFC 9457).
pub const PROBLEM_TYPE: &str = "application/problem+json";

/// One of the paths of a notice, for this one.
pub fn of_notice(path: &str, notice: NoticeId) -> String {
    path.replace("{notice}", &notice.to_text())
}

/// [`DESK_AUDIT`] with this query.
pub fn desk_audit(query: AuditQuery) -> String {
    let before = query.before.map(|number| format!("&before={number}")).unwrap_or_default();
    format!("{DESK_AUDIT}?alerts={}{before}", query.alerts)
}

/// [`DESK_APPLICATIONS`] with this query.
pub fn desk_applications(query: ApplicationsQuery) -> String {
    format!("{DESK_APPLICATIONS}?shown={}&from={}", query.shown.name(), query.from)
}

/// One of the paths of an application, for that of this doctor.
pub fn of_application(path: &str, doctor: DoctorId) -> String {
    path.replace("{doctor}", &doctor.to_text())
}

/// [`KEY_LOG_TILE`] for the tile of this name.
pub fn key_log_tile(name: impl std::fmt::Display) -> String {
    KEY_LOG_TILE.replace("{*name}", &name.to_string())
}

/// [`SPECIALTY_KEYS`] for this specialty.
pub fn specialty_keys(specialty: &str) -> String {
    SPECIALTY_KEYS.replace("{specialty}", specialty)
}

/// [`MAILBOX`] for this mailbox.
pub fn mailbox(mailbox: MailboxAddress) -> String {
    MAILBOX.replace("{mailbox}", &mailbox.to_text())
}

/// [`MESSAGE`] for this message, with the query that names its transition.
pub fn message(mailbox: MailboxAddress, role: Role, sequence: u32, query: SendQuery) -> String {
    let path = MESSAGE
        .replace("{mailbox}", &mailbox.to_text())
        .replace("{role}", role.name())
        .replace("{sequence}", &sequence.to_string());
    match query.transition {
        Some(transition) => format!("{path}?transition={}", transition.name()),
        None => path,
    }
}

/// [`MESSAGES`] for this mailbox, from these positions on.
pub fn messages(mailbox: MailboxAddress, from: FromQuery) -> String {
    with_positions(MESSAGES, mailbox, from)
}

/// [`EVENTS`] for this mailbox, from these positions on.
pub fn events(mailbox: MailboxAddress, from: FromQuery) -> String {
    with_positions(EVENTS, mailbox, from)
}

/// [`ATTACHMENTS`] of this mailbox.
pub fn attachments(mailbox: MailboxAddress) -> String {
    ATTACHMENTS.replace("{mailbox}", &mailbox.to_text())
}

/// [`ATTACHMENT`] for this one.
pub fn attachment(mailbox: MailboxAddress, blob: BlobId) -> String {
    ATTACHMENT.replace("{mailbox}", &mailbox.to_text()).replace("{blob}", &blob.to_text())
}

fn with_positions(path: &str, mailbox: MailboxAddress, from: FromQuery) -> String {
    let path = path.replace("{mailbox}", &mailbox.to_text());
    format!("{path}?patient={}&doctor={}", from.patient, from.doctor)
}

impl Role {
    /// As it stands in a path.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Doctor => "doctor",
        }
    }
}

impl Transition {
    /// As it stands in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Answer => "answer",
            Self::FollowUp => "follow-up",
            Self::Close => "close",
            Self::Withdraw => "withdraw",
        }
    }
}
