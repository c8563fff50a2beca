//! The desk's own accounts: who acts for them.

use secondok_client::{api::desk::account::Account, protocol::id::StaffId};
use serde::{Deserialize, Serialize};

/// Whether an account is there, and who may act for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountStaff {
    /// Whether it has been set up.
    pub is_set_up: bool,
    /// Everybody who may act for it.
    pub colleagues: Vec<Colleague>,
}

impl AccountStaff {
    /// Whether this person can read what comes to it.
    pub fn lets_in(&self, staff: StaffId) -> bool {
        self.colleagues.iter().any(|one| one.staff == staff && one.is_let_in)
    }
}

/// Somebody who may act for an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Who.
    pub staff: StaffId,
    /// The name that they log in with.
    pub login: String,
    /// Whether somebody has let them in: until then they can read nothing.
    pub is_let_in: bool,
}

/// The code that opens an account if nobody of the staff can any more: shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// Of this account.
    pub account: Account,
    /// As it is printed.
    pub code: String,
}

impl std::fmt::Debug for Printed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Printed(redacted)")
    }
}
