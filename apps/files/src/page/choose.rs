//! Choosing files: by a button, from a camera, a folder, by dropping or pasting them.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement,
};

use super::{app::App, screen};

/// What the browser offers first; whatever else is chosen is looked at all the same.
const KINDS: &str = "image/jpeg,image/png,image/webp,application/pdf,application/dicom,.dcm,.zip";
/// The camera takes photos.
const PHOTOS: &str = "image/*";

/// A file, and the path by which it was reached.
type Chosen = Vec<(String, File)>;

/// The buttons, and the place where files can be dropped.
pub(super) fn view(app: App) -> impl IntoView {
    let (files, camera, folder) = (NodeRef::new(), NodeRef::new(), NodeRef::<html::Input>::new());
    // Not every browser can: those of telephones mostly not.
    let can_folder = js_sys::Reflect::has(&input_prototype(), &"webkitdirectory".into()).unwrap_or_default();
    let has_camera = screen::is("(pointer: coarse)");
    folder.on_load(|input: HtmlInputElement| drop(input.set_attribute("webkitdirectory", "")));
    let is_over = RwSignal::new(false);
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        if let Some(data) = event.data_transfer() {
            take_dropped(app, &data);
        }
    };
    let pasted = window_event_listener(ev::paste, move |event| {
        // Text that is pasted into a field is text.
        let files =
            event.clipboard_data().and_then(|data| data.files()).map(|files| of(&files)).unwrap_or_default();
        if !files.is_empty() && app.sheet.read_untracked().is_none() {
            event.prevent_default();
            app.choose(files);
        }
    });
    on_cleanup(move || pasted.remove());
    view! {
        <div
            class="choosing"
            class:over=is_over
            on:dragover=move |event| {
                event.prevent_default();
                is_over.set(true);
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            <p class="cluster">
                {button(files, app.text("files-choose"), true)}
                {has_camera.then(|| button(camera, app.text("files-choose-camera"), false))}
                {can_folder.then(|| button(folder, app.text("files-choose-folder"), false))}
            </p>
            {input(app, files, KINDS, true, None)}
            {has_camera.then(|| input(app, camera, PHOTOS, false, Some("environment")))}
            {can_folder.then(|| input(app, folder, "", true, None))}
            <p class="hint">
                {app.text("files-choose-hint")}
                {(!has_camera).then(|| format!(" {}", app.text("files-choose-drop")))}
            </p>
        </div>
    }
}

fn input_prototype() -> JsValue {
    let input = js_sys::Reflect::get(&js_sys::global(), &"HTMLInputElement".into());
    input.and_then(|input| js_sys::Reflect::get(&input, &"prototype".into())).unwrap_or(JsValue::NULL)
}

fn button(input: NodeRef<html::Input>, text: String, is_main: bool) -> impl IntoView {
    let press = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! { <button class="button" class:quiet=!is_main type="button" on:click=press>{text}</button> }
}

/// The browser's own field for files, which the button stands for.
fn input(
    app: App,
    node: NodeRef<html::Input>,
    accept: &'static str,
    multiple: bool,
    capture: Option<&'static str>,
) -> impl IntoView {
    let chosen = move |event: ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        let files = input.files().map(|files| of(&files)).unwrap_or_default();
        // The same file can be chosen again after it was removed.
        input.set_value("");
        app.choose(files);
    };
    view! {
        <input type="file" hidden tabindex="-1" node_ref=node accept=accept multiple=multiple capture=capture on:change=chosen />
    }
}

/// With the path below the folder that was chosen, if one was.
fn of(files: &FileList) -> Chosen {
    let all = (0..files.length()).filter_map(|place| files.get(place));
    all.map(|file| {
        let path =
            js_sys::Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        (path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name()), file)
    })
    .collect()
}

/// What was dropped, folders and all that lies in them.
fn take_dropped(app: App, data: &DataTransfer) {
    let items = data.items();
    let entries: Vec<FileSystemEntry> = (0..items.length())
        .filter_map(|place| items.get(place)?.webkit_get_as_entry().ok().flatten())
        .collect();
    if entries.is_empty() {
        return app.choose(data.files().map(|files| of(&files)).unwrap_or_default());
    }
    app.spawn(async move {
        let mut open = entries;
        let mut chosen = Chosen::new();
        while let Some(entry) = open.pop() {
            if entry.is_directory() {
                open.extend(within(entry.unchecked_into()).await);
            } else if let Some(file) = file(&entry).await {
                chosen.push((entry.full_path().trim_start_matches('/').to_owned(), file));
            }
        }
        app.choose(chosen);
    });
}

/// What lies in a folder; a browser tells of it a hundred at a time.
async fn within(folder: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let some = called(|done, fail| {
            let _ = reader.read_entries_with_callback_and_callback(done, fail);
        });
        let Some(some) = some.await.and_then(|some| some.dyn_into::<js_sys::Array>().ok()) else {
            return all;
        };
        if some.length() == 0 {
            return all;
        }
        all.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

async fn file(entry: &FileSystemEntry) -> Option<File> {
    let entry: &FileSystemFileEntry = entry.unchecked_ref();
    called(|done, fail| entry.file_with_callback_and_callback(done, fail)).await?.dyn_into().ok()
}

/// What a browser says by calling back; none where it calls back with a fault.
async fn called(mut ask: impl FnMut(&js_sys::Function, &js_sys::Function)) -> Option<JsValue> {
    let promise = js_sys::Promise::new(&mut |done, fail| ask(&done, &fail));
    JsFuture::from(promise).await.ok()
}
