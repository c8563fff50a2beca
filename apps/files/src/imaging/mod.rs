//! The imaging worker: reads, draws, cleans and seals. It knows no words and no capability; of keys only those of the
//! attachments that it seals.
//!
//! A hostile or a huge file costs this worker at most: the page ends it when it says nothing for too long
//! ([`Command::patience`]), and hears when it has ended by itself.

mod archive;
mod bytes;
mod clean;
mod desk;
mod draw;
mod found;
mod read;
mod refusal;
mod scale;
mod seal;
mod turns;

use std::rc::Rc;

use secondok_browser::{
    bridge::Beside,
    page::Engine,
    worker::{Answered, serve_with},
};
use secondok_talk::{Done, Secret};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessagePort;

use self::{
    desk::{As, Desk},
    refusal::named,
};
use crate::talk::{
    imaging::{Command, ImagingTalk, Refusal},
    secret,
};

/// Runs until the page ends it.
pub fn run() {
    let desk = Rc::new(Desk::default());
    serve_with::<ImagingTalk, _>(move |command, beside| answer(Rc::clone(&desk), command, beside));
}

async fn answer(desk: Rc<Desk>, command: Command, beside: JsValue) -> Answered<ImagingTalk> {
    let answer = match command {
        Command::Begin(secret) => begin(&desk, &secret, beside)?.into(),
        Command::Read => {
            let file = beside.dyn_into().map_err(|_| named(Refusal::UNREADABLE))?;
            read::chosen(&desk, file).await?.into()
        }
        Command::Draw { file, picture, cleaned, most, light } => {
            let needed = if cleaned { As::Cleaned } else { As::Chosen };
            let (drawn, bitmap) = draw::draw(&desk, (file, needed), picture, light, most).await?;
            return Ok((drawn.into(), Beside::given(bitmap)));
        }
        Command::Clean(file, painted) => clean::clean(&desk, file, painted).await?.into(),
        Command::Forget(file) => {
            desk.forget(file);
            Done.into()
        }
        Command::Measure(attachments) => seal::measure(&desk, &attachments).await?.into(),
        Command::Seal(files, place) => seal::seal(&desk, &files, place).await?.into(),
        Command::Take => read::fetched(&desk).await?.into(),
    };
    Ok((answer, Beside::none()))
}

fn begin(desk: &Desk, secret: &Secret, beside: JsValue) -> Result<Done, Refusal> {
    let interrupted = || named(Refusal::INTERRUPTED);
    let secret = secret::decoded(secret).ok_or_else(interrupted)?;
    let port: MessagePort = beside.dyn_into().map_err(|_| interrupted())?;
    desk.begin(secondok_deident::Secret::new(secret), Engine::over(port, |()| {}));
    Ok(Done)
}
