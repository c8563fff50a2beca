//! What is typed about applications: by the doctor who applies, and by verifiers.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use secondok_client::{
    api::verification::{How, Shown, Step},
    protocol::{Day, id::DoctorId},
};

use super::Files;
use crate::show::AttachmentNumber;

/// `doctor ask-invitation`.
#[derive(Debug, Args)]
pub(crate) struct AskInvitation {
    /// Your e-mail address: you will log in with it
    #[arg(value_name = "ADDRESS")]
    pub(crate) address: String,
}

/// `doctor application`.
#[derive(Debug, Subcommand)]
pub(crate) enum Application {
    /// Show where it stands, and what is still missing.
    Show,
    /// Keep what a file says, whole or not.
    Form(ApplicationForm),
    /// Send documents: cleaned and sealed on this device, for verifiers alone.
    Documents(ApplicationDocuments),
    /// Read what you and the verifiers wrote to one another.
    Read,
    /// Write to the verifiers.
    Say(ApplicationSay),
    /// Hand it to the verifiers.
    Submit,
    /// Take it back, as long as nobody has begun to check it.
    Recall,
}

/// `doctor application form`.
#[derive(Debug, Args)]
pub(crate) struct ApplicationForm {
    /// What it says, as TOML or JSON (- for JSON on standard input): name, title, specialties, experience_years, languages,
    /// about.en and others, price_units, answer_days, and for each credential kind ("diploma", "specialty" or "licence"),
    /// issuer, country and valid_until
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// `doctor application documents`.
#[derive(Debug, Args)]
pub(crate) struct ApplicationDocuments {
    /// What is sent.
    #[command(flatten)]
    pub(crate) files: Files,
    /// A word that goes with the files
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// Send without asking
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `doctor application say`.
#[derive(Debug, Args)]
pub(crate) struct ApplicationSay {
    /// The text; - reads it from standard input; asked for if not given
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Send what is typed without showing it once more
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `desk application`.
#[derive(Debug, Subcommand)]
pub(crate) enum DeskApplication {
    /// List applications, those that came first at the top.
    List(ListApplications),
    /// Show one, with what was recorded.
    Show(WhichApplication),
    /// Read what the doctor wrote, and which documents came.
    Read(WhichApplication),
    /// Save its documents into a folder.
    Save(SaveDocuments),
    /// Ask the doctor for more.
    Ask(AskMore),
    /// Record what you found about a credential, for good.
    Check(CheckCredential),
    /// Take it, propose, approve what another one proposed, refuse it.
    Step(StepApplication),
}

/// Whose application.
#[derive(Debug, Args)]
pub(crate) struct WhichApplication {
    /// The doctor, as in the list
    // Its letters are those of base64url: the first one may be a hyphen.
    #[arg(value_name = "DOCTOR", allow_hyphen_values = true)]
    pub(crate) doctor: DoctorId,
}

/// `desk application list`.
#[derive(Debug, Args)]
pub(crate) struct ListApplications {
    /// Which: waiting, with-the-doctor, verified or refused
    #[arg(long, value_name = "WHICH", default_value = "waiting")]
    pub(crate) shown: Named<Shown>,
    /// How many to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) from: u32,
}

/// `desk application save`.
#[derive(Debug, Args)]
pub(crate) struct SaveDocuments {
    /// Whose.
    #[command(flatten)]
    pub(crate) which: WhichApplication,
    /// Numbers of the documents, as `read` shows them, such as 2.1; all if none is given
    #[arg(value_name = "DOCUMENT")]
    pub(crate) documents: Vec<AttachmentNumber>,
    /// Folder for them; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `desk application ask`.
#[derive(Debug, Args)]
pub(crate) struct AskMore {
    /// Whose.
    #[command(flatten)]
    pub(crate) which: WhichApplication,
    /// What is missing (- for standard input); asked for if not given
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Send what is typed without showing it once more
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `desk application check`.
#[derive(Debug, Args)]
pub(crate) struct CheckCredential {
    /// Whose.
    #[command(flatten)]
    pub(crate) which: WhichApplication,
    /// Which credential, as `show` numbers them
    #[arg(long, value_name = "N")]
    pub(crate) credential: u32,
    /// How: document, register, letter or call
    #[arg(long, value_name = "HOW")]
    pub(crate) how: Named<How>,
    /// Against which source
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: String,
    /// It is not what it claims to be
    #[arg(long)]
    pub(crate) not_confirmed: bool,
    /// The day on which it is to be checked again
    #[arg(long, value_name = "DAY")]
    pub(crate) next_due: Option<Day>,
}

/// `desk application step`.
#[derive(Debug, Args)]
pub(crate) struct StepApplication {
    /// Whose.
    #[command(flatten)]
    pub(crate) which: WhichApplication,
    /// take, put-back, propose, send-back, approve, reject, propose-revocation or revoke
    #[arg(value_name = "STEP")]
    pub(crate) step: Named<Step>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// One of a closed list, by its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<T>(pub(crate) T);

/// Not in the list.
#[derive(Debug, thiserror::Error)]
#[error("expected one of: {0}")]
pub(crate) struct NotNamed(String);

macro_rules! named {
    ($($of:ty),*) => {$(
        impl std::str::FromStr for Named<$of> {
            type Err = NotNamed;

            fn from_str(text: &str) -> Result<Self, NotNamed> {
                let found = <$of>::ALL.into_iter().find(|one| one.name() == text).map(Self);
                found.ok_or_else(|| NotNamed(<$of>::ALL.map(|one| one.name()).join(", ")))
            }
        }
    )*};
}

named!(Shown, How, Step);
