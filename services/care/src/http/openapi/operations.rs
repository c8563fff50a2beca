//! Every operation that the router has; a test compares the two.

use secondok_api::{
    account::{Account, AccountErasure},
    attachment::{
        APPEND_TYPE, ATTACHMENT_TYPE, LENGTH_MIN, LENGTHS, PART_LEN, TUS_RESUMABLE, TUS_VERSION, UPLOAD_BLOB,
        UPLOAD_LENGTH, UPLOAD_OFFSET,
    },
    consultation::{MailboxState, OpenMailbox, Receipt, Role, Transition},
    directory::{Directory, KeyLog, SpecialtyKeys},
    doctor::{
        EndedSessions, FactorChallenge, FactorChange, LoginChallenge, LoginFinish, LoginStart, Prekeys,
        Queue, RegistrationChallenge, RegistrationFinish, RegistrationStart, Session, Vault, VaultVersion,
    },
    notice::Notices,
    path,
    problem::Kind,
    profile::ProfileChange,
    schema::{BlobId, MailboxAddress},
};
use utoipa::openapi::{
    HttpMethod::{self, Delete, Get, Head, Options, Patch, Post, Put},
    ObjectBuilder, Paths, PathsBuilder,
    path::{Operation, PathItem},
    schema::Type,
};

use super::{
    describe::{Described, Who, reference},
    verifying,
};

const CONSULTATION: &str = "consultation";
const DOCTOR: &str = "doctor";
const PUBLIC: &str = "public";

/// All of them.
pub(super) fn paths() -> Paths {
    let all: [At; 25] = [
        (path::DIRECTORY, Get, directory()),
        (path::SPECIALTY_KEYS, Get, specialty_keys()),
        (path::KEY_LOG, Get, key_log()),
        (path::NOTICES, Get, notices()),
        (path::OPENAPI, Get, openapi()),
        (path::MAILBOX, Put, open()),
        (path::MAILBOX, Delete, destroy()),
        (path::ATTACHMENTS, Post, begin_upload()),
        (path::ATTACHMENTS, Options, upload_options("upload-options")),
        (path::ATTACHMENT, Head, upload_offset()),
        (path::ATTACHMENT, Patch, append()),
        (path::ATTACHMENT, Delete, end_upload()),
        (path::ATTACHMENT, Options, upload_options("options-of-an-upload")),
        (path::REGISTRATION_START, Post, registration_start()),
        (path::REGISTRATION_FINISH, Post, registration_finish()),
        (path::LOGIN_START, Post, login_start()),
        (path::LOGIN_FINISH, Post, login_finish()),
        (path::SESSION, Delete, log_out()),
        (path::OTHER_SESSIONS, Delete, log_out_elsewhere()),
        (path::ACCOUNT, Get, account()),
        (path::ERASURE, Post, erase_account()),
        (path::FACTOR, Post, show_factor()),
        (path::FACTOR, Put, add_factor()),
        (path::FACTOR_REMOVAL, Post, remove_factor()),
        (path::PROFILE, Put, change_profile()),
    ];
    paths_of(all.into_iter().chain(of_accounts()).chain(verifying::of_doctors()))
}

/// An operation at its path.
pub(super) type At = (&'static str, HttpMethod, Operation);

/// What is done for an account with a queue and a sealed vault, a doctor's or one of the desk's own, and in its consultations.
pub(super) fn of_accounts() -> [At; 10] {
    [
        (path::MAILBOX, Get, show()),
        (path::MESSAGE, Put, send()),
        (path::MESSAGES, Get, fetch()),
        (path::EVENTS, Get, follow()),
        (path::ATTACHMENT, Get, fetch_attachment()),
        (path::VAULT, Get, vault()),
        (path::VAULT, Put, replace_vault()),
        (path::PREKEYS, Put, prekeys()),
        (path::QUEUE, Get, queue()),
        (path::DOCTOR_EVENTS, Get, doctor_events()),
    ]
}

/// These operations, each at its path.
pub(super) fn paths_of(all: impl IntoIterator<Item = At>) -> Paths {
    all.into_iter()
        .fold(PathsBuilder::new(), |paths, (path, method, operation)| {
            paths.path(path, PathItem::new(method, operation))
        })
        .build()
}

fn mailbox(described: Described) -> Described {
    described
        .in_path("mailbox", "Address of the mailbox.", reference::<MailboxAddress>())
        .refuses(&[Kind::UNKNOWN_MAILBOX])
}

pub(super) fn number() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).maximum(Some(u32::MAX))
}

