//! A notice as people will see it: by the same pieces as in the apps, and in the public pages' own stylesheet.

use std::collections::BTreeMap;

use leptos::prelude::*;
use secondok_client::api::notice::{Audience, Draft, NoticeText, Severity};
use secondok_talk::Told;
use secondok_ui::notice;

use super::{App, names};
use crate::view::languages;

pub(super) fn view(app: App, draft: &Draft) -> impl IntoView + use<> {
    let Draft { severity, audiences, texts, .. } = draft;
    let on_site = audiences.contains(&Audience::Site);
    let in_apps = audiences.iter().any(|audience| *audience != Audience::Site);
    let each: Vec<_> = languages()
        .into_iter()
        .map(|code| {
            view! {
                <section class="preview" lang=code aria-label=names::language(code)>
                    <h3>{names::language(code)}</h3>
                    {in_apps.then(|| in_apps_view(app, code, *severity, texts))}
                    {on_site.then(|| on_site_view(app, code, *severity, texts))}
                </section>
            }
        })
        .collect();
    view! {
        <h2>{app.text("preview-title")}</h2>
        {(!on_site && !in_apps).then(|| view! { <p>{app.text("preview-nowhere")}</p> })}
        {(on_site || in_apps).then_some(each)}
    }
}

fn heading(app: App, id: &str) -> impl IntoView + use<> {
    view! { <p class="soft small" lang=app.code()>{app.text(id)}</p> }
}

fn in_apps_view(
    app: App,
    code: &str,
    severity: Severity,
    texts: &BTreeMap<String, NoticeText>,
) -> impl IntoView + use<> {
    let told = Told::of(0, severity, texts);
    view! {
        {heading(app, "preview-in-apps")}
        {notice(code, &told, ())}
    }
}

fn on_site_view(
    app: App,
    code: &str,
    severity: Severity,
    texts: &BTreeMap<String, NoticeText>,
) -> impl IntoView + use<> {
    let NoticeText { title, body } =
        texts.get(code).cloned().unwrap_or(NoticeText { title: String::new(), body: String::new() });
    let paragraphs: Vec<_> = body
        .split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| view! { <p>{part.to_owned()}</p> })
        .collect();
    let important = severity == Severity::Important;
    let body = if important {
        view! {
            <div class="notices">
                <div><p><strong>{title}</strong></p>{paragraphs}</div>
            </div>
        }
        .into_any()
    } else {
        view! { <div class="said"><h4>{title}</h4>{paragraphs}</div> }.into_any()
    };
    view! {
        {heading(app, if important { "preview-above-pages" } else { "preview-on-page" })}
        {body}
    }
}
