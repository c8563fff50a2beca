//! `set-up`: makes the account, once for a service.

use secondok_client::api::desk::account::Account;

use super::text;
use crate::{app::App, desk::load, device, failure::Failure};

pub(super) async fn run(app: &mut App, account: Account) -> Result<(), Failure> {
    let (today, mut rng) = (device::today()?, device::randomness()?);
    let code = load(app).await?.set_up(account, today, &mut rng).await?;
    app.out.object(&serde_json::json!({ "set_up": true, "recovery_code": code.as_str() }));
    app.out.say_text(&text(account, "set-up"));
    app.out.say_text(&text(account, "recovery-code"));
    app.out.gap();
    app.out.verbatim(&format!("    {}", code.as_str()));
    app.out.gap();
    app.out.say_text(&text(account, "next"));
    Ok(())
}