fn positions(described: Described) -> Described {
    described.in_query("patient", "First patient's message wanted; 0 if left out.", number()).in_query(
        "doctor",
        "First doctor's message wanted; 0 if left out.",
        number(),
    )
}

pub(super) fn directory() -> Operation {
    Described::new("directory", PUBLIC, "Every doctor who can be asked.", Who::Everybody)
        .gives::<Directory>("The directory.")
}

fn specialty_keys() -> Operation {
    let name = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[a-z0-9-]{1,64}$"));
    Described::new(
        "specialty-keys",
        PUBLIC,
        "The keys of a whole specialty, never of one doctor: asking does not tell who will be asked.",
        Who::Everybody,
    )
    .in_path("specialty", "Identifier of the specialty, such as `cardiology`.", name)
    .refuses(&[Kind::UNKNOWN_SPECIALTY])
    .gives::<SpecialtyKeys>("The keys.")
}

fn key_log() -> Operation {
    Described::new(
        "key-log",
        PUBLIC,
        "The log of keys as it stands: its name and public key, and its checkpoint. Its tiles and entries are below `/key-log`, as C2SP \
         `tlog-tiles` describes them.",
        Who::Everybody,
    )
    .gives::<KeyLog>("The log.")
}

fn notices() -> Operation {
    Described::new(
        "notices",
        PUBLIC,
        "What people must know about the functioning of the service: every notice that is in force, for every audience \
         and in every language, so that asking tells nothing of who asks.",
        Who::Everybody,
    )
    .gives::<Notices>("The notices.")
}

fn openapi() -> Operation {
    Described::new("openapi", PUBLIC, "This document.", Who::Everybody).gives_object("OpenAPI 3.1.")
}

fn open() -> Operation {
    let described = Described::new(
        "open-mailbox",
        CONSULTATION,
        "Opens a consultation with its first message. The same request again gets the same answer.",
        Who::Patient,
    );
    described
        .in_path("mailbox", "Address of the mailbox.", reference::<MailboxAddress>())
        .takes::<OpenMailbox>()
        .refuses(&[
            Kind::MAILBOX_EXISTS,
            Kind::MESSAGE_MISMATCH,
            Kind::STALE_PREKEY,
            Kind::DOCTOR_UNAVAILABLE,
            Kind::NOT_ADMITTED,
        ])
        .gives::<MailboxState>("It is open, and on disk.")
}

fn show() -> Operation {
    mailbox(Described::new(
        "show-mailbox",
        CONSULTATION,
        "Where a consultation stands.",
        Who::PatientOrDoctor,
    ))
    .gives::<MailboxState>("Where it stands.")
}

fn destroy() -> Operation {
    mailbox(Described::new("destroy-mailbox", CONSULTATION, "Destroys a consultation at once.", Who::Patient))
        .gives_nothing("It is gone, from the database's files too.")
}

fn send() -> Operation {
    mailbox(Described::new(
        "send-message",
        CONSULTATION,
        "Sends a sealed message, with the change of state that it brings. The same message again gets the same \
         receipt.",
        Who::PatientOrDoctor,
    ))
    .in_path("role", "Who writes.", reference::<Role>())
    .in_path("sequence", "Its number among the messages of that side, from 0.", number())
    .in_query("transition", "The change of state that it brings.", reference::<Transition>())
    .takes_message()
    .refuses(&[
        Kind::MESSAGE_MISMATCH,
        Kind::SEQUENCE_GAP,
        Kind::SEQUENCE_TAKEN,
        Kind::WRONG_STATE,
        Kind::MAILBOX_FULL,
        Kind::UNANSWERED,
        Kind::APPLICATION_STANDING,
    ])
    .gives::<Receipt>("It is on disk.")
}

fn fetch() -> Operation {
    let who = Who::PatientOrDoctor;
    positions(mailbox(Described::new("fetch-messages", CONSULTATION, "The messages of a mailbox.", who)))
        .gives_frames("The messages from those positions on, then the state.")
}

fn follow() -> Operation {
    let who = Who::PatientOrDoctor;
    positions(mailbox(Described::new("follow-mailbox", CONSULTATION, "Follows a mailbox.", who)))
        .gives_frames(
            "The messages from those positions on, then the state, then what happens. Does not end.",
        )
}

fn attachment(described: Described) -> Described {
    blob(described).refuses(&[Kind::UNKNOWN_ATTACHMENT])
}

/// An attachment, whether there is one or not.
fn blob(described: Described) -> Described {
    mailbox(described).in_path("blob", "The attachment.", reference::<BlobId>())
}

/// A request of tus.
fn of_tus(described: Described) -> Described {
    let version = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([TUS_VERSION]));
    described.in_header(TUS_RESUMABLE, "The version of tus.", version).refuses(&[Kind::UPLOAD_VERSION])
}

