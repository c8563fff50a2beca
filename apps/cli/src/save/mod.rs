//! Saving attachments into a folder: each a new file, or a new folder of files, under a name that tells nothing.

mod target;

use std::path::Path;

use secondok_client::{
    attach::{FetchError, Fetching},
    transport::Transport,
};
use serde::Serialize;

use self::target::Saved;
use crate::{
    again::{self, Again},
    app::App,
    args::Save,
    failure::Failure,
    output::Output,
    show::{AttachmentNumber, size},
};

#[derive(Serialize)]
struct SavedObject<'a> {
    event: &'static str,
    number: u32,
    attachment: String,
    /// Below the folder of `--to`.
    to: &'a str,
    bytes: u64,
}

/// Says what saving means, and asks.
pub(crate) fn be_sure(app: &mut App, args: &Save, what: &str) -> Result<(), Failure> {
    app.out.say_text(what);
    let question = app.out.texts().text("save-sure");
    app.be_sure(args.yes, &question)
}

/// The attachments that are wanted, of those that there are; all if none is named.
pub(crate) fn wanted(
    args: &Save,
    there: impl Iterator<Item = AttachmentNumber>,
) -> Result<Vec<AttachmentNumber>, Failure> {
    let there: Vec<AttachmentNumber> = there.collect();
    let wanted = if args.attachments.is_empty() { there.clone() } else { args.attachments.clone() };
    if wanted.is_empty() || wanted.iter().any(|number| !there.contains(number)) {
        return Err(Failure::new("failure-no-such-attachment"));
    }
    Ok(wanted)
}

/// Fetches each into the folder of `--to`.
pub(crate) async fn save<T: Transport>(
    out: &mut Output,
    args: &Save,
    wanted: Vec<(AttachmentNumber, Fetching<T>)>,
) -> Result<(), Failure> {
    target::open(&args.to)?;
    for (number, fetching) in wanted {
        one(out, args.number, number, fetching, &args.to).await?;
    }
    Ok(())
}

async fn one<T: Transport>(
    out: &mut Output,
    consultation: u32,
    number: AttachmentNumber,
    mut fetching: Fetching<T>,
    folder: &Path,
) -> Result<(), Failure> {
    let mut saved = Saved::begin(folder, number, fetching.format())?;
    while let Some(piece) = next(&mut fetching).await? {
        saved.write(&piece, fetching.length().unwrap_or_default())?;
        let (has, of) = fetching.progress();
        let args = [("done", size(out, has).into()), ("all", size(out, of).into())];
        let text = out.text_with("save-progress", &args);
        out.progress(&text);
    }
    out.end_progress();
    let bytes = fetching.length().unwrap_or_default();
    fetching.finish()?;
    let name = saved.finish()?;
    let args = [("number", number.to_string().into()), ("name", name.clone().into())];
    out.say_text_with("save-saved", &args);
    let attachment = number.to_string();
    out.object(&SavedObject { event: "saved", number: consultation, attachment, to: &name, bytes });
    Ok(())
}

/// The next piece, after some tries where that may help: it goes on where it stood.
async fn next<T: Transport>(fetching: &mut Fetching<T>) -> Result<Option<Vec<u8>>, FetchError> {
    let mut again = Again::new(again::PAUSES);
    loop {
        match fetching.next().await {
            Err(error) if error.is_passing() && again.pause().await => {}
            next => return next,
        }
    }
}
