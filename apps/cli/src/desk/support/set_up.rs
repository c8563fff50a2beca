//! `desk support set-up`: makes the account of support, once for a service.

use crate::{app::App, desk::load, device, failure::Failure};

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    let (today, mut rng) = (device::today()?, device::randomness()?);
    let code = load(app).await?.set_up_support(today, &mut rng).await?;
    app.out.object(&serde_json::json!({ "set_up": true, "recovery_code": code.as_str() }));
    app.out.say_text("support-set-up");
    app.out.say_text("support-recovery-code");
    app.out.gap();
    app.out.verbatim(&format!("    {}", code.as_str()));
    app.out.gap();
    app.out.say_text("support-next");
    Ok(())
}
