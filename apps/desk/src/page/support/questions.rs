//! Every question, those due first.

use std::collections::BTreeSet;

use leptos::{html, prelude::*};
use secondok_client::{
    api::{consultation::State, desk::account::Account},
    doctor::Standing,
};
use secondok_ui::{Among, Choice, Doing, Sure, choice, dialog, loading, open, title, trouble_line};

use super::{App, Route, names, staff};
use crate::{
    talk::Command,
    view::{Aside, Asked, Questions},
};

/// From this hundredth on, those who answer are told how full the vault is.
const FULLISH: usize = 80;

/// Setting several aside at once.
#[derive(Clone, Copy)]
struct Ticking {
    is_on: RwSignal<bool>,
    ticked: RwSignal<BTreeSet<u32>>,
}

impl Ticking {
    fn begin(self) {
        self.ticked.set(BTreeSet::new());
        self.is_on.set(true);
    }
}

pub(in crate::page) fn screen(app: App) -> impl IntoView {
    app.fetch_questions();
    let ticking = Ticking { is_on: RwSignal::new(false), ticked: RwSignal::new(BTreeSet::new()) };
    let again = Callback::new(move |()| app.fetch_questions());
    let (shown, failed) = (app.questions.shown, app.questions.failed);
    view! {
        {title(app.page, app.text("questions-title"))}
        <p class="lede">{app.text("questions-lede")}</p>
        {move || failed.get().map(|what| staff::refused(app, &what, again))}
        {move || {
            if ticking.is_on.get() {
                // What comes meanwhile waits: it would take what is ticked from under somebody's finger.
                return shown.read_untracked().as_ref().map(|questions| tick(app, questions, ticking)).into_any();
            }
            match &*shown.read() {
                Some(questions) => list(app, questions, ticking).into_any(),
                None => failed.read().is_none().then(|| loading(app.page)).into_any(),
            }
        }}
        <p class="actions">
            <a class="button quiet" href=Route::Replies.link()>{app.text("replies-title")}</a>
            {staff::way(app, Account::Support)}
        </p>
    }
}

fn list(app: App, questions: &Questions, ticking: Ticking) -> impl IntoView + use<> {
    let of = |standing: Standing| {
        let items = questions.items.iter().filter(move |asked| Standing::of(asked.state) == standing);
        items.cloned().collect::<Vec<_>>()
    };
    let (waiting, answered, over) = (of(Standing::Waits), of(Standing::Answered), of(Standing::Over));
    let is_first = questions.part == 0;
    let none = (questions.waiting == 0 && is_first).then(|| {
        view! {
            <div class="empty">
                <h2>{app.text("questions-none")}</h2>
                <p>{app.text("questions-none-text")}</p>
            </div>
        }
    });
    let next = waiting.first().filter(|_| is_first).and_then(|asked| asked.days_left);
    let standing = (questions.waiting > 0).then(|| {
        let count = app.text_with("questions-waiting", &[("count", questions.waiting.into())]);
        let next = next.map(|days| app.text_with("questions-next", &[("days", days.into())]));
        view! { <p class="banner standing" role="status"><strong>{count}</strong> " " {next}</p> }
    });
    let fullish = (questions.fullness >= FULLISH).then(|| {
        let text = app.text_with("questions-fullish", &[("percent", questions.fullness.into())]);
        view! { <p class="banner note" role="status">{text}</p> }
    });
    view! {
        {questions.clock.map(|(device, service)| app.clock_differs(device, service))}
        {fullish}
        {standing}
        {rows(app, &waiting)}
        {(!waiting.is_empty()).then(|| view! {
            <p class="actions">
                <button class="button quiet" type="button" on:click=move |_| ticking.begin()>
                    {app.text("aside-several")}
                </button>
            </p>
        })}
        {none}
        {more(app, "questions-answered", &answered)}
        {more(app, "questions-over", &over)}
        {parts(app, questions)}
    }
}

fn rows(app: App, items: &[Asked]) -> impl IntoView + use<> {
    let rows = items.iter().map(|asked| row(app, asked)).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| view! { <ul class="rows tall">{rows}</ul> })
}

/// Those that need nobody now.
fn more(app: App, summary: &str, items: &[Asked]) -> impl IntoView + use<> {
    (!items.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{app.text_with(summary, &[("count", items.len().into())])}</summary>
                {rows(app, items)}
            </details>
        }
    })
}

