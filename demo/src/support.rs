//! What invented people ask support, and what the invented staff answers.

use rand_core::CryptoRng;
use secondok_care::Care;
use secondok_client::{api::desk::account::Account, patient::Patient};

use crate::{
    desk::AtDesk,
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
    [first, second]: &[AtDesk; 2],
    rng: &mut (impl CryptoRng + Send),
) -> Result<(), PlayError> {
    let (today, at_home) = (care.clock().today(), InProcess::new(care.router()));
    first.set_up(Account::Support, today, rng).await.map_err(failed("support"))?;
    let mut support =
        first.open(Account::Support, MemoryVault::default(), today, rng).await.map_err(failed("support"))?;
    first.let_in(&mut support, second.session().staff, rng).await.map_err(failed("support"))?;
    for (question, answer) in ASKED {
        let mut patient =
            Patient::create(at_home.clone(), MemoryVault::default(), rng).await.map_err(failed("support"))?;
        patient.ask_support(question, today, rng).await.map_err(failed("support"))?;
        let Some(answer) = answer else { continue };
        for item in support.queue(today, rng).await.map_err(failed("support"))?.items {
            support.answer_support(item.mailbox, answer, rng).await.map_err(failed("support"))?;
        }
    }
    Ok(())
}
