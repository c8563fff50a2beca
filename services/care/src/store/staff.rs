//! The staff: invitations, accounts, sessions.

use std::str::FromStr;

use secondok_api::{
    audit::Event,
    desk::{Role, Roles, account::Account},
};
use secondok_protocol::{
    Day,
    id::{SecretHash, StaffId},
};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    Store, Tombstone, audit, destroy,
    dialect::Dialect,
    error::StoreError,
    shared, sql,
    tables::{Kind, TABLES},
    transaction::{Failure, Transaction},
};
use crate::{audit::Stamp, clock::Timestamp};

/// An invitation to be made.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// Who it will be.
    pub staff: StaffId,
    /// The name that they will log in with.
    pub login: String,
    /// What they will be able to do.
    pub roles: Roles,
    /// Hash of the invitation's code.
    pub invitation: SecretHash,
    /// The last day on which it is good.
    pub valid_until: Day,
}

/// Somebody has this log-in name, or was invited under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("somebody has this log-in name")]
pub struct StaffLoginTaken;

/// An invitation that is still good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffInvitationRow {
    /// Who it makes them.
    pub staff: StaffId,
    /// The name that they will log in with.
    pub login: String,
    /// What they will be able to do.
    pub roles: Roles,
}

/// An invitation that becomes an account.
#[derive(Debug, Clone)]
pub struct StaffRegistration {
    /// Hash of its code.
    pub invitation: SecretHash,
    /// OPAQUE's record.
    pub record: Vec<u8>,
    /// Their public key.
    pub key: Vec<u8>,
    /// The period of the code that came with it.
    pub step: u64,
    /// Now.
    pub now: Timestamp,
}

/// Somebody of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRow {
    /// Who.
    pub staff: StaffId,
    /// The name that they log in with.
    pub login: String,
    /// What they may do.
    pub roles: Roles,
}

/// A session of somebody of the staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffSessionRow {
    /// Hash of its token.
    pub token: SecretHash,
    /// Whose.
    pub staff: StaffId,
    /// When it ends.
    pub expires: Timestamp,
}

impl Store {
    /// Makes an invitation of the staff. One under the same name that has run out gives way.
    pub async fn invite_staff(
        &self,
        new: NewStaff,
        stamp: Stamp,
    ) -> Result<Result<(), StaffLoginTaken>, StoreError> {
        self.write(Invite(new, stamp)).await
    }

    /// The staff's invitation with this hash, if it is good today.
    pub async fn staff_invitation(
        &self,
        code: SecretHash,
        today: Day,
    ) -> Result<Option<StaffInvitationRow>, StoreError> {
        let failed = |failure| self.explain("staff invitation", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        find_invitation(&mut conn, code, today).await.map_err(failed)
    }

    /// Makes the account and uses the invitation up. None: there is no such invitation any more.
    pub async fn register_staff(
        &self,
        registration: StaffRegistration,
    ) -> Result<Option<StaffId>, StoreError> {
        self.write(Register(registration)).await
    }

    /// Stores a session of the staff that begins now; whose it is, if they still are of the staff.
    pub async fn create_staff_session(
        &self,
        session: StaffSessionRow,
        now: Timestamp,
    ) -> Result<Option<StaffRow>, StoreError> {
        self.write(CreateSession(session, now)).await
    }

    /// Who has the session with this token's hash, if it has not ended and they are of the staff.
    pub async fn staff_session(
        &self,
        token: SecretHash,
        now: Timestamp,
    ) -> Result<Option<StaffRow>, StoreError> {
        let text = "SELECT staff.staff AS staff, staff.login AS login, staff.roles AS roles FROM staff_session \
                    JOIN staff ON staff.staff = staff_session.staff WHERE token = $1 AND expires > $2";
        let row = sqlx::query(text)
            .bind(token.as_bytes().to_vec())
            .bind(sql::of_time(now))
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("staff session"))?;
        row.as_ref().map(staff_row).transpose()
    }

    /// Ends a session of the staff; one that has ended stays so.
    pub async fn delete_staff_session(&self, token: SecretHash) -> Result<(), StoreError> {
        self.write(DeleteSession(token)).await
    }

