//! Erasing the account.

use leptos::{html, prelude::*};
use secondok_client::summary::is_over;
use secondok_talk::Secret;
use secondok_ui::{Doing, Sure, TextField, dialog, digits, open, trouble_line};

use super::{App, Route};
use crate::{
    talk::Command,
    view::{Here, OwnAccount},
};

pub(super) fn view(app: App, shown: &OwnAccount) -> impl IntoView + use<> {
    let held = &shown.copy.held;
    let running = held.consultations.iter().filter(|one| !is_over(one.state)).count();
    let body = if running > 0 {
        let count = [("running", running.into())];
        view! {
            <p class="banner note">{app.text_with("failure-erase-running", &count)}</p>
            <p>{app.text("failure-erase-running-next")}</p>
        }
        .into_any()
    } else {
        ask(app, held.login.clone(), held.second_factor.is_some_and(|factor| factor.on)).into_any()
    };
    view! {
        <h2>{app.text("erase-title")}</h2>
        <ul>
            <li>{app.text("erase-what")}</li>
            <li>{app.text("erase-kept")}</li>
            <li>{app.text("erase-free")}</li>
        </ul>
        {body}
    }
}

fn ask(app: App, login: String, has_factor: bool) -> impl IntoView {
    let doing = Doing::new();
    let node = NodeRef::<html::Dialog>::new();
    let [typed, password, code] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let differs = RwSignal::new(false);
    Effect::new(move |_| {
        typed.track();
        differs.set(false);
    });
    let sure = Sure {
        title: app.text("erase-title"),
        text: app.text("erase-what"),
        yes: app.text("erase-yes"),
        no: app.text("erase-no"),
    };
    let label = app.text_with("erase-confirm", &[("login", login.as_str().into())]);
    let name = login.clone();
    let press = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if typed.read_untracked().trim().eq_ignore_ascii_case(&name) {
            open(node);
        } else {
            differs.set(true);
        }
    };
    let erase = move || {
        let command =
            Command::EraseAccount(Secret(password.get_untracked()), has_factor.then(|| code.get_untracked()));
        app.perform(command, doing, move |here: Here| {
            app.go(Route::Queue);
            app.enter(here);
            app.say(app.text("erase-done"));
        });
    };
    let error = Signal::derive(move || match differs.get() {
        true => app.text("failure-erase-confirm"),
        false => String::new(),
    });
    view! {
        <form autocomplete="off" on:submit=press>
            <TextField id="erase-name".to_owned() label=label text=typed error=error />
            <TextField
                id="erase-password".to_owned()
                label=app.text("password")
                text=password
                kind="password"
                fill="current-password"
            />
            {has_factor.then(|| digits(app.page, "erase-code", app.text("login-code"), code))}
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button urgent" type="submit" aria-busy=move || doing.is_busy()>{app.text("erase-yes")}</button>
            </p>
        </form>
        {dialog(node, sure, (), erase)}
    }
}
