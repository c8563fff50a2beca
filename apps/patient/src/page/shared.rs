//! A phone that is not only the person's own: nothing is kept on it.

use leptos::prelude::*;
use secondok_ui::{Doing, trouble_line};

use super::app::App;
use crate::{talk::Command, view::Here};

impl App {
    /// Whether nothing is kept on this phone.
    pub(super) fn is_shared(self) -> bool {
        self.here.read().as_ref().is_some_and(|here| here.is_shared)
    }
}

/// What it means, and the button; that it is so, where it is.
pub(super) fn section(app: App) -> AnyView {
    let is_offered = move || app.here.read().as_ref().is_some_and(|here| !here.words && !here.is_shared);
    let doing = Doing::new();
    let share = move |_| app.perform(Command::Share, doing, move |here: Here| app.learn(here));
    let offer = move || {
        is_offered().then(|| {
            view! {
                <section aria-labelledby="shared">
                    <h2 id="shared">{app.text("shared-title")}</h2>
                    <p>{app.text("shared-what")}</p>
                    {trouble_line(app.page, doing)}
                    <p class="actions">
                        <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=share>
                            {app.text("shared-yes")}
                        </button>
                    </p>
                </section>
            }
        })
    };
    offer.into_any()
}
