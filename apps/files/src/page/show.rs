//! Looking at an attachment that came, or was sent before, and saving it.

use leptos::{html, prelude::*};
use secondok_browser::bridge::Beside;
use secondok_client::way_on::WayOn;
use secondok_talk::{Done, Shown, Trouble, counted};
use secondok_ui::{Doing, Sure, dialog, file_name, open, trouble, trouble_line};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

use super::{
    amount,
    app::App,
    imaging::Fault,
    lighting,
    picture::Wanted,
    series,
    sheet::{self, heading},
    turning::Turning,
    viewer::{Hands, Viewer},
};
use crate::talk::{
    carrier::{self, Named},
    imaging::{Command, File, Found, Kind, Refusal},
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

/// What came of an attachment.
#[derive(Debug, Clone, PartialEq)]
struct Came {
    /// What has pictures.
    files: Vec<File>,
    /// How many files cannot be shown.
    lacks: usize,
}

/// Where showing an attachment stands: it comes, came, or did not.
type Coming = RwSignal<Option<Result<Came, Trouble>>>;

/// The attachment.
pub(super) fn view(app: App, consultation: u32, shown: Shown) -> impl IntoView {
    let coming: Coming = RwSignal::new(None);
    let named = Named { sequence: shown.sequence, number: shown.number };
    let begin = move || {
        coming.set(None);
        app.fetched.set((0, 0));
        app.part.set((0, 0));
        app.spawn(async move {
            let found = fetch(app, named).await;
            let _ = coming.try_set(Some(found));
        });
    };
    begin();
    on_cleanup(move || {
        // What is still being fetched is not wanted any more, nor what imaging holds of it.
        stop_fetching(app);
        if let Some(Ok(came)) = coming.get_untracked() {
            app.forget(came.files.iter().map(|file| file.number).collect());
        }
    });
    let name = file_name(app.page, shown.kind.name(), shown.running);
    let title = format!("{} {name}", counted(shown.sequence, shown.number));
    let again = Callback::new(move |()| begin());
    view! {
        {heading(app, move || title.clone())}
        <p class="soft">{app.text("files-not-for-diagnosis")}</p>
        {move || match coming.get() {
            None => {
                let is_read = move || {
                    let (done, of) = app.fetched.get();
                    of > 0 && done >= of
                };
                let amount = move || if is_read() { app.part.get() } else { app.fetched.get() };
                let stop = move || {
                    stop_fetching(app);
                    app.rest();
                };
                progress(app, "files-coming", amount, stop).into_any()
            }
            Some(Ok(came)) => pictures(app, came, name.clone(), again).into_any(),
            Some(Err(what)) => trouble(app.page, &what, Some(again)).into_any(),
        }}
        {saving(app, consultation, shown, coming)}
    }
}

fn stop_fetching(app: App) {
    app.spawn(async move { drop(app.ask::<Done>(carrier::Command::Stop).await) });
}

/// Has it fetched and read; whatever of a study can be shown.
async fn fetch(app: App, named: Named) -> Result<Came, Trouble> {
    let Done = app.ask(carrier::Command::Show(named)).await?;
    match app.imaging::<Found>(Command::Take, 1).await {
        Ok(Found(found)) => came(found).ok_or_else(not_shown),
        Err(Fault::Refused(_) | Fault::TooLong) => Err(not_shown()),
        Err(Fault::Forgotten) => {
            // Why imaging could not begin, or that it was ended.
            let why = app.trouble.try_get_untracked().flatten();
            Err(why.unwrap_or_else(|| Trouble::new("failure-fetch-stopped", WayOn::TryAgain)))
        }
    }
}

/// What is to be said to whoever chose a file does not help whoever looks at one.
fn not_shown() -> Trouble {
    Trouble::new("failure-show", WayOn::Change)
}

/// What of it can be shown; none where that is nothing.
fn came(found: Vec<Result<File, Refusal>>) -> Option<Came> {
    let all = found.len();
    let files: Vec<File> = found.into_iter().flatten().filter(|file| file.pictures > 0).collect();
    let lacks = all - files.len();
    (!files.is_empty()).then_some(Came { files, lacks })
}

/// How much has come, of how much, with a way to stop it.
fn progress(
    app: App,
    label: &str,
    amount: impl Fn() -> (u64, u64) + Copy + Send + Sync + 'static,
    stop: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div class="progress">
            <label for="files-coming">{app.text(label)}</label>
            <span class="amount">
                {move || {
                    let (done, of) = amount();
                    (of > 0).then(|| amount::of(app.page, done, of))
                }}
            </span>
            <progress
                id="files-coming"
                max=move || amount().1.max(1).to_string()
                value=move || {
                    let (done, of) = amount();
                    (of > 0).then(|| done.to_string())
                }
            ></progress>
        </div>
        <p class="actions">
            <button class="button quiet" type="button" on:click=move |_| stop()>{app.text("files-fetch-stop")}</button>
        </p>
    }
}

