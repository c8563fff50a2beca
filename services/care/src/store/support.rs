//! The account of support: made once by somebody of the staff, its vault opened by shares.

use secondok_api::{
    audit::Event,
    desk::Role,
    directory::Profile,
    support::{ACCOUNT, ANSWER_DAYS, SPECIALTY},
};
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
    model::PrekeyRow,
    prekey, sql, staff,
    transaction::{Failure, Transaction},
    vault,
};
use crate::{audit::Stamp, clock::Timestamp};

/// The account of support as it is made.
#[derive(Debug, Clone)]
pub struct NewSupport {
    /// Its Ed25519 identity key.
    pub identity: [u8; 32],
    /// Its sealed vault.
    pub vault: Vec<u8>,
    /// Its first prekeys.
    pub prekeys: Vec<PrekeyRow>,
    /// The first shares of it.
    pub shares: Vec<ShareRow>,
}

/// The account of support under a new key.
#[derive(Debug, Clone)]
pub struct RekeyedSupport {
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
    /// Nobody of this number may answer for support.
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

/// Somebody of the staff who may answer for support.
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
    /// Makes the account of support. False: there is one.
    pub async fn set_up_support(
        &self,
        new: NewSupport,
        by: StaffId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write(SetUp(new, Stamp::staff(by, now))).await
    }

    /// Whether the account of support was made.
    pub async fn has_support(&self) -> Result<bool, StoreError> {
        Ok(self.doctor(ACCOUNT).await?.is_some())
    }

    /// Everybody who may answer for support, by the names that they log in with.
    pub async fn colleagues(&self) -> Result<Vec<ColleagueRow>, StoreError> {
        let text = "SELECT staff.staff AS staff, staff.login AS login, staff.roles AS roles, staff_key.encoded AS encoded, \
                    desk_share.sealed AS sealed FROM staff JOIN staff_key ON staff_key.staff = staff.staff \
                    LEFT JOIN desk_share ON desk_share.staff = staff.staff AND desk_share.account = $1 ORDER BY staff.login";
        let rows = sqlx::query(text)
            .bind(ACCOUNT.as_bytes().to_vec())
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("colleagues"))?;
        let mut colleagues = Vec::with_capacity(rows.len());
        for row in &rows {
            let staff::StaffRow { staff, login, roles } = staff::staff_row(row)?;
            if roles.contains(&Role::Support) {
                let (key, share) = (sql::blob(row, "encoded")?, sql::maybe_blob(row, "sealed")?);
                colleagues.push(ColleagueRow { staff, login, key, share });
            }
        }
        Ok(colleagues)
    }

    /// The share of this number: somebody's, or a printed code's.
    pub async fn share(&self, staff: StaffId) -> Result<Option<Vec<u8>>, StoreError> {
        let row = sqlx::query("SELECT sealed FROM desk_share WHERE account = $1 AND staff = $2")
            .bind(ACCOUNT.as_bytes().to_vec())
            .bind(staff.as_bytes().to_vec())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("share"))?;
        row.map(|row| sql::blob(&row, "sealed")).transpose()
    }

    /// Gives a share of the vault of this version: to somebody who has none, or one's own in the place of another.
    pub async fn give_share(
        &self,
        by: StaffId,
        version: u64,
        share: ShareRow,
        now: Timestamp,
    ) -> Result<Given, StoreError> {
        self.write(Give { by, version, share, now }).await
    }

    /// Puts the vault under a new key. Who gives it must have a share. The new version; none: the vault has another version by
    /// now, or they have no share.
    pub async fn rekey_support(
        &self,
        by: StaffId,
        version: u64,
        new: RekeyedSupport,
        now: Timestamp,
    ) -> Result<Option<u64>, StoreError> {
        let Ok(from) = i64::try_from(version) else { return Ok(None) };
        self.write(Rekey { by, from, new, now }).await
    }

    /// The account for which the session with this token's hash acts, if whoever has it may answer for support.
    pub async fn support_session(
        &self,
        token: SecretHash,
        now: Timestamp,
    ) -> Result<Option<DoctorId>, StoreError> {
        let row = self.staff_session(token, now).await?;
        Ok(row.filter(|row| row.roles.contains(&Role::Support)).map(|_| ACCOUNT))
    }
}

/// What stands in the account's row where a doctor has a profile. No page shows it.
fn profile() -> Profile {
    Profile {
        slug: String::new(),
        name: SPECIALTY.to_owned(),
        title: String::new(),
        specialties: vec![SPECIALTY.to_owned()],
        languages: Vec::new(),
        licensed_in: Vec::new(),
        experience_years: 0,
        about: std::collections::BTreeMap::new(),
        price_units: 0,
        answer_days: ANSWER_DAYS,
    }
}

