//! What is being typed: kept when the typing pauses, and what in it may tell who is writing is shown beside the field. Nobody
//! is kept from typing by it; before it is sent, it is asked about once.

use leptos::prelude::*;
use secondok_talk::Trouble;
use secondok_ui::{Doing, Keeper, close, tells_asked, tells_shown};

use super::app::App;
use crate::{talk::Command, view::Typed};

/// Something that is being typed. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    app: App,
    keeper: Keeper,
    /// Bytes that still fit.
    pub(super) room: RwSignal<i64>,
    /// What in it may tell who is writing.
    tells: RwSignal<Option<Trouble>>,
    /// How many texts have gone: what is learnt of one that went meanwhile is said of none that comes.
    gone: StoredValue<u32>,
}

impl Typing {
    /// As it stands at first.
    pub(super) fn of(app: App, room: i64, tells: Option<Trouble>) -> Self {
        Self {
            app,
            keeper: Keeper::new(),
            room: RwSignal::new(room),
            tells: RwSignal::new(tells),
            gone: StoredValue::new(0),
        }
    }

    /// Gives it to the worker by this command, once the typing pauses. What is not kept is there all the same until the screen
    /// goes.
    pub(super) fn pauses(self, command: Command) {
        // Of what is only looked at, nobody knows what else goes with it.
        let is_kept = !matches!(command, Command::Look(_));
        let gone = self.gone.try_get_value();
        self.keeper.soon(async move {
            if let Ok(typed) = self.app.ask::<Typed>(command).await
                && self.gone.try_get_value() == gone
            {
                if is_kept {
                    let _ = self.room.try_set(typed.room);
                }
                let _ = self.tells.try_set(typed.tells);
            }
        });
    }

    /// Looks at what stands there from before.
    pub(super) fn stands(self, text: String) {
        if !text.is_empty() {
            self.pauses(Command::Look(text));
        }
    }

    /// Nothing stands there any more.
    pub(super) fn is_gone(self) {
        self.gone.try_update_value(|gone| *gone += 1);
        let _ = self.tells.try_set(None);
        let _ = self.room.try_set(i64::MAX);
    }

    /// It is sent, or gone on with: what was to be kept would be kept afterwards.
    pub(super) fn ends(self) {
        self.keeper.cancel();
    }

    /// What may tell who is writing, beside the field.
    pub(super) fn shown(self) -> AnyView {
        tells_shown(self.app.page, self.tells.into())
    }

    /// Asks once, where it was not sent because it may tell who is writing: it is changed, or `send` sends it as it is, or
    /// `reveal`, where that is possible, begins to tell the doctor on purpose.
    pub(super) fn asked(self, doing: Doing, send: Callback<()>, reveal: Option<Callback<()>>) -> AnyView {
        let app = self.app;
        let node = NodeRef::new();
        Effect::new(move |_| {
            if let Some(tells) = doing.trouble.get().filter(Trouble::is_telling) {
                self.tells.set(Some(tells));
            }
        });
        let third = reveal.map(|reveal| {
            let press = move |_| {
                close(node);
                reveal.run(());
            };
            view! { <button class="button plain" type="button" on:click=press>{app.text("reveal")}</button> }
        });
        tells_asked(app.page, node, doing, third, move || send.run(()))
    }
}
