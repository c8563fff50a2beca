//! Who of the staff asks, and whether they may: what an operation of the desk needs stands in its arguments.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use http::request::Parts;
use secondok_api::{
    desk::{Role, Roles, account::Account},
    problem::Kind,
};
use secondok_protocol::id::{SecretHash, StaffId};

use super::{
    auth::{invitation, session},
    problem::Refusal,
};
use crate::{
    Care,
    store::{StaffInvitationRow, StaffRow},
    verification,
};

/// Somebody of the staff whose session was checked, whatever they may do.
pub(crate) struct StaffMember {
    /// Who.
    pub(crate) staff: StaffId,
    /// Hash of the session's token.
    pub(crate) session: SecretHash,
    /// The name that they log in with.
    pub(crate) login: String,
    /// What they may do now.
    pub(crate) roles: Roles,
}

impl FromRequestParts<Care> for StaffMember {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        let session = session(&parts.headers).ok_or(Kind::NOT_LOGGED_IN)?;
        let row =
            care.store().staff_session(session, care.clock().now()).await?.ok_or(Kind::NOT_LOGGED_IN)?;
        let StaffRow { staff, login, roles } = row;
        Ok(Self { staff, session, login, roles })
    }
}

/// A role as a type.
pub(crate) trait Need: Send + Sync + 'static {
    /// Which.
    const ROLE: Role;
}

/// [`Role::Publisher`]
pub(crate) struct Publisher;

impl Need for Publisher {
    const ROLE: Role = Role::Publisher;
}

/// [`Role::Security`]
pub(crate) struct Guard;

impl Need for Guard {
    const ROLE: Role = Role::Security;
}

/// [`Role::Support`]
pub(crate) struct Answerer;

impl Need for Answerer {
    const ROLE: Role = Role::Support;
}

/// [`Role::Verifier`]
pub(crate) struct Verifier;

impl Need for Verifier {
    const ROLE: Role = Role::Verifier;
}

/// A role that acts for an account of the desk.
pub(crate) trait ActsFor: Need {
    /// Which.
    const ACCOUNT: Account;
}

impl ActsFor for Answerer {
    const ACCOUNT: Account = Account::Support;
}

impl ActsFor for Verifier {
    const ACCOUNT: Account = Account::Verification;
}

impl With<Verifier> {
    /// They, as who checks and decides.
    pub(crate) fn verifier(&self) -> verification::Verifier {
        verification::Verifier::of(self.staff)
    }
}

/// Somebody of the staff who has this role now.
pub(crate) struct With<R> {
    /// Who.
    pub(crate) staff: StaffId,
    role: PhantomData<R>,
}

impl<R: Need> FromRequestParts<Care> for With<R> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        let StaffMember { staff, roles, .. } = StaffMember::from_request_parts(parts, care).await?;
        if !roles.contains(&R::ROLE) {
            return Err(Kind::ROLE_MISSING.into());
        }
        Ok(Self { staff, role: PhantomData })
    }
}

/// Somebody who was invited to the staff and may register.
pub(crate) struct InvitedStaff {
    /// The invitation.
    pub(crate) row: StaffInvitationRow,
    /// Hash of its code.
    pub(crate) code: SecretHash,
}

impl FromRequestParts<Care> for InvitedStaff {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        let code = invitation(&parts.headers)?;
        let row = care.store().staff_invitation(code, care.today()).await?.ok_or(Kind::UNKNOWN_INVITATION)?;
        Ok(Self { row, code })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_acts_for_an_account_has_its_role() {
        assert_eq!(Answerer::ACCOUNT.role(), Answerer::ROLE);
        assert_eq!(Verifier::ACCOUNT.role(), Verifier::ROLE);
    }
}
