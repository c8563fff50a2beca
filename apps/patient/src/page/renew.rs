//! Going over to new words, when another device with them is lost: what can be done about what the ones before open, and what
//! cannot.

use leptos::{html, prelude::*};
use secondok_talk::Done;
use secondok_ui::{Doing, Fresh, Sure, back, dialog, loading, open, title, trouble, trouble_line};

use super::{app::App, device, names, route::Route};
use crate::{
    talk::Command,
    view::{Consultations, Here, Summary},
};

pub(super) fn screen(app: App) -> impl IntoView {
    let has_words = Memo::new(move |_| app.here.read().as_ref().map(|here| here.words));
    view! {
        {back(app.page, Route::Words.link())}
        {title(app.page, app.text("renew-title"))}
        {move || match has_words.get() {
            None => device::unknown(app),
            Some(false) => {
                view! { <p class="actions"><a class="button" href=Route::Words.link()>{app.text("my-words")}</a></p> }.into_any()
            }
            Some(true) => steps(app).into_any(),
        }}
    }
}

fn steps(app: App) -> impl IntoView {
    let there: Fresh<Consultations> = Fresh::new();
    let fetch = move || there.fetch(move || app.ask(Command::Consultations), |shown, new| *shown = Some(new));
    Effect::new(move |_| {
        app.changed.track();
        fetch();
    });
    let again = Callback::new(move |()| fetch());
    let inside = move || match (there.shown.get(), there.failed.get()) {
        (Some(Consultations { trouble: Some(what), .. }), _) | (None, Some(what)) => {
            trouble(app.page, &what, Some(again))
        }
        (Some(there), _) => choices(app, &there.list),
        (None, None) => loading(app.page).into_any(),
    };
    view! {
        <p class="lede">{app.text("renew-lede")}</p>
        <p>{app.text("renew-lock")}</p>
        <section aria-labelledby="save">
            <h2 id="save">{app.text("renew-save")}</h2>
            <p>{app.text("renew-save-text")}</p>
            <p class="actions"><a class="button quiet" href=Route::Copy.link()>{app.text("copy-title")}</a></p>
        </section>
        {inside}
    }
}

fn choices(app: App, list: &[Summary]) -> AnyView {
    let (doing, making) = (Doing::new(), Doing::new());
    let is_any = !list.is_empty();
    let rows = list.iter().map(|summary| {
        view! {
            <li>
                <a href=Route::Consultation(summary.index).link()>
                    <span class="name" dir="auto">{names::doctor(app, &summary.doctor)}</span>
                    <span class="about">{names::state(app, summary)}</span>
                </a>
            </li>
        }
    });
    let rows = rows.collect_view();
    let destroys = move || {
        app.perform(Command::DestroyAll, doing, move |_: Done| {
            app.look_again();
            app.say(app.text("renew-destroyed"));
        });
    };
    let makes = move || {
        app.perform(Command::Renew(is_any), making, move |here: Here| {
            app.list.set(None);
            app.composing.update(|composing| composing.clear());
            app.learn(here);
            app.go(Route::Words);
            app.say(app.text("renew-done"));
        });
    };
    let there = if is_any {
        view! {
            <p>{app.text("renew-there-text")}</p>
            <ul class="rows tall">{rows}</ul>
            {trouble_line(app.page, doing)}
            {asked(app, "renew-destroy", "button urgent quiet", doing, destroys)}
        }
        .into_any()
    } else {
        view! { <p>{app.text("renew-none")}</p> }.into_any()
    };
    let (name, class) = if is_any { ("renew-leave", "button quiet") } else { ("renew-make", "button") };
    let about = if is_any { "renew-leave-text" } else { "renew-make-text" };
    view! {
        <section aria-labelledby="there">
            <h2 id="there">{app.text("renew-there")}</h2>
            {there}
        </section>
        <section aria-labelledby="new">
            <h2 id="new">{app.text("renew-new")}</h2>
            <p>{app.text(about)}</p>
            {trouble_line(app.page, making)}
            {asked(app, name, class, making, makes)}
        </section>
    }
    .into_any()
}

/// A button that asks once before it does it: `NAME`, `NAME-sure`, `NAME-what`.
fn asked(app: App, name: &str, class: &'static str, doing: Doing, does: impl Fn() + 'static) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let sure = Sure {
        title: app.text(&format!("{name}-sure")),
        text: app.text(&format!("{name}-what")),
        yes: app.text(name),
        no: app.text("renew-not"),
    };
    view! {
        <p class="actions">
            <button class=class type="button" aria-busy=move || doing.is_busy() on:click=move |_| open(node)>{app.text(name)}</button>
        </p>
        {dialog(node, sure, (), does)}
    }
    .into_any()
}
