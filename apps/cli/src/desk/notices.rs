//! `desk notice list`: every notice, drafts first.

use super::{load, shown};
use crate::{app::App, failure::Failure};

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    let notices = load(app).await?.notices().await?.notices;
    if notices.is_empty() {
        app.out.say_text("notice-none");
    }
    for notice in &notices {
        shown::say(&mut app.out, notice);
    }
    Ok(())
}
