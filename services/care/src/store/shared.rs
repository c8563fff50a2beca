//! The desk's own accounts: each made once by somebody of the staff, its vault opened by shares.

use secondok_api::{audit::Event, desk::account::Account, directory::Profile};
use secondok_protocol::{
    id::{DoctorId, SecretHash, StaffId},
    vault::StaffKey,
};
use sqlx::AnyConnection;

use super::{
    Store, audit,
    dialect::Dialect,
    doctor,
    error::StoreError,
    invitation::{insert_doctor, open},
    key_log,
    model::PrekeyRow,
    prekey, sql, staff,
    transaction::{Failure, Transaction},
    vault,
};
use crate::{audit::Stamp, clock::Timestamp};

/// An account of the desk as it is made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Its Ed25519 identity key.
    pub identity: [u8; 32],
    /// Its sealed vault.
    pub vault: Vec<u8>,
    /// Its first prekeys.
    pub prekeys: Vec<PrekeyRow>,
    /// The first shares of it.
    pub shares: Vec<ShareRow>,
}

/// An account of the desk under a new key.
#[derive(Debug, Clone)]
pub struct RekeyedAccount {
    /// Its vault, sealed under it.
    pub vault: Vec<u8>,
    /// All prekeys that there are from then on.
    pub prekeys: Vec<PrekeyRow>,
    /// All shares that there are from then on.
    pub shares: Vec<ShareRow>,
}

/// What became of a share that was to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// It is there, or one that they had stays theirs.
    Done,
    /// Nobody of this number may act for the account.
    Nobody,
    /// The vault has another version by now.
    VaultChanged,
}

/// A share of a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRow {
    /// Whose.
    pub staff: StaffId,
    /// The vault key, sealed to theirs.
    pub sealed: Vec<u8>,
}

/// Somebody of the staff who may act for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColleagueRow {
    /// Who.
    pub staff: StaffId,
    /// The name that they log in with.
    pub login: String,
    /// Their public key.
    pub key: Vec<u8>,
    /// Their share, if somebody has let them in.
    pub share: Option<Vec<u8>>,
}

impl Store {
    /// Makes this account. False: it is there.
    pub async fn set_up_account(
        &self,
        account: Account,
        new: NewAccount,
        by: StaffId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write(SetUp { account, new, stamp: Stamp::staff(by, now) }).await
    }

    /// Whether this account was made.
    pub async fn has_account(&self, account: Account) -> Result<bool, StoreError> {
        Ok(self.doctor(account.id()).await?.is_some())
    }

    /// Everybody who may act for this account, by the names that they log in with.
    pub async fn colleagues(&self, account: Account) -> Result<Vec<ColleagueRow>, StoreError> {
        let text = "SELECT staff.staff AS staff, staff.login AS login, staff.roles AS roles, staff_key.encoded AS encoded, \
                    desk_share.sealed AS sealed FROM staff JOIN staff_key ON staff_key.staff = staff.staff \
                    LEFT JOIN desk_share ON desk_share.staff = staff.staff AND desk_share.account = $1 ORDER BY staff.login";
        let rows = sqlx::query(text)
            .bind(number(account))
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("colleagues"))?;
        let mut colleagues = Vec::with_capacity(rows.len());
        for row in &rows {
            let staff::StaffRow { staff, login, roles } = staff::staff_row(row)?;
            if roles.contains(&account.role()) {
                let (key, share) = (sql::blob(row, "encoded")?, sql::maybe_blob(row, "sealed")?);
                colleagues.push(ColleagueRow { staff, login, key, share });
            }
        }
        Ok(colleagues)
    }

    /// The share of this account's vault that has this number: somebody's, or a printed code's.
    pub async fn share(&self, account: Account, staff: StaffId) -> Result<Option<Vec<u8>>, StoreError> {
        let row = sqlx::query("SELECT sealed FROM desk_share WHERE account = $1 AND staff = $2")
            .bind(number(account))
            .bind(staff.as_bytes().to_vec())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("share"))?;
        row.map(|row| sql::blob(&row, "sealed")).transpose()
    }

    /// Gives a share of the account's vault of this version: to somebody who has none, or one's own in the place of another.
    pub async fn give_share(
        &self,
        account: Account,
        by: StaffId,
        version: u64,
        share: ShareRow,
        now: Timestamp,
    ) -> Result<Given, StoreError> {
        self.write(Give { account, by, version, share, now }).await
    }

    /// Puts the account's vault under a new key. Who gives it must have a share. The new version; none: the vault has another version by
    /// now, or they have no share.
    pub async fn rekey_account(
        &self,
        account: Account,
        by: StaffId,
        version: u64,
        new: RekeyedAccount,
        now: Timestamp,
    ) -> Result<Option<u64>, StoreError> {
        let Ok(from) = i64::try_from(version) else { return Ok(None) };
        self.write(Rekey { account, by, from, new, now }).await
    }

    /// The number of this account, if whoever has the session with this token's hash may act for it.
    pub async fn account_session(
        &self,
        account: Account,
        token: SecretHash,
        now: Timestamp,
    ) -> Result<Option<DoctorId>, StoreError> {
        let row = self.staff_session(token, now).await?;
        Ok(row.filter(|row| row.roles.contains(&account.role())).map(|_| account.id()))
    }
}

/// Its number as it is stored.
pub(super) fn number(account: Account) -> Vec<u8> {
    account.id().as_bytes().to_vec()
}

