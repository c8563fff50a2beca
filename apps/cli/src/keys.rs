//! `keys`: the log of the doctors' keys, for whoever wants to make sure that the service shows everybody the same one.

use secondok_client::{
    key_log::{Followed, LogError, compare, follow},
    keylog::Root,
};
use serde::Serialize;

use crate::{app::App, args, failure::Failure, file::read_input};

/// The log in JSON.
#[derive(Serialize)]
struct LogObject<'a> {
    key: &'a str,
    checkpoint: &'a str,
    entries: u64,
}

/// What was compared, in JSON.
#[derive(Serialize)]
struct ComparedObject {
    here: u64,
    there: u64,
}

pub(crate) async fn run(app: &mut App, command: args::Keys) -> Result<(), Failure> {
    let transport = app.transport_alone()?;
    let here = follow(&transport, None).await.map_err(Failure::of_log)?;
    match command {
        args::Keys::Show => show(app, &here),
        args::Keys::Compare { checkpoint } => {
            let there = read_input(&mut app.prompt, &checkpoint)?;
            let there = compare(&transport, &here, &there).await.map_err(Failure::of_log)?;
            told(app, there, here.root);
        }
    }
    Ok(())
}

/// The checkpoint as it is, to be given to somebody else.
fn show(app: &mut App, Followed { seen, root }: &Followed) {
    app.out.object(&LogObject { key: seen.key(), checkpoint: seen.checkpoint(), entries: root.size });
    seen.checkpoint().lines().for_each(|line| app.out.verbatim(line));
    app.out.aside("keys-shown", &[("count", root.size.into()), ("key", seen.key().into())]);
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
            LogError::Refused(refusal) => Self::new("failure-keys-two").with("reason", refusal.to_string()),
        }
    }
}
