//! `patient notices` and `doctor notices`: what people must know about the functioning of the service. The terminal has no
//! place where they could stand until they were read: whoever asks gets all that are in force.

use secondok_client::{
    api::notice::{Audience, Notice, Severity},
    notices,
};

use crate::{app::App, failure::Failure, show::date};

/// Those for these people, what is important first, then the latest first.
pub(crate) async fn run(app: &mut App, audience: Audience) -> Result<(), Failure> {
    let transport = app.transport_alone()?;
    let mut noticed = notices::Noticed::default();
    noticed.learn(notices::fetch(&transport).await?.notices);
    let told = noticed.unread(audience);
    for notice in &told {
        app.out.object(notice);
        show(app, notice);
    }
    if told.is_empty() {
        app.out.say_text("notices-none");
    }
    Ok(())
}

fn show(app: &mut App, notice: &Notice) {
    let texts = app.out.texts();
    let language = texts.language().written_in().code();
    app.out.gap();
    if notice.severity == Severity::Important {
        app.out.paragraph("", &texts.text("notice-important"));
    }
    let args = [("date", date(texts, notice.until).into())];
    let until = texts.text_with("notice-until", &args);
    if let Some(text) = notice.texts.get(language) {
        app.out.paragraph("", &text.title);
        app.out.paragraph("  ", &text.body);
    }
    app.out.paragraph("  ", &until);
}
