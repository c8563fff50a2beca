//! What invented people ask support, and what the invented staff answers.

use axum::Router;
use rand_core::CryptoRng;
use secondok_care::Care;
use secondok_client::{api::desk::account::Account, desk::Desk, patient::Patient};

use crate::{
    desk::Staff,
    play::{PlayError, failed},
    transport::InProcess,
    vault::MemoryVault,
};

/// Questions, with the answers that some of them have.
const ASKED: [(&str, Option<&str>); 2] = [
    (
        "I have written my 12 words down twice. Is that safe? (Invented, as everything here.)",
        Some(
            "Yes, if both papers lie where nobody else looks. Whoever has the words reads everything that they open.",
        ),
    ),
    ("Can I go on with my question on another phone? (Invented, as everything here.)", None),
];

/// The first of the staff sets support up and lets the other one in; people ask, and one is answered.
pub(crate) async fn play(
    care: &Care,
    staff: &[Staff; 2],
    password: &str,
    rng: &mut (impl CryptoRng + Send),
) -> Result<(), PlayError> {
    let (now, today) = (care.clock().now().0, care.clock().today());
    let (at_desk, at_home) = (InProcess::new(care.desk_router(Router::new())), InProcess::new(care.router()));
    let mut desks = Vec::new();
    for one in staff {
        let (at_desk, vault, code) = (at_desk.clone(), MemoryVault::default(), one.code(now));
        desks.push(
            Desk::login(at_desk, vault, &one.login, password, &code, rng)
                .await
                .map_err(failed(&one.login))?,
        );
    }
    let (first, second) = (&desks[0], desks[1].session().staff);
    first.set_up(Account::Support, today, rng).await.map_err(failed("support"))?;
    let mut support =
        first.open(Account::Support, MemoryVault::default(), today, rng).await.map_err(failed("support"))?;
    first.let_in(&mut support, second, rng).await.map_err(failed("support"))?;
    for (question, answer) in ASKED {
        let mut patient =
            Patient::create(at_home.clone(), MemoryVault::default(), rng).await.map_err(failed("support"))?;
        patient.ask_support(question, today, rng).await.map_err(failed("support"))?;
        let Some(answer) = answer else { continue };
        for item in support.queue(today, rng).await.map_err(failed("support"))?.items {
            support.answer_support(item.mailbox, answer, rng).await.map_err(failed("support"))?;
        }
    }
    for desk in desks {
        desk.logout().await.map_err(|trouble| failed("support")(trouble.message))?;
    }
    Ok(())
}
