//! `doctor factor`: sets up a second factor, or removes it.

use secondok_client::doctor::LoginError;
use serde::Serialize;

use super::session::Session;
use crate::{app::App, args::Factor, credentials, factor, failure::Failure};

#[derive(Serialize)]
struct FactorObject<'a> {
    second_factor: &'a str,
}

pub(super) async fn run(app: &mut App, args: &Factor) -> Result<(), Failure> {
    match args {
        Factor::Add(password) => {
            let mut session = Session::load(app).await?;
            let address = session.doctor.begin_factor().await?;
            let password = credentials::password(app, password)?;
            app.out.object(&FactorObject { second_factor: &address });
            factor::show(app, &address);
            let (doctor, rng) = (&session.doctor, &mut session.rng);
            factor::tried(app, is_wrong_code, async |code| doctor.add_factor(&password, code, rng).await)
                .await?;
            app.out.object(&serde_json::json!({ "factor": true }));
            app.out.say_text("factor-added");
        }
        Factor::Remove(password) => {
            let mut session = Session::load(app).await?;
            let password = credentials::password(app, password)?;
            let code = factor::code(app)?;
            session.doctor.remove_factor(&password, &code, &mut session.rng).await?;
            app.out.object(&serde_json::json!({ "factor": false }));
            app.out.say_text("factor-removed");
        }
    }
    Ok(())
}

fn is_wrong_code(error: &LoginError) -> bool {
    matches!(error, LoginError::Service(error) if factor::is_wrong_code(error))
}
