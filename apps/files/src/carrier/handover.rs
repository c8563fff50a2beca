//! What imaging asks of the app's worker.

use js_sys::{ArrayBuffer, Uint8Array};
use secondok_browser::{bridge::Beside, worker::Answered};
use secondok_client::{attach::Parts, vault::VaultError, way_on::WayOn};
use secondok_talk::Trouble;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessagePort;

use super::{fetched::Fetched, reserved::NotExpected, sealed::Sealed};
use crate::talk::handover::{Command, HandoverTalk};

/// A port, which goes beside a command.
///
/// # Errors
/// `failure-broken-app`: page and worker are of one build, so that this cannot be.
pub fn port(beside: JsValue) -> Result<MessagePort, Trouble> {
    beside.dyn_into().map_err(|_| Trouble::new("failure-broken-app", WayOn::Report))
}

/// Answers imaging: takes over what it seals, gives it what was fetched to be shown. `parts` is where sealed parts wait, opened
/// anew for each.
///
/// # Errors
/// Those of the device; what is not expected.
pub async fn answer<P: Parts>(
    (command, beside): (Command, JsValue),
    fetched: &Fetched,
    sealed: &Sealed,
    parts: impl AsyncFnOnce() -> Result<P, VaultError>,
) -> Answered<HandoverTalk> {
    let answer = match command {
        Command::Part { blob, number } => {
            let part: ArrayBuffer = beside.dyn_into().map_err(|_| NotExpected)?;
            let part = Uint8Array::new(&part).to_vec();
            sealed.part(&parts().await?, (blob, number), &part).await?.into()
        }
        Command::Sealed(attached) => sealed.attached(attached)?.into(),
        Command::Content => {
            let (content, beside) = fetched.take()?;
            return Ok((content.into(), beside));
        }
    };
    Ok((answer, Beside::none()))
}
