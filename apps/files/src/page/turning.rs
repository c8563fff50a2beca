//! Going through pages and slices.

use leptos::prelude::*;

use super::app::App;

/// So many pictures or more are gone through by a slider too.
const MANY: u32 = 8;

/// Buttons for the picture before and the next, and a slider where there are many; nothing where there is one.
pub(super) fn view(
    app: App,
    at: RwSignal<u32>,
    pictures: impl Fn() -> u32 + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let several = Memo::new(move |_| (pictures() > 1, pictures() >= MANY));
    let turn = move |by: i64| {
        let last = i64::from(untrack(pictures)) - 1;
        at.update(|at| *at = u32::try_from((i64::from(*at) + by).clamp(0, last.max(0))).unwrap_or_default());
    };
    let place = move || {
        let args = [("number", (at.get() + 1).into()), ("of", pictures().into())];
        app.text_with("files-picture-of", &args)
    };
    let slider = move || {
        view! {
            <input
                type="range"
                min="1"
                max=move || pictures().to_string()
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
    move || {
        let (is_several, is_many) = several.get();
        is_several.then(|| {
            view! {
                <div class="turning">
                    <button
                        class="button quiet"
                        type="button"
                        aria-disabled=move || (at.get() == 0).then_some("true")
                        on:click=move |_| turn(-1)
                    >
                        {app.text("files-picture-before")}
                    </button>
                    <span role="status">{place}</span>
                    <button
                        class="button quiet"
                        type="button"
                        aria-disabled=move || (at.get() + 1 >= pictures()).then_some("true")
                        on:click=move |_| turn(1)
                    >
                        {app.text("files-picture-next")}
                    </button>
                    {is_many.then(slider)}
                </div>
            }
        })
    }
}
