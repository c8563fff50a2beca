//! Registering by oneself: a letter with a link is asked for.

use leptos::prelude::*;
use secondok_talk::Done;
use secondok_ui::{Doing, TextField, back, title, trouble_line};

use super::{app::App, route::Route};
use crate::talk::Command;

pub(super) fn screen(app: App) -> impl IntoView {
    let doing = Doing::new();
    let address = RwSignal::new(String::new());
    // To which address it was sent; the same is said whether or not there is an account.
    let asked = RwSignal::new(None::<String>);
    view! {
        {back(app.page, Route::Queue.link())}
        {title(app.page, app.text("invite-title"))}
        {move || match asked.get() {
            None => form(app, doing, address, asked).into_any(),
            Some(to) => sent(app, &to, asked).into_any(),
        }}
    }
}

fn form(app: App, doing: Doing, address: RwSignal<String>, asked: RwSignal<Option<String>>) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let to = address.get_untracked().trim().to_owned();
        let command = Command::AskForInvitation(to.clone(), app.code().to_owned());
        app.perform(command, doing, move |_: Done| {
            let _ = asked.try_set(Some(to));
        });
    };
    view! {
        <p class="lede">{app.text("invite-lede")}</p>
        <form autocomplete="off" novalidate=true on:submit=submit>
            <TextField
                id="address".to_owned()
                label=app.text("invite-address")
                hint=app.text("invite-address-hint")
                text=address
                kind="email"
                fill="email"
            />
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("invite-ask")}</button>
                <a class="button quiet" href=Route::Register.link()>{app.text("have-invitation")}</a>
            </p>
        </form>
    }
}

fn sent(app: App, to: &str, asked: RwSignal<Option<String>>) -> impl IntoView + use<> {
    // The button that led here is gone: whoever goes by keyboard or ear goes on here.
    let said = NodeRef::<leptos::html::Div>::new();
    said.on_load(|said| {
        let _ = said.focus();
    });
    view! {
        <div class="banner good" role="status" tabindex="-1" node_ref=said>
            <h2>{app.text("invite-sent")}</h2>
            <p>{app.text_with("invite-sent-text", &[("address", to.into())])}</p>
        </div>
        <h2>{app.text("invite-none")}</h2>
        <ul>
            <li>{app.text("invite-none-wait")}</li>
            <li>{app.text("invite-none-address")}</li>
            <li>{app.text("invite-none-often")}</li>
        </ul>
        <p class="actions">
            <button class="button quiet" type="button" on:click=move |_| asked.set(None)>{app.text("invite-again")}</button>
            <a class="button quiet" href=Route::Register.link()>{app.text("have-invitation")}</a>
        </p>
    }
}
