//! The second factor: setting it up, and removing it.

use leptos::prelude::*;
use secondok_talk::Secret;
use secondok_ui::{Doing, FactorWords, TextField, digits, factor as factor_for_app, trouble_line};

use super::{App, Shown};
use crate::{
    talk::Command,
    view::{Factor, OwnAccount},
};

pub(super) fn view(app: App, account: Shown, shown: &OwnAccount) -> impl IntoView + use<> {
    let is_on = shown.copy.held.second_factor.is_some_and(|factor| factor.on);
    let body = if is_on { on(app, account).into_any() } else { off(app, account).into_any() };
    view! {
        <h2>{app.text("factor-title")}</h2>
        <p>{app.text(if is_on { "factor-on" } else { "factor-off" })}</p>
        {body}
    }
}

/// One can be set up.
fn off(app: App, account: Shown) -> impl IntoView {
    let (doing, shown) = (Doing::new(), RwSignal::new(None::<Factor>));
    let begin = move |_| app.perform(Command::BeginFactor, doing, move |factor| shown.set(Some(factor)));
    move || match shown.get() {
        None => view! {
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button
                    id="factor-begin"
                    class="button quiet"
                    type="button"
                    aria-busy=move || doing.is_busy()
                    on:click=begin
                >
                    {app.text("factor-begin")}
                </button>
            </p>
        }
        .into_any(),
        Some(factor) => set_up(app, account, shown, factor).into_any(),
    }
}

fn set_up(app: App, account: Shown, shown: RwSignal<Option<Factor>>, factor: Factor) -> impl IntoView {
    let words = FactorWords {
        scan: app.text("factor-scan"),
        picture: app.text("factor-qr"),
        typed: app.text("factor-type"),
    };
    view! {
        {factor_for_app(app.page, words, &factor.address, factor.key)}
        <p>{app.text("factor-try")}</p>
        {form(app, account, true)}
        <p class="actions">
            <button class="button quiet" type="button" on:click=move |_| shown.set(None)>{app.text("factor-leave")}</button>
        </p>
    }
}

/// It can be removed.
fn on(app: App, account: Shown) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{app.text("factor-remove")}</summary>
            <p>{app.text("factor-remove-what")}</p>
            {form(app, account, false)}
        </details>
    }
}

/// The password once more, and the six digits.
fn form(app: App, account: Shown, adds: bool) -> impl IntoView {
    let doing = Doing::new();
    let [password, code] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let (done, label) =
        if adds { ("factor-added", "factor-add") } else { ("factor-removed", "factor-remove-yes") };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (password, code) = (Secret(password.get_untracked()), code.get_untracked());
        let command =
            if adds { Command::AddFactor(password, code) } else { Command::RemoveFactor(password, code) };
        app.perform(command, doing, move |new: OwnAccount| {
            account.shown.set(Some(new));
            app.say(app.text(done));
        });
    };
    view! {
        <form autocomplete="off" on:submit=submit>
            <TextField
                id="factor-password".to_owned()
                label=app.text("password")
                text=password
                kind="password"
                fill="current-password"
            />
            {digits(app.page, "factor-code", app.text("login-code"), code)}
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text(label)}</button>
            </p>
        </form>
    }
}
