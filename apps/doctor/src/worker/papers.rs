//! What doctor and verifiers write to each other, and the documents that go with it: by the patients' mechanism, under words of
//! its own that lie in the doctor's sealed vault.

use std::rc::Rc;

use secondok_browser::{
    device::{randomness, today},
    fetch::Fetch,
    shelf::Shelf,
    tools,
    worker::announce,
};
use secondok_client::{
    api::consultation::State,
    content::{Content, FollowUp, printable},
    facts::Facts,
    patient::{Patient, VAULT_NAME},
    send::SendError,
    summary::is_over,
    vault::{Vault as _, VaultError},
    way_on::WayOn,
};
use secondok_files::carrier::sender::{self, Carries, Files};
use secondok_talk::{Done, Said, Sent, Trouble, Written};
use wasm_bindgen::JsValue;

use super::tools::{NAME, Tools, not_logged_in, tell_papers, with_engine};
use crate::{
    talk::{DoctorTalk, Event},
    view::{self, Conversation},
};

type Engine = Patient<Fetch, Shelf>;

/// What the worker keeps at hand for it.
pub(super) struct Papers {
    /// In the app's own database, with a blob of its own.
    engine: tools::Tools<Engine>,
    files: Files,
}

impl Papers {
    pub(super) fn new() -> Self {
        // What other windows tell is heard by the doctor's own tools, on the same channel.
        Self { engine: tools::Tools::new(NAME, VAULT_NAME, |_| ()), files: Files::default() }
    }
}

impl Carries for Tools {
    const ENGINE: &'static str = NAME;
    const SEALING: &'static str = "secondok-doctor-sealing";
    const SENDING: &'static str = "secondok-doctor-sending";
    const IS_KNOWN: bool = true;

    fn engine(&self) -> &tools::Tools<Engine> {
        &self.papers.engine
    }

    fn files(&self) -> &Files {
        &self.papers.files
    }

    fn none() -> Trouble {
        not_logged_in()
    }

    fn changed(self: &Rc<Self>, _: u32) {
        changed(self);
    }

    async fn facts(self: &Rc<Self>) -> Facts {
        let tools = Rc::clone(self);
        secondok_browser::facts::look(NAME, async move || tools.storage().await).await
    }
}

fn changed(tools: &Tools) {
    announce::<DoctorTalk>(Event::Papers);
    tell_papers(tools);
}

/// From now on this window hears where sending stands.
pub(super) fn listen(tools: &Rc<Tools>) {
    sender::listen(tools);
}

/// Goes on with what is on its way.
pub(super) fn resume(tools: &Rc<Tools>) {
    sender::resume(tools);
}

/// Everything is about to be removed.
pub(super) fn end(tools: &Tools) {
    sender::forget(tools);
    tools.papers.engine.let_go();
}

/// What another doctor had of it here.
pub(super) async fn forget(tools: &Tools) -> Result<(), VaultError> {
    end(tools);
    tools.papers.engine.storage().await?.delete(VAULT_NAME).await
}

/// Everything that was written; none where nothing was sent yet.
pub(super) async fn read(tools: Rc<Tools>) -> Result<view::Papers, Trouble> {
    with_papers(tools, async |papers| match papers {
        Some(papers) => shown(papers).await,
        None => Ok(view::Papers(None)),
    })
    .await
}

/// How much of it was not sent; only while alone.
pub(super) async fn unsent(tools: &Tools) -> Result<usize, VaultError> {
    let own = &tools.papers.engine;
    let Some(papers) = own.load(async |shelf| Patient::load(Fetch, shelf).await).await? else { return Ok(0) };
    let waits = papers.latest().filter(|index| papers.waiting(*index).is_some());
    let unsent = papers.drafts().len() + papers.on_their_way().len() + usize::from(waits.is_some());
    own.keep(papers);
    Ok(unsent)
}

/// Opens the way to the verifiers, unless it is open.
pub(super) async fn open(tools: Rc<Tools>, greeting: String) -> Result<view::Papers, Trouble> {
    let here = Rc::clone(&tools);
    // A text of the app may say in which direction it is read; a message may not.
    let greeting = printable(&greeting).into_owned();
    with_engine(tools, async move |work| {
        let rng = &mut randomness();
        here.papers.engine.storage().await?;
        let mut papers = work.engine.documents(here.papers.engine.shelf(), rng).await?;
        work.engine.open_documents(&mut papers, &greeting, today(), rng).await?;
        let read = shown(&mut papers).await;
        here.papers.engine.keep(papers);
        changed(&here);
        read
    })
    .await
}

