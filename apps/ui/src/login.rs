//! Logging in and registering with an invitation: the password never leaves the device.

use leptos::prelude::*;
use secondok_talk::Secret;

use crate::{Doing, Page, Strength, TextField, digits, removal, title, trouble_line};

/// What differs from app to app where somebody logs in.
#[derive(Debug, Clone)]
pub struct LogIn {
    /// Whether somebody was logged in here, and the service has ended the session.
    pub has_ended: bool,
    /// The name that is known.
    pub name: String,
    /// Whether a second factor is asked for.
    pub has_code: Signal<bool>,
    /// Why it takes a moment.
    pub waits: String,
    /// Where one registers: a fragment.
    pub register: String,
}

/// What somebody has typed to log in.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Their name.
    pub name: String,
    /// Their password.
    pub password: Secret,
    /// The second factor; empty where none is asked for.
    pub code: String,
}

/// The screen on which one logs in; `forget` stands below it where a session has ended.
pub fn login(
    page: Page,
    doing: Doing,
    about: LogIn,
    forget: impl IntoView + 'static,
    submit: impl Fn(Typed) + 'static,
) -> AnyView {
    let LogIn { has_ended, name, has_code, waits, register } = about;
    let name = RwSignal::new(name);
    let [password, code] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, code) = (name.get_untracked(), code.get_untracked());
        submit(Typed { name, password: Secret(password.get_untracked()), code });
    };
    let waits = move || doing.busy.get().then(|| waits.clone());
    let second = move || has_code.get().then(|| digits(page, "code", page.text("login-code"), code));
    view! {
        {title(page, page.text("login-title"))}
        {has_ended.then(|| view! {
            <div class="banner note" role="status">
                <h2>{page.text("session-ended")}</h2>
                <p>{page.text("session-ended-text")}</p>
            </div>
        })}
        <p class="lede">{page.text("login-lede")}</p>
        <form on:submit=submit>
            <TextField id="name".to_owned() label=page.text("login-name") text=name fill="username" />
            <TextField
                id="password".to_owned()
                label=page.text("password")
                text=password
                kind="password"
                fill="current-password"
            />
            {second}
            {trouble_line(page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{page.text("login")}</button>
                <a class="button quiet" href=register>{page.text("have-invitation")}</a>
            </p>
            <p role="status">{waits}</p>
        </form>
        {has_ended.then_some(forget)}
    }
    .into_any()
}

/// For a device that is not theirs, where they do not want to log in again; and for one that cannot be read.
pub fn forget(page: Page, doing: Doing, remove: impl Fn() + 'static) -> AnyView {
    view! {
        <details class="more">
            <summary>{page.text("forget-title")}</summary>
            {removal(page, doing, remove)}
        </details>
    }
    .into_any()
}

/// The screen on which one registers: the invitation's code and a new password, typed twice. `lede` says what becomes of it,
/// `waits` why it takes a moment.
pub fn invited(
    page: Page,
    doing: Doing,
    lede: String,
    waits: String,
    submit: impl Fn(String, Secret) + 'static,
) -> AnyView {
    invited_by(page, doing, lede, waits, RwSignal::new(String::new()), submit)
}

/// The same where the code may be there already, because a link brought it.
pub fn invited_by(
    page: Page,
    doing: Doing,
    lede: String,
    waits: String,
    invitation: RwSignal<String>,
    submit: impl Fn(String, Secret) + 'static,
) -> AnyView {
    doing.trouble.set(None);
    let [password, again] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let differs = RwSignal::new(false);
    Effect::new(move |_| {
        again.track();
        password.track();
        differs.set(false);
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if password.get_untracked() != again.get_untracked() {
            differs.set(true);
            return;
        }
        submit(invitation.get_untracked(), Secret(password.get_untracked()));
    };
    let strength = move || {
        let strength = Strength::of(&password.read());
        let args = match strength {
            Strength::Short(missing) => [("count", missing.into())],
            _ => [("count", 0.into())],
        };
        page.text_with(&format!("password-is-{}", strength.name()), &args)
    };
    let error =
        Signal::derive(move || if differs.get() { page.text("password-differs") } else { String::new() });
    let waits = move || doing.busy.get().then(|| waits.clone());
    view! {
        {title(page, page.text("register-title"))}
        <p class="lede">{lede}</p>
        <form autocomplete="off" on:submit=submit>
            <TextField
                id="invitation".to_owned()
                label=page.text("invitation")
                hint=page.text("invitation-hint")
                text=invitation
            />
            <TextField
                id="password".to_owned()
                label=page.text("password-new")
                hint=page.text("password-hint")
                text=password
                kind="password"
                fill="new-password"
            />
            <p class="hint" role="status">{strength}</p>
            <TextField
                id="again".to_owned()
                label=page.text("password-again")
                text=again
                kind="password"
                fill="new-password"
                error
            />
            {trouble_line(page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{page.text("register")}</button>
            </p>
            <p role="status">{waits}</p>
        </form>
    }
    .into_any()
}
