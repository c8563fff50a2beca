//! Files: what the files' page asks for, and imaging. A doctor looks at a patient's and sends none.

use std::rc::Rc;

use rand_core::Rng;
use secondok_browser::{
    bridge::Beside,
    device::randomness,
    fetch::Fetch,
    worker::{Answered, Asker, serve_port},
};
use secondok_client::attach::Fetching;
use secondok_files::{
    carrier::{self, Fetched, NotExpected, Sealed, port},
    talk::{
        carrier::{CarrierTalk, Command, Named, Standing},
        handover::HandoverTalk,
        secret::encoded,
    },
};
use secondok_talk::{Done, Secret, Trouble};
use wasm_bindgen::JsValue;
use web_sys::MessagePort;

use super::tools::{Tools, with_engine};

/// Serves the files' page of a consultation over a port.
pub(super) fn open(tools: &Rc<Tools>, number: u32, beside: JsValue) -> Result<Done, Trouble> {
    let port = port(beside)?;
    let fetched = Rc::new(Fetched::new(Asker::over(&port)));
    let tools = Rc::clone(tools);
    serve_port::<CarrierTalk, _>(&port, move |command, beside| {
        answer(Rc::clone(&tools), Rc::clone(&fetched), number, command, beside)
    });
    Ok(Done)
}

async fn answer(
    tools: Rc<Tools>,
    fetched: Rc<Fetched>,
    number: u32,
    command: Command,
    beside: JsValue,
) -> Answered<CarrierTalk> {
    let answer = match command {
        Command::Begin => begin(tools, fetched, &port(beside)?).into(),
        Command::Show(named) => fetched.show(Box::pin(fetching(tools, number, named))).await?.into(),
        Command::Save(named) => {
            let (done, beside) = fetched.save(Box::pin(fetching(tools, number, named))).await?;
            return Ok((done.into(), beside));
        }
        Command::Stop => fetched.stop().into(),
        Command::Standing | Command::Pause | Command::GoOn | Command::GoOnAsQuestion => {
            Standing::Nothing.into()
        }
        Command::Look(..) | Command::Places(..) | Command::Send | Command::GiveUp => {
            return Err(NotExpected.into());
        }
    };
    Ok((answer, Beside::none()))
}

/// Serves imaging. What it is shown was cleaned before, and is grouped by whatever new identifiers.
fn begin(tools: Rc<Tools>, fetched: Rc<Fetched>, port: &MessagePort) -> Secret {
    serve_port::<HandoverTalk, _>(port, move |command, beside| {
        let (tools, fetched) = (Rc::clone(&tools), Rc::clone(&fetched));
        async move {
            let parts = async || tools.parts().await;
            carrier::answer((command, beside), &fetched, &Sealed::default(), parts).await
        }
    });
    let mut bytes = [0; 32];
    randomness().fill_bytes(&mut bytes);
    encoded(&bytes)
}

/// Begins to fetch; whoever goes on needs no lock.
async fn fetching(
    tools: Rc<Tools>,
    consultation: u32,
    Named { sequence, number }: Named,
) -> Result<Fetching<Fetch>, Trouble> {
    with_engine(tools, async move |work| {
        let mailbox = work.mailbox(consultation).await?;
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        if work.engine.fetch(mailbox, sequence, number).is_err() {
            // Another window has changed what lies in storage, and the messages are not at hand any more.
            work.engine.read(mailbox, &mut randomness()).await?;
        }
        Ok(work.engine.fetch(mailbox, sequence, number)?)
    })
    .await
}
