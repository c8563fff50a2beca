//! Choosing and sending: what happens here, what was chosen, what became of it, and the way to the doctor.

use leptos::{html, prelude::*};
use secondok_ui::trouble;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    amount, app::App, choose, entry, leaving, list::List, receipt::removed, send, sheet, standing, why, words,
};
use crate::talk::{carrier::Standing, imaging::Refusal};

/// All of it, in the place that the app's page gave.
pub(super) fn view(app: App) -> impl IntoView {
    app.look_where_it_stands();
    let is_sending = Memo::new(move |_| app.is_sending());
    let seals = Memo::new(move |_| app.sealing.read().is_some());
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |before: Option<bool>| {
        let now = seals.get();
        // The button that was pressed is not there any more.
        let was_pressed = before.is_some_and(|before| before != now) && (now || app.is_stopped());
        if let Some(heading) = heading.get_untracked().filter(|_| was_pressed) {
            let _ = heading.unchecked_into::<HtmlElement>().focus();
        }
        now
    });
    let was_sent = Memo::new(move |_| app.standing.with(|now| matches!(now, Some(Standing::Sent(_)))));
    view! {
        {move || {
            app.language.track();
            view! {
                <section class="files" aria-labelledby="files-title">
                    <h2 id="files-title" tabindex="-1" node_ref=heading>{app.to("files-title")}</h2>
                    {move || was_sent.get().then(|| view! {
                        <p class="banner good" role="status">{app.to("files-sent")}</p>
                    })}
                    {move || if is_sending.get() {
                        standing::view(app).into_any()
                    } else if seals.get() {
                        send::seals(app).into_any()
                    } else {
                        chosen(app).into_any()
                    }}
                    {words::asked(app)}
                    {leaving::guard(app)}
                </section>
            }
        }}
        {sheet::view(app)}
    }
}

fn chosen(app: App) -> impl IntoView {
    let is_empty = Memo::new(move |_| {
        let list = app.list.read();
        list.sets.is_empty() && list.reading().is_none()
    });
    let is_all_refused = Memo::new(move |_| is_empty.get() && !app.list.read().refused.is_empty());
    let again = Callback::new(move |()| app.work_again());
    view! {
        <p>{app.to("files-what")}</p>
        {choose::view(app)}
        {move || app.trouble.get().map(|what| trouble(app.page, &what, Some(again)))}
        {reading(app)}
        {refusals(app)}
        {kinds(app)}
        {whole(app)}
        {move || (!is_empty.get()).then(|| send::form(app))}
        {move || is_all_refused.get().then(|| view! { <p>{app.text("files-obstacle-nothing")}</p> })}
    }
}

/// How many files were read, of how many. The button stays in its place while they are.
fn reading(app: App) -> impl IntoView {
    let reading = Memo::new(move |_| app.list.read().reading());
    let reads = Memo::new(move |_| reading.read().is_some());
    let of = move || reading.get().map_or(1, |(_, of)| of).to_string();
    let amount = move || {
        let (done, of) = reading.get()?;
        Some(app.text_with("files-reading-of", &[("number", (done + 1).into()), ("of", of.into())]))
    };
    let value = move || {
        let done = reading.get().map_or(0, |(done, _)| done);
        let (read, all) = app.part.get();
        let part = if all == 0 { 0.0 } else { read as f64 / all as f64 };
        (done as f64 + part.clamp(0.0, 1.0)).to_string()
    };
    // Always there: that something is read is read out, and not each file.
    view! {
        <div role="status">
            {move || reads.get().then(|| view! {
                <div class="progress">
                    <label for="files-reading">{app.text("files-reading")}</label>
                    <span class="amount" aria-live="off">{amount}</span>
                    <progress id="files-reading" max=of value=value></progress>
                </div>
                <p class="actions">
                    <button class="button quiet" type="button" on:click=move |_| app.stop_reading()>
                        {app.text("files-reading-stop")}
                    </button>
                </p>
            })}
        </div>
    }
}

/// What cannot be used: by reason, so that a folder with a hundred other files says it once.
fn refusals(app: App) -> impl IntoView {
    let refusals = Memo::new(move |_| app.list.read().refusals());
    let one = move |(why, names): (Refusal, Vec<String>)| {
        let (what, next) = why::sentences(app.page, &why);
        let first = names.first().cloned().unwrap_or_default();
        let others = names.len().saturating_sub(1);
        let title = if others == 0 {
            app.text_with("files-refused", &[("name", first.into())])
        } else {
            app.text_with("files-refused-many", &[("name", first.into()), ("count", others.into())])
        };
        let dismiss = move |_| app.list.update(|list| list.dismiss(&why));
        view! {
            <div class="banner note" role="alert">
                <h3>{title}</h3>
                <p>{what} " " {next}</p>
                <p class="actions">
                    <button class="button quiet" type="button" on:click=dismiss>{app.text("files-refused-close")}</button>
                </p>
            </div>
        }
    };
    let passed_over = Memo::new(move |_| app.list.read().passed_over());
    let beside = move || {
        (passed_over.get() > 0).then(|| {
            let said = app.text_with("files-passed-over", &[("count", passed_over.get().into())]);
            view! { <p class="soft">{said}</p> }
        })
    };
    (move || refusals.get().into_iter().map(one).collect_view(), beside)
}

/// What was chosen, by what it is.
fn kinds(app: App) -> impl IntoView {
    const TITLES: [&str; 3] = ["files-photos", "files-documents", "files-scans"];
    let of = move |order: u32| {
        Memo::new(move |_| {
            let list = app.list.read();
            list.in_order().filter(|set| set.key.order() == order).map(|set| set.id).collect::<Vec<_>>()
        })
    };
    let kind = move |(order, title): (usize, &'static str)| {
        let ids = of(u32::try_from(order).unwrap_or_default());
        let there = Memo::new(move |_| !ids.read().is_empty());
        move || {
            there.get().then(|| {
                let heading = format!("{title}-heading");
                let labelled = heading.clone();
                view! {
                    <section aria-labelledby=labelled>
                        <h3 id=heading>{app.text(title)}</h3>
                        <ul class="chosen-files">
                            <For each=move || ids.get() key=|id| *id children=move |id| entry::view(app, id) />
                        </ul>
                    </section>
                }
            })
        }
    };
    TITLES.into_iter().enumerate().map(kind).collect_view()
}

/// What was taken out of all of it, and how large it is together.
fn whole(app: App) -> impl IntoView {
    let all = Memo::new(move |_| {
        let list = app.list.read();
        let is_any_clean = list.sets.iter().any(|set| set.receipts().next().is_some());
        is_any_clean.then(|| (List::removed(&list), list.bytes(), list.count()))
    });
    move || {
        all.get().map(|(what, bytes, count)| {
            let size = amount::bytes(app.page, bytes);
            view! {
                {removed(app, what, false)}
                <p class="soft">
                    {app.text_with("files-together", &[("count", count.into()), ("size", size.into())])}
                </p>
            }
        })
    }
}
