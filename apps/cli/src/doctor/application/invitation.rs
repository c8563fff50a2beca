//! `doctor ask-invitation`: has the service send a link to register by.

use secondok_client::doctor::ask_for_invitation;

use crate::{app::App, args::AskInvitation, failure::Failure};

pub(in crate::doctor) async fn ask(app: &mut App, args: &AskInvitation) -> Result<(), Failure> {
    let language = app.out.texts().language().code();
    ask_for_invitation(&app.transport_alone()?, &args.address, language).await?;
    app.out.object(&serde_json::json!({ "asked": args.address }));
    app.out.say_text_with("invitation-asked", &[("address", args.address.as_str().into())]);
    Ok(())
}
