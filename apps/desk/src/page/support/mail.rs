//! A question whose answers go by e-mail too: what that means, and sending.

use leptos::prelude::*;
use secondok_client::api::support::Way;
use secondok_talk::Done;
use secondok_ui::{Doing, trouble_line};

use super::App;
use crate::{talk::Command, view::ByMail};

/// What whoever answers has to know of the address.
pub(super) fn told(app: App, by_mail: &ByMail) -> impl IntoView + use<> {
    let came = match by_mail.way {
        Way::Mail => "mail-came",
        Way::Form => "mail-form",
    };
    let off = (!by_mail.is_sent_here).then(|| view! { <p>{app.text("mail-off")}</p> });
    view! {
        <section class="banner note" aria-labelledby="by-mail">
            <h2 id="by-mail">{app.text(came)}</h2>
            <p><bdi dir="ltr">{by_mail.address.clone()}</bdi></p>
            <p>{app.text("mail-unverified")}</p>
            {off}
        </section>
    }
}

/// Sends the latest answer. `again` shows the question anew.
pub(super) fn send(app: App, number: u32, doing: Doing, again: Callback<()>) {
    app.perform(Command::Mail(number), doing, move |_: Done| {
        app.say(app.text("mail-sent"));
        again.run(());
    });
}

/// What became of sending, and the way to do it again. `was_sent`: whether the latest answer was.
pub(super) fn standing(
    app: App,
    number: u32,
    was_sent: bool,
    doing: Doing,
    again: Callback<()>,
) -> impl IntoView {
    let said = was_sent.then(|| view! { <p>{app.text("mail-was-sent")}</p> });
    view! {
        {said}
        {trouble_line(app.page, doing)}
        <p class="actions screen-only">
            <button
                class="button quiet"
                type="button"
                aria-busy=move || doing.is_busy()
                on:click=move |_| send(app, number, doing, again)
            >
                {app.text(if was_sent { "mail-send-again" } else { "mail-send" })}
            </button>
        </p>
    }
}
