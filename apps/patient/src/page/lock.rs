//! The phone's lock: the screen that stands before everything, and how it is switched on and off.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::{bridge::Beside, pause::pause};
use secondok_talk::Trouble;
use secondok_ui::{Among, Choice, Doing, choice, title, trouble_line};

use super::{
    app::App,
    phone::{self, Told},
};
use crate::{
    talk::Command,
    view::{Here, Lock},
};

/// What can be chosen, in minutes.
const MINUTES: [u32; 3] = [1, 5, 15];
/// What is being typed is kept within it.
const KEPT_WITHIN: Duration = Duration::from_millis(900);
/// So long the second press is waited for.
const PRESSED_WITHIN: Duration = Duration::from_secs(3);

impl App {
    /// Listens to what is told to all windows.
    pub(super) fn watch_windows(self) {
        let _ = window_event_listener_untyped(Told::Lock.name(), move |_| {
            // One that is locked already may be asking for the lock right now.
            if self.here.read_untracked().as_ref().is_some_and(|here| here.lock.is_some())
                && !self.closed.get_untracked()
            {
                self.lock();
            }
        });
        let _ = window_event_listener_untyped(Told::Erase.name(), move |_| self.erase());
    }

    /// Nothing is to be seen any more, and no key is left: the page begins anew, locked.
    pub(super) fn lock(self) {
        if let Some(body) = document().body() {
            body.set_hidden(true);
        }
        spawn_local(async move {
            pause(KEPT_WITHIN).await;
            self.end_worker();
            phone::leave_for(None);
        });
    }

    /// Everything is being removed by one window: this one lets go of it. A worker that hangs may have to do with it, and is
    /// ended. The window that was pressed in removes it by a fresh one.
    fn erase(self) {
        self.end_worker();
        if !self.erases.get_value() {
            phone::leave_for(Some(&self.start_of_site()));
        }
    }

    /// Removes everything at once, in every window, whatever they do.
    fn remove_at_once(self, doing: Doing) {
        self.erases.set_value(true);
        let passkey = self.here.read_untracked().as_ref().and_then(|here| here.lock.clone());
        Told::Erase.to_all();
        self.start_worker(|_| (), |_| ());
        self.perform(Command::Forget, doing, move |_: Here| {
            if let Some(lock) = passkey {
                phone::forget(&lock.asked);
            }
            phone::leave_for(Some(&self.start_of_site()));
        });
    }
}

/// The screen that stands before everything.
pub(super) fn screen(app: App) -> AnyView {
    let doing = Doing::new();
    let open = move |_| {
        let lock = app.here.read_untracked().as_ref().and_then(|here| here.lock.clone());
        let asked = lock.map(|lock| lock.asked).unwrap_or_default();
        doing.perform(app.page, asks(app, Command::Unlock, asked), move |here: Here| {
            app.page.moved.set_value(true);
            app.learn(here);
            app.resume();
            app.look_again();
            // Which were read was locked too.
            app.tell(Command::Notices);
        });
    };
    view! {
        {title(app.page, app.text("lock-title"))}
        <p class="lede">{app.text("lock-lede")}</p>
        {trouble_line(app.page, doing)}
        {actions(vec![button(app, "lock-open", "button", doing, Box::new(open))])}
        <details class="more">
            <summary>{app.text("lock-lost")}</summary>
            <p>{app.text("lock-lost-text")}</p>
        </details>
        {at_once(app)}
    }
    .into_any()
}

/// Opens the lock, and asks the worker for this with what it released.
async fn asks(app: App, command: Command, asked: String) -> Result<Here, Trouble> {
    let released = phone::released(&asked).await?;
    app.ask_with(command, Beside::given(released)).await
}

