//! Files where they are looked at and none is sent.

use std::rc::Rc;

use rand_core::Rng;
use secondok_browser::{
    bridge::Beside,
    device::randomness,
    fetch::Fetch,
    worker::{Answered, Asker, serve_port},
};
use secondok_client::{
    attach::{Fetching, Parts},
    vault::VaultError,
};
use secondok_talk::{Done, Secret, Trouble};
use wasm_bindgen::JsValue;
use web_sys::MessagePort;

use super::{Fetched, NotExpected, Sealed, handover, port};
use crate::talk::{
    carrier::{CarrierTalk, Command, Named, Standing},
    handover::HandoverTalk,
    secret::encoded,
};

/// Whose files are looked at, for as long as a port is served.
pub trait Shelves: Clone + 'static {
    /// Where parts wait.
    type Waiting: Parts;

    /// Begins to fetch a file; whoever goes on needs no lock.
    fn fetching(&self, named: Named) -> impl Future<Output = Result<Fetching<Fetch>, Trouble>>;

    /// Where sealed parts wait, opened anew.
    fn parts(&self) -> impl Future<Output = Result<Self::Waiting, VaultError>>;
}

/// Serves the files' page over the port beside this.
///
/// # Errors
/// `failure-broken-app` where there is no port.
pub fn view(shelves: impl Shelves, beside: JsValue) -> Result<Done, Trouble> {
    let port = port(beside)?;
    let fetched = Rc::new(Fetched::new(Asker::over(&port)));
    serve_port::<CarrierTalk, _>(&port, move |command, beside| {
        answer(shelves.clone(), Rc::clone(&fetched), command, beside)
    });
    Ok(Done)
}

async fn answer(
    shelves: impl Shelves,
    fetched: Rc<Fetched>,
    command: Command,
    beside: JsValue,
) -> Answered<CarrierTalk> {
    let answer = match command {
        Command::Begin => begin(shelves, fetched, &port(beside)?).into(),
        Command::Show(named) => fetched.show(Box::pin(shelves.fetching(named))).await?.into(),
        Command::Save(named) => {
            let (done, beside) = fetched.save(Box::pin(shelves.fetching(named))).await?;
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
fn begin(shelves: impl Shelves, fetched: Rc<Fetched>, port: &MessagePort) -> Secret {
    serve_port::<HandoverTalk, _>(port, move |command, beside| {
        let (shelves, fetched) = (shelves.clone(), Rc::clone(&fetched));
        async move {
            let parts = async || shelves.parts().await;
            handover::answer((command, beside), &fetched, &Sealed::default(), parts).await
        }
    });
    let mut bytes = [0; 32];
    randomness().fill_bytes(&mut bytes);
    encoded(&bytes)
}