/// What stands in the account's row where a doctor has a profile. No page shows it.
fn profile(account: Account) -> Profile {
    Profile {
        slug: slug(account).to_owned(),
        name: account.specialty().to_owned(),
        title: String::new(),
        specialties: vec![account.specialty().to_owned()],
        languages: Vec::new(),
        licensed_in: Vec::new(),
        experience_years: 0,
        about: std::collections::BTreeMap::new(),
        price_units: 0,
        answer_days: account.answer_days(),
    }
}

/// Where a doctor has the name in their page's address: each has one of its own, which no doctor can have.
const fn slug(account: Account) -> &'static str {
    match account {
        Account::Support => "",
        Account::Verification => "/verification",
    }
}

struct SetUp {
    account: Account,
    new: NewAccount,
    stamp: Stamp,
}

impl Transaction for SetUp {
    const NAME: &'static str = "set up an account of the desk";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let Self { account, new, stamp } = self;
        let NewAccount { identity, vault, prekeys, shares } = new;
        if doctor::is_there(conn, dialect, account.id()).await? {
            return Ok(false);
        }
        insert_doctor(conn, account.id(), &profile(*account), doctor::ASKED).await?;
        open(conn, account.id(), *identity, vault, prekeys).await?;
        key_log::publish(conn, dialect, account.id(), stamp.at.day()).await?;
        give_all(conn, *account, shares).await?;
        audit::append(conn, dialect, *stamp, &Event::set_up(*account)).await?;
        Ok(true)
    }
}

struct Give {
    account: Account,
    by: StaffId,
    version: u64,
    share: ShareRow,
    now: Timestamp,
}

impl Transaction for Give {
    const NAME: &'static str = "give a share";
    type Done = Given;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Given, Failure> {
        let Self { account, by, version, share, now } = self;
        if !may_act(conn, dialect, *account, share.staff).await? {
            return Ok(Given::Nobody);
        }
        // A share of an older key would lock out whom it lets in.
        if !vault::is_at(conn, dialect, account.id(), *version).await? {
            return Ok(Given::VaultChanged);
        }
        if *by == share.staff {
            take(conn, *account, share.staff).await?;
        }
        if give_all(conn, *account, std::slice::from_ref(share)).await? > 0 {
            let opened = Event::opened(*account, share.staff);
            audit::append(conn, dialect, Stamp::staff(*by, *now), &opened).await?;
        }
        Ok(Given::Done)
    }
}

/// Whether somebody has the account's role, which they keep as long as this transaction runs.
pub(super) async fn may_act(
    conn: &mut AnyConnection,
    dialect: Dialect,
    account: Account,
    staff: StaffId,
) -> Result<bool, Failure> {
    let text = format!("SELECT staff, login, roles FROM staff WHERE staff = $1{}", dialect.for_share());
    let row = sql::query(text).bind(staff.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
    let row = row.as_ref().map(staff::staff_row).transpose()?;
    Ok(row.is_some_and(|row| row.roles.contains(&account.role())))
}

/// One that somebody has stays theirs. How many are new.
async fn give_all(conn: &mut AnyConnection, account: Account, shares: &[ShareRow]) -> Result<u64, Failure> {
    let text = "INSERT INTO desk_share (account, staff, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let mut new = 0;
    for share in shares {
        let given = sqlx::query(text)
            .bind(number(account))
            .bind(share.staff.as_bytes().to_vec())
            .bind(share.sealed.clone())
            .execute(&mut *conn)
            .await?;
        new += given.rows_affected();
    }
    Ok(new)
}

/// Takes the share that somebody has of this account's vault, if they have one.
pub(super) async fn take(conn: &mut AnyConnection, account: Account, staff: StaffId) -> Result<(), Failure> {
    sqlx::query("DELETE FROM desk_share WHERE account = $1 AND staff = $2")
        .bind(number(account))
        .bind(staff.as_bytes().to_vec())
        .execute(conn)
        .await?;
    Ok(())
}

async fn take_all(conn: &mut AnyConnection, account: Account) -> Result<(), Failure> {
    sqlx::query("DELETE FROM desk_share WHERE account = $1").bind(number(account)).execute(conn).await?;
    Ok(())
}

struct Rekey {
    account: Account,
    by: StaffId,
    from: i64,
    new: RekeyedAccount,
    now: Timestamp,
}

impl Transaction for Rekey {
    const NAME: &'static str = "rekey an account of the desk";
    type Done = Option<u64>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Option<u64>, Failure> {
        let account = self.account;
        let held = sqlx::query("SELECT staff FROM desk_share WHERE account = $1 AND staff = $2")
            .bind(number(account))
            .bind(self.by.as_bytes().to_vec())
            .fetch_optional(&mut *conn)
            .await?;
        if held.is_none() {
            return Ok(None);
        }
        let RekeyedAccount { vault, prekeys, shares } = &self.new;
        // Whoever lost the role since the list was read gets none.
        let mut given = Vec::new();
        for share in shares {
            if share.staff == StaffKey::PRINTED || may_act(conn, dialect, account, share.staff).await? {
                given.push(share.clone());
            }
        }
        let replaced = vault::replace(conn, dialect, account.id(), self.from, vault).await?;
        if replaced.is_some() {
            prekey::replace(conn, account.id(), prekeys).await?;
            take_all(conn, account).await?;
            give_all(conn, account, &given).await?;
            let stamp = Stamp::staff(self.by, self.now);
            audit::append(conn, dialect, stamp, &Event::rekeyed(account)).await?;
        }
        Ok(replaced)
    }
}
