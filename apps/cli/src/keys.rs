//! `keys`: the log of the doctors' keys, for whoever wants to make sure that the service shows everybody the same one.

use secondok_client::{
    key_log::{Followed, LogError, LogRefusal, compare, follow},
    keylog::{CheckpointError, Root},
    patient::key_log_of,
};
use serde::Serialize;

use crate::{app::App, args, failure::Failure, file::read_input, home::Part};

/// The log in JSON.
#[derive(Serialize)]
struct LogObject<'a> {
    key: &'a str,
    checkpoint: &'a str,
    entries: u64,
    /// Whether it is what this device last fetched doctors' keys by; else what the service shows now.
    kept: bool,
}

/// What was compared, in JSON.
#[derive(Serialize)]
struct ComparedObject {
    here: u64,
    there: u64,
}

pub(crate) async fn run(app: &mut App, command: args::Keys) -> Result<(), Failure> {
    let transport = app.transport_alone()?;
    // What this device sealed by binds the service; without, there is only what it shows now.
    let kept = kept(app).await?;
    let is_kept = kept.is_some();
    let here = match kept {
        Some(kept) => kept,
        None => follow(&transport, None).await.map_err(Failure::of_log)?,
    };
    match command {
        // Also while the service shows something else, or nothing: it is what proves that.
        args::Keys::Show => show(app, &here, is_kept),
        args::Keys::Compare { checkpoint } => {
            follow(&transport, Some(&here.seen)).await.map_err(Failure::of_log)?;
            let there = read_input(&mut app.prompt, &checkpoint)?;
            let there = compare(&transport, &here, &there).await.map_err(Failure::of_log)?;
            told(app, there, here.root);
        }
    }
    Ok(())
}

/// What the patient of this home saw when their device last fetched doctors' keys.
async fn kept(app: &App) -> Result<Option<Followed>, Failure> {
    let vault = app.home.vault(Part::Patient, &app.home.lock()?)?;
    let Some(seen) = key_log_of(&vault).await? else { return Ok(None) };
    Followed::try_from(seen).map(Some).map_err(|error| Failure::of_log(LogError::from(error)))
}

/// The checkpoint as it is, to be given to somebody else.
fn show(app: &mut App, Followed { seen, root }: &Followed, is_kept: bool) {
    app.out.object(&LogObject {
        key: seen.key(),
        checkpoint: seen.checkpoint(),
        entries: root.size,
        kept: is_kept,
    });
    seen.checkpoint().lines().for_each(|line| app.out.verbatim(line));
    let shown = if is_kept { "keys-kept" } else { "keys-shown" };
    app.out.aside(shown, &[("count", root.size.into()), ("key", seen.key().into())]);
}

fn told(app: &mut App, there: Root, here: Root) {
    app.out.object(&ComparedObject { here: here.size, there: there.size });
    app.out.say_text_with("keys-same", &[("there", there.size.into()), ("here", here.size.into())]);
}

impl Failure {
    /// Why a log is not believed, or could not be looked at.
    fn of_log(error: LogError) -> Self {
        match error {
            LogError::Service(error) => error.into(),
            LogError::Refused(LogRefusal::Checkpoint(CheckpointError::Form | CheckpointError::Key)) => {
                Self::new("failure-keys-form")
            }
            LogError::Refused(LogRefusal::Checkpoint(CheckpointError::Signature) | LogRefusal::OtherLog) => {
                Self::new("failure-keys-other")
            }
            LogError::Refused(LogRefusal::NotConsistent(_) | LogRefusal::NotIncluded) => {
                Self::new("failure-keys-two")
            }
        }
    }
}
