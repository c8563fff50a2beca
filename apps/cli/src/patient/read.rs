//! `patient read`: one consultation, whole.

use secondok_client::{
    api::consultation::{Role, State},
    content::Content,
};

use super::{discard, list, session::Session};
use crate::{
    app::App,
    args::Number,
    failure::{Exit, Failure},
    show::{Side, say_kept, say_thread},
};

pub(super) async fn run(app: &mut App, args: &Number) -> Result<(), Failure> {
    let number = args.number;
    let mut session = Session::begin(app).await?;
    let read = match session.patient.read(number).await.map_err(Failure::from) {
        Ok(read) => read,
        Err(failure) if failure.status() == Exit::Network => {
            say_what_is_kept(app, &session, number, None);
            return Err(Failure::new("failure-read-unreached").exit(Exit::Network));
        }
        Err(failure) => return Err(failure),
    };
    let profiles = list::profiles(&session).await;
    let profile = profiles.get(&read.summary.doctor);
    list::say(&mut app.out, &read.summary, profile);
    app.out.say_text_with("read-nickname", &[("nickname", read.nickname.as_str().into())]);
    app.out.gap();
    let other = list::name(app.out.texts(), read.summary.doctor, profile);
    say_thread(&mut app.out, number, &read.thread, Side { own: Role::Patient, other: &other });
    say_what_is_kept(app, &session, number, Some(read.summary.state));
    Ok(())
}

fn say_what_is_kept(app: &mut App, session: &Session, number: u32, state: Option<State>) {
    let drafts: Vec<Content> =
        discard::drafts(session, Some(number)).into_iter().map(|draft| draft.content).collect();
    let waiting = session.patient.waiting(number);
    say_kept(&mut app.out, (number, Role::Patient), waiting, &drafts, state);
    discard::say_attaching(&mut app.out, session, number);
}