fn begin_upload() -> Operation {
    let lengths = ObjectBuilder::new().schema_type(Type::Integer);
    let lengths = lengths.enum_values(Some((0..LENGTHS).map(|k| LENGTH_MIN << k)));
    let summary = "Begins the upload of a sealed attachment, by tus 1.0.0.";
    of_tus(mailbox(Described::new("begin-upload", CONSULTATION, summary, Who::Patient)))
        .in_header(UPLOAD_LENGTH, "How many bytes it will have.", lengths)
        .may_have(
            UPLOAD_BLOB,
            "Its number, drawn at random by the sender: begun again with it, it is the same upload.",
            reference::<BlobId>(),
        )
        .refuses(&[
            Kind::TOO_LARGE,
            Kind::ATTACHMENT_LENGTH,
            Kind::ATTACHMENTS_FULL,
            Kind::ATTACHMENT_TAKEN,
            Kind::WRONG_STATE,
        ])
        .gives_headers("201", "It is begun; `location` says where.", &["location", TUS_RESUMABLE])
}

fn upload_options(id: &str) -> Operation {
    let described = Described::new(id, CONSULTATION, "What is spoken of tus.", Who::Everybody).in_path(
        "mailbox",
        "Address of the mailbox.",
        reference::<MailboxAddress>(),
    );
    let described = match id {
        "upload-options" => described,
        _ => described.in_path("blob", "The attachment.", reference::<BlobId>()),
    };
    described.gives_headers(
        "204",
        "Version, extensions and the longest length.",
        &["tus-version", "tus-extension", "tus-max-size", TUS_RESUMABLE],
    )
}

fn upload_offset() -> Operation {
    let summary = "How many bytes of an upload are kept.";
    of_tus(attachment(Described::new("upload-offset", CONSULTATION, summary, Who::Patient))).gives_headers(
        "200",
        "How many, and how many there will be.",
        &[UPLOAD_OFFSET, UPLOAD_LENGTH, TUS_RESUMABLE],
    )
}

fn append() -> Operation {
    let summary =
        "Adds to an upload. What arrives counts in whole parts of 4 MiB, or where that is less, as a whole.";
    let offset = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0));
    let offset = offset.maximum(Some(u32::MAX)).multiple_of(Some(LENGTH_MIN as f64));
    of_tus(attachment(Described::new("append-to-upload", CONSULTATION, summary, Who::Patient)))
        .in_header(UPLOAD_OFFSET, "How many bytes are kept, as far as the sender knows.", offset)
        .takes_bytes(
            APPEND_TYPE,
            &format!("What comes next: {PART_LEN} bytes or a multiple, or up to the end."),
        )
        .refuses(&[Kind::UPLOAD_OFFSET, Kind::UPLOAD_UNDER_WAY, Kind::UPLOAD_PIECE, Kind::WRONG_STATE])
        .gives_headers("204", "So many bytes are on disk.", &[UPLOAD_OFFSET, TUS_RESUMABLE])
}

fn end_upload() -> Operation {
    let summary = "Takes an attachment away, begun or complete.";
    of_tus(blob(Described::new("remove-attachment", CONSULTATION, summary, Who::Patient))).gives_headers(
        "204",
        "Nothing of it is left; said again if it is asked for again.",
        &[TUS_RESUMABLE],
    )
}

fn fetch_attachment() -> Operation {
    let summary = "The sealed bytes of an attachment that is complete.";
    let range = ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some("^bytes=([0-9]{1,9}-[0-9]{0,9}|-[0-9]{1,9})$"));
    attachment(Described::new("fetch-attachment", CONSULTATION, summary, Who::PatientOrDoctor))
        .may_have("range", "One range of bytes, if not all are wanted.", range)
        .refuses(&[Kind::RANGE_OUTSIDE])
        .gives_ranges(ATTACHMENT_TYPE, "All of it.")
}

fn registration_start() -> Operation {
    Described::new("start-registration", DOCTOR, "First step of a doctor's registration.", Who::Invited)
        .takes::<RegistrationStart>()
        .refuses(&[Kind::BAD_KEY])
        .gives::<RegistrationChallenge>("To be answered with the second step.")
}

fn registration_finish() -> Operation {
    Described::new("finish-registration", DOCTOR, "Second step; uses the invitation up.", Who::Invited)
        .takes::<RegistrationFinish>()
        .refuses(&[Kind::BAD_KEY])
        .gives_nothing("The doctor is registered.")
}

