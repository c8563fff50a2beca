//! `doctor application read` and `say`: what doctor and verifiers write to one another.

use super::documents;
use crate::{
    app::App,
    args::{ApplicationSay, Number, Patient as Command, Say},
    failure::Failure,
    patient,
};

pub(super) async fn read(app: &mut App) -> Result<(), Failure> {
    let number = number(app).await?;
    app.within_documents(async |app| patient::run(app, Command::Read(Number { number })).await).await
}

pub(super) async fn say(app: &mut App, args: ApplicationSay) -> Result<(), Failure> {
    let number = number(app).await?;
    let ApplicationSay { text, yes } = args;
    let say = Say { number, text, draft: false, yes, as_it_is: true };
    app.within_documents(async |app| patient::run(app, Command::Say(say)).await).await
}

async fn number(app: &mut App) -> Result<u32, Failure> {
    documents::open(app, false).await?.ok_or_else(|| Failure::new("failure-no-documents"))
}