    /// Everybody of the staff, by the name that they log in with.
    pub async fn staff(&self) -> Result<Vec<StaffRow>, StoreError> {
        let rows = sqlx::query("SELECT staff, login, roles FROM staff ORDER BY login")
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("staff"))?;
        rows.iter().map(staff_row).collect()
    }

    /// Says what somebody may do, from their next request on. False: there is nobody of this name, invited ones included.
    pub async fn set_roles(&self, login: &str, roles: Roles, stamp: Stamp) -> Result<bool, StoreError> {
        self.write(SetRoles { login: login.to_owned(), roles, stamp }).await
    }

    /// Removes somebody from the staff, or their invitation: their sessions end with the request under way. False: there is
    /// nobody of this name.
    pub async fn remove_staff(&self, login: &str, stamp: Stamp) -> Result<bool, StoreError> {
        self.write(Remove(login.to_owned(), stamp)).await
    }
}

fn staff_id(row: &AnyRow) -> Result<StaffId, StoreError> {
    sql::bytes(row, "staff").map(StaffId::from_bytes)
}

pub(super) fn staff_row(row: &AnyRow) -> Result<StaffRow, StoreError> {
    Ok(StaffRow { staff: staff_id(row)?, login: sql::text(row, "login")?, roles: roles(row)? })
}

fn roles(row: &AnyRow) -> Result<Roles, StoreError> {
    let damaged = |_| StoreError::Damaged { what: "what somebody of the staff may do".to_owned() };
    sql::text(row, "roles")?.split_whitespace().map(|name| Role::from_str(name).map_err(damaged)).collect()
}

/// Roles as they are stored.
fn of_roles(roles: &Roles) -> String {
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(" ")
}

async fn find_invitation(
    conn: &mut AnyConnection,
    code: SecretHash,
    today: Day,
) -> Result<Option<StaffInvitationRow>, Failure> {
    let text = "SELECT staff, login, roles FROM staff_invitation WHERE code = $1 AND valid_until >= $2";
    let row = sqlx::query(text)
        .bind(code.as_bytes().to_vec())
        .bind(sql::of_day(today))
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let StaffRow { staff, login, roles } = staff_row(&row)?;
    Ok(Some(StaffInvitationRow { staff, login, roles }))
}

struct Invite(NewStaff, Stamp);

impl Transaction for Invite {
    const NAME: &'static str = "invite staff";
    type Done = Result<(), StaffLoginTaken>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let Self(NewStaff { staff, login, roles, invitation, valid_until }, stamp) = self;
        sqlx::query("DELETE FROM staff_invitation WHERE login = $1 AND valid_until < $2")
            .bind(login.clone())
            .bind(sql::of_day(stamp.at.day()))
            .execute(&mut *conn)
            .await?;
        for table in ["staff", "staff_invitation"] {
            let taken = sql::query(format!("SELECT login FROM {table} WHERE login = $1"))
                .bind(login.clone())
                .fetch_optional(&mut *conn)
                .await?;
            if taken.is_some() {
                return Ok(Err(StaffLoginTaken));
            }
        }
        let text = "INSERT INTO staff_invitation (code, staff, login, roles, valid_until) VALUES ($1, $2, $3, $4, $5)";
        sqlx::query(text)
            .bind(invitation.as_bytes().to_vec())
            .bind(staff.as_bytes().to_vec())
            .bind(login.clone())
            .bind(of_roles(roles))
            .bind(sql::of_day(*valid_until))
            .execute(&mut *conn)
            .await?;
        let invited = Event::StaffInvited { staff: *staff, roles: roles.clone() };
        audit::append(conn, dialect, *stamp, &invited).await?;
        Ok(Ok(()))
    }
}

struct Register(StaffRegistration);

impl Transaction for Register {
    const NAME: &'static str = "register staff";
    type Done = Option<StaffId>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let StaffRegistration { invitation, record, key, step, now } = &self.0;
        let Some(invited) = find_invitation(conn, *invitation, now.day()).await? else {
            return Ok(None);
        };
        let used = sqlx::query("DELETE FROM staff_invitation WHERE code = $1")
            .bind(invitation.as_bytes().to_vec())
            .execute(&mut *conn)
            .await?;
        if used.rows_affected() == 0 {
            return Ok(None);
        }
        let text = "INSERT INTO staff (staff, login, roles, record, code_step, wrong_codes, wrong_at) \
                    VALUES ($1, $2, $3, $4, $5, 0, 0)";
        sqlx::query(text)
            .bind(invited.staff.as_bytes().to_vec())
            .bind(invited.login)
            .bind(of_roles(&invited.roles))
            .bind(record.clone())
            .bind(sql::of_count(*step))
            .execute(&mut *conn)
            .await?;
        sqlx::query("INSERT INTO staff_key (staff, encoded) VALUES ($1, $2)")
            .bind(invited.staff.as_bytes().to_vec())
            .bind(key.clone())
            .execute(&mut *conn)
            .await?;
        audit::append(conn, dialect, Stamp::staff(invited.staff, *now), &Event::StaffRegistered).await?;
        Ok(Some(invited.staff))
    }
}

