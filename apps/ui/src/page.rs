//! What all screens of an app have in common.

use leptos::{prelude::*, task::spawn_local};
use secondok_client::protocol::Day;
use secondok_l10n::{Arg, Language, Texts};
use secondok_talk::{Both, Sent, Trouble, Value};

use crate::{
    fragment,
    taken::First,
    texts::{comes, is_whole},
};

/// Where the chosen language is kept, in the origin's `localStorage`: `apps/browser/web/first.js` finds it there.
const LANGUAGE: &str = "language";

/// Where somebody can go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// A link's address: a fragment.
    pub link: String,
    /// The message that names it.
    pub text: &'static str,
}

/// What differs from app to app.
#[derive(Clone, Copy)]
pub struct Owner {
    /// The app's texts, those of the pieces among them: in a browser [`crate::fetched`].
    pub texts: fn(Language) -> Texts<'static>,
    /// Where a way on (`client::way_on`, by its stable name) leads in this app, if it leads to a screen.
    pub way: fn(&str) -> Option<Way>,
}

/// What all screens of an app have in common. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Page {
    pub(crate) owner: Owner,
    /// Whether the first screen stood in the page before the app ran: this is nobody who was here before.
    pub is_new: bool,
    /// The person's language.
    pub language: RwSignal<Language>,
    /// Whether every text has come: until then, only the first screen can be shown.
    pub whole: RwSignal<bool>,
    /// Whether they could not be had; said by first.js.
    pub lacking: RwSignal<bool>,
    /// The language that the person has chosen, while its texts are on their way.
    pub(crate) chosen: RwSignal<Option<Language>>,
    /// Whether the screen was changed by the person, and the focus has not followed yet.
    pub moved: StoredValue<bool>,
    /// Whether the connection on which something is followed is lost.
    pub interrupted: RwSignal<bool>,
    /// Whether something is on its way that was not confirmed: it is tried again from time to time.
    pub waits: RwSignal<bool>,
    /// Whether the browser says that there is no network.
    pub offline: RwSignal<bool>,
    /// Whether a newer version of the app has been fetched and waits to take over.
    pub newer: RwSignal<bool>,
    /// Whether the worker has ended by a fault.
    pub broken: RwSignal<bool>,
    /// One sentence about what was just done.
    pub(crate) toast: RwSignal<Option<String>>,
    /// The fragment of the screen that it was said on.
    said_at: StoredValue<String>,
}

/// How a page begins.
struct Begun {
    is_new: bool,
    moved: bool,
    is_offline: bool,
}

impl Page {
    /// As the browser finds it: in the language that is spoken in the page already.
    pub fn new(owner: Owner) -> Self {
        let first = First::of_page();
        let is_offline = !window().navigator().on_line();
        let is = Begun { is_new: first.is_some(), moved: first == Some(First::Left), is_offline };
        Self::begin(owner, spoken(), is_whole(spoken()), is)
    }