fn pictures(app: App, Came { files, lacks }: Came, name: String, again: Callback<()>) -> impl IntoView {
    let at = RwSignal::new(0_u32);
    let count: u32 = files.iter().map(|file| file.pictures).sum();
    let is_image = files.iter().any(|file| matches!(file.kind, Kind::Image { .. }));
    let all_series = series::of(&files);
    let files = StoredValue::new(files);
    let wanted = move || {
        let mut left = at.get();
        files.with_value(|files| {
            for file in files {
                if left < file.pictures {
                    let (number, of) = (file.number, file.pictures);
                    let listed = None;
                    return Some(Wanted { number, within: left, of, cleaned: false, listed, light: None });
                }
                left -= file.pictures;
            }
            None
        })
    };
    let viewer = Viewer::new(app, wanted, |_| ());
    let turning = Turning::new(app, at, Memo::new(move |_| count));
    let hands = Hands { painting: None, turning: Some(turning), does_wheel_turn: true };
    let label = move || {
        let args = [("name", name.as_str().into()), ("number", (at.get() + 1).into()), ("of", count.into())];
        app.text_with("files-picture-label", &args)
    };
    view! {
        {(lacks > 0).then(|| view! {
            <p class="banner note" role="status">{app.text_with("files-show-lacks", &[("count", lacks.into())])}</p>
        })}
        {series::view(app, all_series, at)}
        {viewer.view(label, hands, ())}
        // Where drawing it ended imaging, nothing of what was fetched is there any more.
        {move || viewer.failed.get().then(|| trouble(app.page, &Trouble::new("failure-show", WayOn::TryAgain), Some(again)))}
        {turning.view()}
        <div class="tools">{viewer.buttons()}</div>
        {is_image.then(|| lighting::view(app, viewer.light))}
    }
}

/// Saving it is an act of its own: it says what it means.
fn saving(app: App, consultation: u32, shown: Shown, coming: Coming) -> impl IntoView {
    let (doing, said) = (Doing::new(), RwSignal::new(String::new()));
    let node = NodeRef::<html::Dialog>::new();
    let sure = Sure {
        title: app.text("files-save-title"),
        text: app.text("files-save-text"),
        yes: app.text("files-save-yes"),
        no: app.text("files-save-no"),
    };
    // Copies of several consultations lie side by side: each name says which one it is of, as the command line numbers them.
    let args = [
        ("consultation", consultation.into()),
        ("number", counted(shown.sequence, shown.number).into()),
        ("name", file_name(app.page, shown.kind.name(), shown.running).into()),
    ];
    let name = format!("{}.{}", app.text_with("files-save-name", &args), shown.kind.ending());
    let named = Named { sequence: shown.sequence, number: shown.number };
    let save = move || {
        let name = name.clone();
        app.fetched.set((0, 0));
        let asked = async move {
            let (Done, blob) = app.ask_with(carrier::Command::Save(named), Beside::none()).await?;
            Ok::<_, Trouble>(blob.unchecked_into::<Blob>())
        };
        doing.perform(app.page, asked, move |blob| {
            let id = if download(&blob, &name) { "files-saved" } else { "files-not-saved" };
            said.set(app.text_with(id, &[("name", name.as_str().into())]));
        });
    };
    // What is shown and what is saved are fetched one after the other.
    let is_there = Memo::new(move |_| coming.read().is_some());
    let is_busy = Memo::new(move |_| doing.is_busy() == "true");
    let busy = move || {
        is_busy
            .get()
            .then(|| progress(app, "files-saving", move || app.fetched.get(), move || stop_fetching(app)))
    };
    view! {
        <footer class="decide">
            {trouble_line(app.page, doing)}
            {busy}
            <p role="status">{said}</p>
            <p class="actions">
                <button
                    class="button quiet"
                    type="button"
                    aria-busy=move || doing.is_busy()
                    aria-disabled=move || (!is_there.get()).then_some("true")
                    on:click=move |_| {
                        if is_there.get_untracked() {
                            open(node);
                        }
                    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::imaging::{Face, Look};

    fn file(pictures: u32) -> File {
        let (kind, look, face) = (Kind::Photo, Look::PaperOrPhoto, Face::No);
        File { number: 1, kind, pictures, look, proposed: Vec::new(), face, bytes: 1 }
    }

    #[test]
    fn whoever_looks_is_told_how_much_of_a_study_is_not_shown() {
        let refused = || Err(Refusal("damaged".to_owned()));
        let found = vec![Ok(file(1)), refused(), Ok(file(0)), Ok(file(3))];
        assert_eq!(came(found), Some(Came { files: vec![file(1), file(3)], lacks: 2 }));
        assert_eq!(came(vec![Ok(file(1))]).map(|came| came.lacks), Some(0));
        assert_eq!(came(vec![refused(), Ok(file(0))]), None, "no stage without a picture");
        assert_eq!(came(Vec::new()), None);
    }
}
