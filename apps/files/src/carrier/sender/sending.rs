//! Bringing attachments to the service, and then the message that names them: by itself, in one window of all that are
//! open, and beside whatever else is done.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use secondok_browser::{
    channel::Channel,
    device::{randomness, today},
    fetch::Fetch,
    lock::{alone, if_free},
    pause::pause,
    stop::{Stop, stop},
};
use secondok_client::{
    attach::{Upload, UploadError},
    send::{Outcome, SendError},
    vault::VaultError,
};
use secondok_talk::{Sent, Trouble};
use wasm_bindgen_futures::spawn_local;

use super::{Carries, Engine, load, with_engine};
use crate::{
    carrier::{Board, Told, again_in, progress},
    talk::carrier::{Event, Progress, Standing},
};

/// Where sending stands, and whether this window sends or waits for its turn.
#[derive(Default)]
pub(super) struct Sending {
    board: RefCell<Board>,
    channel: OnceCell<Channel>,
    under_way: RefCell<Option<Stop>>,
    begun: Cell<u32>,
}

/// Why an attempt did not come to its end.
enum Fault {
    /// It is tried again by itself.
    Passing(Trouble),
    /// It is not.
    Lasting(Trouble),
}

/// Hears from now on what other windows tell.
pub fn listen<C: Carries>(tools: &Rc<C>) {
    let hears = Rc::clone(tools);
    let channel = Channel::open(C::SENDING, move |text| {
        // All windows are of one build, or an older one says nothing that is understood.
        let Ok(Told { index, standing, anew }) = serde_json::from_str(&text) else { return };
        let moves = matches!(standing, Standing::Moving(_) | Standing::Waiting(..));
        show(&*hears, index, standing);
        // When the window that sends is closed, this one goes on.
        if anew || moves && hears.files().sending.under_way.borrow().is_none() {
            begin(&hears);
        }
    });
    // It is called once.
    let _ = tools.files().sending.channel.set(channel);
}

/// Sweeps up what earlier windows left behind, and goes on with what is on its way.
pub fn resume<C: Carries>(tools: &Rc<C>) {
    let tools = Rc::clone(tools);
    spawn_local(async move {
        // What cannot be swept now is the next time.
        let _ = sweep(Rc::clone(&tools)).await;
        begin(&tools);
    });
}

/// Not while something is sealed, here or in another window.
async fn sweep<C: Carries>(tools: Rc<C>) -> Result<(), VaultError> {
    alone(C::ENGINE, async move {
        let Some(mut engine) = load(&*tools).await? else { return Ok(()) };
        let parts = tools.engine().parts().await?;
        let swept = if_free(C::SEALING, async move {
            let swept = engine.sweep(&parts).await;
            (engine, swept)
        });
        let Some((engine, swept)) = swept.await else { return Ok(()) };
        tools.engine().keep(engine);
        swept
    })
    .await
}

/// Begins to send, or waits for its turn; what was begun before ends.
pub(super) fn begin<C: Carries>(tools: &Rc<C>) {
    let (stop, mut stopped) = stop();
    let sending = &tools.files().sending;
    let mine = sending.begun.get() + 1;
    sending.begun.set(mine);
    sending.under_way.replace(Some(stop));
    let tools = Rc::clone(tools);
    spawn_local(async move {
        let sends = Rc::clone(&tools);
        let run = async move {
            stopped.or(run(&sends)).await;
        };
        alone(C::SENDING, run).await;
        let sending = &tools.files().sending;
        if sending.begun.get() == mine {
            sending.under_way.take();
        }
    });
}

/// Sends nothing until it is begun again.
pub(super) fn rest<C: Carries>(tools: &C) {
    tools.files().sending.under_way.take();
}

/// One after the other, until nothing is on its way that nobody stopped.
async fn run<C: Carries>(tools: &Rc<C>) {
    let mut faults = 0;
    while let Some((index, uploads)) = next(Rc::clone(tools)).await {
        let has = Cell::new(whole(&uploads));
        let before = has.get().done;
        let brought = match bring(tools, index, &uploads, &has).await {
            // An erased consultation is found out, and let go, by whoever would write in it.
            Ok(()) | Err(UploadError::Gone) => send(Rc::clone(tools), index).await,
            Err(error) if error.is_passing() => Err(Fault::Passing(error.into())),
            Err(error) => Err(Fault::Lasting(error.into())),
        };
        match brought {
            Ok(()) => faults = 0,
            Err(Fault::Passing(trouble)) => {
                faults = if has.get().done > before { 1 } else { faults + 1 };
                say(&**tools, index, Standing::Waiting(has.get(), trouble), false);
                pause(again_in(faults)).await;
            }
            Err(Fault::Lasting(trouble)) => say(&**tools, index, Standing::Stuck(has.get(), trouble), false),
        }
    }
}

/// What is on its way in a consultation, before anything of it was brought.
fn whole(uploads: &[Upload]) -> Progress {
    progress(&lengths(uploads), 0, 0)
}

fn lengths(uploads: &[Upload]) -> Vec<u64> {
    uploads.iter().map(|upload| upload.class().wire_len()).collect()
}

fn there(engine: &Engine, index: u32) -> Option<Progress> {
    let uploads = engine.uploads(index);
    (!uploads.is_empty()).then(|| whole(&uploads))
}

