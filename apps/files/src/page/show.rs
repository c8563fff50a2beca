//! Looking at an attachment that came, or was sent before, and saving it.

use leptos::{html, prelude::*};
use secondok_browser::bridge::Beside;
use secondok_client::way_on::WayOn;
use secondok_talk::{Done, Shown, Trouble};
use secondok_ui::{Doing, Sure, dialog, file_name, open, trouble, trouble_line};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

use super::{
    amount,
    app::App,
    imaging::Fault,
    picture::Wanted,
    sheet::{self, heading},
    turning,
    viewer::Viewer,
    why,
};
use crate::talk::{
    carrier::{self, Named},
    imaging::{Command, File, Found},
};

/// The sheet alone, which leaves its place when it is closed: the next time it is another one.
pub(super) fn alone(app: App) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |was_open: Option<bool>| {
        let is_open = app.sheet.read().is_some();
        if was_open == Some(true) && !is_open {
            // Once the focus is back where it was; the program takes down what has left the page.
            request_animation_frame(move || {
                let place = node.try_get_untracked().flatten().and_then(|node| node.parent_element());
                if let Some(place) = place {
                    place.remove();
                }
            });
        }
        is_open
    });
    view! {
        <div node_ref=node>
            {move || {
                app.language.track();
                sheet::view(app)
            }}
        </div>
    }
}

/// The attachment.
pub(super) fn view(app: App, shown: Shown) -> impl IntoView {
    let files: RwSignal<Option<Result<Vec<File>, Trouble>>> = RwSignal::new(None);
    let named = Named { sequence: shown.sequence, number: shown.number };
    let begin = move || {
        files.set(None);
        app.fetched.set((0, 0));
        app.spawn(async move {
            let found = fetch(app, named).await;
            let _ = files.try_set(Some(found));
        });
    };
    begin();
    on_cleanup(move || {
        // What is still being fetched is not wanted any more, nor what imaging holds of it.
        app.spawn(async move { drop(app.ask::<Done>(carrier::Command::Stop).await) });
        let numbers: Vec<_> = match files.get_untracked() {
            Some(Ok(files)) => files.iter().map(|file| file.number).collect(),
            _ => Vec::new(),
        };
        app.forget(numbers);
    });
    let name = file_name(app.page, shown.kind.name(), shown.running);
    let title = name.clone();
    let again = Callback::new(move |()| begin());
    view! {
        {heading(app, move || title.clone())}
        <p class="soft">{app.text("files-not-for-diagnosis")}</p>
        {move || match files.get() {
            None => coming(app).into_any(),
            Some(Ok(files)) => pictures(app, files, name.clone()).into_any(),
            Some(Err(what)) => trouble(app.page, &what, Some(again)).into_any(),
        }}
        {saving(app, shown)}
    }
}

/// Has it fetched and read; every file of a study that can be read.
async fn fetch(app: App, named: Named) -> Result<Vec<File>, Trouble> {
    let taking = async {
        let taken = app.imaging::<Found>(Command::Take, 1).await;
        taken.map_err(|fault| match fault {
            Fault::Refused(why) => why::trouble(&why),
            Fault::TooLong => why::trouble(&super::work::too_long()),
            Fault::Forgotten => Trouble::new("failure-files-sealing", WayOn::TryAgain),
        })
    };
    let Done = app.ask(carrier::Command::Show(named)).await?;
    let Found(found) = taking.await?;
    let mut refused = None;
    let mut files = Vec::new();
    for one in found {
        match one {
            Ok(file) => files.push(file),
            Err(why) => refused = Some(why),
        }
    }
    match refused {
        Some(why) if files.is_empty() => Err(why::trouble(&why)),
        _ => Ok(files),
    }
}

/// How much has come.
fn coming(app: App) -> impl IntoView {
    view! {
        <div class="progress">
            <label for="files-coming">{app.text("files-coming")}</label>
            <span class="amount">
                {move || {
                    let (done, of) = app.fetched.get();
                    (of > 0).then(|| amount::of(app.page, done, of))
                }}
            </span>
            <progress
                id="files-coming"
                max=move || app.fetched.get().1.max(1).to_string()
                value=move || {
                    let (done, of) = app.fetched.get();
                    (of > 0).then(|| done.to_string())
                }
            ></progress>
        </div>
    }
}

fn pictures(app: App, files: Vec<File>, name: String) -> impl IntoView {
    let at = RwSignal::new(0_u32);
    let count: u32 = files.iter().map(|file| file.pictures).sum();
    let files = StoredValue::new(files);
    let wanted = move || {
        let mut left = at.get();
        files.with_value(|files| {
            for file in files {
                if left < file.pictures {
                    let (number, of) = (file.number, file.pictures);
                    return Some(Wanted { number, within: left, of, cleaned: false, listed: None });
                }
                left -= file.pictures;
            }
            None
        })
    };
    let viewer = Viewer::new(app, wanted, |_| ());
    let label = move || {
        let args = [("name", name.as_str().into()), ("number", (at.get() + 1).into()), ("of", count.into())];
        app.text_with("files-picture-label", &args)
    };
    view! {
        {viewer.view(label, None, ())}
        {move || viewer.failed.get().then(|| view! { <p class="error" role="alert">{app.text("files-picture-failed")}</p> })}
        {turning::view(app, at, move || count)}
        <div class="tools">{viewer.buttons()}</div>
    }
}

/// Saving it is an act of its own: it says what it means.
fn saving(app: App, shown: Shown) -> impl IntoView {
    let (doing, said) = (Doing::new(), RwSignal::new(String::new()));
    let node = NodeRef::<html::Dialog>::new();
    let sure = Sure {
        title: app.text("files-save-title"),
        text: app.text("files-save-text"),
        yes: app.text("files-save-yes"),
        no: app.text("files-save-no"),
    };
    let name = format!("{}.{}", file_name(app.page, shown.kind.name(), shown.running), shown.kind.ending());
    let named = Named { sequence: shown.sequence, number: shown.number };
    let save = move || {
        let name = name.clone();
        let asked = async move {
            let (Done, blob) = app.ask_with(carrier::Command::Save(named), Beside::none()).await?;
            Ok::<_, Trouble>(blob.unchecked_into::<Blob>())
        };
        doing.perform(app.page, asked, move |blob| {
            let id = if download(&blob, &name) { "files-saved" } else { "files-not-saved" };
            said.set(app.text_with(id, &[("name", name.as_str().into())]));
        });
    };
    view! {
        <footer class="decide">
            {trouble_line(app.page, doing)}
            <p role="status">{said}</p>
            <p class="actions">
                <button
                    class="button quiet"
                    type="button"
                    aria-busy=move || doing.is_busy()
                    on:click=move |_| open(node)
                >
                    {app.text("files-save")}
                </button>
            </p>
            {dialog(node, sure, (), save)}
        </footer>
    }
}

/// Has the browser save it under this name; whether it could be asked to.
fn download(blob: &Blob, name: &str) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return false };
    let Ok(link) = document().create_element("a") else { return false };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken it up by then, or will not.
    set_timeout(move || drop(Url::revoke_object_url(&address)), std::time::Duration::from_secs(60));
    true
}
