//! Notices at the top of every screen, until the person says that they have read them.

use leptos::prelude::*;
use secondok_talk::{Board, Told};

use crate::{Page, frame::focus_content};

/// What is told. Cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Vec<Told>>,
    /// What the worker said last: what came while somebody reads or writes is shown on the next screen.
    known: StoredValue<Vec<Told>>,
}

impl Notices {
    /// Nothing yet.
    #[expect(clippy::new_without_default, reason = "as everything here that makes a signal")]
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()), known: StoredValue::new(Vec::new()) }
    }

    /// The worker says what was not read. Nothing moves under somebody's finger: unless `rests`, only what was read goes.
    pub fn learn(self, Board(told): Board, rests: bool) {
        self.known.set_value(told.clone());
        if rests {
            self.show(told);
        } else {
            self.shown.update(|shown| shown.retain(|notice| told.contains(notice)));
        }
    }

    /// Another screen is shown.
    pub fn turned(self) {
        self.show(self.known.get_value());
    }

    fn show(self, told: Vec<Told>) {
        if *self.shown.read_untracked() != told {
            self.shown.set(told);
        }
    }
}

/// Whether nobody has moved the page, or stands in a field of it.
pub fn rests() -> bool {
    let is_free =
        document().active_element().is_none_or(|at| matches!(&*at.tag_name(), "BODY" | "MAIN" | "H1"));
    is_free && window().scroll_y().is_ok_and(|down| down == 0.0)
}

/// One of them in this language (ISO 639-1), with what is to be pressed below it: `.notice.banner`.
pub fn notice(language: &str, told: &Told, actions: impl IntoView + 'static) -> AnyView {
    let Told { important, title, body, .. } = told;
    let title = title.text(language).to_owned();
    let label = title.clone();
    let paragraphs: Vec<_> =
        body.text(language).split("\n\n").map(|part| view! { <p>{part.to_owned()}</p> }).collect();
    view! {
        <section class="notice banner" class:note=*important aria-label=label>
            <p><strong>{title}</strong></p>
            {paragraphs}
            {actions}
        </section>
    }
    .into_any()
}

/// What is told, in the page's language; `read` hears the number of the one that was read.
pub fn notices(
    page: Page,
    notices: Notices,
    read: impl Fn(u32) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    // The button goes with its notice: the focus goes to the content.
    let pressed = move |number| {
        focus_content();
        read(number);
    };
    let one = move |told: Told| {
        let number = told.number;
        let read = view! {
            <p class="actions">
                <button class="button quiet" type="button" on:click=move |_| pressed(number)>{page.text("notice-read")}</button>
            </p>
        };
        notice(page.code(), &told, read)
    };
    move || notices.shown.get().into_iter().map(one).collect_view()
}

#[cfg(test)]
mod tests {
    use leptos::prelude::{GetUntracked, Owner};
    use secondok_talk::Both;

    use super::{Board, Notices, Told};

    fn board(numbers: &[u32]) -> Board {
        let both = || Both::of(str::to_owned);
        let told = |&number| Told { number, important: true, title: both(), body: both() };
        Board(numbers.iter().map(told).collect())
    }

    fn shown(notices: Notices) -> Vec<u32> {
        notices.shown.get_untracked().iter().map(|told| told.number).collect()
    }

    #[test]
    fn what_comes_while_somebody_reads_waits_for_the_next_screen() {
        Owner::new().with(|| {
            let notices = Notices::new();
            notices.learn(board(&[1]), true);
            assert_eq!(shown(notices), [1]);
            notices.learn(board(&[2, 1]), false);
            assert_eq!(shown(notices), [1], "nothing moves");
            notices.turned();
            assert_eq!(shown(notices), [2, 1]);
            notices.learn(board(&[2]), false);
            assert_eq!(shown(notices), [2], "what was read, here or in another window, goes");
        });
    }
}
