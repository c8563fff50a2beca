//! Something that was chosen, on the list: a small picture, what it is called from now on, where it stands, what can be done.

use leptos::{html, prelude::*};
use secondok_ui::{Sure, dialog, open};

use super::{
    app::App,
    list::together,
    names,
    picture::{SMALL, put},
    receipt::removed,
    set::{Item, Key, Standing},
    sheet::Sheet,
};
use crate::talk::imaging::Face;

/// What a row shows of it.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    name: String,
    standing: Standing,
    /// Files or pages.
    many: usize,
    is_series: bool,
    /// CT, MR, US, …
    modality: String,
    /// Whether something of it would have to be done again if it were chosen again.
    is_decided: bool,
    face: Face,
    removed: (u32, Vec<(String, u32)>),
    /// By which imaging knows its first file.
    first: Option<u32>,
}

/// The row.
pub(super) fn view(app: App, id: u32) -> impl IntoView {
    let row = Memo::new(move |_| {
        let list = app.list.read();
        list.set(id).map(|set| Row {
            name: names::of(app.page, &list, set),
            standing: set.standing(),
            many: if set.key.is_series() { set.goes().count() } else { set.pictures() as usize },
            is_series: set.key.is_series(),
            modality: set.modality().to_owned(),
            is_decided: set.is_decided(),
            face: set.face(),
            removed: together(set.receipts()),
            first: set.goes().next().and_then(|piece| piece.number),
        })
    });
    let of = move |part: fn(&Row) -> String| row.read().as_ref().map(part).unwrap_or_default();
    // What it is called on the device is shown here alone, so that it is known again.
    let on_device = app.list.with_untracked(|list| {
        let origin = list.set(id).and_then(|set| set.pieces.first()).map(|piece| piece.origin.0);
        let source = list.sources.iter().find(|source| Some(source.origin) == origin);
        source.map(|source| source.name.clone()).unwrap_or_default()
    });
    let first = Memo::new(move |_| row.read().as_ref().and_then(|row| row.first));
    let standing = Memo::new(move |_| row.read().as_ref().map(|row| row.standing));
    let face = Memo::new(move |_| row.read().as_ref().is_some_and(|row| row.face == Face::Possible));
    let what = move || {
        let row = row.read();
        let many = row.as_ref().filter(|row| row.many > 1).map(|row| {
            let text = if row.is_series { "files-images" } else { "files-pages" };
            app.text_with(text, &[("count", row.many.into())])
        });
        names::what(row.as_ref().map_or("", |row| &row.modality), many)
    };
    let labelled = move |text: &str| format!("{}: {}", app.text(text), of(|row| row.name.clone()));
    let must = Memo::new(move |_| standing.get() == Some(Standing::Look));
    let is_ready = Memo::new(move |_| standing.get() == Some(Standing::Ready));
    let look = move || if must.get() { "files-look" } else { "files-look-again" };
    let asks = NodeRef::<html::Dialog>::new();
    let remove = move || {
        if row.read_untracked().as_ref().is_some_and(|row| row.is_decided) {
            open(asks);
        } else {
            app.remove(id);
        }
    };
    let sure = Sure {
        title: app.text("files-remove-title"),
        text: app.text("files-remove-text"),
        yes: app.text("files-remove-yes"),
        no: app.text("files-remove-no"),
    };
    let buttons = view! {
        // The focus comes back to it when what was looked at is closed.
        <button
            class="button"
            class:quiet=move || !must.get()
            type="button"
            aria-label=move || labelled(look())
            on:click=move |_| app.sheet.set(Some(Sheet::Look(id)))
        >
            {move || app.text(look())}
        </button>
        {move || is_ready.get().then(|| view! {
            <button
                class="button quiet"
                type="button"
                aria-label=move || labelled("files-receipt")
                on:click=move |_| app.sheet.set(Some(Sheet::Receipt(id)))
            >
                {app.text("files-receipt")}
            </button>
        })}
        <button
            class="button plain urgent"
            type="button"
            aria-label=move || labelled("files-remove")
            on:click=move |_| remove()
        >
            {app.text("files-remove")}
        </button>
    };
    view! {
        <li class="card chosen-file">
            {small(app, id, first)}
            <div>
                <p class="split">
                    <strong>{move || of(|row| row.name.clone())}</strong>
                    {move || standing.get().map(|standing| badge(app, standing))}
                </p>
                <p class="soft small"><bdi>{on_device}</bdi> " " <bdi>{what}</bdi></p>
                {move || face.get().then(|| view! { <p class="small">{app.text("files-face")}</p> })}
                {move || {
                    is_ready.get().then(|| removed(app, row.read().as_ref().map(|row| row.removed.clone()).unwrap_or_default(), false))
                }}
                <p class="cluster">{buttons}</p>
                {dialog(asks, sure, (), move || app.remove(id))}
            </div>
        </li>
    }
}

/// Where it stands, in a word or two.
fn badge(app: App, standing: Standing) -> impl IntoView {
    let (class, text) = match standing {
        Standing::Reading => ("badge", app.text("files-is-read")),
        Standing::Look => ("badge wait", app.text("files-must-look")),
        Standing::Cleaning(done, of) => {
            ("badge", app.text_with("files-is-cleaned", &[("done", done.into()), ("of", of.into())]))
        }
        Standing::Ready => ("badge good", app.text("files-ready")),
    };
    view! { <span class=class>{text}</span> }
}

/// Its first picture, small. It says nothing that does not stand beside it.
fn small(app: App, id: u32, first: Memo<Option<u32>>) -> impl IntoView {
    let node = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        let (Some(_), Some(canvas)) = (first.get(), node.get()) else { return };
        let picture = app.list.with_untracked(|list| list.set(id).map(first_that_goes)).flatten();
        let Some(wanted) = picture.and_then(|picture| app.listed(id, picture, false)) else { return };
        app.spawn(async move {
            if let Ok(pictured) = app.draw(wanted, SMALL).await {
                put(&canvas, &pictured.bitmap);
            }
        });
    });
    view! { <canvas class="small-picture" width="1" height="1" node_ref=node aria-hidden="true"></canvas> }
}

/// The number of its first picture that goes out: of a series the middle one says most.
fn first_that_goes(set: &Item) -> Option<u32> {
    let pictures = set.pictures();
    let at = if matches!(set.key, Key::Series { .. }) { pictures / 2 } else { 0 };
    (pictures > 0).then_some(at)
}
