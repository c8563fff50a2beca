//! What somebody of the staff types.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use secondok_client::protocol::id::NoticeId;

use super::{DeskApplication, Number, Password, Register, Sure};

/// What somebody of the staff does.
#[derive(Debug, Subcommand)]
pub(crate) enum Desk {
    /// Join the staff with the invitation that you were given; sets up the second factor.
    Register(Register),
    /// Log in with the password and the second factor, for twelve hours.
    Login(DeskLogin),
    /// End the session and remove it from this device.
    Logout,
    /// What people must know about the service: write it, release what somebody else wrote.
    #[command(subcommand)]
    Notice(Notice),
    /// What people ask about the service: read and answer it.
    #[command(subcommand)]
    Support(Support),
    /// What doctors show of their credentials: who of the staff can read it.
    #[command(subcommand)]
    Verification(Shared),
    /// Doctors' applications: check credentials, and approve with a second person.
    #[command(subcommand)]
    Application(DeskApplication),
    /// What doctors, the staff and whoever runs the server did, the latest first.
    Audit(Audit),
}

/// `desk audit`.
#[derive(Debug, Args)]
pub(crate) struct Audit {
    /// Only what somebody should look at
    #[arg(long)]
    pub(crate) alerts: bool,
    /// Only entries before this one
    #[arg(long, value_name = "NUMBER")]
    pub(crate) before: Option<u64>,
}

/// `desk support`.
#[derive(Debug, Subcommand)]
pub(crate) enum Support {
    /// What is done for every account of the desk.
    #[command(flatten)]
    Shared(Shared),
    /// List the questions, those due first.
    Queue(QueuePart),
    /// Read one question.
    Read(Number),
    /// Answer a question, the first one or a later one.
    Answer(Answer),
    /// Send the latest answer by e-mail, to whoever asked for that.
    Mail(Number),
    /// Finish a question that was answered.
    Close(Sure),
    /// Set questions aside that are none: they are not answered.
    SetAside(SetAside),
    /// Take a question, as colleagues see.
    Take(Number),
    /// Give a question to a colleague; to yourself, to take it over.
    Hand(Hand),
    /// Put a question back, for whoever comes first.
    PutBack(Number),
    /// Black out what people wrote of themselves, for all who answer and for good.
    BlackOut(BlackOut),
    /// List the prepared answers.
    Replies,
    /// Prepare an answer, or change or remove one.
    Reply(PutReply),
}

/// What is done for every account of the desk: `desk support` and `desk verification`.
#[derive(Debug, Subcommand)]
pub(crate) enum Shared {
    /// Set the account up, once for a service: makes its keys on this device and prints the recovery code.
    SetUp,
    /// List who may act for the account, and who can.
    Staff,
    /// Let a colleague read and answer too.
    LetIn(LetIn),
    /// Let yourself in with the printed code, when no colleague can.
    Recover,
}

/// `desk support queue`.
#[derive(Debug, Args)]
pub(crate) struct QueuePart {
    /// Which part of the list, 25 questions each
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) part: usize,
}

/// `desk support set-aside`.
#[derive(Debug, Args)]
pub(crate) struct SetAside {
    /// Numbers of the questions, as in the list
    #[arg(value_name = "N", required = true)]
    pub(crate) numbers: Vec<u32>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `desk support hand`.
#[derive(Debug, Args)]
pub(crate) struct Hand {
    /// Number of the question, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// The name that the colleague logs in with
    #[arg(value_name = "NAME")]
    pub(crate) login: String,
}

/// `desk support black-out`.
#[derive(Debug, Args)]
pub(crate) struct BlackOut {
    /// Number of the question, as in the list
    #[arg(value_name = "N")]
    pub(crate) number: u32,
    /// The words, wherever they stand in the question; several in quotation marks go together
    #[arg(required = true)]
    pub(crate) words: Vec<String>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `desk support reply`.
#[derive(Debug, Args)]
pub(crate) struct PutReply {
    /// Number of the one to change or remove, as in the list; a new one without it
    #[arg(value_name = "N", required_unless_present = "title")]
    pub(crate) number: Option<u32>,
    /// What you find it by; without it, it is removed
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// What it says in English
    #[arg(long, value_name = "TEXT", requires = "title")]
    pub(crate) en: Option<String>,
    /// What it says in Ukrainian
    #[arg(long, value_name = "TEXT", requires = "title")]
    pub(crate) uk: Option<String>,
}

/// `desk support let-in` and `desk verification let-in`.
#[derive(Debug, Args)]
pub(crate) struct LetIn {
    /// The name that the colleague logs in with
    #[arg(value_name = "NAME")]
    pub(crate) login: String,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `desk support answer`.
#[derive(Debug, Args)]
pub(crate) struct Answer {
    /// Number of the question, as in the list
    pub(crate) number: u32,
    /// The answer (- for standard input); asked for if not given
    pub(crate) text: Option<String>,
    /// A prepared answer in its place, by its number in the list of those, in the language of this program
    #[arg(long, value_name = "N", conflicts_with = "text")]
    pub(crate) reply: Option<u32>,
    /// Send what was typed without asking once more
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `desk notice`.
#[derive(Debug, Subcommand)]
pub(crate) enum Notice {
    /// List every notice, drafts first.
    List,
    /// Write a draft.
    Write(WriteNotice),
    /// Change a draft. Whoever changes it cannot release it.
    Change(ChangeNotice),
    /// Let people see a draft that somebody else wrote.
    Release(ReleaseNotice),
    /// Take a notice back, as a draft or later.
    Withdraw(ReleaseNotice),
}

/// `desk login`.
#[derive(Debug, Args)]
pub(crate) struct DeskLogin {
    /// The name that you log in with: an e-mail address; asked for if not given
    #[arg(long, value_name = "NAME")]
    pub(crate) login: Option<String>,
    /// The password.
    #[command(flatten)]
    pub(crate) password: Password,
}

/// `desk notice write`.
#[derive(Debug, Args)]
pub(crate) struct WriteNotice {
    /// What it says, as TOML or JSON (- for JSON on standard input): severity ("important" or "info"), audiences ("site",
    /// "patients", "doctors"), from and until (days, both shown), texts.en and texts.uk with title and body
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// Which notice.
#[derive(Debug, Args)]
pub(crate) struct WhichNotice {
    /// Its number, as in the list
    // Its letters are those of base64url: the first one may be a hyphen.
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    pub(crate) id: NoticeId,
}

/// `desk notice change`.
#[derive(Debug, Args)]
pub(crate) struct ChangeNotice {
    /// Which.
    #[command(flatten)]
    pub(crate) notice: WhichNotice,
    /// What it says from now on, as for `write`
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// `desk notice release` and `withdraw`.
#[derive(Debug, Args)]
pub(crate) struct ReleaseNotice {
    /// Which.
    #[command(flatten)]
    pub(crate) notice: WhichNotice,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}
