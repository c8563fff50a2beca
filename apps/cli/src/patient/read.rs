//! `patient read`: one consultation, whole.

use secondok_client::api::consultation::Role;

use super::{list, session::Session};
use crate::{
    app::App,
    args::Number,
    failure::Failure,
    show::{Side, say_thread},
};

pub(super) async fn run(app: &mut App, args: &Number) -> Result<(), Failure> {
    let mut session = Session::begin(app).await?;
    let read = session.patient.read(args.number).await?;
    let profiles = list::profiles(&session).await;
    let profile = profiles.get(&read.summary.doctor);
    list::say(&mut app.out, &read.summary, profile);
    app.out.say_text_with("read-nickname", &[("nickname", read.nickname.as_str().into())]);
    app.out.gap();
    let other = list::doctor_name(app.out.texts(), profile);
    say_thread(&mut app.out, args.number, &read.thread, Side { own: Role::Patient, other: &other });
    Ok(())
}
