//! Reading files: those that somebody chose, and what was fetched to be shown.

use std::num::NonZeroU32;

use ::bytes::Bytes;
use js_sys::{Array, Uint8Array};
use secondok_browser::{bridge::Beside, worker::announce};
use secondok_client::protocol::attachment::{Format, StudyIndex};
use secondok_deident::{Opened, files::archive::is_archive};
use wasm_bindgen::JsCast;
use web_sys::Blob;

use super::{
    archive,
    bytes::{self, part},
    desk::{As, Desk},
    found,
    refusal::named,
};
use crate::talk::{
    handover::{Command, Content},
    imaging::{Event, File, Found, ImagingTalk, Refusal},
};

/// Reads a file that somebody chose, or all that are in it.
pub(super) async fn chosen(desk: &Desk, file: Blob) -> Result<Found, Refusal> {
    let _turn = desk.turns.take().await;
    desk.close();
    let bytes = bytes::whole(&file, told).await?;
    let length = bytes.len() as u64;
    Ok(Found(if is_archive(&bytes) {
        let told = |done, of| told(length * done as u64 / of as u64, length);
        archive::all(desk, &bytes, told)
    } else {
        vec![opened(desk, bytes, || Ok(file))]
    }))
}

/// Takes over what the app's worker has fetched. The files of a study are read one after the other.
pub(super) async fn fetched(desk: &Desk) -> Result<Found, Refusal> {
    let interrupted = || named(Refusal::INTERRUPTED);
    let asked = desk.carrier()?.ask_with(Command::Content, Beside::none()).await;
    let (content, blob) = asked.map_err(|_| interrupted())?;
    let content = Content::try_from(content).map_err(|_| interrupted())?;
    let blob: Blob = blob.dyn_into().map_err(|_| interrupted())?;
    let _turn = desk.turns.take().await;
    Ok(Found(match content.format {
        Format::Study { files } => study(desk, &blob, files).await?,
        _ => vec![one(desk, blob, told).await],
    }))
}

/// One file. What is read of it is told.
async fn one(desk: &Desk, file: Blob, told: impl Fn(u64, u64)) -> Result<File, Refusal> {
    desk.close();
    let bytes = bytes::whole(&file, told).await?;
    opened(desk, bytes, || Ok(file))
}

/// One out of an archive: the browser keeps it from now on, so that it can be read again.
pub(super) fn unpacked(desk: &Desk, bytes: Bytes) -> Result<File, Refusal> {
    desk.close();
    if bytes.len() as u64 > bytes::MOST {
        return Err(named(Refusal::FILE_TOO_LARGE));
    }
    let same = bytes.clone();
    opened(desk, bytes, || {
        let parts = Array::of1(&Uint8Array::from(&*same));
        Blob::new_with_u8_array_sequence(&parts).map_err(|_| named(Refusal::NO_ROOM))
    })
}

/// What these bytes are; `file` gives what they are read from again.
fn opened(
    desk: &Desk,
    bytes: impl Into<Bytes>,
    file: impl FnOnce() -> Result<Blob, Refusal>,
) -> Result<File, Refusal> {
    let (secret, bytes) = (desk.secret()?, bytes.into());
    let length = bytes.len() as u64;
    let opened = Opened::read(bytes)?;
    let number = desk.add(file()?, opened.pictures())?;
    let found = found::file(number, &opened, &secret, length);
    desk.put_back(number, As::Chosen, opened);
    Ok(found)
}

/// The files of a study, which lie one behind the other.
async fn study(desk: &Desk, all: &Blob, files: NonZeroU32) -> Result<Vec<Result<File, Refusal>>, Refusal> {
    let damaged = |_| named(Refusal::INTERRUPTED);
    let length = all.size() as u64;
    let front = bytes::whole(&part(all, 0..StudyIndex::len_of(files).min(length))?, |_, _| {}).await?;
    let index = StudyIndex::read(&front, files, length).map_err(damaged)?;
    let mut found = Vec::new();
    for place in (0..).map_while(|number| index.file(number)) {
        let end = place.end;
        found.push(one(desk, part(all, place)?, |_, _| {}).await);
        told(end, length);
    }
    Ok(found)
}

fn told(done: u64, of: u64) {
    announce::<ImagingTalk>(Event::Read(done, of));
}
