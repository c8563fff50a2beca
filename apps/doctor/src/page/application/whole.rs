//! What the application lacks, and all of it to be read once it is handed in.

use leptos::prelude::*;
use secondok_client::api::verification::{Credential, CredentialKind, Recorded, latest};
use secondok_l10n::codes;

use super::{credentials, documents};
use crate::{
    page::{app::App, route::Step},
    view::Applying,
};

/// Something that is missing or not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lack {
    /// In the names of texts.
    pub(super) name: &'static str,
    /// Where it is mended.
    pub(super) step: Step,
    /// The element that one is led to.
    pub(super) field: &'static str,
}

/// What is missing before it can be handed in, in the order of the steps.
pub(super) fn lacks(app: App) -> Vec<Lack> {
    let form = app.fields.typed();
    let mut lacks: Vec<Lack> = form.faults().into_iter().map(|(field, _)| of_field(field)).collect();
    let has = |kind| form.credentials.iter().any(|one| one.kind == kind);
    // Which of them is said more exactly.
    if lacks.iter().any(|lack| lack.name == "credentials") {
        let missing = [(CredentialKind::Diploma, "diploma"), (CredentialKind::Licence, "licence")];
        let mut exact: Vec<Lack> = missing
            .into_iter()
            .filter(|(kind, _)| !has(*kind))
            .map(|(_, name)| Lack { name, step: Step::Credentials, field: "credentials" })
            .collect();
        if !exact.is_empty() {
            lacks.retain(|lack| lack.name != "credentials");
            lacks.append(&mut exact);
        }
    }
    let papers = app.papers.shown.read();
    if documents::count(papers.as_ref()) == 0 {
        let name = if documents::are_coming(papers.as_ref()) { "documents-coming" } else { "documents" };
        lacks.push(Lack { name, step: Step::Documents, field: "documents" });
    }
    lacks.sort_by_key(|lack| Step::ALL.iter().position(|step| *step == lack.step));
    lacks
}

/// By the form's own name of a field.
fn of_field(field: &'static str) -> Lack {
    let (step, id) = match field {
        "name" | "title" | "specialties" | "experience_years" => (Step::Person, field),
        "about" => (Step::Practice, "about-en"),
        "languages" | "price_units" | "answer_days" => (Step::Practice, field),
        _ => (Step::Credentials, "credentials"),
    };
    let name = if step == Step::Credentials { "credentials" } else { field };
    Lack { name, step, field: id }
}

/// All of it, to be read.
pub(super) fn facts(app: App, applying: &Applying) -> impl IntoView + use<> {
    let application = &applying.application;
    let form = &application.form;
    let named = |id: &String| {
        let known = applying.specialties.iter().find(|(known, _)| known == id);
        known.map_or_else(|| id.clone(), |(_, name)| app.of(name))
    };
    let specialties: Vec<String> = form.specialties.iter().map(named).collect();
    let fact = |label: String, value: String| {
        (!value.is_empty())
            .then(|| view! { <div><dt>{label}</dt><dd class="text" dir="auto">{value}</dd></div> })
    };
    let about = form.about.iter().map(|(language, text)| {
        let name = codes::name(app.texts(), "language", language);
        fact(app.text_with("document-about", &[("language", name.into())]), text.clone())
    });
    let rows = form.credentials.iter().map(|one| credential(app, one, &application.checks)).collect_view();
    view! {
        <section aria-labelledby="whole">
            <h2 id="whole">{app.text("application-whole")}</h2>
            <dl class="facts">
                {fact(app.text("field-name"), format!("{} {}", form.title, form.name).trim().to_owned())}
                {fact(app.text("field-specialties"), specialties.join(", "))}
                {fact(app.text("field-years"), form.experience_years.to_string())}
                {fact(app.text("document-languages"), codes::names(app.texts(), "language", &form.languages))}
                {fact(app.text("document-price"), form.price_units.to_string())}
                {fact(app.text("document-answer-days"), form.answer_days.to_string())}
            </dl>
            <details class="more">
                <summary>{app.text("application-about")}</summary>
                <dl class="facts review">{about.collect_view()}</dl>
            </details>
            <h3>{app.text("step-credentials")}</h3>
            <ul class="cards">{rows}</ul>
        </section>
    }
}

/// One, with what verifiers found of it last.
fn credential(app: App, one: &Credential, checks: &[Recorded]) -> impl IntoView + use<> {
    let (class, found) = match latest(one, checks).map(|found| found.check.confirmed) {
        None => ("badge", "credential-unchecked"),
        Some(true) => ("badge good", "credential-confirmed"),
        Some(false) => ("badge wait", "credential-refused"),
    };
    view! {
        <li class="card">
            <p><strong>{app.text(&format!("credential-{}", one.kind.name()))}</strong></p>
            <p dir="auto">{credentials::about(app, one)}</p>
            <p><span class=class>{app.text(found)}</span></p>
        </li>
    }
}
