//! What is on its way: how much the service has, how long the rest takes, and what can be done about it.

use leptos::{html, prelude::*};
use secondok_talk::{Done, Trouble};
use secondok_ui::{Doing, Sure, dialog, open, trouble_line, way_on};

use super::{
    amount::{self, Pace},
    app::App,
};
use crate::talk::carrier::{Command, Progress, Standing};

/// What is said of files that were on their way when the opinion came.
const OPINION_CAME: &str = "failure-attach-opinion-came";

impl App {
    /// Asks where sending stands.
    pub(super) fn look_where_it_stands(self) {
        self.spawn(async move {
            if let Ok(standing) = self.ask::<Standing>(Command::Standing).await {
                self.standing.set(Some(standing));
            }
        });
    }

    /// Whether something is on its way.
    pub(super) fn is_sending(self) -> bool {
        self.standing.with(|standing| standing.as_ref().and_then(progress).is_some())
    }
}

/// How much of it the service has, where something is on its way.
fn progress(standing: &Standing) -> Option<Progress> {
    match standing {
        Standing::Nothing | Standing::Sent(_) => None,
        Standing::Moving(progress)
        | Standing::Paused(progress)
        | Standing::Waiting(progress, _)
        | Standing::Stuck(progress, _) => Some(*progress),
    }
}

/// What is on its way.
pub(super) fn view(app: App) -> impl IntoView {
    let doing = Doing::new();
    let node = NodeRef::<html::Dialog>::new();
    let pace = StoredValue::new(Pace::default());
    let sure = Sure {
        title: app.text("files-give-up-title"),
        text: app.to("files-give-up-text"),
        yes: app.text("files-give-up-yes"),
        no: app.text("files-give-up-no"),
    };
    let give_up = move || {
        doing.perform(app.page, app.ask(Command::GiveUp), move |Done| {
            app.standing.set(Some(Standing::Nothing));
        });
    };
    let turn = move |command: fn() -> Command| {
        doing.perform(app.page, app.ask(command()), move |now: Standing| app.standing.set(Some(now)));
    };
    // Only what the buttons depend on: they stay, with the focus, while bytes move.
    let does = Memo::new(move |_| {
        app.standing.with(|now| match now {
            Some(Standing::Moving(_) | Standing::Waiting(..)) => Some("files-pause"),
            Some(Standing::Paused(_)) => Some("files-go-on"),
            Some(Standing::Stuck(_, why)) if why.message == OPINION_CAME => Some("files-as-question"),
            Some(Standing::Stuck(..)) => Some("files-try-again"),
            _ => None,
        })
    });
    view! {
        <section aria-labelledby="files-on-way">
            <h3 id="files-on-way">{app.to("files-on-way-title")}</h3>
            {move || app.standing.with(|now| now.as_ref().and_then(|now| bar(app, now, pace)))}
            <p role="status">{move || app.standing.with(|now| now.as_ref().and_then(|now| said(app, now)))}</p>
            {move || app.standing.with(|now| match now {
                Some(Standing::Waiting(_, why) | Standing::Stuck(_, why)) => Some(why_not(app, why)),
                _ => None,
            })}
            {trouble_line(app.page, doing)}
            <p class="actions">
                {move || does.get().map(|id| {
                    let command: fn() -> Command = match id {
                        "files-pause" => || Command::Pause,
                        "files-as-question" => || Command::GoOnAsQuestion,
                        _ => || Command::GoOn,
                    };
                    view! {
                        <button
                            class="button quiet"
                            type="button"
                            aria-busy=move || doing.is_busy()
                            on:click=move |_| turn(command)
                        >
                            {app.text(id)}
                        </button>
                    }
                })}
                <button class="button urgent plain" type="button" on:click=move |_| open(node)>{app.text("files-give-up")}</button>
            </p>
            {dialog(node, sure, (), give_up)}
        </section>
    }
}

fn bar(app: App, standing: &Standing, pace: StoredValue<Pace>) -> Option<impl IntoView + use<>> {
    let Progress { attachments, done, total } = progress(standing)?;
    let is_moving = matches!(standing, Standing::Moving(_));
    let left = pace.try_update_value(|pace| {
        if !is_moving {
            *pace = Pace::default();
            return None;
        }
        pace.see(js_sys::Date::now() / 1000.0, done);
        pace.left(total)
    });
    let left = left.flatten().map(|seconds| amount::left(app.page, seconds));
    Some(view! {
        <div class="progress">
            <label for="files-sending">{app.text_with("files-on-way", &[("count", attachments.into())])}</label>
            <span class="amount">{amount::of(app.page, done, total)}</span>
            <progress id="files-sending" max=total.to_string() value=done.to_string()></progress>
            {left.map(|left| view! { <span class="soft">{left}</span> })}
        </div>
    })
}

fn said(app: App, standing: &Standing) -> Option<String> {
    let id = match standing {
        Standing::Moving(_) => "files-on-way-by-itself",
        Standing::Paused(_) => "files-on-way-paused",
        Standing::Waiting(..) => "files-on-way-waits",
        Standing::Stuck(..) => "files-on-way-stuck",
        Standing::Nothing | Standing::Sent(_) => return None,
    };
    Some(app.text(id))
}

fn why_not(app: App, why: &Trouble) -> impl IntoView + use<> {
    let (what, next) = app.sentences(why);
    view! {
        <div class="banner note" role="alert">
            <p><strong>{what}</strong></p>
            <p>{next}</p>
            {way_on(app.page, why.way_on, None)}
        </div>
    }
}