/// Several are set aside at once.
fn tick(app: App, questions: &Questions, ticking: Ticking) -> impl IntoView + use<> {
    let (doing, node) = (Doing::new(), NodeRef::<html::Dialog>::new());
    let Ticking { is_on, ticked } = ticking;
    let of = |asked: &Asked| {
        let number = asked.number;
        let about = holder(app, asked).unwrap_or_else(|| names::due(app, asked));
        let one = Choice { value: number.to_string(), label: names::asker(app, asked), about };
        let is_ticked = Signal::derive(move || ticked.read().contains(&number));
        choice("aside", Among::Any, one, is_ticked, move |is| {
            ticked.update(|numbers| {
                if is {
                    numbers.insert(number)
                } else {
                    numbers.remove(&number)
                };
            });
        })
    };
    let can_be =
        |asked: &&Asked| Standing::of(asked.state) == Standing::Waits && asked.state != State::FollowUp;
    let choices = questions.items.iter().filter(can_be).map(of).collect_view();
    let sure = Sure {
        title: app.text("aside-several-title"),
        text: app.text("aside-text"),
        yes: app.text("aside"),
        no: app.text("aside-no"),
    };
    let yes = move || {
        let numbers = ticked.get_untracked().into_iter().collect();
        app.perform(Command::SetAside(numbers), doing, move |aside: Aside| {
            let _ = is_on.try_set(false);
            app.say(said(app, aside));
            app.fetch_questions();
        });
    };
    let press = move |_| if ticked.read_untracked().is_empty() { is_on.set(false) } else { open(node) };
    view! {
        <fieldset class="choices">
            <legend>{app.text("aside-legend")}</legend>
            {choices}
        </fieldset>
        {trouble_line(app.page, doing)}
        <p class="actions">
            <button class="button quiet" type="button" on:click=move |_| is_on.set(false)>{app.text("aside-no")}</button>
            <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=press>
                {move || app.text_with("aside-ticked", &[("count", ticked.read().len().into())])}
            </button>
        </p>
        {dialog(node, sure, (), yes)}
    }
}

/// What became of questions that were set aside, in a sentence.
pub(super) fn said(app: App, Aside { done, held }: Aside) -> String {
    app.text_with("aside-done", &[("count", done.into()), ("held", held.into())])
}

/// The other parts, where there are several.
fn parts(app: App, questions: &Questions) -> impl IntoView + use<> {
    let (part, parts) = (questions.part, questions.parts);
    let go = move |to: usize| {
        app.part.set_value(to);
        app.moved.set_value(true);
        app.questions.clear();
        app.fetch_questions();
    };
    let button = move |text: &'static str, to: Option<usize>| {
        to.filter(|&to| to < parts).map(|to| {
            view! { <button class="button quiet" type="button" on:click=move |_| go(to)>{app.text(text)}</button> }
        })
    };
    (parts > 1).then(|| {
        let args = [("part", (part + 1).into()), ("parts", parts.into()), ("count", questions.all.into())];
        view! {
            <p class="soft">{app.text_with("questions-part", &args)}</p>
            <p class="actions">
                {button("questions-earlier", part.checked_sub(1))}
                {button("questions-later", Some(part + 1))}
            </p>
        }
    })
}

/// Who has it, in a sentence; none if nobody has.
pub(super) fn holder(app: App, asked: &Asked) -> Option<String> {
    asked.holder.as_ref().map(|holder| match holder.is_me {
        true => app.text("holder-me"),
        false => app.text_with("holder", &[("login", holder.login.as_str().into())]),
    })
}

fn row(app: App, asked: &Asked) -> impl IntoView + use<> {
    let unread = (asked.unread > 0).then(|| app.text_with("list-unread", &[("count", asked.unread.into())]));
    // The days that whoever asks has are not the staff's.
    let days = asked.days_left.filter(|_| Standing::of(asked.state) == Standing::Waits).map(|days| {
        let class = if days <= 1 { "badge wait" } else { "badge" };
        view! { <span class=class>{app.text_with("days-left", &[("days", days.into())])}</span> }
    });
    let holder = holder(app, asked);
    let sending = asked.is_sending.then(|| view! { " " <strong>{app.text("list-sending")}</strong> });
    view! {
        <li>
            <a href=Route::Question(asked.number).link()>
                <span class="name" dir="auto">{names::asker(app, asked)}</span>
                <span class="about">{names::due(app, asked)} {holder.map(|text| format!(" {text}"))} {sending}</span>
                <span class="end cluster">
                    {unread.map(|text| view! { <span class="badge good">{text}</span> })}
                    {days}
                </span>
            </a>
        </li>
    }
}
