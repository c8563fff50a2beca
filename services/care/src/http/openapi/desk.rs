//! Every operation that the desk's router has; a test compares the two.

use secondok_api::{
    desk::{LoginFinish, Member, RegistrationChallenge, RegistrationFinish, Session},
    doctor::{LoginChallenge, LoginStart, RegistrationStart},
    path,
    problem::Kind,
};
use utoipa::openapi::{
    HttpMethod::{self, Delete, Get, Post},
    Paths,
    path::Operation,
};

use super::{
    describe::{Described, Who},
    operations::paths_of,
};

const STAFF: &str = "staff";

/// All of them.
pub(super) fn paths() -> Paths {
    let all: [(&'static str, HttpMethod, Operation); 7] = [
        (path::OPENAPI, Get, openapi()),
        (path::STAFF_REGISTRATION_START, Post, registration_start()),
        (path::STAFF_REGISTRATION_FINISH, Post, registration_finish()),
        (path::STAFF_LOGIN_START, Post, login_start()),
        (path::STAFF_LOGIN_FINISH, Post, login_finish()),
        (path::STAFF_SESSION, Get, who()),
        (path::STAFF_SESSION, Delete, log_out()),
    ];
    paths_of(all)
}

fn openapi() -> Operation {
    Described::new("openapi", STAFF, "This document.", Who::Everybody).gives_object("OpenAPI 3.1.")
}

fn registration_start() -> Operation {
    Described::new("start-registration", STAFF, "First step of a registration.", Who::Invited)
        .takes::<RegistrationStart>()
        .refuses(&[Kind::BAD_KEY])
        .gives::<RegistrationChallenge>("To be answered with the second step.")
}

fn registration_finish() -> Operation {
    Described::new("finish-registration", STAFF, "Second step; uses the invitation up.", Who::Invited)
        .takes::<RegistrationFinish>()
        .refuses(&[Kind::BAD_KEY, Kind::WRONG_CODE])
        .gives_nothing("They are of the staff.")
}

fn login_start() -> Operation {
    Described::new("start-login", STAFF, "First step of a log-in.", Who::Everybody)
        .takes::<LoginStart>()
        .refuses(&[Kind::BAD_KEY])
        .gives::<LoginChallenge>(
            "To be answered within a minute; the same in form for a name that nobody has.",
        )
}

fn login_finish() -> Operation {
    Described::new("finish-login", STAFF, "Second step of a log-in, with the second factor.", Who::Everybody)
        .takes::<LoginFinish>()
        .refuses(&[Kind::WRONG_LOGIN, Kind::BAD_KEY, Kind::WRONG_CODE, Kind::TOO_MANY_CODES])
        .gives::<Session>("The session.")
}

fn who() -> Operation {
    Described::new("who", STAFF, "Who has this session, and what they may do now.", Who::Staff)
        .gives::<Member>("They.")
}

fn log_out() -> Operation {
    Described::new("log-out", STAFF, "Ends the session.", Who::Staff).gives_nothing("It has ended.")
}
