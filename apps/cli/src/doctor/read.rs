//! `doctor read`: one consultation, whole.

use secondok_client::{api::consultation::Role, content::Content};

use super::{
    discard,
    queue::{say_next, say_what_to_do, standing},
    session::Session,
};
use crate::{
    app::App,
    args::Number,
    failure::{Exit, Failure},
    show::{Side, say_kept, say_thread},
};

pub(super) async fn run(app: &mut App, args: &Number) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let resumed = session.doctor.resume(&mut session.rng).await?;
    session.tell(&mut app.out, &resumed);
    let mailbox = session.mailbox(&mut app.out, args.number).await?;
    let read = session.doctor.read(mailbox, &mut session.rng).await.map_err(Failure::from);
    let state = read.as_ref().ok().map(|read| read.state.state);
    let drafts = discard::drafts(&session, mailbox).into_iter().map(|draft| draft.content);
    let drafts: Vec<Content> = drafts.collect();
    let kept = |app: &mut App| {
        let waiting = session.doctor.waiting(mailbox);
        say_kept(&mut app.out, (args.number, Role::Doctor), waiting, &drafts, state);
    };
    let read = match read {
        Ok(read) => read,
        Err(failure) if failure.status() == Exit::Network => {
            kept(app);
            return Err(Failure::new("failure-read-unreached").exit(Exit::Network));
        }
        Err(failure) => return Err(failure),
    };
    app.out.object(&standing(args.number, &read.state, &read.next));
    let name = session.patient_name(&app.out, mailbox, read.nickname.as_deref());
    app.out.say_text_with("read-patient", &[("number", args.number.into()), ("name", name.as_str().into())]);
    say_next(&mut app.out, "", &read.state, &read.next);
    say_what_to_do(&mut app.out, "", args.number, read.state.state);
    app.out.gap();
    say_thread(&mut app.out, args.number, &read.thread, Side { own: Role::Doctor, other: &name });
    kept(app);
    Ok(())
}
