//! Every operation that the router has; a test compares the two.

use secondok_api::{
    consultation::{MailboxState, OpenMailbox, Receipt, Role, Transition},
    directory::{Directory, SpecialtyKeys},
    doctor::{
        LoginChallenge, LoginFinish, LoginStart, Prekeys, Queue, RegistrationChallenge, RegistrationFinish,
        RegistrationStart, Session, Vault, VaultVersion,
    },
    path,
    problem::Kind,
    schema::MailboxAddress,
};
use utoipa::openapi::{
    HttpMethod::{self, Delete, Get, Post, Put},
    ObjectBuilder, Paths, PathsBuilder,
    path::{Operation, PathItem},
    schema::Type,
};

use super::describe::{Described, Who, reference};

const CONSULTATION: &str = "consultation";
const DOCTOR: &str = "doctor";
const PUBLIC: &str = "public";

/// All of them.
pub(super) fn paths() -> Paths {
    let all: [(&str, HttpMethod, Operation); 19] = [
        (path::DIRECTORY, Get, directory()),
        (path::SPECIALTY_KEYS, Get, specialty_keys()),
        (path::OPENAPI, Get, openapi()),
        (path::MAILBOX, Put, open()),
        (path::MAILBOX, Get, show()),
        (path::MAILBOX, Delete, destroy()),
        (path::MESSAGE, Put, send()),
        (path::MESSAGES, Get, fetch()),
        (path::EVENTS, Get, follow()),
        (path::REGISTRATION_START, Post, registration_start()),
        (path::REGISTRATION_FINISH, Post, registration_finish()),
        (path::LOGIN_START, Post, login_start()),
        (path::LOGIN_FINISH, Post, login_finish()),
        (path::SESSION, Delete, log_out()),
        (path::VAULT, Get, vault()),
        (path::VAULT, Put, replace_vault()),
        (path::PREKEYS, Put, prekeys()),
        (path::QUEUE, Get, queue()),
        (path::DOCTOR_EVENTS, Get, doctor_events()),
    ];
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

fn number() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).maximum(Some(u32::MAX))
}

fn positions(described: Described) -> Described {
    described.in_query("patient", "First patient's message wanted; 0 if left out.", number()).in_query(
        "doctor",
        "First doctor's message wanted; 0 if left out.",
        number(),
    )
}

fn directory() -> Operation {
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
        .refuses(&[Kind::BAD_KEY])
        .gives::<LoginChallenge>(
            "To be answered within a minute; the same in form for a name that nobody has.",
        )
}

fn login_finish() -> Operation {
    Described::new("finish-login", DOCTOR, "Second step of a doctor's log-in.", Who::Everybody)
        .takes::<LoginFinish>()
        .refuses(&[Kind::WRONG_LOGIN, Kind::BAD_KEY])
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
        .refuses(&[Kind::BAD_KEY])
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
