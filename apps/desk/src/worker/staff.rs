//! Who of the staff answers for support.

use std::rc::Rc;

use secondok_browser::device::{randomness, today};
use secondok_client::{
    api::desk::account::Account,
    desk::SharedAccountError,
    protocol::{id::StaffId, vault::RecoveryCode},
};
use secondok_talk::{Done, Secret, Trouble};

use super::tools::{Tools, tell, with_engine};
use crate::view::{Colleague, Printed, SupportStaff};

pub(super) async fn all(tools: Rc<Tools>) -> Result<SupportStaff, Trouble> {
    with_engine(tools, async |engine| {
        let there = engine.account(Account::Support).await.map_err(Trouble::of_reading)?;
        let colleague = |one: secondok_client::api::desk::account::Colleague| Colleague {
            staff: one.staff,
            login: one.login,
            is_let_in: one.let_in,
        };
        Ok(SupportStaff {
            is_set_up: there.set_up,
            colleagues: there.staff.into_iter().map(colleague).collect(),
        })
    })
    .await
}

pub(super) async fn set_up(tools: Rc<Tools>) -> Result<Printed, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let code = engine.set_up(Account::Support, today(), &mut randomness()).await?;
        tell(&tools);
        Ok(Printed(code.as_str().to_owned()))
    })
    .await
}

pub(super) async fn let_in(tools: Rc<Tools>, colleague: StaffId) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let rng = &mut randomness();
        let mut support = engine.open(Account::Support, tools.shelf(), today(), rng).await?;
        engine.let_in(&mut support, colleague, rng).await?;
        tell(&tools);
        Ok(Done)
    })
    .await
}

pub(super) async fn recover(tools: Rc<Tools>, code: Secret) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let code = RecoveryCode::parse(&code.0).map_err(|_| SharedAccountError::WrongCode)?;
        engine.recover(Account::Support, tools.shelf(), &code, &mut randomness()).await?;
        tell(&tools);
        Ok(Done)
    })
    .await
}