fn login_start() -> Operation {
    Described::new("start-login", DOCTOR, "First step of a doctor's log-in.", Who::Everybody)
        .takes::<LoginStart>()
        .refuses(&[Kind::BAD_KEY, Kind::TOO_MANY_LOG_INS])
        .gives::<LoginChallenge>(
            "To be answered within a minute; the same in form for a name that nobody has.",
        )
}

fn login_finish() -> Operation {
    Described::new("finish-login", DOCTOR, "Second step of a doctor's log-in.", Who::Everybody)
        .takes::<LoginFinish>()
        .refuses(&[Kind::WRONG_LOGIN, Kind::BAD_KEY])
        .refuses(&[Kind::CODE_NEEDED, Kind::WRONG_CODE, Kind::TOO_MANY_CODES])
        .gives::<Session>("The session.")
}

fn log_out() -> Operation {
    Described::new("log-out", DOCTOR, "Ends the session.", Who::Doctor).gives_nothing("It has ended.")
}

fn vault() -> Operation {
    Described::new("vault", DOCTOR, "The doctor's sealed vault.", Who::Doctor).gives::<Vault>("The vault.")
}

fn replace_vault() -> Operation {
    let summary = "Replaces the vault, if it still has the version that the new one is made from.";
    Described::new("replace-vault", DOCTOR, summary, Who::Doctor)
        .takes::<Vault>()
        .refuses(&[Kind::VAULT_CHANGED])
        .gives::<VaultVersion>("It is on disk.")
}

fn prekeys() -> Operation {
    Described::new("replace-prekeys", DOCTOR, "Publishes these prekeys and no others.", Who::Doctor)
        .takes::<Prekeys>()
        .refuses(&[Kind::BAD_KEY, Kind::VAULT_CHANGED])
        .gives_nothing("They are published.")
}

fn queue() -> Operation {
    Described::new("queue", DOCTOR, "Every consultation of the doctor that is not erased.", Who::Doctor)
        .gives::<Queue>("The queue.")
}

fn doctor_events() -> Operation {
    Described::new("follow-doctor", DOCTOR, "Follows every consultation of the doctor.", Who::Doctor)
        .gives_frames("A sign of life, then new messages and states as they happen. Does not end.")
}

fn account() -> Operation {
    let summary = "Everything that is held of the doctor, but for what opens something.";
    Described::new("account", DOCTOR, summary, Who::Doctor).gives::<Account>("All of it.")
}

fn erase_account() -> Operation {
    let summary =
        "Erases the account, with the password once more. The same request again gets the same answer.";
    Described::new("erase-account", DOCTOR, summary, Who::Doctor)
        .takes::<AccountErasure>()
        .refuses(&[Kind::WRONG_LOGIN, Kind::BAD_KEY, Kind::CONSULTATIONS_RUNNING])
        .refuses(&[Kind::CODE_NEEDED, Kind::WRONG_CODE, Kind::TOO_MANY_CODES])
        .gives_nothing("It is gone, from the database's files too.")
}

fn log_out_elsewhere() -> Operation {
    Described::new("log-out-elsewhere", DOCTOR, "Ends every other session of the doctor.", Who::Doctor)
        .gives::<EndedSessions>("How many there were.")
}

fn show_factor() -> Operation {
    Described::new("show-factor", DOCTOR, "A second factor to set up; nothing changes yet.", Who::Doctor)
        .refuses(&[Kind::FACTOR_ON])
        .gives::<FactorChallenge>("What the authenticator app takes.")
}

fn add_factor() -> Operation {
    Described::new("add-factor", DOCTOR, "Asks for the second factor from then on.", Who::Doctor)
        .takes::<FactorChange>()
        .refuses(&[Kind::WRONG_LOGIN, Kind::BAD_KEY, Kind::WRONG_CODE, Kind::FACTOR_ON])
        .gives_nothing("It is asked for.")
}

fn remove_factor() -> Operation {
    Described::new("remove-factor", DOCTOR, "Asks for no second factor from then on.", Who::Doctor)
        .takes::<FactorChange>()
        .refuses(&[Kind::WRONG_LOGIN, Kind::BAD_KEY, Kind::WRONG_CODE, Kind::TOO_MANY_CODES])
        .gives_nothing("None is asked for.")
}

fn change_profile() -> Operation {
    let summary = "Changes what doctors may change themselves, if it still is what the change starts from.";
    Described::new("change-profile", DOCTOR, summary, Who::Doctor)
        .takes::<ProfileChange>()
        .refuses(&[Kind::BAD_PROFILE, Kind::PROFILE_CHANGED])
        .gives_nothing("It is on disk, and published.")
}