/// Writes to the verifiers.
pub(super) async fn say(tools: Rc<Tools>, text: String) -> Result<Sent, Trouble> {
    let here = Rc::clone(&tools);
    with_papers(tools, async move |papers| {
        let papers = papers.ok_or(SendError::Unknown)?;
        let index = papers.latest().ok_or(SendError::Unknown)?;
        let (today, rng) = (today(), &mut randomness());
        // The same again, after it was left waiting, goes as it went before; after an answer, what is written goes on from it.
        let [plain, after] = ways(&text);
        let goes_after = if papers.is_waiting(index, &plain) {
            false
        } else {
            papers.is_waiting(index, &after) || papers.read(index).await?.summary.state == State::Answered
        };
        let outcome = if goes_after {
            papers.follow_up(index, &text, today, rng).await
        } else {
            papers.say(index, &text, today, rng).await
        };
        changed(&here);
        Ok(Sent::of(index, &outcome?))
    })
    .await
}

/// What a text may go as.
fn ways(text: &str) -> [Content; 2] {
    [Content::text(text), Content::FollowUp(FollowUp { text: text.to_owned() })]
}

/// Throws away a text that was not sent.
pub(super) async fn unsay(tools: Rc<Tools>, text: String) -> Result<Done, Trouble> {
    let here = Rc::clone(&tools);
    with_papers(tools, async move |papers| {
        let papers = papers.ok_or(SendError::Unknown)?;
        let ways = ways(&text);
        let draft = papers.drafts().into_iter().find(|draft| ways.contains(&draft.content));
        let draft = draft.ok_or_else(|| Trouble::new("failure-no-draft", WayOn::LookWhereItStands))?;
        papers.discard_draft(&draft).await?;
        changed(&here);
        Ok(Done)
    })
    .await
}

/// Serves the program for files.
pub(super) fn files(tools: &Rc<Tools>, index: u32, beside: JsValue) -> Result<Done, Trouble> {
    sender::open(tools, index, beside)
}

/// Works with what this device has of it. Another device may have begun: its words lie in the sealed vault. None where no way to
/// the verifiers was ever opened.
async fn with_papers<R: 'static>(
    tools: Rc<Tools>,
    work: impl AsyncFnOnce(Option<&mut Engine>) -> Result<R, Trouble> + 'static,
) -> Result<R, Trouble> {
    let here = Rc::clone(&tools);
    with_engine(tools, async move |at_work| {
        let own = &here.papers.engine;
        let known = own.load(async |shelf| Patient::load(Fetch, shelf).await).await?;
        let mut papers = match known {
            Some(papers) => papers,
            None if at_work.engine.application().await?.mailbox.is_none() => return work(None).await,
            None => at_work.engine.documents(own.shelf(), &mut randomness()).await?,
        };
        let done = work(Some(&mut papers)).await;
        own.keep(papers);
        done
    })
    .await
}

/// There is no opinion here that a question could be about.
fn plain(said: Said) -> Said {
    match said {
        Said::Words { heading, text, .. } if heading == "content-follow-up" => Said::text(&text),
        said => said,
    }
}

async fn shown(papers: &mut Engine) -> Result<view::Papers, Trouble> {
    let Some(index) = papers.latest() else { return Ok(view::Papers(None)) };
    if papers.waiting(index).is_some() {
        // What still waits afterwards is shown so.
        drop(papers.resume(today(), &mut randomness()).await);
    }
    let read = papers.read(index).await?;
    let drafts = papers.drafts();
    let drafts = drafts.iter().filter(|draft| draft.index == Some(index));
    let drafts = drafts.map(|draft| plain(Said::from(&draft.content))).collect();
    let mut written = Written::of(&read.thread, read.new_from, papers.waiting(index));
    for entry in &mut written.entries {
        entry.said = plain(entry.said.clone());
    }
    written.waiting = written.waiting.map(plain);
    Ok(view::Papers(Some(Box::new(Conversation {
        index,
        written,
        drafts,
        is_over: is_over(read.summary.state),
        attaching: papers.attaching(index).is_some(),
    }))))
}
