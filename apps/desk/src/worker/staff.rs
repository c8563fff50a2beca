//! Who of the staff acts for the desk's own accounts.

use std::rc::Rc;

use secondok_browser::device::{randomness, today};
use secondok_client::{
    api::desk::account::Account,
    desk::SharedAccountError,
    protocol::{id::StaffId, vault::RecoveryCode},
};
use secondok_talk::{Done, Secret, Trouble};

use super::{
    accounts::{self, Drawer},
    tools::{Tools, tell, with_engine},
};
use crate::view::{AccountStaff, Colleague, Printed};

pub(super) async fn all(tools: Rc<Tools>, account: Account) -> Result<AccountStaff, Trouble> {
    with_engine(tools, async move |engine| {
        let there = engine.account(account).await.map_err(Trouble::of_reading)?;
        let colleague = |one: secondok_client::api::desk::account::Colleague| Colleague {
            staff: one.staff,
            login: one.login,
            is_let_in: one.let_in,
        };
        Ok(AccountStaff {
            is_set_up: there.set_up,
            colleagues: there.staff.into_iter().map(colleague).collect(),
        })
    })
    .await
}

pub(super) async fn set_up(tools: Rc<Tools>, account: Account) -> Result<Printed, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let code = engine.set_up(account, today(), &mut randomness()).await?;
        tell(&tools);
        Ok(Printed { account, code: code.as_str().to_owned() })
    })
    .await
}

pub(super) async fn let_in(tools: Rc<Tools>, account: Account, colleague: StaffId) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let mut acting = accounts::open(engine, &tools, account).await?;
        engine.let_in(&mut acting, colleague, &mut randomness()).await?;
        tell(&tools);
        Ok(Done)
    })
    .await
}

pub(super) async fn recover(tools: Rc<Tools>, account: Account, code: Secret) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let code = RecoveryCode::parse(&code.0).map_err(|_| SharedAccountError::WrongCode)?;
        engine.recover(account, Drawer::of(&tools, account), &code, &mut randomness()).await?;
        tell(&tools);
        Ok(Done)
    })
    .await
}
