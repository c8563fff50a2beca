//! Facts about this device: each behind a switch that is off until somebody grants it, with what it is for, and what is held
//! below it, to be corrected or taken back.

use std::collections::VecDeque;

use leptos::prelude::*;
use secondok_browser::facts::{platform, screen};
use secondok_client::facts::{Fact, Platform, ScreenClass, Wish};
use secondok_talk::Held;

use crate::{
    Among, Choice, Doing, Page, choice,
    page::{keep_language, keeps_language},
    reload, trouble_line,
};

/// What is held of this device, as the worker said last. Cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    held: RwSignal<Held>,
}

impl Facts {
    /// Nothing.
    #[expect(clippy::new_without_default, reason = "as everything here that makes a signal")]
    pub fn new() -> Self {
        Self { held: RwSignal::new(Held::default()) }
    }

    /// The worker says what is held.
    pub fn learn(self, held: Held) {
        if *self.held.read_untracked() != held {
            self.held.set(held);
        }
    }

    /// Whether anything is held.
    pub fn is_any(self) -> bool {
        !self.held.read().facts.is_empty()
    }

    /// The platform, where that is held.
    pub fn platform(self) -> Option<Platform> {
        self.held.read().facts.platform().map(|platform| platform.held())
    }

    /// How wide the screen is, where that is held.
    pub fn screen(self) -> Option<ScreenClass> {
        self.held.read().facts.screen().map(|screen| screen.held())
    }

    /// That this version of the app is broken, where it is known to be.
    pub fn warning(self, page: Page) -> AnyView {
        let is_broken = Memo::new(move |_| self.held.read().is_broken);
        let shown = move || {
            is_broken.get().then(|| {
                view! {
                    <p class="banner urgent" role="alert">
                        {page.text("version-broken")} " "
                        <button class="button plain" type="button" on:click=|_| reload()>{page.text("reload")}</button>
                    </p>
                }
            })
        };
        shown.into_any()
    }

    /// The switches for these facts, and the one for the language. `wish` has the worker do what is wished.
    pub fn section(self, page: Page, facts: &'static [Fact], doing: Doing, wish: Callback<Wish>) -> AnyView {
        let failed = Memo::new(move |_| doing.trouble.read().is_some());
        let wish = one_by_one(doing, wish);
        let rows = move || {
            // A switch whose wish was not kept stands as before.
            failed.track();
            facts.iter().map(|fact| self.row(page, *fact, wish)).collect_view()
        };
        view! {
            <section aria-labelledby="facts">
                <h2 id="facts">{page.text("facts-title")}</h2>
                <p>{page.text("facts-what")}</p>
                {trouble_line(page, doing)}
                {language(page)}
                {rows}
            </section>
        }
        .into_any()
    }

    fn row(self, page: Page, fact: Fact, wish: Callback<Wish>) -> AnyView {
        let is_held = Memo::new(move |_| self.held.read().facts.has(fact));
        let turn = move |grants| wish.run(if grants { asked(fact) } else { Wish::Revoke(fact) });
        let held = move || is_held.get().then(|| self.shown(page, fact, wish));
        view! { {switch(page, fact.name(), is_held.into(), Box::new(turn))} {held} }.into_any()
    }

    fn shown(self, page: Page, fact: Fact, wish: Callback<Wish>) -> AnyView {
        match fact {
            Fact::Version => {
                let version =
                    move || self.held.read().facts.version().map(|version| version.held().to_string());
                let text = move || {
                    let version = version().unwrap_or_default();
                    page.text_with("fact-version-held", &[("version", version.into())])
                };
                view! { <p class="soft">{text}</p> }.into_any()
            }
            Fact::Room => {
                let text = move || match self.held.read().left {
                    Some(left) => page.text_with("fact-room-held", &[("count", (left / 1_000_000).into())]),
                    None => page.text("fact-room-unknown"),
                };
                view! { <p class="soft">{text}</p> }.into_any()
            }
            Fact::Platform => {
                let rows = Platform::ALL.map(|one| {
                    let is = Signal::derive(move || self.platform() == Some(one));
                    (one.name(), is, Wish::Platform(one))
                });
                corrected(page, fact, &rows, wish)
            }
            Fact::Screen => {
                let rows = ScreenClass::ALL.map(|one| {
                    let is = Signal::derive(move || self.screen() == Some(one));
                    (one.name(), is, Wish::Screen(one))
                });
                corrected(page, fact, &rows, wish)
            }
        }
    }
}

