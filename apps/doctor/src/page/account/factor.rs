//! The second factor: setting it up, and removing it.

use leptos::{html, prelude::*};
use secondok_talk::Secret;
use secondok_ui::{Doing, FactorWords, TextField, digits, factor_for_app, trouble_line};

use super::{App, Shown};
use crate::{
    talk::Command,
    view::{Factor, OwnAccount},
};

/// What is typed elsewhere on the screen stays while this changes: only `held` is another one then.
pub(super) fn view(app: App, account: Shown, held: RwSignal<OwnAccount>) -> impl IntoView {
    let is_on = Memo::new(move |_| held.read().copy.held.second_factor.is_some_and(|factor| factor.on));
    view! {
        <h2>{app.text("factor-title")}</h2>
        {move || match is_on.get() {
            true => view! {
                <p>{app.text("factor-on")}</p>
                {on(app, account, held)}
            }
            .into_any(),
            false => view! {
                <p>{app.text("factor-off")}</p>
                {off(app, account, held)}
            }
            .into_any(),
        }}
    }
}

/// One can be set up.
fn off(app: App, account: Shown, held: RwSignal<OwnAccount>) -> impl IntoView {
    let (doing, shown) = (Doing::new(), RwSignal::new(None::<Factor>));
    elsewhere(app, account, doing);
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
        Some(factor) => set_up(app, account, held, shown, factor).into_any(),
    }
}

/// Where one was set up meanwhile, in another window, the account is read anew.
fn elsewhere(app: App, account: Shown, doing: Doing) {
    Effect::new(move |_| {
        if doing.trouble.read().as_ref().is_some_and(|trouble| trouble.message == "problem-factor-on") {
            account.fetch(move || app.ask(Command::Account), |shown, new| *shown = Some(new));
        }
    });
}

fn set_up(
    app: App,
    account: Shown,
    held: RwSignal<OwnAccount>,
    shown: RwSignal<Option<Factor>>,
    factor: Factor,
) -> impl IntoView {
    let words = FactorWords {
        scan: app.text("factor-scan"),
        picture: app.text("factor-qr"),
        typed: app.text("factor-type"),
    };
    // The button that led here is gone: whoever goes by keyboard or ear goes on here.
    let heading = NodeRef::<html::H3>::new();
    heading.on_load(|heading| {
        let _ = heading.focus();
    });
    view! {
        <h3 node_ref=heading tabindex="-1">{app.text("factor-begin")}</h3>
        {factor_for_app(app.page, words, &factor.address, factor.key)}
        <p>{app.text("factor-try")}</p>
        {form(app, account, held, true)}
        <p class="actions">
            <button class="button quiet" type="button" on:click=move |_| shown.set(None)>{app.text("factor-leave")}</button>
        </p>
    }
}

/// It can be removed.
fn on(app: App, account: Shown, held: RwSignal<OwnAccount>) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{app.text("factor-remove")}</summary>
            <p>{app.text("factor-remove-what")}</p>
            {form(app, account, held, false)}
        </details>
    }
}

/// The password once more, and the six digits.
fn form(app: App, account: Shown, held: RwSignal<OwnAccount>, adds: bool) -> impl IntoView {
    let doing = Doing::new();
    elsewhere(app, account, doing);
    let [password, code] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let (done, label) =
        if adds { ("factor-added", "factor-add") } else { ("factor-removed", "factor-remove-yes") };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (password, code) = (Secret(password.get_untracked()), code.get_untracked());
        let command =
            if adds { Command::AddFactor(password, code) } else { Command::RemoveFactor(password, code) };
        app.perform(command, doing, move |new: OwnAccount| {
            held.set(new);
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
