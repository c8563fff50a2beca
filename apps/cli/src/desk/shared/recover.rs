//! `recover`: lets oneself in with the printed code.

use secondok_client::{api::desk::account::Account, protocol::vault::RecoveryCode};

use super::{part, text};
use crate::{app::App, desk::load_with, device, failure::Failure};

pub(super) async fn run(app: &mut App, account: Account) -> Result<(), Failure> {
    let question = app.out.texts().text("shared-code-ask");
    let typed = app.prompt.line(&mut app.out, &question)?;
    let code = RecoveryCode::parse(&typed).map_err(|_| Failure::new("failure-shared-wrong-code"))?;
    let lock = app.home.lock()?;
    let desk = load_with(app, &lock).await?;
    let vault = app.home.vault(part(account), &lock)?;
    desk.recover(account, vault, &code, &mut device::randomness()?).await?;
    app.out.object(&serde_json::json!({ "let_in": true }));
    app.out.say_text(&text(account, "recovered"));
    Ok(())
}
