//! `desk support recover`: lets oneself in with the printed code.

use secondok_client::protocol::vault::RecoveryCode;

use crate::{app::App, desk::load_with, device, failure::Failure, home::Part};

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    let question = app.out.texts().text("support-code-ask");
    let typed = app.prompt.line(&mut app.out, &question)?;
    let code = RecoveryCode::parse(&typed).map_err(|_| Failure::new("failure-support-wrong-code"))?;
    let lock = app.home.lock()?;
    let desk = load_with(app, &lock).await?;
    let vault = app.home.vault(Part::Support, &lock)?;
    desk.recover_support(vault, &code, &mut device::randomness()?).await?;
    app.out.object(&serde_json::json!({ "let_in": true }));
    app.out.say_text("support-recovered");
    Ok(())
}
