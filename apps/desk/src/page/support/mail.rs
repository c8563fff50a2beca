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

/// Sends the latest answer.
pub(super) fn send(app: App, number: u32, doing: Doing) {
    app.perform(Command::Mail(number), doing, move |_: Done| app.say(app.text("mail-sent")));
}

/// What became of sending, and the way to do it again.
pub(super) fn again(app: App, number: u32, doing: Doing) -> impl IntoView {
    view! {
        {trouble_line(app.page, doing)}
        <p class="actions screen-only">
            <button
                class="button quiet"
                type="button"
                aria-busy=move || doing.is_busy()
                on:click=move |_| send(app, number, doing)
            >
                {app.text("mail-send")}
            </button>
        </p>
    }
}
