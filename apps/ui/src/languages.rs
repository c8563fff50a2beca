//! Going over to another language.

use leptos::prelude::*;
use secondok_l10n::Language;

/// Every language by its own name: `.languages`.
#[component]
pub fn Languages(
    /// What the list is, in words.
    #[prop(into)]
    label: Signal<String>,
    /// The one that is shown.
    #[prop(into)]
    current: Signal<Language>,
    /// The one that was chosen, while its texts are on their way.
    #[prop(into)]
    coming: Signal<Option<Language>>,
    /// Called with the one that is wished for.
    #[prop(into)]
    choose: Callback<Language>,
) -> impl IntoView {
    let row = move |language: Language| {
        view! {
            <li>
                <button
                    type="button"
                    lang=language.code()
                    aria-pressed=move || if current.get() == language { "true" } else { "false" }
                    aria-busy=move || (coming.get() == Some(language)).then_some("true")
                    on:click=move |_| choose.run(language)
                >
                    {language.autonym()}
                </button>
            </li>
        }
    };
    view! { <ul class="languages" aria-label=move || label.get()>{Language::ALL.into_iter().map(row).collect_view()}</ul> }
}
