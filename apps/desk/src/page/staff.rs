//! Who acts for an account of the desk: setting it up, letting colleagues in, and the printed code.

use leptos::{html, prelude::*};
use secondok_client::api::desk::account::Account;
use secondok_talk::{Done, Secret, Trouble};
use secondok_ui::{Doing, Fresh, Sure, TextField, back, dialog, loading, open, title, trouble, trouble_line};

use super::{app::App, route::Route};
use crate::{
    talk::Command,
    view::{AccountStaff, Colleague, Printed},
};

/// What is said of this account alone.
fn id(account: Account, what: &str) -> String {
    format!("{}-{what}", account.specialty())
}

/// The screen of what comes to it.
const fn home(account: Account) -> Route {
    match account {
        Account::Support => Route::Questions,
        Account::Verification => Route::DOCTORS,
    }
}

pub(super) fn screen(app: App, account: Account) -> impl IntoView {
    let there = Fresh::new();
    let fetch = move || {
        there.fetch(move || app.ask(Command::AccountStaff(account)), |shown, staff| *shown = Some(staff));
    };
    Effect::new(move |_| {
        app.again.track();
        fetch();
    });
    let again = Callback::new(move |()| fetch());
    move || match app.printed.get().filter(|printed| printed.account == account) {
        Some(code) => printed(app, code, again).into_any(),
        None => view! {
            {back(app.page, home(account).link())}
            {title(app.page, app.text(&id(account, "staff-title")))}
            <p class="lede">{app.text(&id(account, "staff-lede"))}</p>
            {move || there.failed.get().map(|what| trouble(app.page, &what, Some(again)))}
            {move || match &*there.shown.read() {
                Some(staff) => whole(app, account, staff, again).into_any(),
                None => there.failed.read().is_none().then(|| loading(app.page)).into_any(),
            }}
        }
        .into_any(),
    }
}

/// The way there.
pub(super) fn way(app: App, account: Account) -> impl IntoView {
    view! {
        <a class="button quiet" href=Route::Staff(account).link()>{app.text(&id(account, "staff-title"))}</a>
    }
}

/// What hinders somebody from reading is no fault, and goes on where people are let in.
pub(super) fn refused(app: App, what: &Trouble, again: Callback<()>) -> AnyView {
    if matches!(what.message.as_str(), "failure-shared-not-set-up" | "failure-shared-not-let-in") {
        let (what, next) = app.sentences(what);
        return view! {
            <div class="empty">
                <h2>{what}</h2>
                <p>{next}</p>
            </div>
        }
        .into_any();
    }
    trouble(app.page, what, Some(again))
}

fn whole(app: App, account: Account, staff: &AccountStaff, again: Callback<()>) -> AnyView {
    if !staff.is_set_up {
        return set_up(app, account).into_any();
    }
    let me = untrack(move || app.entrance.session()).map(|session| session.staff);
    let is_in = me.is_some_and(|me| staff.lets_in(me));
    let rows =
        staff.colleagues.iter().map(|one| colleague(app, account, one, Some(one.staff) == me, is_in, again));
    view! {
        <ul class="cards">{rows.collect_view()}</ul>
        {(!is_in).then(|| recover(app, account, again))}
    }
    .into_any()
}

fn colleague(
    app: App,
    account: Account,
    one: &Colleague,
    is_me: bool,
    is_in: bool,
    again: Callback<()>,
) -> impl IntoView + use<> {
    let (doing, node) = (Doing::new(), NodeRef::<html::Dialog>::new());
    let (staff, login) = (one.staff, [("login", one.login.as_str().into())]);
    let sure = Sure {
        title: app.text_with("let-in-title", &login),
        text: app.text_with(&id(account, "let-in-text"), &login),
        yes: app.text("let-in"),
        no: app.text("let-in-no"),
    };
    let done = app.text_with(&id(account, "let-in-done"), &login);
    let yes = move || {
        let done = done.clone();
        app.perform(Command::LetIn(account, staff), doing, move |_: Done| {
            app.say(done);
            again.run(());
        });
    };
    let standing =
        if one.is_let_in { app.text(&id(account, "let-in")) } else { app.text("staff-not-let-in") };
    let lets = (is_in && !one.is_let_in).then(|| {
        view! {
            <p class="actions">
                <button
                    class="button quiet"
                    type="button"
                    aria-busy=move || doing.is_busy()
                    aria-label=app.text_with("let-in-whom", &login)
                    on:click=move |_| open(node)
                >
                    {app.text("let-in")}
                </button>
            </p>
            {dialog(node, sure, (), yes)}
        }
    });
    view! {
        <li class="card">
            <h2>{one.login.clone()} {is_me.then(|| format!(" ({})", app.text("staff-you")))}</h2>
            <p>{standing}</p>
            {trouble_line(app.page, doing)}
            {lets}
        </li>
    }
}

fn set_up(app: App, account: Account) -> impl IntoView {
    let doing = Doing::new();
    let press = move |_| {
        let command = Command::SetUp(account);
        app.perform(command, doing, move |printed: Printed| app.printed.set(Some(printed)));
    };
    view! {
        <div class="empty">
            <h2>{app.text("failure-shared-not-set-up")}</h2>
            <p>{app.text(&id(account, "set-up-text"))}</p>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=press>
                    {app.text(&id(account, "set-up"))}
                </button>
            </p>
        </div>
    }
}

/// The code of an account: here until somebody says that it is on paper, whatever way they take meanwhile.
fn printed(app: App, Printed { account, code }: Printed, again: Callback<()>) -> impl IntoView {
    let on_paper = move |_| {
        app.printed.set(None);
        again.run(());
    };
    view! {
        {title(app.page, app.text(&id(account, "printed-title")))}
        <p class="lede">{app.text(&id(account, "printed-lede"))}</p>
        <p class="code" translate="no"><code dir="ltr">{code}</code></p>
        <p class="paper-only">{app.text(&id(account, "printed-on-paper"))}</p>
        <p class="actions">
            <button class="button quiet" type="button" on:click=|_| drop(window().print())>{app.text("print")}</button>
        </p>
        <p class="actions screen-only">
            <button class="button" type="button" on:click=on_paper>{app.text("printed-kept")}</button>
        </p>
    }
}

/// Whoever cannot be let in by anybody lets themselves in.
fn recover(app: App, account: Account, again: Callback<()>) -> impl IntoView {
    let (doing, code) = (Doing::new(), RwSignal::new(String::new()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let command = Command::Recover(account, Secret(code.get_untracked()));
        app.perform(command, doing, move |_: Done| {
            let _ = code.try_set(String::new());
            app.say(app.text(&id(account, "recovered")));
            again.run(());
        });
    };
    view! {
        <p>{app.text("staff-wait")}</p>
        <details class="more">
            <summary>{app.text("recover-title")}</summary>
            <form autocomplete="off" on:submit=submit>
                <TextField id="printed".to_owned() label=app.text("recover-code") hint=app.text("recover-hint") text=code />
                {trouble_line(app.page, doing)}
                <p class="actions">
                    <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("recover")}</button>
                </p>
            </form>
        </details>
    }
}