/// What is wished while something else is being done waits for it: no switch stands otherwise than what is held.
fn one_by_one(doing: Doing, wish: Callback<Wish>) -> Callback<Wish> {
    let waiting = StoredValue::new(VecDeque::new());
    let next = move || {
        if !doing.busy.get_untracked()
            && let Some(next) = waiting.try_update_value(VecDeque::pop_front).flatten()
        {
            wish.run(next);
        }
    };
    Effect::new(move |_| {
        doing.busy.track();
        next();
    });
    Callback::new(move |wished| {
        waiting.update_value(|waiting| waiting.push_back(wished));
        next();
    })
}

/// Asks the device, now that its person grants it.
fn asked(fact: Fact) -> Wish {
    match fact {
        Fact::Version => Wish::Version,
        Fact::Platform => platform(),
        Fact::Screen => screen(),
        Fact::Room => Wish::Room,
    }
}

fn switch(page: Page, name: &str, is_held: Signal<bool>, turn: Box<dyn Fn(bool)>) -> AnyView {
    let (label, about) = (page.text(&format!("fact-{name}")), page.text(&format!("fact-{name}-use")));
    let row = Choice { value: name.to_owned(), label, about };
    view! { <div class="choices">{choice("facts", Among::Any, row, is_held, turn)}</div> }.into_any()
}

/// The language that somebody chose is kept because they chose it, and can be let go.
fn language(page: Page) -> AnyView {
    let keeps = RwSignal::new(keeps_language());
    let turn = move |grants| {
        keep_language(page, grants);
        keeps.set(grants);
    };
    let held = move || {
        keeps.get().then(|| {
            let name = page.language.get_untracked().autonym();
            view! { <p class="soft">{page.text_with("fact-language-held", &[("language", name.into())])}</p> }
        })
    };
    view! { {switch(page, "language", keeps.into(), Box::new(turn))} {held} }.into_any()
}

/// What the device said, which may be wrong.
fn corrected(page: Page, fact: Fact, rows: &[(&str, Signal<bool>, Wish)], wish: Callback<Wish>) -> AnyView {
    let rows = rows.iter().map(|(value, is, says)| {
        let label = page.text(&format!("{}-{value}", fact.name()));
        let says = *says;
        choice(fact.name(), Among::One, Choice::plain(*value, label), *is, move |_| wish.run(says))
    });
    view! {
        <fieldset class="choices">
            <legend>{page.text(&format!("fact-{}-held", fact.name()))}</legend>
            {rows.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// How the app is put on this device's screen, and how the device is locked: for its platform where that is held, for all of them
/// to choose from elsewhere.
pub fn help(page: Page, facts: Facts) -> AnyView {
    let one = move |platform: Platform| view! { <p>{page.text(&format!("help-{}", platform.name()))}</p> };
    let platform = Memo::new(move |_| facts.platform());
    let text = move || match platform.get() {
        Some(platform) => one(platform).into_any(),
        None => Platform::ALL
            .map(|platform| {
                let name = page.text(&format!("platform-{}", platform.name()));
                view! { <h3>{name}</h3> {one(platform)} }
            })
            .collect_view()
            .into_any(),
    };
    view! {
        <details class="more">
            <summary>{page.text("help-title")}</summary>
            {text}
        </details>
    }
    .into_any()
}
