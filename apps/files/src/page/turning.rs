//! Going through pages and slices.

use leptos::prelude::*;

use super::app::App;

/// So many pictures or more are gone through by a slider too.
const MANY: u32 = 8;

/// Which of several pictures is looked at, and going on to others. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Turning {
    app: App,
    at: RwSignal<u32>,
    pictures: Memo<u32>,
}

impl Turning {
    pub(super) fn new(app: App, at: RwSignal<u32>, pictures: Memo<u32>) -> Self {
        Self { app, at, pictures }
    }

    pub(super) fn is_several(self) -> bool {
        self.pictures.get_untracked() > 1
    }

    /// Goes on by so many, back where it is less than none.
    pub(super) fn by(self, by: i64) {
        let last = i64::from(self.pictures.get_untracked()) - 1;
        self.at.update(|at| {
            *at = u32::try_from((i64::from(*at) + by).clamp(0, last.max(0))).unwrap_or_default();
        });
    }

    /// A key that goes on; whether it was one.
    pub(super) fn keyed(self, key: &str) -> bool {
        let all = i64::from(self.pictures.get_untracked());
        match key {
            "PageDown" => self.by(1),
            "PageUp" => self.by(-1),
            "End" => self.by(all),
            "Home" => self.by(-all),
            _ => return false,
        }
        true
    }

    /// Buttons for the picture before and the next, and a slider where there are many; nothing where there is one.
    pub(super) fn view(self) -> impl IntoView {
        let Self { app, at, pictures } = self;
        let several = Memo::new(move |_| (pictures.get() > 1, pictures.get() >= MANY));
        let place = move || {
            let args = [("number", (at.get() + 1).into()), ("of", pictures.get().into())];
            app.text_with("files-picture-of", &args)
        };
        let slider = move || {
            view! {
                <input
                    type="range"
                    min="1"
                    max=move || pictures.get().to_string()
                    aria-label=app.text("files-picture-go")
                    aria-valuetext=place
                    prop:value=move || (at.get() + 1).to_string()
                    on:input=move |event| {
                        if let Ok(number) = event_target_value(&event).parse::<u32>() {
                            at.set(number.saturating_sub(1));
                        }
                    }
                />
            }
        };
        let button = move |id: &str, by: i64, is_at_end: fn(u32, u32) -> bool| {
            view! {
                <button
                    class="button quiet"
                    type="button"
                    aria-disabled=move || is_at_end(at.get(), pictures.get()).then_some("true")
                    on:click=move |_| self.by(by)
                >
                    {app.text(id)}
                </button>
            }
        };
        move || {
            let (is_several, is_many) = several.get();
            is_several.then(|| {
                view! {
                    <div class="turning">
                        {button("files-picture-before", -1, |at, _| at == 0)}
                        <span role="status">{place}</span>
                        {button("files-picture-next", 1, |at, pictures| at + 1 >= pictures)}
                        {is_many.then(slider)}
                    </div>
                }
            })
        }
    }
}
