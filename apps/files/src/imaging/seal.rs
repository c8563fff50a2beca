//! Sealing what was cleaned, and handing it over to the app's worker.

use std::{collections::VecDeque, rc::Rc};

use futures_channel::oneshot;
use js_sys::Uint8Array;
use secondok_browser::{bridge::Beside, device::randomness, page::Engine, worker::announce};
use secondok_client::attach::{Place, Sealing, size_of};
use secondok_talk::Done;
use wasm_bindgen_futures::spawn_local;

use super::{desk::Desk, refusal::named};
use crate::talk::{
    handover::{Command, HandoverTalk},
    imaging::{Event, ImagingTalk, Number, Refusal, Sizes},
};

/// As many parts are on their way to the app's worker at a time: one that it keeps, and one that waits for it.
const UNDER_WAY: usize = 2;

/// How large these attachments will be.
pub(super) async fn measure(desk: &Rc<Desk>, attachments: &[Vec<Number>]) -> Result<Sizes, Refusal> {
    let _turn = desk.turns.take().await;
    let sizes = attachments.iter().map(|files| Ok(size_of(&desk.lend(files)?.cleaned)?.byte()));
    Ok(Sizes(sizes.collect::<Result<_, Refusal>>()?))
}

/// Seals files as one attachment. Memory does not grow with them: a part is made once one before it has been kept.
pub(super) async fn seal(desk: &Rc<Desk>, files: &[Number], place: Place) -> Result<Done, Refusal> {
    let carrier = desk.carrier()?;
    let _turn = desk.turns.take().await;
    // Sealing needs room of its own.
    desk.close();
    let lent = desk.lend(files)?;
    let mut sealing = Sealing::begin(&lent.cleaned, place, &mut randomness())?;
    let mut under_way = VecDeque::new();
    let (mut number, mut sealed) = (0, 0);
    while let Some(part) = sealing.next_part() {
        if under_way.len() == UNDER_WAY {
            kept(&mut under_way, &mut sealed).await?;
        }
        let bytes = Uint8Array::from(part.as_slice()).buffer();
        let asked = ask(&carrier, Command::Part { blob: place.blob, number }, Beside::given(bytes));
        under_way.push_back((part.len() as u64, asked));
        number += 1;
    }
    while !under_way.is_empty() {
        kept(&mut under_way, &mut sealed).await?;
    }
    let attached = sealing.finish().ok_or_else(|| named(Refusal::INTERRUPTED))?;
    answered(ask(&carrier, Command::Sealed(attached), Beside::none())).await?;
    Ok(Done)
}

type Answer = oneshot::Receiver<bool>;

/// Asks at once, whether or not somebody waits for the answer: whether it was done.
fn ask(carrier: &Engine<HandoverTalk>, command: Command, beside: Beside) -> Answer {
    let (sender, receiver) = oneshot::channel();
    let carrier = carrier.clone();
    spawn_local(async move {
        let done = carrier.ask_with(command, beside).await;
        // Whoever asked may have stopped at a fault before.
        let _ = sender.send(done.is_ok());
    });
    receiver
}

async fn answered(answer: Answer) -> Result<(), Refusal> {
    let is_done = answer.await.unwrap_or_default();
    is_done.then_some(()).ok_or_else(|| named(Refusal::INTERRUPTED))
}

/// Waits until the first part that is under way has been kept.
async fn kept(under_way: &mut VecDeque<(u64, Answer)>, sealed: &mut u64) -> Result<(), Refusal> {
    let Some((length, answer)) = under_way.pop_front() else { return Ok(()) };
    answered(answer).await?;
    *sealed += length;
    announce::<ImagingTalk>(Event::Sealed(*sealed));
    Ok(())
}
