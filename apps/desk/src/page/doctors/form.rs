//! What a doctor applies with, as everybody will read it.

use leptos::prelude::*;
use secondok_client::api::verification::Form;
use secondok_l10n::codes;

use super::App;
use crate::view::Application;

pub(super) fn view(app: App, it: &Application) -> impl IntoView + use<> {
    let Form { name, title, languages, experience_years, price_units, answer_days, about, .. } =
        &it.found.application.form;
    let fact = |id: &str, value: String| {
        view! { <div><dt>{app.text(id)}</dt><dd dir="auto">{value}</dd></div> }
    };
    let specialties = it.specialties.iter().map(|one| app.of(one)).collect::<Vec<_>>().join(", ");
    let number = |id: &str, value: u32| app.text_with(id, &[("count", value.into())]);
    let about = about.iter().map(|(code, text)| {
        view! {
            <h3>{app.text_with("doctor-about", &[("language", codes::name(app.texts(), "language", code).into())])}</h3>
            <p class="written" dir="auto" lang=code.clone()>{text.clone()}</p>
        }
    });
    view! {
        <section aria-labelledby="public">
            <h2 id="public">{app.text("doctor-public")}</h2>
            <dl class="facts">
                {fact("doctor-name", format!("{title} {name}").trim().to_owned())}
                {fact("doctor-specialties", specialties)}
                {fact("doctor-languages", codes::names(app.texts(), "language", languages))}
                {fact("doctor-practice", number("doctor-years", *experience_years))}
                {fact("doctor-price", number("doctor-units", *price_units))}
                {fact("doctor-opinion", number("doctor-days", *answer_days))}
            </dl>
            {about.collect_view()}
        </section>
    }
}