    /// As somebody sees it who is new here, without a browser: for what is made of it beforehand.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn still(owner: Owner, language: Language) -> Self {
        Self::begin(owner, language, true, Begun { is_new: true, moved: false, is_offline: false })
    }

    fn begin(owner: Owner, language: Language, whole: bool, is: Begun) -> Self {
        let Begun { is_new, moved, is_offline } = is;
        Self {
            owner,
            is_new,
            language: RwSignal::new(language),
            whole: RwSignal::new(whole),
            lacking: RwSignal::new(false),
            chosen: RwSignal::new(None),
            moved: StoredValue::new(moved),
            interrupted: RwSignal::new(false),
            waits: RwSignal::new(false),
            offline: RwSignal::new(is_offline),
            newer: RwSignal::new(false),
            broken: RwSignal::new(false),
            toast: RwSignal::new(None),
            said_at: StoredValue::new(String::new()),
        }
    }

    /// The texts in the person's language.
    pub fn texts(self) -> Texts<'static> {
        (self.owner.texts)(self.language.get_untracked())
    }

    /// A text in the person's language.
    pub fn text(self, id: &str) -> String {
        self.texts().text(id)
    }

    /// A text with its values in place.
    pub fn text_with(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.texts().text_with(id, args)
    }

    /// The language's code, ISO 639-1.
    pub fn code(self) -> &'static str {
        self.language.get_untracked().code()
    }

    /// In the person's language.
    pub fn of(self, both: &Both) -> String {
        both.text(self.code()).to_owned()
    }

    /// A day in words.
    pub fn date(self, day: Day) -> String {
        self.language.get_untracked().date(day.calendar())
    }

    /// Speaks another language as soon as its texts are there, from then on and also next time. Where they cannot be had, it
    /// is said, and the language stays.
    pub fn speak(self, language: Language) {
        self.chosen.set(Some(language));
        spawn_local(async move {
            match self.turn_to(language, comes(language).await) {
                Some(true) => keep(language),
                Some(false) => self.say(self.text("not-spoken")),
                None => {}
            }
        });
    }

    /// The texts of a language that was chosen have come, or cannot be had: whether it is spoken now. None where another one
    /// was chosen since.
    fn turn_to(self, language: Language, is_there: bool) -> Option<bool> {
        if self.chosen.get_untracked() != Some(language) {
            return None;
        }
        self.chosen.set(None);
        if is_there {
            self.language.set(language);
        }
        Some(is_there)
    }

    /// Goes to another screen, by its fragment; the rest follows from the fragment's change.
    pub fn go_to(self, link: &str) {
        let _ = window().location().set_hash(link);
    }

    /// The connection on which something is followed is there: whether it was lost.
    pub fn is_back(self) -> bool {
        let was_lost = self.interrupted.get_untracked();
        if was_lost {
            self.interrupted.set(false);
        }
        was_lost
    }

    /// Says in one sentence what was just done, on the screen that the address names: whoever goes to another one for it
    /// goes first.
    pub fn say(self, sentence: String) {
        self.said_at.set_value(fragment());
        self.toast.set(Some(sentence));
    }

    /// Says what became of something that was sent: `done`, or that something else was written first.
    pub fn say_sent(self, sent: Sent, done: &str) {
        self.say(self.text(match sent {
            Sent::Done(_) => done,
            Sent::Overtaken(_) => "overtaken",
        }));
    }

    /// What was said belongs to what is no longer shown.
    pub fn hush(self) {
        self.toast.set(None);
    }

    /// Another screen is shown: what was said on the one before does not stand on it.
    pub(crate) fn turned(self) {
        if self.said_at.with_value(|at| *at != fragment()) {
            self.hush();
        }
    }

    /// What happened, and the way on.
    pub fn sentences(self, trouble: &Trouble) -> (String, String) {
        let args: Vec<(&str, Arg<'_>)> = trouble
            .args
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Number(number) => Arg::from(*number),
                    Value::Text(text) => Arg::from(text.as_str()),
                    Value::Day(day) => Arg::from(self.date(*day)),
                };
                (name.as_str(), value)
            })
            .collect();
        let next = format!("{}-next", trouble.message);
        (self.text_with(&trouble.message, &args), self.text_with(&next, &args))
    }

    /// Device and service do not agree on the day: said where days count.
    pub fn clock_differs(self, device: Day, service: Day) -> impl IntoView + use<> {
        let args = [("device", self.date(device).into()), ("service", self.date(service).into())];
        view! { <p class="banner note" role="status">{self.text_with("clock-differs", &args)}</p> }
    }

    /// How many more letters fit, in the person's own letters.
    pub fn room_left(self, bytes: i64) -> String {
        // A Cyrillic letter takes two bytes.
        let letters = if self.code() == "uk" { bytes / 2 } else { bytes };
        let id = if bytes < 0 { "room-over" } else { "room-left" };
        self.text_with(id, &[("count", letters.abs().max(i64::from(bytes < 0)).into())])
    }

    /// The same, only once it gets short.
    pub fn room_if_short(self, bytes: i64) -> Option<String> {
        const SHORT: i64 = 1_000;
        (bytes < SHORT).then(|| self.room_left(bytes))
    }
}

/// The language of the page, which `apps/browser/web/first.js` has chosen.
pub(crate) fn spoken() -> Language {
    let spoken = document().document_element().and_then(|root| root.get_attribute("lang"));
    spoken.as_deref().and_then(Language::of_code).unwrap_or_default()
}

/// Keeps the language that was chosen; a browser that keeps nothing asks again next time.
fn keep(language: Language) {
    if let Ok(Some(kept)) = window().local_storage() {
        let _ = kept.set_item(LANGUAGE, language.code());
    }
}

/// Whether a language that was chosen is kept.
pub(crate) fn keeps_language() -> bool {
    window().local_storage().ok().flatten().and_then(|kept| kept.get_item(LANGUAGE).ok()).flatten().is_some()
}

/// Keeps the language that is spoken from now on, or keeps none.
pub(crate) fn keep_language(page: Page, keeps: bool) {
    if keeps {
        keep(page.language.get_untracked());
    } else if let Ok(Some(kept)) = window().local_storage() {
        let _ = kept.remove_item(LANGUAGE);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;

    const OWNER: Owner = Owner { texts, way: |_| None };

    fn texts(language: Language) -> Texts<'static> {
        static MESSAGES: OnceLock<secondok_l10n::Messages> = OnceLock::new();
        crate::embedded(&MESSAGES, &[], language)
    }

    #[test]
    fn a_language_is_spoken_once_its_texts_are_there_and_the_last_that_was_chosen_counts() {
        leptos::prelude::Owner::new().with(|| {
            let page = Page::still(OWNER, Language::En);
            page.chosen.set(Some(Language::Uk));
            assert_eq!(page.language.get_untracked(), Language::En, "they are on their way");
            assert_eq!(page.turn_to(Language::Uk, false), Some(false));
            assert_eq!((page.language.get_untracked(), page.chosen.get_untracked()), (Language::En, None));

            page.chosen.set(Some(Language::Uk));
            assert_eq!(page.turn_to(Language::Uk, true), Some(true));
            assert_eq!((page.language.get_untracked(), page.chosen.get_untracked()), (Language::Uk, None));

            // Back to it while the other one's are on their way, which come all the same.
            page.chosen.set(Some(Language::En));
            page.chosen.set(Some(Language::Uk));
            assert_eq!(page.turn_to(Language::Uk, true), Some(true));
            assert_eq!(page.turn_to(Language::En, true), None);
            assert_eq!(page.language.get_untracked(), Language::Uk);
        });
    }
}