/// What is brought next.
async fn next<C: Carries>(tools: Rc<C>) -> Option<(u32, Vec<Upload>)> {
    alone(C::ENGINE, async move {
        // Where nothing can be read, nothing is sent.
        let engine = load(&*tools).await.ok()??;
        let there = engine.on_their_way();
        let (next, ended) = {
            let board = tools.files().sending.board.borrow();
            (board.next(there.iter().copied()), board.ended(&there))
        };
        let uploads = next.map(|index| (index, engine.uploads(index)));
        tools.engine().keep(engine);
        for index in ended {
            say(&*tools, index, Standing::Nothing, false);
            tools.changed(index);
        }
        uploads
    })
    .await
}

/// Brings all attachments of a consultation to the service.
async fn bring<C: Carries>(
    tools: &Rc<C>,
    index: u32,
    uploads: &[Upload],
    has: &Cell<Progress>,
) -> Result<(), UploadError> {
    let parts = tools.engine().parts().await?;
    let lengths = lengths(uploads);
    for (number, upload) in uploads.iter().enumerate() {
        let tell = |bytes| {
            has.set(progress(&lengths, number, bytes));
            say(&**tools, index, Standing::Moving(has.get()), false);
        };
        upload.run(&Fetch, &parts, tell).await?;
    }
    Ok(())
}

/// Sends the message that names what was brought. What became of it is said while the engine is still held: whoever stops
/// this does not stop that.
async fn send<C: Carries>(tools: Rc<C>, index: u32) -> Result<(), Fault> {
    alone(C::ENGINE, async move {
        let lasting = |error: VaultError| Fault::Lasting(error.into());
        let Some(mut engine) = load(&*tools).await.map_err(lasting)? else { return Ok(()) };
        let mut sent = engine.send_attached(index, today(), &mut randomness()).await;
        if C::IS_KNOWN && sent == Err(SendError::OpinionCame) {
            // An answer came while they were on their way: they go on after it.
            engine.attach_as_question(index).await.map_err(lasting)?;
            sent = engine.send_attached(index, today(), &mut randomness()).await;
        }
        tools.engine().keep(engine);
        let standing = match sent {
            Ok(outcome @ Outcome::Sent) => Standing::Sent(Sent::of(index, &outcome)),
            Err(SendError::Gone | SendError::Unknown | SendError::NothingAttached) => Standing::Nothing,
            // Something was written from another device meanwhile; what is sealed anew comes after it.
            Ok(Outcome::Overtaken { .. }) => return Ok(()),
            Err(error @ (SendError::Waiting(_) | SendError::NotSent(_) | SendError::NotUploaded)) => {
                return Err(Fault::Passing(error.into()));
            }
            Err(error) => return Err(Fault::Lasting(error.into())),
        };
        say(&*tools, index, standing, false);
        tools.changed(index);
        Ok(())
    })
    .await
}

/// How it stands, here.
pub(super) async fn standing<C: Carries>(tools: Rc<C>, index: u32) -> Result<Standing, Trouble> {
    let asks = Rc::clone(&tools);
    with_engine(tools, async move |engine| {
        Ok(asks.files().sending.board.borrow().standing(index, there(engine, index)))
    })
    .await
}

/// It rests until somebody wants it to go on.
pub(super) async fn halt<C: Carries>(tools: Rc<C>, index: u32) -> Result<Standing, Trouble> {
    wish(tools, index, Board::pause).await
}

/// It goes on at once.
pub(super) async fn go_on<C: Carries>(tools: Rc<C>, index: u32) -> Result<Standing, Trouble> {
    wish(tools, index, Board::go_on).await
}

/// It goes on at once, and may go as the question about the opinion.
pub(super) async fn go_on_as_question<C: Carries>(tools: Rc<C>, index: u32) -> Result<Standing, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| Ok(engine.attach_as_question(index).await?)).await?;
    go_on(tools, index).await
}

/// The consultation stands elsewhere: what would not go on as it stood is tried again.
pub fn moved_on<C: Carries>(tools: &Rc<C>, index: u32) {
    if tools.files().sending.board.borrow().is_stuck(index) {
        let tools = Rc::clone(tools);
        spawn_local(async move { drop(go_on(tools, index).await) });
    }
}

async fn wish<C: Carries>(
    tools: Rc<C>,
    index: u32,
    wished: fn(&Board, u32, Option<Progress>) -> Standing,
) -> Result<Standing, Trouble> {
    let asks = Rc::clone(&tools);
    let there = with_engine(Rc::clone(&tools), async move |engine| Ok(there(engine, index))).await?;
    let standing = wished(&asks.files().sending.board.borrow(), index, there);
    say(&*tools, index, standing.clone(), true);
    begin(&tools);
    Ok(standing)
}

/// Shows to this window's files' pages how it stands.
fn show<C: Carries>(tools: &C, index: u32, standing: Standing) {
    let is_news = tools.files().sending.board.borrow_mut().stands(index, standing.clone());
    for desk in tools.files().desks_of(index).iter().filter(|_| is_news) {
        desk.page.announce(Event::Standing(standing.clone()));
    }
}

/// Shows and tells all windows how it stands; `anew` if somebody wants it so.
pub(super) fn say<C: Carries>(tools: &C, index: u32, standing: Standing, anew: bool) {
    show(tools, index, standing.clone());
    if let Some(channel) = tools.files().sending.channel.get() {
        let told = Told { index, standing, anew };
        channel.tell(&serde_json::to_string(&told).expect("what is told is JSON"));
    }
}
