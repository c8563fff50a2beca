//! The operations of verification, the doctors' and the verifiers'.

use secondok_api::{
    path,
    problem::Kind,
    schema::DoctorId,
    verification::{
        Application, Applications, Change, DeskApplication, Documents, InvitationRequest, NewCheck, NewStep,
        Seen, Shown,
    },
};
use utoipa::openapi::{
    HttpMethod::{Get, Post, Put},
    path::Operation,
};

use super::{
    describe::{Described, Who, reference},
    operations::{At, number},
};

const VERIFICATION: &str = "verification";

/// What doctors do.
pub(super) fn of_doctors() -> [At; 6] {
    [
        (path::DOCTOR_INVITATION, Post, invite()),
        (path::APPLICATION, Get, show()),
        (path::APPLICATION, Put, save()),
        (path::APPLICATION_DOCUMENTS, Put, documents()),
        (path::APPLICATION_SUBMISSION, Post, submit()),
        (path::APPLICATION_RECALL, Post, recall()),
    ]
}

/// What verifiers do, at the desk.
pub(super) fn of_the_desk() -> [At; 4] {
    [
        (path::DESK_APPLICATIONS, Get, list()),
        (path::DESK_APPLICATION, Get, look()),
        (path::DESK_APPLICATION_CHECKS, Post, check()),
        (path::DESK_APPLICATION_STEPS, Post, step()),
    ]
}

fn invite() -> Operation {
    let summary = "Sends a link to register by to whoever reads mail of an address. The answer does not tell whether there is \
                   an account.";
    Described::new("ask-for-invitation", VERIFICATION, summary, Who::Everybody)
        .takes::<InvitationRequest>()
        .refuses(&[Kind::NO_INVITATIONS])
        .takes_it("The mail server has it, or the address has had its mails of today.")
}

fn of_doctor(id: &str, summary: &str) -> Described {
    Described::new(id, VERIFICATION, summary, Who::Doctor)
}

/// What changes an application can meet.
const CHANGED: [Kind; 3] = [Kind::UNKNOWN_APPLICATION, Kind::APPLICATION_CHANGED, Kind::APPLICATION_STANDING];

fn show() -> Operation {
    of_doctor("application", "The doctor's own application.").gives::<Application>("As it stands.")
}

fn save() -> Operation {
    of_doctor(
        "save-application",
        "Keeps the form as it is, whole or not. The same again gets the same answer.",
    )
    .takes::<Change>()
    .refuses(&CHANGED)
    .refuses(&[Kind::BAD_APPLICATION])
    .gives::<Application>("It is on disk.")
}

fn documents() -> Operation {
    of_doctor("place-documents", "Says in which mailbox the sealed documents are going to lie.")
        .takes::<Documents>()
        .refuses(&CHANGED)
        .gives::<Application>("It can be opened with the verifiers' account, and no other can.")
}

fn submit() -> Operation {
    of_doctor(
        "submit-application",
        "Hands the application to the verifiers. The same again gets the same answer.",
    )
    .takes::<Seen>()
    .refuses(&CHANGED)
    .refuses(&[Kind::BAD_APPLICATION, Kind::NO_DOCUMENTS])
    .gives::<Application>("It is with them.")
}

fn recall() -> Operation {
    of_doctor("recall-application", "Takes an application back that nobody has begun to check.")
        .takes::<Seen>()
        .refuses(&CHANGED)
        .gives::<Application>("It is a draft again.")
}

fn list() -> Operation {
    let summary = "Applications, those that came first at the top; for verifiers.";
    Described::new("applications", VERIFICATION, summary, Who::Staff)
        .in_query("shown", "Which; `waiting` if left out.", reference::<Shown>())
        .in_query("from", "How many to pass over.", number())
        .gives::<Applications>("A page of them.")
}

fn of_desk(id: &str, summary: &str) -> Described {
    Described::new(id, VERIFICATION, summary, Who::Staff)
        .in_path("doctor", "The doctor.", reference::<DoctorId>())
        .refuses(&[Kind::UNKNOWN_APPLICATION])
}

fn look() -> Operation {
    of_desk("look-at-application", "One application; for verifiers.")
        .gives::<DeskApplication>("As it stands.")
}

fn check() -> Operation {
    of_desk(
        "record-check",
        "Records what was found about a credential; for the verifier who has the application.",
    )
    .takes::<NewCheck>()
    .refuses(&CHANGED)
    .refuses(&[Kind::BAD_APPLICATION, Kind::NOT_THE_REVIEWER])
    .gives::<DeskApplication>("It is on record.")
}

fn step() -> Operation {
    of_desk("decide-on-application", "What a verifier decides; two different ones approve and revoke.")
        .takes::<NewStep>()
        .refuses(&CHANGED)
        .refuses(&[Kind::NOT_THE_REVIEWER, Kind::SAME_VERIFIER, Kind::NOT_SHOWN])
        .gives::<DeskApplication>("As it stands from then on.")
}