struct SetUp(NewSupport, Stamp);

impl Transaction for SetUp {
    const NAME: &'static str = "set up support";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let NewSupport { identity, vault, prekeys, shares } = &self.0;
        if doctor::is_there(conn, dialect, ACCOUNT).await? {
            return Ok(false);
        }
        insert_doctor(conn, ACCOUNT, &profile()).await?;
        open(conn, ACCOUNT, *identity, vault, prekeys).await?;
        give_all(conn, shares).await?;
        audit::append(conn, dialect, self.1, &Event::SupportSetUp).await?;
        Ok(true)
    }
}

struct Give {
    by: StaffId,
    version: u64,
    share: ShareRow,
    now: Timestamp,
}

impl Transaction for Give {
    const NAME: &'static str = "give a share";
    type Done = Given;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Given, Failure> {
        let Self { by, version, share, now } = self;
        if !may_answer(conn, dialect, share.staff).await? {
            return Ok(Given::Nobody);
        }
        // A share of an older key would lock out whom it lets in.
        if !vault::is_at(conn, dialect, ACCOUNT, *version).await? {
            return Ok(Given::VaultChanged);
        }
        if *by == share.staff {
            take(conn, Some(share.staff)).await?;
        }
        if give_all(conn, std::slice::from_ref(share)).await? > 0 {
            let opened = Event::SupportOpened { staff: share.staff };
            audit::append(conn, dialect, Stamp::staff(*by, *now), &opened).await?;
        }
        Ok(Given::Done)
    }
}

/// Whether somebody has the role, which they keep as long as this transaction runs.
async fn may_answer(conn: &mut AnyConnection, dialect: Dialect, staff: StaffId) -> Result<bool, Failure> {
    let text = format!("SELECT staff, login, roles FROM staff WHERE staff = $1{}", dialect.for_share());
    let row = sql::query(text).bind(staff.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
    let row = row.as_ref().map(staff::staff_row).transpose()?;
    Ok(row.is_some_and(|row| row.roles.contains(&Role::Support)))
}

/// One that somebody has stays theirs. How many are new.
async fn give_all(conn: &mut AnyConnection, shares: &[ShareRow]) -> Result<u64, Failure> {
    let text = "INSERT INTO desk_share (account, staff, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let mut new = 0;
    for share in shares {
        let given = sqlx::query(text)
            .bind(ACCOUNT.as_bytes().to_vec())
            .bind(share.staff.as_bytes().to_vec())
            .bind(share.sealed.clone())
            .execute(&mut *conn)
            .await?;
        new += given.rows_affected();
    }
    Ok(new)
}

/// Takes somebody's share, or all.
async fn take(conn: &mut AnyConnection, whose: Option<StaffId>) -> Result<(), Failure> {
    let text = "DELETE FROM desk_share WHERE account = $1 AND ($2 IS NULL OR staff = $2)";
    sqlx::query(text)
        .bind(ACCOUNT.as_bytes().to_vec())
        .bind(whose.map(|staff| staff.as_bytes().to_vec()))
        .execute(conn)
        .await?;
    Ok(())
}

struct Rekey {
    by: StaffId,
    from: i64,
    new: RekeyedSupport,
    now: Timestamp,
}

impl Transaction for Rekey {
    const NAME: &'static str = "rekey support";
    type Done = Option<u64>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Option<u64>, Failure> {
        let held = sqlx::query("SELECT staff FROM desk_share WHERE account = $1 AND staff = $2")
            .bind(ACCOUNT.as_bytes().to_vec())
            .bind(self.by.as_bytes().to_vec())
            .fetch_optional(&mut *conn)
            .await?;
        if held.is_none() {
            return Ok(None);
        }
        let RekeyedSupport { vault, prekeys, shares } = &self.new;
        // Whoever lost the role since the list was read gets none.
        let mut given = Vec::new();
        for share in shares {
            if share.staff == StaffKey::PRINTED || may_answer(conn, dialect, share.staff).await? {
                given.push(share.clone());
            }
        }
        let replaced = vault::replace(conn, dialect, ACCOUNT, self.from, vault).await?;
        if replaced.is_some() {
            prekey::replace(conn, ACCOUNT, prekeys).await?;
            take(conn, None).await?;
            give_all(conn, &given).await?;
            audit::append(conn, dialect, Stamp::staff(self.by, self.now), &Event::SupportRekeyed).await?;
        }
        Ok(replaced)
    }
}
