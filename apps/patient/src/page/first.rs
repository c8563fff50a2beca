//! The first screen: what this is, what it never asks for, what to do in an emergency.

use leptos::prelude::*;
use secondok_ui::{loading, title};

use super::{app::App, device, route::Route};

pub(super) fn screen(app: App) -> impl IntoView {
    // Whoever was here before sees what is theirs, and not first what strangers see.
    let is_known = Memo::new(move |_| app.looked.get() || app.broken.get());
    move || if is_known.get() { known(app).into_any() } else { loading(app.page).into_any() }
}

fn known(app: App) -> impl IntoView {
    view! {
        {title(app.page, app.text("first-title"))}
        <p class="lede">{app.text("first-lede")}</p>
        {move || app.unknown.get().filter(|_| !app.broken.get()).map(|_| device::unknown(app))}
        {move || actions(app)}
        <div class="banner urgent">
            <h2>{app.text("emergency-title")}</h2>
            <p>{app.text("emergency-text")}</p>
            {call(app)}
        </div>
        <section aria-labelledby="never">
            <h2 id="never">{app.text("never-title")}</h2>
            <ul>
                <li>{app.text("never-name")}</li>
                <li>{app.text("never-account")}</li>
                <li>{app.text("never-card")}</li>
                <li>{app.text("never-track")}</li>
            </ul>
            <p>{app.text("never-instead")}</p>
        </section>
        <section aria-labelledby="course">
            <h2 id="course">{app.text("course-title")}</h2>
            <ol class="course">
                {["course-choose", "course-describe", "course-wait", "course-read"]
                    .map(|id| view! { <li><p>{app.text(id)}</p></li> })
                    .collect_view()}
            </ol>
        </section>
        <details class="more">
            <summary>{app.text("limits-title")}</summary>
            <ul>
                {[
                    "limits-words",
                    "limits-told",
                    "limits-checked",
                    "limits-address",
                    "limits-key",
                    "limits-device",
                    "limits-served",
                ]
                    .map(|id| view! { <li>{app.text(id)}</li> })
                    .collect_view()}
            </ul>
        </details>
    }
}

fn actions(app: App) -> impl IntoView {
    let here = app.here.get();
    let has_words = here.as_ref().is_some_and(|here| here.words);
    let is_asking = here.as_ref().is_some_and(|here| here.intake);
    view! {
        {is_asking.then(|| view! {
            <div class="banner">
                <p>{app.text("intake-kept")}</p>
                <p class="actions"><a class="button" href=Route::Ask(None).link()>{app.text("intake-go-on")}</a></p>
            </div>
        })}
        <p class="actions">
            {if has_words {
                view! {
                    <a class="button" href=Route::List.link()>{app.text("my-consultations")}</a>
                    <a class="button quiet" href=Route::Doctors.link()>{app.text("choose-doctor")}</a>
                }
                .into_any()
            } else {
                view! {
                    <a class="button" href=Route::Doctors.link()>{app.text("choose-doctor")}</a>
                    <a class="button quiet" href=Route::Restore.link()>{app.text("have-words")}</a>
                }
                .into_any()
            }}
        </p>
        {(!has_words && !app.is_shared()).then(|| view! {
            <p class="small"><a href=Route::Device.link()>{app.text("shared-link")}</a></p>
        })}
    }
}

/// The numbers to call.
pub(super) fn call(app: App) -> impl IntoView {
    view! {
        <p class="actions">
            <a class="button urgent" href="tel:112">{app.text("call-112")}</a>
            <a class="button urgent" href="tel:103">{app.text("call-103")}</a>
        </p>
    }
}
