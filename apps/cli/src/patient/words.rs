//! `patient words`: shows the 12 words again.

use super::{
    new::{WordsObject, show},
    session::Session,
};
use crate::{app::App, failure::Failure};

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    let words = Session::load(app).await?.patient.words();
    app.out.object(&WordsObject { words: &words });
    app.out.say_text("words-shown");
    show(&mut app.out, &words);
    app.out.say_text("new-keep");
    Ok(())
}
