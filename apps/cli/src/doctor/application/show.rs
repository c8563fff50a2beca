//! An application as its doctor sees it.

use secondok_client::api::verification::{Application, Credential, latest};
use secondok_l10n::codes;

use crate::{app::App, output::Output, show::date};

pub(super) fn say(app: &mut App, application: &Application) {
    let out = &mut app.out;
    out.object(application);
    out.say_text(&format!("application-{}", application.standing.name()));
    let form = &application.form;
    if !form.name.is_empty() {
        out.paragraph("  ", format!("{} {}", form.title, form.name).trim());
    }
    for one in &form.credentials {
        let found = latest(one, &application.checks);
        let text = credential(out, one);
        out.paragraph("  ", &text);
        let checked = match found.map(|found| found.check.confirmed) {
            None => "credential-unchecked",
            Some(true) => "credential-confirmed",
            Some(false) => "credential-refused",
        };
        let text = out.texts().text(checked);
        out.paragraph("    ", &text);
    }
    if application.standing.is_with_the_doctor() {
        for (field, allowed) in form.faults() {
            out.paragraph("  ! ", &format!("{field}: {allowed}"));
        }
    }
}

/// A credential in one line.
pub(crate) fn credential(out: &Output, one: &Credential) -> String {
    let texts = out.texts();
    let args = [
        ("kind", texts.text(&format!("credential-{}", one.kind.name())).into()),
        ("issuer", one.issuer.as_str().into()),
        ("country", codes::name(texts, "country", &one.country).into()),
        ("until", one.valid_until.map(|day| date(texts, day)).unwrap_or_default().into()),
    ];
    texts.text_with(if one.valid_until.is_some() { "credential-until" } else { "credential-line" }, &args)
}
