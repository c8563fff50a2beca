//! What is being typed: kept when the typing pauses, and what in it may tell who is writing is shown beside the field. Nobody
//! is kept from typing by it; before it is sent, it is asked about once.

use leptos::{html, prelude::*};
use secondok_talk::{Trouble, Value};
use secondok_ui::{Doing, Keeper, Sure, close, dialog_or, open};

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
}

impl Typing {
    /// As it stands at first.
    pub(super) fn of(app: App, room: i64, tells: Option<Trouble>) -> Self {
        Self { app, keeper: Keeper::new(), room: RwSignal::new(room), tells: RwSignal::new(tells) }
    }

    /// Gives it to the worker by this command, once the typing pauses. What is not kept is there all the same until the screen
    /// goes.
    pub(super) fn pauses(self, command: Command) {
        // Of what is only looked at, nobody knows what else goes with it.
        let is_kept = !matches!(command, Command::Look(_));
        self.keeper.soon(async move {
            if let Ok(typed) = self.app.ask::<Typed>(command).await {
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

    /// It was sent, and is not there any more.
    pub(super) fn is_gone(self) {
        let _ = self.tells.try_set(None);
    }

    /// It is sent, or gone on with: what was to be kept would be kept afterwards.
    pub(super) fn ends(self) {
        self.keeper.cancel();
    }

    /// What may tell who is writing, beside the field: `.tells`. Always there: what comes into it is read out.
    pub(super) fn shown(self) -> AnyView {
        let shown = move || {
            let tells = self.tells.get()?;
            Some(format!("{}\n{}", self.app.text("tells"), listed(self.app, &tells)))
        };
        view! { <p class="tells" role="status">{shown}</p> }.into_any()
    }

    /// Asks once, where it was not sent because it may tell who is writing: it is changed, or `send` sends it as it is, or
    /// `reveal`, where that is possible, begins to tell the doctor on purpose.
    pub(super) fn asked(self, doing: Doing, send: Callback<()>, reveal: Option<Callback<()>>) -> AnyView {
        let app = self.app;
        let node = NodeRef::<html::Dialog>::new();
        Effect::new(move |_| {
            if let Some(tells) = doing.trouble.get().filter(Trouble::is_telling) {
                self.tells.set(Some(tells));
                open(node);
            }
        });
        let sure = Sure {
            title: app.text("failure-tells"),
            text: app.text("failure-tells-next"),
            yes: app.text("tells-send"),
            no: app.text("tells-change"),
        };
        let inside =
            view! { <p class="tells">{move || self.tells.get().map(|tells| listed(app, &tells))}</p> };
        let third = reveal.map(|reveal| {
            let press = move |_| {
                close(node);
                reveal.run(());
            };
            view! { <button class="button plain" type="button" on:click=press>{app.text("reveal")}</button> }
        });
        dialog_or(node, sure, inside, third, move || send.run(()))
    }
}

/// What was found, a line for each.
fn listed(app: App, tells: &Trouble) -> String {
    let line = |(class, words): &(String, Value)| {
        let Value::Text(words) = words else { return String::new() };
        app.text_with("tells-one", &[("class", class.as_str().into()), ("words", words.as_str().into())])
    };
    tells.args.iter().map(line).collect::<Vec<_>>().join("\n")
}