/// Removing everything by two presses, for whom there is no time to read.
pub(super) fn at_once(app: App) -> AnyView {
    let (doing, is_pressed) = (Doing::new(), RwSignal::new(false));
    let press = move |_| {
        if is_pressed.get_untracked() {
            app.remove_at_once(doing);
            return;
        }
        is_pressed.set(true);
        spawn_local(async move {
            pause(PRESSED_WITHIN).await;
            let _ = is_pressed.try_set(false);
        });
    };
    let text = move || app.text(if is_pressed.get() { "erase-again" } else { "erase" });
    view! {
        <section aria-labelledby="at-once">
            <h2 id="at-once">{app.text("erase-title")}</h2>
            <p>{app.text("erase-what")}</p>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button
                    class="button urgent"
                    class:quiet=move || !is_pressed.get()
                    type="button"
                    aria-busy=move || doing.is_busy()
                    on:click=press
                >
                    {text}
                </button>
            </p>
            <p class="small" role="status">{move || is_pressed.get().then(|| app.text("erase-within"))}</p>
        </section>
    }
    .into_any()
}

/// On the device's screen: what the lock does, and switching it.
pub(super) fn section(app: App) -> AnyView {
    let lock = move || app.here.read().as_ref().and_then(|here| here.lock.clone());
    let is_there: RwSignal<Option<bool>> = RwSignal::new(None);
    spawn_local(async move {
        let found = phone::has_lock().await;
        let _ = is_there.try_set(Some(found));
    });
    let doing = Doing::new();
    let state = move || match (lock(), is_there.get()) {
        (Some(lock), _) => on(app, lock, doing),
        (None, Some(true)) => off(app, doing),
        (None, Some(false)) => paragraphs(app, &["lock-none", "lock-helps"]),
        (None, None) => ().into_any(),
    };
    view! {
        <section aria-labelledby="lock">
            <h2 id="lock">{app.text("lock-section")}</h2>
            {trouble_line(app.page, doing)}
            {state}
        </section>
    }
    .into_any()
}

fn off(app: App, doing: Doing) -> AnyView {
    let switch = move |_| {
        let asked = async move {
            let (asked, released) = phone::made().await?;
            // Whatever is told of it, it may be done: the passkey may be all that opens what is kept, and is never forgotten here.
            app.ask_with::<Here>(Command::LockBy(asked), Beside::given(released)).await
        };
        doing.perform(app.page, asked, move |here: Here| {
            app.learn(here);
            app.say(app.text("lock-on-done"));
        });
    };
    let switch = button(app, "lock-switch-on", "button", doing, Box::new(switch));
    view! { {paragraphs(app, &["lock-off", "lock-on-means"])} {actions(vec![switch])} }.into_any()
}

fn on(app: App, lock: Lock, doing: Doing) -> AnyView {
    let minutes = lock.minutes;
    let rows: Vec<AnyView> = MINUTES
        .iter()
        .map(|&of| {
            let label = app.text_with("lock-minutes", &[("count", of.into())]);
            let change =
                move |_| app.perform(Command::LockAfter(of), doing, move |here: Here| app.learn(here));
            let row = Choice::plain(of.to_string(), label);
            choice("minutes", Among::One, row, Signal::derive(move || of == minutes), change)
        })
        .collect();
    let no_more = move |_| {
        let asked = lock.asked.clone();
        let passkey = asked.clone();
        doing.perform(app.page, asks(app, Command::LockNoMore, asked), move |here: Here| {
            phone::forget(&passkey);
            app.learn(here);
            app.say(app.text("lock-off-done"));
        });
    };
    let now = button(app, "lock-now", "button", doing, Box::new(|_| Told::Lock.to_all()));
    let no_more = button(app, "lock-switch-off", "button quiet", doing, Box::new(no_more));
    view! {
        {paragraphs(app, &["lock-is-on", "lock-on-means", "lock-passkey"])}
        <fieldset class="choices">
            <legend>{app.text("lock-after")}</legend>
            {rows}
        </fieldset>
        {actions(vec![now, no_more])}
    }
    .into_any()
}

fn paragraphs(app: App, texts: &[&str]) -> AnyView {
    texts.iter().map(|id| view! { <p>{app.text(id)}</p> }).collect_view().into_any()
}

fn actions(buttons: Vec<AnyView>) -> AnyView {
    view! { <p class="actions">{buttons}</p> }.into_any()
}

fn button(
    app: App,
    text: &str,
    class: &'static str,
    doing: Doing,
    press: Box<dyn Fn(leptos::ev::MouseEvent)>,
) -> AnyView {
    view! {
        <button class=class type="button" aria-busy=move || doing.is_busy() on:click=press>{app.text(text)}</button>
    }
    .into_any()
}
