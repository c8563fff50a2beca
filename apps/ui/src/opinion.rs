//! The second opinion, laid out for reading.

use leptos::prelude::*;
use secondok_client::content::{Confidence, Opinion};

use crate::Page;

/// An opinion: `article.opinion`, the same for the patient who reads it and the doctor who looks at it before signing.
/// `asked` are the patient's questions.
pub fn article(page: Page, opinion: &Opinion, asked: &[String]) -> impl IntoView + use<> {
    laid_out(page, opinion, asked, None)
}

/// The same as it came in a message: it says that the signature was checked.
pub fn signed(page: Page, opinion: &Opinion, asked: &[String]) -> impl IntoView + use<> {
    laid_out(page, opinion, asked, Some("opinion-checked"))
}

fn laid_out(
    page: Page,
    opinion: &Opinion,
    asked: &[String],
    footer: Option<&'static str>,
) -> impl IntoView + use<> {
    let answers = opinion
        .answers
        .iter()
        .map(|answer| {
            let place = usize::try_from(answer.question).ok().and_then(|number| number.checked_sub(1));
            let question = place.and_then(|place| asked.get(place)).cloned().unwrap_or_default();
            view! {
                <section class="answer">
                    <h3>{format!("{}. {question}", answer.question)}</h3>
                    <p class="text">{answer.text.clone()}</p>
                </section>
            }
        })
        .collect_view();
    let scale = Confidence::ALL
        .iter()
        .map(|confidence| {
            let is_chosen = (*confidence == opinion.confidence).then_some("true");
            view! { <li aria-current=is_chosen>{page.text(&format!("confidence-{}", confidence.name()))}</li> }
        })
        .collect_view();
    let part = |id: &str, text: &str| {
        (!text.is_empty()).then(|| view! { <h3>{page.text(id)}</h3> <p class="text">{text.to_owned()}</p> })
    };
    view! {
        <article class="opinion">
            <header><h2>{page.text("opinion-title")}</h2></header>
            <div class="verdict">
                <p><strong>{page.text(&format!("agreement-{}", opinion.agreement.name()))}</strong></p>
                <p class="text">{opinion.summary.clone()}</p>
            </div>
            {answers}
            <section>
                <h3>{page.text("opinion-confidence")}</h3>
                <ol class="scale">{scale}</ol>
            </section>
            <section class="limits">
                {part("opinion-would-change", &opinion.would_change)}
                {part("opinion-missing", &opinion.missing)}
                {part("opinion-limits", &opinion.limits)}
            </section>
            {footer.map(|id| view! { <footer class="soft"><p>{page.text(id)}</p></footer> })}
        </article>
    }
}
