//! Problem documents (RFC 9457): what went wrong, in a stable form for programs and a sentence for people.

use serde::{Deserialize, Serialize};

/// Everything that can go wrong on the wire, by its stable name. The `type` of the document is
/// `urn:secondok:problem:` followed by that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kind {
    /// Stable name.
    pub name: &'static str,
    /// HTTP status.
    pub status: u16,
    /// What it is, in a few words.
    pub title: &'static str,
    /// The way on, in a sentence.
    pub next: &'static str,
}

const PREFIX: &str = "urn:secondok:problem:";

macro_rules! kinds {
    ($($(#[$meta:meta])* $const:ident = $name:literal, $status:literal, $title:literal, $next:literal;)*) => {
        impl Kind {
            $($(#[$meta])* pub const $const: Self =
                Self { name: $name, status: $status, title: $title, next: $next };)*

            /// Every kind there is.
            pub const ALL: &'static [Self] = &[$(Self::$const),*];
        }
    };
}

kinds! {
    /// The request cannot be read.
    MALFORMED = "malformed", 400, "The request cannot be read.",
        "Update the app, then try again.";
    /// The body is longer than allowed.
    TOO_LARGE = "too-large", 413, "The request is too large.",
        "Send a shorter one.";
    /// No such path.
    NOT_FOUND = "not-found", 404, "There is nothing at this address.",
        "Check the address, or start from the home page.";
    /// The path exists, the method does not.
    METHOD_NOT_ALLOWED = "method-not-allowed", 405, "This address does not take that kind of request.",
        "Update the app, then try again.";
    /// The body's content type is another.
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type", 415, "The content type is not the one expected.",
        "Update the app, then try again.";
    /// Never was, was erased, or is not yours: not told apart.
    UNKNOWN_MAILBOX = "unknown-mailbox", 404, "There is no such consultation, or it has been erased.",
        "Check the words, or start a new consultation.";
    /// An address is never used twice.
    MAILBOX_EXISTS = "mailbox-exists", 409, "This consultation number has been used before.",
        "Take the next number.";
    /// Messages before this one are missing.
    SEQUENCE_GAP = "sequence-gap", 409, "A message before this one is missing.",
        "Fetch what is there, then send the messages in order.";
    /// Another message has this number.
    SEQUENCE_TAKEN = "sequence-taken", 409, "Another message with this number was sent from somewhere else.",
        "Fetch what is there, look at it, then send yours again if it is still needed.";
    /// The message is not sealed as the mailbox asks for.
    MESSAGE_MISMATCH = "message-mismatch", 422, "The message does not belong where it was sent.",
        "Fetch what is there, then seal the message again.";
    /// The consultation's state does not allow this.
    WRONG_STATE = "wrong-state", 409, "The consultation is no longer where this was possible.",
        "Look at where it stands now.";
    /// The mailbox has as many messages as it can hold.
    MAILBOX_FULL = "mailbox-full", 409, "This consultation holds as many messages as it can.",
        "Start a new consultation.";
    /// As many of the patient's messages wait as may before the doctor's first.
    UNANSWERED = "unanswered", 409, "The doctor has not answered yet, and no more messages can wait for that.",
        "Wait for the doctor's first message, then send it; the request can be withdrawn at any time.";
    /// Never was, was not finished in time, or went with its consultation: not told apart.
    UNKNOWN_ATTACHMENT = "unknown-attachment", 404, "There is no such attachment, or its upload was not finished in time.",
        "Send it anew.";
    /// A sealed attachment has one of sixteen lengths.
    ATTACHMENT_LENGTH = "attachment-length", 422, "A sealed attachment cannot have this length.",
        "Seal it again; what is longer than 2 GiB cannot be sent.";
    /// The consultation has as many attachments, or bytes of them, as it can hold; before a doctor took it, an eighth.
    ATTACHMENTS_FULL = "attachments-full", 409, "This consultation holds as many attachments as it can.",
        "Send fewer or smaller ones; there is room for more once the doctor has taken the consultation.";
    /// Another attachment of the consultation has this number, or one had it that was taken away.
    ATTACHMENT_TAKEN = "attachment-taken", 409, "Another attachment has or had this number.",
        "Take a new number, at random.";
    /// The upload does not go on from where this was sent to.
    UPLOAD_OFFSET = "upload-offset", 409, "The upload does not go on from there.",
        "Ask how much of it is kept, then go on from there.";
    /// The same upload goes on over another connection.
    UPLOAD_UNDER_WAY = "upload-under-way", 423, "This upload is under way from somewhere else.",
        "Wait a moment, ask how much of it is kept, then go on from there.";
    /// It ends before a part is whole.
    UPLOAD_PIECE = "upload-piece", 422, "What was sent ends before a part is whole, and cannot be kept.",
        "Send up to the next multiple of 4 MiB, or to the end.";
    /// Another version of tus, or none.
    UPLOAD_VERSION = "upload-version", 412, "Uploads are not spoken of in this version here.",
        "Use tus 1.0.0, and say so with each request.";
    /// The range lies outside.
    RANGE_OUTSIDE = "range-outside", 416, "The attachment ends before the range begins.",
        "Ask for bytes that it has.";
    /// The doctor's prekey is not current.
    STALE_PREKEY = "stale-prekey", 409, "The doctor's key has changed since it was fetched.",
        "Fetch the doctor's keys again and send again; nothing was lost.";
    /// No such doctor, or they take no new consultation.
    DOCTOR_UNAVAILABLE = "doctor-unavailable", 409, "This doctor takes no new consultations at the moment.",
        "Choose another doctor, or try again on another day.";
    /// No specialty of this name.
    UNKNOWN_SPECIALTY = "unknown-specialty", 404, "There is no such specialty.",
        "Choose one from the directory.";
    /// The right to open a consultation is missing.
    NOT_ADMITTED = "not-admitted", 403, "Opening a consultation was not admitted.",
        "See how consultations are admitted on this service.";
    /// Nothing that could be a capability or a session came with the request.
    NO_CREDENTIAL = "no-credential", 401, "The request does not show the right to do this.",
        "Update the app, then try again.";
    /// Unknown name or wrong password: not told apart.
    WRONG_LOGIN = "wrong-login", 401, "Name or password is wrong.",
        "Check both and try again.";
    /// The password is right, the second factor is not.
    WRONG_CODE = "wrong-code", 401, "The six digits are wrong, or were used before.",
        "Wait for the next ones; check that the clock of the device that shows them is right.";
    /// Too many second factors were wrong one after the other.
    TOO_MANY_CODES = "too-many-codes", 429, "Too many wrong digits in a row.",
        "Wait a quarter of an hour, then try again.";
    /// Too many log-ins with this name were begun and did not come to their end.
    TOO_MANY_LOG_INS = "too-many-log-ins", 429, "Too many log-ins with this name have failed.",
        "Wait a minute, then try again; a device on which you have logged in before is not affected by what others try.";
    /// The password is right, and the account has a second factor.
    CODE_NEEDED = "code-needed", 401, "Your second factor is needed.",
        "Log in again with the six digits that your authenticator app shows.";
    /// A second factor is to be set up, and there is one.
    FACTOR_ON = "factor-on", 409, "Your account has a second factor already.",
        "Remove it first, if you want another one.";
    /// No role of theirs lets them.
    ROLE_MISSING = "role-missing", 403, "Your account does not have the right to do this.",
        "Ask whoever runs the service for the role that it needs.";
    /// No session, or one that has ended.
    NOT_LOGGED_IN = "not-logged-in", 401, "You are not logged in, or the session has ended.",
        "Log in again.";
    /// The invitation is unknown, used or run out.
    UNKNOWN_INVITATION = "unknown-invitation", 404, "This invitation is unknown, used or has run out.",
        "Ask for a new invitation.";
    /// A prekey or an identity key is not acceptable.
    BAD_KEY = "bad-key", 422, "A key is not signed, not current or not a key.",
        "Make new keys and try again.";
    /// Somebody else wrote the vault in between.
    VAULT_CHANGED = "vault-changed", 409, "The vault was changed from another device.",
        "Fetch it, apply the change to it, and save again.";
    /// An account of the desk is made once.
    ACCOUNT_SET_UP = "account-set-up", 409, "This account has been set up already.",
        "Ask a colleague who can open it to let you in.";
    /// The mail server did not take it, or none is set up.
    MAIL_NOT_SENT = "mail-not-sent", 502, "The answer is kept, and was not sent by e-mail: the mail server did not take it.",
        "Try again in a few minutes; if it stays so, tell whoever runs the service.";
    /// A notice is not whole, or not where this is possible; the detail says what to do.
    NOTICE_REFUSED = "notice-refused", 422, "The notice cannot be taken like this.",
        "Mend what is named, then try again.";
    /// Never was, or is no longer kept.
    UNKNOWN_NOTICE = "unknown-notice", 404, "There is no such notice.",
        "Look at the list of notices.";
    /// Somebody changed the draft since it was read.
    NOTICE_CHANGED = "notice-changed", 409, "Somebody has changed the draft meanwhile.",
        "Read it again, then do it again if it is still needed.";
    /// Two people have to have read it.
    OWN_NOTICE = "own-notice", 403, "Who wrote a notice cannot release it.",
        "Ask another publisher to read and release it.";
    /// Somebody else was first: people may have seen it.
    NOTICE_RELEASED = "notice-released", 409, "The notice has been released already.",
        "To change what it says, withdraw it and write a new one.";
    /// It was taken back.
    NOTICE_WITHDRAWN = "notice-withdrawn", 409, "The notice was withdrawn.",
        "Write a new one.";
    /// Nobody would see it.
    NOTICE_OVER = "notice-over", 409, "The last day of the notice has passed.",
        "Change its days, then ask another publisher to release it.";
    /// Something in the application is missing or not possible; the detail says what.
    BAD_APPLICATION = "bad-application", 422, "The application is not complete, or something in it is not possible.",
        "Change what is named, then try again.";
    /// Somebody changed the application, or did something with it, since it was read.
    APPLICATION_CHANGED = "application-changed", 409, "The application has changed meanwhile.",
        "Look at it as it is now, then do it again if it is still needed.";
    /// The application does not stand where this is possible.
    APPLICATION_STANDING = "application-standing", 409, "This is not possible where the application stands now.",
        "Look at where it stands now.";
    /// No doctor of this number has applied.
    UNKNOWN_APPLICATION = "unknown-application", 404, "There is no such application.",
        "Look at the list of applications.";
    /// Somebody else checks it.
    NOT_THE_REVIEWER = "not-the-reviewer", 403, "Another verifier has this application.",
        "Take it over first, if you agree that you go on with it.";
    /// Who proposes does not decide.
    SAME_VERIFIER = "same-verifier", 403, "Who proposed this cannot decide it as well.",
        "Ask another verifier to look at it and decide.";
    /// What was recorded does not show the right to consult.
    NOT_SHOWN = "not-shown", 409, "What was recorded is not enough to approve.",
        "Record what is missing: every credential, a diploma and a licence that holds.";
    /// No document lies with the verifiers.
    NO_DOCUMENTS = "no-documents", 409, "No document has arrived for the verifiers.",
        "Send the documents first, then submit.";
    /// Nothing can be sent by e-mail, or so many were asked for that more have to wait.
    NO_INVITATIONS = "no-invitations", 409, "No invitation can be sent at the moment.",
        "Try again in an hour; if it stays so, write to the organisation.";
    /// Something in the doctor's own profile is not possible.
    BAD_PROFILE = "bad-profile", 422, "Something in the profile is not possible.",
        "Change it, then save again.";
    /// The doctor's own profile is no longer what the change starts from.
    PROFILE_CHANGED = "profile-changed", 409, "The profile was changed from somewhere else meanwhile.",
        "Look at it as it is now, then change it again if that is still needed.";
    /// An account is not erased while patients wait for its doctor.
    CONSULTATIONS_RUNNING = "consultations-running", 409, "Patients wait for you: consultations are still running.",
        "Answer and close them, or decline them; while you are away no new ones come. Then erase the account.";
    /// Too many requests are waiting.
    BUSY = "busy", 503, "The service is busy.",
        "Wait a moment, then try again; nothing was lost.";
    /// The database cannot be reached or written.
    STORAGE_UNAVAILABLE = "storage-unavailable", 503, "The service cannot store anything at the moment.",
        "Try again in a few minutes; what was confirmed before is safe.";
    /// The disk is full.
    STORAGE_FULL = "storage-full", 507, "The service has no room left.",
        "Try again later; what was confirmed before is safe.";
    /// A fault of the service itself.
    INTERNAL = "internal", 500, "Something went wrong in the service.",
        "Try again; if it stays so, tell whoever runs the service.";
}

impl Kind {
    /// Those that only whoever logs in meets, doctors and the staff.
    pub const OF_LOG_INS: &'static [Self] = &[Self::WRONG_CODE, Self::TOO_MANY_CODES, Self::TOO_MANY_LOG_INS];

    /// Those that only doctors meet.
    pub const OF_DOCTORS: &'static [Self] = &[
        Self::CODE_NEEDED,
        Self::FACTOR_ON,
        Self::BAD_APPLICATION,
        Self::NO_DOCUMENTS,
        Self::NO_INVITATIONS,
    ];

    /// Those that only doctors and verifiers meet.
    pub const OF_VERIFICATION: &'static [Self] = &[Self::APPLICATION_CHANGED, Self::APPLICATION_STANDING];

    /// Those that only the desk's origin answers with: no app of patients or doctors has to say them.
    pub const OF_THE_DESK: &'static [Self] = &[
        Self::ROLE_MISSING,
        Self::NOTICE_REFUSED,
        Self::ACCOUNT_SET_UP,
        Self::MAIL_NOT_SENT,
        Self::UNKNOWN_NOTICE,
        Self::NOTICE_CHANGED,
        Self::OWN_NOTICE,
        Self::NOTICE_RELEASED,
        Self::NOTICE_WITHDRAWN,
        Self::NOTICE_OVER,
        Self::UNKNOWN_APPLICATION,
        Self::NOT_THE_REVIEWER,
        Self::SAME_VERIFIER,
        Self::NOT_SHOWN,
    ];

    /// The kind with this `type`.
    pub fn from_type(uri: &str) -> Option<Self> {
        let name = uri.strip_prefix(PREFIX)?;
        Self::ALL.iter().copied().find(|kind| kind.name == name)
    }
}

/// A problem document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `urn:secondok:problem:` and the kind's name.
    #[serde(rename = "type")]
    pub kind: String,
    /// HTTP status, once more.
    pub status: u16,
    /// What it is, in a few words.
    pub title: String,
    /// What it is in this case; never a secret, never what a patient wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The way on.
    pub next: String,
}

impl Problem {
    /// The document of this kind.
    pub fn of(kind: Kind) -> Self {
        Self {
            kind: format!("{PREFIX}{}", kind.name),
            status: kind.status,
            title: kind.title.to_owned(),
            detail: None,
            next: kind.next.to_owned(),
        }
    }

    /// With what it is in this case.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Whether it is of this kind.
    pub fn is(&self, kind: Kind) -> bool {
        self.kind.strip_prefix(PREFIX) == Some(kind.name)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.title)?;
        if let Some(detail) = &self.detail {
            write!(f, " {detail}")?;
        }
        write!(f, " {}", self.next)
    }
}

impl std::error::Error for Problem {}
