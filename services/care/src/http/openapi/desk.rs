//! Every operation that the desk's router has; a test compares the two.

use secondok_api::{
    audit::AuditLog,
    desk::{
        LoginFinish, Member, RegistrationChallenge, RegistrationFinish, Session,
        account::{Account, LetIn, Rekey, SetUp, SharedAccount},
    },
    doctor::{LoginChallenge, LoginStart, RegistrationStart, VaultVersion},
    notice::{ChangedDraft, DeskNotices, Draft, Read, Released},
    path,
    problem::Kind,
    schema::NoticeId,
    support::Letter,
};
use utoipa::openapi::{
    HttpMethod::{Delete, Get, Post, Put},
    ObjectBuilder, Paths, Schema,
    path::Operation,
    schema::Type,
    security::SecurityRequirement,
};

use super::{
    VERIFICATION,
    describe::{Described, Who, reference},
    operations::{At, directory, number, of_accounts, paths_of},
    verifying,
};

const STAFF: &str = "staff";
const NOTICES: &str = "notices";
const SECURITY: &str = "security";

/// All of them.
pub(super) fn paths() -> Paths {
    let all: [At; 15] = [
        (path::OPENAPI, Get, openapi()),
        (path::DIRECTORY, Get, directory()),
        (path::STAFF_REGISTRATION_START, Post, registration_start()),
        (path::STAFF_REGISTRATION_FINISH, Post, registration_finish()),
        (path::STAFF_LOGIN_START, Post, login_start()),
        (path::STAFF_LOGIN_FINISH, Post, login_finish()),
        (path::STAFF_SESSION, Get, who()),
        (path::STAFF_SESSION, Delete, log_out()),
        (path::DESK_NOTICES, Get, notices()),
        (path::DESK_NOTICE, Put, write_notice()),
        (path::DESK_NOTICE, Delete, withdraw_notice()),
        (path::DESK_NOTICE_CHANGE, Post, change_notice()),
        (path::DESK_NOTICE_RELEASE, Post, release_notice()),
        (path::DESK_AUDIT, Get, audit()),
        (path::DESK_SUPPORT_MAIL, Post, mail()),
    ];
    let shared = Account::ALL.into_iter().flat_map(shared_account);
    paths_of(
        all.into_iter()
            .chain(shared)
            .chain(of_accounts().map(for_either_account))
            .chain(verifying::of_the_desk()),
    )
}

/// What is done for support by a session is done for the verifiers' account by the same session under another scheme.
fn for_either_account((path, method, mut operation): At) -> At {
    let none: [&str; 0] = [];
    operation.security.get_or_insert_default().push(SecurityRequirement::new(VERIFICATION, none));
    (path, method, operation)
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
        .refuses(&[Kind::BAD_KEY, Kind::TOO_MANY_LOG_INS])
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

fn notices() -> Operation {
    Described::new("notices", NOTICES, "Every notice, drafts first; for publishers.", Who::Staff)
        .gives::<DeskNotices>("The notices.")
}

fn notice(id: &str, summary: &str) -> Described {
    Described::new(id, NOTICES, summary, Who::Staff).in_path("notice", "The notice.", reference::<NoticeId>())
}

fn write_notice() -> Operation {
    notice("write-notice", "Writes a draft, under a number drawn at random; for publishers.")
        .takes::<Draft>()
        .refuses(&[Kind::NOTICE_REFUSED])
        .gives_nothing("It is kept.")
}

fn change_notice() -> Operation {
    notice("change-notice", "Changes a draft, which is of who changed it from then on; for publishers.")
        .takes::<ChangedDraft>()
        .refuses(&[Kind::NOTICE_REFUSED, Kind::UNKNOWN_NOTICE, Kind::NOTICE_CHANGED, Kind::NOTICE_RELEASED])
        .refuses(&[Kind::NOTICE_WITHDRAWN])
        .gives::<Read>("Its new revision.")
}

fn release_notice() -> Operation {
    notice("release-notice", "Lets people see a notice that somebody else wrote; for publishers.")
        .takes::<Read>()
        .refuses(&[Kind::NOTICE_REFUSED, Kind::UNKNOWN_NOTICE, Kind::NOTICE_CHANGED, Kind::OWN_NOTICE])
        .refuses(&[Kind::NOTICE_RELEASED, Kind::NOTICE_WITHDRAWN, Kind::NOTICE_OVER])
        .gives::<Released>("Its number.")
}

fn withdraw_notice() -> Operation {
    notice("withdraw-notice", "Takes a notice back, released or not; for publishers.")
        .refuses(&[Kind::UNKNOWN_NOTICE])
        .gives_nothing("Nobody is shown it.")
}

fn audit() -> Operation {
    Described::new(
        "audit",
        SECURITY,
        "What known people did, the latest first; for whoever watches over security.",
        Who::Staff,
    )
    .in_query("before", "Only entries before this one.", number())
    .in_query("alerts", "Only what somebody should look at.", truth())
    .gives::<AuditLog>("A page of it.")
}

fn truth() -> Schema {
    ObjectBuilder::new().schema_type(Type::Boolean).into()
}

/// How an account of the desk is made, and who can open it.
fn shared_account(account: Account) -> [At; 4] {
    let name = account.specialty();
    let described =
        |id: &str, summary: &str| Described::new(&format!("{id}-{name}"), name, summary, Who::Staff);
    let shown = described("show", "Whether the account is set up, and who may act for it.");
    let set_up = described("set-up", "Makes the account, once.");
    let share = described("let-in", "Gives a share of the account's vault to somebody who has none.");
    let rekey = described("rekey", "Puts the account's vault under a new key, for those who stay.");
    [
        (account.path(), Get, shown.gives::<SharedAccount>("As it stands.")),
        (
            account.path(),
            Post,
            set_up
                .takes::<SetUp>()
                .refuses(&[Kind::BAD_KEY, Kind::ACCOUNT_SET_UP])
                .gives_nothing("It is there."),
        ),
        (
            account.shares_path(),
            Post,
            share
                .takes::<LetIn>()
                .refuses(&[Kind::BAD_KEY, Kind::VAULT_CHANGED])
                .gives_nothing("They have one."),
        ),
        (
            account.rekey_path(),
            Post,
            rekey
                .takes::<Rekey>()
                .refuses(&[Kind::BAD_KEY, Kind::VAULT_CHANGED])
                .gives::<VaultVersion>("Its new version."),
        ),
    ]
}

fn mail() -> Operation {
    let support = Account::Support.specialty();
    Described::new("mail", support, "Sends an answer, which is there already, by e-mail too.", Who::Staff)
        .takes::<Letter>()
        .refuses(&[Kind::UNKNOWN_MAILBOX, Kind::MAIL_NOT_SENT])
        .gives_nothing("The mail server has it.")
}