struct CreateSession(StaffSessionRow, Timestamp);

impl Transaction for CreateSession {
    const NAME: &'static str = "log staff in";
    type Done = Option<StaffRow>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        // Held, so that nobody is removed between the two.
        let text = format!("SELECT staff, login, roles FROM staff WHERE staff = $1{}", dialect.for_share());
        let row = sql::query(text).bind(self.0.staff.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(None) };
        sqlx::query("INSERT INTO staff_session (token, staff, expires) VALUES ($1, $2, $3)")
            .bind(self.0.token.as_bytes().to_vec())
            .bind(self.0.staff.as_bytes().to_vec())
            .bind(sql::of_time(self.0.expires))
            .execute(&mut *conn)
            .await?;
        audit::append(conn, dialect, Stamp::staff(self.0.staff, self.1), &Event::StaffLoggedIn).await?;
        Ok(Some(staff_row(&row)?))
    }
}

struct DeleteSession(SecretHash);

impl Transaction for DeleteSession {
    const NAME: &'static str = "log staff out";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<(), Failure> {
        sqlx::query("DELETE FROM staff_session WHERE token = $1")
            .bind(self.0.as_bytes().to_vec())
            .execute(conn)
            .await?;
        Ok(())
    }
}

struct SetRoles {
    login: String,
    roles: Roles,
    stamp: Stamp,
}

impl Transaction for SetRoles {
    const NAME: &'static str = "roles";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let of_this_name = of_login(conn, &self.login).await?;
        for table in ["staff", "staff_invitation"] {
            sql::query(format!("UPDATE {table} SET roles = $2 WHERE login = $1"))
                .bind(self.login.clone())
                .bind(of_roles(&self.roles))
                .execute(&mut *conn)
                .await?;
        }
        for account in Account::ALL.into_iter().filter(|account| !self.roles.contains(&account.role())) {
            for &staff in &of_this_name {
                shared::take(conn, account, staff).await?;
            }
        }
        for &staff in &of_this_name {
            let set = Event::RolesSet { staff, roles: self.roles.clone() };
            audit::append(conn, dialect, self.stamp, &set).await?;
        }
        Ok(!of_this_name.is_empty())
    }
}

/// Who of the staff, or of those who are invited to it, has this name to log in with: one at most.
async fn of_login(conn: &mut AnyConnection, login: &str) -> Result<Vec<StaffId>, Failure> {
    let text =
        "SELECT staff FROM staff WHERE login = $1 UNION SELECT staff FROM staff_invitation WHERE login = $1";
    let rows = sqlx::query(text).bind(login.to_owned()).fetch_all(conn).await?;
    Ok(rows.iter().map(staff_id).collect::<Result<_, _>>()?)
}

/// What stays of somebody who was removed from the staff: SHA-256 of their random number, behind words of its own.
fn tombstone_of_staff(staff: StaffId) -> Tombstone {
    let hash = Sha256::new().chain_update(b"secondok/1 removed staff").chain_update(staff.as_bytes());
    SecretHash::from_bytes(hash.finalize().into())
}

/// Deletes every row of theirs in every table that has any, but for what they wrote and released.
async fn delete(conn: &mut AnyConnection, staff: StaffId) -> Result<(), sqlx::Error> {
    for table in TABLES.iter().filter(|table| table.columns.contains(&("staff", Kind::Bytes))) {
        let text = format!("DELETE FROM {} WHERE staff = $1", table.name);
        sql::query(text).bind(staff.as_bytes().to_vec()).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Removes those whom tombstones name, as a backup brings them back; says how many.
pub(super) async fn delete_buried(conn: &mut AnyConnection) -> Result<u64, Failure> {
    let rows = sqlx::query("SELECT staff FROM staff ORDER BY staff").fetch_all(&mut *conn).await?;
    let mut deleted = 0;
    for row in &rows {
        let staff = staff_id(row)?;
        if destroy::is_buried(conn, tombstone_of_staff(staff)).await? {
            delete(conn, staff).await?;
            deleted += 1;
        }
    }
    Ok(deleted)
}

struct Remove(String, Stamp);

impl Transaction for Remove {
    const NAME: &'static str = "remove staff";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let of_this_name = of_login(conn, &self.0).await?;
        for &staff in &of_this_name {
            delete(conn, staff).await?;
            destroy::bury(conn, &[tombstone_of_staff(staff)]).await?;
            audit::append(conn, dialect, self.1, &Event::StaffRemoved { staff }).await?;
        }
        Ok(!of_this_name.is_empty())
    }
}
