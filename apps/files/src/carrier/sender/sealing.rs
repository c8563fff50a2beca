//! Taking over what is sealed, and noting that it is on its way.

use std::rc::Rc;

use secondok_browser::{device::randomness, facts::left, worker::serve_port};
use secondok_client::{api::consultation::State, protocol::attachment::SizeClass};
use secondok_talk::{Done, Secret, Trouble};
use web_sys::MessagePort;

use super::{Carries, Desk, sending, with_engine};
use crate::{
    carrier::{self, NotExpected, Reserved, Words, hold},
    talk::{
        carrier::{Event, Places, Standing, Written},
        handover::{Command, HandoverTalk},
        secret::encoded,
    },
};

/// Serves imaging over this port; what its files are cleaned with.
pub(super) async fn begin<C: Carries>(
    tools: Rc<C>,
    desk: Rc<Desk>,
    port: MessagePort,
) -> Result<Secret, Trouble> {
    desk.sealed.end();
    let (index, serves) = (desk.index, Rc::clone(&tools));
    serve_port::<HandoverTalk, _>(&port, move |command, beside| {
        let (tools, desk) = (Rc::clone(&serves), Rc::clone(&desk));
        async move {
            let is_part = matches!(command, Command::Part { .. });
            let parts = async || tools.engine().parts().await;
            let done = carrier::answer((command, beside), &desk.fetched, &desk.sealed, parts).await;
            if let Err(trouble) = &done
                && is_part
            {
                desk.page.announce(Event::NotKept(trouble.clone()));
            }
            done
        }
    });
    with_engine(tools, async move |engine| Ok(encoded(engine.secret(index).bytes()))).await
}

/// Reserves a place for each attachment, where the words may go beside them. What another page was sealing for this
/// consultation is let go.
pub(super) async fn places<C: Carries>(
    tools: Rc<C>,
    desk: &Desk,
    sizes: Vec<u8>,
    written: Written,
) -> Result<Places, Trouble> {
    let sizes: Result<Vec<SizeClass>, _> = sizes.into_iter().map(SizeClass::try_from).collect();
    let sizes = sizes.map_err(|_| NotExpected)?;
    for desk in tools.files().desks_of(desk.index) {
        desk.sealed.end();
        desk.sealing.take();
    }
    let facts = tools.facts().await;
    if let Some(room) = facts.room()
        && let Some(left) = left(room).await
        && let Some(lacks) = room.lacks(left, &sizes)
    {
        return Err(carrier::no_room(lacks));
    }
    // Asked for before the engine: a window that sweeps has the engine, and sees that this one is about to seal.
    let sealing = hold(C::SEALING);
    let (index, reserves) = (desk.index, sizes.clone());
    let (places, words) = with_engine(tools, async move |engine| {
        let state = engine.read(index).await?.summary.state;
        let check = if C::IS_KNOWN { Words::known } else { Words::checked };
        let words = check(written, reserves.len(), state == State::Answered)?;
        Ok((engine.places(index, &reserves, &mut randomness()).await?, words))
    })
    .await?;
    desk.sealing.replace(Some(sealing));
    desk.sealed.begin(Reserved::new(places.iter().copied().zip(sizes)), words);
    Ok(Places(places))
}

/// Notes that what was sealed is on its way, and begins to bring it.
pub(super) async fn send<C: Carries>(tools: Rc<C>, desk: &Desk) -> Result<Done, Trouble> {
    let index = desk.index;
    let (attached, words) = desk.sealed.all()?;
    with_engine(Rc::clone(&tools), async move |engine| {
        Ok(engine.attach(index, words.as_str(), words.is_question(), attached).await?)
    })
    .await?;
    // From here on nothing of it is this page's.
    desk.sealed.end();
    desk.sealing.take();
    tools.changed(index);
    sending::begin(&tools);
    Ok(Done)
}

/// Gives up what is on its way or being sealed.
pub(super) async fn give_up<C: Carries>(tools: Rc<C>, desk: &Desk) -> Result<Done, Trouble> {
    desk.sealed.end();
    sending::rest(&*tools);
    let (index, gives_up) = (desk.index, Rc::clone(&tools));
    let done = with_engine(Rc::clone(&tools), async move |engine| {
        let parts = gives_up.engine().parts().await?;
        Ok(engine.give_up(index, &parts).await?)
    })
    .await;
    desk.sealing.take();
    if done.is_ok() {
        sending::say(&*tools, index, Standing::Nothing, true);
        tools.changed(index);
    }
    // Those of other consultations go on, and so does this one where it could not be given up.
    sending::begin(&tools);
    done.map(|()| Done)
}
