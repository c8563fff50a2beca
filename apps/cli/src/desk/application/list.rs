//! `desk application list`: the queue.

use secondok_client::api::verification::ApplicationsQuery;

use super::super::load;
use crate::{app::App, args::ListApplications, failure::Failure, show::date};
use secondok_client::protocol::Day;

pub(super) async fn run(app: &mut App, args: &ListApplications) -> Result<(), Failure> {
    let query = ApplicationsQuery { shown: args.shown.0, from: args.from };
    let found = load(app).await?.applications(query).await?;
    let out = &mut app.out;
    if found.applications.is_empty() {
        out.say_text("applications-none");
    }
    for one in &found.applications {
        out.object(one);
        let texts = out.texts();
        let args = [
            ("doctor", one.doctor.to_text().into()),
            ("name", one.name.as_str().into()),
            ("standing", texts.text(&format!("standing-{}", one.standing.name())).into()),
            ("date", date(texts, Day::from_unix_seconds(one.since)).into()),
        ];
        out.say_text_with("application-line", &args);
        if let Some(login) = one.reviewer.as_ref().and_then(|who| who.login.as_deref()) {
            out.say_text_with("application-reviewer", &[("login", login.into())]);
        }
        let args = [("unchecked", one.unchecked.into()), ("credentials", one.credentials.into())];
        out.say_text_with("application-unchecked", &args);
    }
    let shown = args.from.saturating_add(u32::try_from(found.applications.len()).unwrap_or(u32::MAX));
    if shown < found.all {
        out.say_text_with("applications-more", &[("number", shown.into()), ("all", found.all.into())]);
    }
    Ok(())
}
