//! The way from a consultation's screen to the program for files, and the place that it has there.

use leptos::{html, prelude::*};
use secondok_browser::bridge::Talk;
use secondok_talk::{Done, Shown, Trouble, Wish};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{Doing, Front, said::Show, trouble_line};

/// The program for files on a consultation's screen. Cheap to copy.
pub struct Files<T: Talk> {
    front: Front<T>,
    /// Of this consultation.
    index: u32,
    /// Has the worker serve the program.
    command: Callback<u32, T::Command>,
    host: NodeRef<html::Div>,
    /// Opening it.
    pub doing: Doing,
    /// What it is opened for by whoever chooses and sends.
    sends: Wish,
    /// Of what it shows something.
    shows: u32,
    /// Whether it is open for choosing and sending.
    is_open: StoredValue<bool>,
    times: StoredValue<u32>,
}

impl<T: Talk> Clone for Files<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Talk> Copy for Files<T> {}

impl<T: Talk<Trouble = Trouble>> Files<T>
where
    Done: TryFrom<T::Answer>,
{
    /// Not opened yet.
    pub fn new(
        front: Front<T>,
        index: u32,
        command: impl Fn(u32) -> T::Command + Send + Sync + 'static,
    ) -> Self {
        Self::with(front, index, Callback::new(command), (Wish::Send(index), index))
    }

    /// For documents that show to the verifiers who a doctor is.
    pub fn documents(
        front: Front<T>,
        index: u32,
        command: impl Fn(u32) -> T::Command + Send + Sync + 'static,
    ) -> Self {
        // What is saved of them belongs to no consultation.
        Self::with(front, index, Callback::new(command), (Wish::Documents(index), 0))
    }

    fn with(
        front: Front<T>,
        index: u32,
        command: Callback<u32, T::Command>,
        (sends, shows): (Wish, u32),
    ) -> Self {
        let (host, doing) = (NodeRef::new(), Doing::new());
        let (is_open, times) = (StoredValue::new(false), StoredValue::new(0));
        Self { front, index, command, host, doing, sends, shows, is_open, times }
    }

    /// Opens it for choosing and sending; `go` leads there.
    pub fn send(self, go: bool) {
        if !self.is_open.get_value() {
            self.open(self.sends, go);
        } else if go {
            go_there();
        }
    }

    /// Shows a file.
    pub fn show(self) -> Show {
        Callback::new(move |shown: Shown| {
            self.times.update_value(|times| *times += 1);
            self.open(Wish::Show(self.shows, shown, self.times.get_value()), false);
        })
    }

    fn open(self, wish: Wish, go: bool) {
        let Some(host) = self.host.get_untracked() else { return };
        let (front, command) = (self.front, self.command.run(self.index));
        // The program comes first, which on a slow network takes a while.
        front.page.say(front.page.text("loading"));
        let opened = async move {
            let opened = front.open_files(command, &host, &wish.to_text()).await;
            front.page.hush();
            opened
        };
        self.doing.perform(front.page, opened, move |()| {
            if !matches!(wish, Wish::Show(..)) {
                let _ = self.is_open.try_set_value(true);
            }
            if go {
                request_animation_frame(go_there);
            }
        });
    }

    /// Its place.
    pub fn place(self) -> impl IntoView {
        self.host.on_load(move |_| {
            if is_held(self.sends.held()) {
                self.send(false);
            }
        });
        view! {
            {trouble_line(self.front.page, self.doing)}
            <div class="screen-only" node_ref=self.host></div>
        }
    }
}

/// The attribute of the page by which an app knows that something chosen in a consultation waits for its place on the screen.
fn attribute(index: u32) -> String {
    format!("data-holds-{index}")
}

/// Whether the program for files holds something that would be lost.
pub(crate) fn is_held(index: u32) -> bool {
    document().document_element().is_some_and(|page| page.has_attribute(&attribute(index)))
}

/// The program for files holds something, or does not any more: for as long as it does, it lives without a place on the
/// screen, and comes back to it by itself.
pub fn hold(index: u32, is_held: bool) {
    if let Some(page) = document().document_element() {
        // It fails only for names that no attribute can have.
        let _ = page.toggle_attribute_with_force(&attribute(index), is_held);
    }
}

/// The Tab key and a screen reader go on from its heading.
fn go_there() {
    if let Some(heading) = document().get_element_by_id("files-title") {
        heading.scroll_into_view();
        let _ = heading.unchecked_into::<HtmlElement>().focus();
    }
}
