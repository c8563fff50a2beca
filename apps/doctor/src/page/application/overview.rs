//! The application as a whole: where it stands, what comes next, its steps, handing it in.

use leptos::{html, prelude::*};
use secondok_client::api::verification::Standing;
use secondok_ui::{Doing, Sure, dialog, loading, open, title, trouble, trouble_line};

use super::{
    step, talk,
    whole::{self, Lack},
};
use crate::{
    page::{
        app::App,
        route::{Route, Step},
    },
    talk::Command,
    view::Applying,
};

pub(in crate::page) fn screen(app: App) -> impl IntoView {
    app.fetch_application();
    app.fetch_papers();
    let (shown, failed) = (app.applying.shown, app.applying.failed);
    let again = Callback::new(move |()| app.fetch_application());
    let is_there = Memo::new(move |_| shown.read().is_some());
    let standing = Memo::new(move |_| shown.read().as_ref().map(|shown| shown.application.standing));
    view! {
        {title(app.page, app.text("application-title"))}
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || match standing.get() {
            Some(standing) => view! {
                {banner(app, standing)}
                {inside(app, standing)}
            }
            .into_any(),
            None => ().into_any(),
        }}
        {move || (!is_there.get() && failed.read().is_none()).then(|| loading(app.page))}
    }
}

/// Where it stands, and what comes next.
fn banner(app: App, standing: Standing) -> impl IntoView {
    let name = standing.name();
    view! {
        <div class="banner standing" role="status">
            <h2>{app.text(&format!("standing-{name}"))}</h2>
            <p>{app.text(&format!("standing-{name}-next"))}</p>
            {(standing == Standing::Submitted).then(|| recall(app))}
        </div>
    }
}

fn inside(app: App, standing: Standing) -> AnyView {
    let body = if standing.is_with_the_doctor() {
        view! { {unsaved(app)} {steps(app)} {hand_in(app)} }.into_any()
    } else {
        (move || {
            let shown = app.applying.shown.get();
            shown.map(|shown| whole::facts(app, &shown))
        })
        .into_any()
    };
    if standing == Standing::Vouched {
        return ().into_any();
    }
    view! { {body} {talk::section(app)} }.into_any()
}

/// What was typed in a step and could not be saved when it was left.
fn unsaved(app: App) -> impl IntoView {
    let doing = app.saving;
    let is_unsaved = Memo::new(move |_| app.fields.unsaved().is_some());
    move || {
        is_unsaved.get().then(|| {
            view! {
                <div class="banner note">
                    <p>{app.text("application-unsaved")}</p>
                    {step::saved_or_not(app, doing)}
                    <p class="actions">
                        <button
                            class="button"
                            type="button"
                            aria-busy=move || doing.is_busy()
                            on:click=move |_| step::save(app, doing, || ())
                        >
                            {app.text("step-save")}
                        </button>
                    </p>
                </div>
            }
        })
    }
}

fn steps(app: App) -> impl IntoView {
    let row = move |(number, step): (usize, Step)| {
        let is_whole = Memo::new(move |_| whole::lacks(app).iter().all(|lack| lack.step != step));
        view! {
            <li>
                <a href=Route::Applying(step).link()>
                    <span class="name">{number + 1} ". " {app.text(&format!("step-{}", step.name()))}</span>
                    <span class="about">{app.text(&format!("step-{}-about", step.name()))}</span>
                    <span class="end">
                        {move || match is_whole.get() {
                            true => view! { <span class="badge good">{app.text("step-whole")}</span> },
                            false => view! { <span class="badge wait">{app.text("step-lacks")}</span> },
                        }}
                    </span>
                </a>
            </li>
        }
    };
    view! {
        <section aria-labelledby="steps">
            <h2 id="steps">{app.text("application-steps")}</h2>
            <ul class="rows">{Step::ALL.into_iter().enumerate().map(row).collect_view()}</ul>
        </section>
    }
}

/// What is still missing, each leading to its field; or handing it in.
fn hand_in(app: App) -> impl IntoView {
    let lacks = Memo::new(move |_| whole::lacks(app));
    let doing = Doing::new();
    let node = NodeRef::<html::Dialog>::new();
    let sure = Sure {
        title: app.text("submit-title"),
        text: app.text("submit-what"),
        yes: app.text("submit"),
        no: app.text("decline-no"),
    };
    let yes = move || {
        let Some(revision) = app.fields.revision() else { return };
        app.perform(Command::Submit(revision), doing, move |new: Applying| {
            app.learn(new);
            app.say(app.text("submit-done"));
            window().scroll_to_with_x_and_y(0.0, 0.0);
        });
    };
    elsewhere(app, doing);
    let missing = move |lack: Lack| {
        let press = move |_| app.pointed.set_value(Some(lack.field));
        view! {
            <li><a href=Route::Applying(lack.step).link() on:click=press>{app.text(&format!("lacks-{}", lack.name))}</a></li>
        }
    };
    view! {
        <section aria-labelledby="hand-in">
            <h2 id="hand-in">{app.text("submit-title")}</h2>
            {trouble_line(app.page, doing)}
            {move || {
                let lacks = lacks.get();
                if lacks.is_empty() {
                    view! {
                        <p>{app.text("submit-ready")}</p>
                        <p class="actions">
                            <button
                                class="button"
                                type="button"
                                aria-busy=move || doing.is_busy()
                                on:click=move |_| open(node)
                            >
                                {app.text("submit")}
                            </button>
                        </p>
                    }
                    .into_any()
                } else {
                    view! {
                        <p>{app.text("submit-lacks")}</p>
                        <ul class="links">{lacks.into_iter().map(missing).collect_view()}</ul>
                    }
                    .into_any()
                }
            }}
            {dialog(node, sure, (), yes)}
        </section>
    }
}

fn recall(app: App) -> impl IntoView {
    let doing = Doing::new();
    elsewhere(app, doing);
    let press = move |_| {
        let Some(revision) = app.fields.revision() else { return };
        app.perform(Command::Recall(revision), doing, move |new: Applying| {
            app.learn(new);
            app.say(app.text("recall-done"));
        });
    };
    view! {
        {trouble_line(app.page, doing)}
        <p class="actions">
            <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=press>
                {app.text("recall")}
            </button>
        </p>
    }
}

/// Where it was changed meanwhile, it is read anew.
fn elsewhere(app: App, doing: Doing) {
    Effect::new(move |_| {
        let trouble = doing.trouble.read();
        let moved = ["problem-application-changed", "problem-application-standing"];
        if trouble.as_ref().is_some_and(|trouble| moved.contains(&trouble.message.as_str())) {
            app.fetch_application();
        }
    });
}
