//! `desk application show`: one application, with what was recorded.

use secondok_client::{
    api::verification::{DeskApplication, latest},
    protocol::id::DoctorId,
};

use super::super::load;
use crate::{app::App, doctor::credential, failure::Failure, output::Output, show::date};

pub(super) async fn run(app: &mut App, doctor: DoctorId) -> Result<(), Failure> {
    let found = load(app).await?.application(doctor).await?;
    say(&mut app.out, &found);
    Ok(())
}

pub(super) fn say(out: &mut Output, found: &DeskApplication) {
    out.object(found);
    let application = &found.application;
    let standing = out.texts().text(&format!("standing-{}", application.standing.name()));
    out.paragraph("", format!("{} {}", application.form.title, application.form.name).trim());
    out.paragraph("", &standing);
    if let Some(login) = found.reviewer.as_ref().and_then(|who| who.login.as_deref()) {
        out.say_text_with("application-reviewer", &[("login", login.into())]);
    }
    for (number, one) in (1_u32..).zip(&application.form.credentials) {
        let text = credential(out, one);
        out.paragraph(&format!("  {number}. "), &text);
        let Some(found) = latest(one, &application.checks) else {
            let text = out.texts().text("credential-unchecked");
            out.paragraph("     ", &text);
            continue;
        };
        let texts = out.texts();
        let args = [
            ("how", texts.text(&format!("checked-{}", found.check.how.name())).into()),
            ("source", found.check.source.as_str().into()),
            ("date", date(texts, found.day()).into()),
        ];
        let text =
            texts.text_with(if found.check.confirmed { "check-confirmed" } else { "check-refused" }, &args);
        out.paragraph("     ", &text);
    }
}
