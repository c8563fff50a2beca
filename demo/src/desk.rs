//! The invented staff: two, because nobody releases a notice that they wrote.

use rand_core::CryptoRng;
use secondok_care::{Care, audit::Stamp, clock::Clock, store::NewStaff};
use secondok_client::{
    api::desk::{Role, Roles},
    desk::{Desk, Registration},
    protocol::{
        Day,
        id::{InvitationCode, StaffId},
    },
};
use totp_rs::Totp;

use crate::{
    clock::MovableClock,
    play::{PlayError, failed},
    transport::InProcess,
    vault::MemoryVault,
};

const LOG_INS: [&str; 2] = ["petra@demo.example", "orest@demo.example"];

/// The account of somebody of the staff.
#[derive(Debug, Clone)]
pub struct Staff {
    /// The name that they log in with.
    pub login: String,
    /// What they may do.
    pub roles: Roles,
    /// The key of their second factor, as it is typed into an authenticator app.
    pub key: String,
    authenticator: Totp,
    pub(crate) staff: StaffId,
}

impl Staff {
    /// The six digits that their authenticator shows in this second since 1970-01-01.
    pub fn code(&self, now: u64) -> String {
        self.authenticator.generate(now).to_string()
    }
}

/// Has both register through the real flow, on a day that is long past: each code is taken once, and today's are not used yet.
pub(crate) async fn register(
    care: &Care,
    clock: &MovableClock,
    today: Day,
    password: &str,
    rng: &mut (impl CryptoRng + Send),
) -> Result<[Staff; 2], PlayError> {
    let transport = InProcess::new(care.desk_router(axum::Router::new()));
    let mut all = Vec::new();
    for login in LOG_INS {
        let (invitation, staff) = (InvitationCode::random(rng), StaffId::random(rng));
        let roles = Roles::from(Role::ALL);
        let new = NewStaff {
            staff,
            login: login.to_owned(),
            roles: roles.clone(),
            invitation: invitation.hash(),
            valid_until: today,
        };
        let invited = care.store().invite_staff(new, Stamp::operator(clock.now())).await?;
        invited.map_err(failed(login))?;
        let registration = Registration::begin(&transport, invitation, password, rng).await;
        let registration = registration.map_err(failed(login))?;
        let authenticator = Totp::from_url(&registration.second_factor).map_err(failed(login))?;
        let code = authenticator.generate(clock.now().0).to_string();
        registration.finish(&transport, &code).await.map_err(failed(login))?;
        all.push(Staff { login: login.to_owned(), roles, key: registration.key(), authenticator, staff });
    }
    Ok(all.try_into().expect("one for each log-in"))
}

/// The desk of somebody who is logged in.
pub(crate) type AtDesk = Desk<InProcess, MemoryVault>;

/// Has both log in.
pub(crate) async fn log_in(
    care: &Care,
    staff: &[Staff; 2],
    password: &str,
    rng: &mut (impl CryptoRng + Send),
) -> Result<[AtDesk; 2], PlayError> {
    let (now, at_desk) = (care.clock().now().0, InProcess::new(care.desk_router(axum::Router::new())));
    let mut desks = Vec::new();
    for one in staff {
        let (at_desk, code) = (at_desk.clone(), one.code(now));
        let desk = Desk::login(at_desk, MemoryVault::default(), &one.login, password, &code, rng).await;
        desks.push(desk.map_err(failed(&one.login))?);
    }
    Ok(desks.try_into().unwrap_or_else(|_| unreachable!("one for each log-in")))
}

/// Has both log out.
pub(crate) async fn log_out(desks: [AtDesk; 2]) -> Result<(), PlayError> {
    for desk in desks {
        desk.logout().await.map_err(|trouble| failed("desk")(trouble.message))?;
    }
    Ok(())
}
