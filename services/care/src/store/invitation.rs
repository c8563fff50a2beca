//! Inviting and registering doctors.

use secondok_api::{audit::Event, directory::Profile, verification::Form};
use secondok_protocol::{
    Day,
    id::{DoctorId, SecretHash},
};
use sqlx::AnyConnection;

use super::{
    Store, application, audit,
    dialect::Dialect,
    doctor::{self, ASKED, encode_profile},
    error::StoreError,
    key_log,
    model::{
        AskedFor, InvitationRow, InviteError, NewApplicant, NewDoctor, PrekeyRow, RegisterError, Registration,
    },
    prekey, sql,
    transaction::{Failure, Transaction},
};
use crate::audit::Stamp;

impl Store {
    /// Makes a doctor who cannot be asked yet, and the invitation to register.
    pub async fn invite_doctor(&self, new: NewDoctor, stamp: Stamp) -> Result<(), InviteError> {
        self.write(Invite(new, stamp)).await?
    }

    /// Makes an invitation to apply: the one before it under this name is good no more. It is noted of whoever invites; of who
    /// asks for one themselves nothing is, as long as they have not registered.
    pub async fn invite_applicant(
        &self,
        new: NewApplicant,
        by: Option<Stamp>,
    ) -> Result<AskedFor, StoreError> {
        self.write(InviteApplicant(new, by)).await
    }

    /// The invitation with this hash, if it is good today.
    pub async fn invitation(
        &self,
        code: SecretHash,
        today: Day,
    ) -> Result<Option<InvitationRow>, StoreError> {
        let failed = |failure| self.explain("invitation", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        find(&mut conn, code, today).await.map_err(failed)
    }

    /// Registers a doctor and uses the invitation up.
    pub async fn register_doctor(&self, registration: Registration) -> Result<DoctorId, RegisterError> {
        self.write(Register(registration)).await?
    }
}

async fn find(
    conn: &mut AnyConnection,
    code: SecretHash,
    today: Day,
) -> Result<Option<InvitationRow>, Failure> {
    let row = sqlx::query(
        "SELECT doctor, login, valid_until FROM invitation WHERE code = $1 AND valid_until >= $2",
    )
    .bind(code.as_bytes().to_vec())
    .bind(sql::of_day(today))
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(InvitationRow {
        doctor: DoctorId::from_bytes(sql::bytes(&row, "doctor")?),
        login: sql::text(&row, "login")?,
        valid_until: sql::day(&row, "valid_until")?,
    }))
}

struct InviteApplicant(NewApplicant, Option<Stamp>);

impl Transaction for InviteApplicant {
    const NAME: &'static str = "invite an applicant";
    type Done = AskedFor;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<AskedFor, Failure> {
        let NewApplicant { doctor, login, invitation, valid_until } = &self.0;
        // Whom the organisation invited has a row already, and keeps the invitation that they were given.
        let text = "SELECT login FROM doctor_login WHERE login = $1 UNION \
                    SELECT login FROM invitation WHERE login = $1 AND doctor IN (SELECT doctor FROM doctor)";
        if sqlx::query(text).bind(login.clone()).fetch_optional(&mut *conn).await?.is_some() {
            return Ok(AskedFor::Known);
        }
        sqlx::query("DELETE FROM invitation WHERE login = $1")
            .bind(login.clone())
            .execute(&mut *conn)
            .await?;
        insert_invitation(conn, *invitation, *doctor, login, *valid_until).await?;
        if let Some(stamp) = self.1 {
            audit::append(conn, dialect, stamp, &Event::DoctorInvited { doctor: *doctor }).await?;
        }
        Ok(AskedFor::Invited)
    }
}

async fn insert_invitation(
    conn: &mut AnyConnection,
    code: SecretHash,
    doctor: DoctorId,
    login: &str,
    valid_until: Day,
) -> Result<(), Failure> {
    sqlx::query("INSERT INTO invitation (code, doctor, login, valid_until) VALUES ($1, $2, $3, $4)")
        .bind(code.as_bytes().to_vec())
        .bind(doctor.as_bytes().to_vec())
        .bind(login.to_owned())
        .bind(sql::of_day(valid_until))
        .execute(conn)
        .await?;
    Ok(())
}

struct Invite(NewDoctor, Stamp);

impl Transaction for Invite {
    const NAME: &'static str = "invite";
    type Done = Result<(), InviteError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let NewDoctor { doctor, login, profile, invitation, valid_until } = &self.0;
        // What somebody asked for by mail does not stand in the organisation's way.
        let asked = "DELETE FROM invitation WHERE login = $1 AND doctor NOT IN (SELECT doctor FROM doctor)";
        sqlx::query(asked).bind(login.clone()).execute(&mut *conn).await?;
        for table in ["doctor_login", "invitation"] {
            let taken = sql::query(format!("SELECT login FROM {table} WHERE login = $1"))
                .bind(login.clone())
                .fetch_optional(&mut *conn)
                .await?;
            if taken.is_some() {
                return Ok(Err(InviteError::LoginTaken));
            }
        }
        forget_uninvited(conn, &profile.slug).await?;
        if doctor::slug_taken(conn, &profile.slug, *doctor).await? {
            return Ok(Err(InviteError::SlugTaken));
        }
        insert_doctor(conn, *doctor, profile, ASKED).await?;
        insert_invitation(conn, *invitation, *doctor, login, *valid_until).await?;
        audit::append(conn, dialect, self.1, &Event::DoctorInvited { doctor: *doctor }).await?;
        Ok(Ok(()))
    }
}

/// Makes room for a doctor of this slug if one was invited, never registered, and the invitation is gone: it ran out,
/// or was not in the backup that was restored.
async fn forget_uninvited(conn: &mut AnyConnection, slug: &str) -> Result<(), Failure> {
    let uninvited = "SELECT doctor FROM doctor WHERE slug = $1 AND identity IS NULL \
                     AND doctor NOT IN (SELECT doctor FROM invitation)";
    for table in ["doctor_specialty", "doctor"] {
        let text = format!("DELETE FROM {table} WHERE doctor IN ({uninvited})");
        sql::query(text).bind(slug.to_owned()).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Makes the row of an account that is to be opened.
pub(super) async fn insert_doctor(
    conn: &mut AnyConnection,
    doctor: DoctorId,
    profile: &Profile,
    accepting: u32,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO doctor (doctor, slug, profile, answer_days, accepting) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(doctor.as_bytes().to_vec())
    .bind(profile.slug.clone())
    .bind(encode_profile(profile))
    .bind(i64::from(profile.answer_days))
    .bind(i64::from(accepting))
    .execute(&mut *conn)
    .await?;
    doctor::set_specialties(conn, doctor, &profile.specialties).await
}

struct Register(Registration);

impl Transaction for Register {
    const NAME: &'static str = "register";
    const CHANGES_DIRECTORY: bool = true;
    type Done = Result<DoctorId, RegisterError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let Registration { invitation, now, record, identity, vault, prekeys } = &self.0;
        let Some(invited) = find(conn, *invitation, now.day()).await? else {
            return Ok(Err(RegisterError::UnknownInvitation));
        };
        let used = sqlx::query("DELETE FROM invitation WHERE code = $1")
            .bind(invitation.as_bytes().to_vec())
            .execute(&mut *conn)
            .await?;
        if used.rows_affected() == 0 {
            return Ok(Err(RegisterError::UnknownInvitation));
        }
        let applies = !doctor::is_there(conn, dialect, invited.doctor).await?;
        if applies {
            let blank = Form::default().profile(doctor::unlisted_slug(invited.doctor), |_| true);
            insert_doctor(conn, invited.doctor, &blank, doctor::UNVERIFIED).await?;
            application::begin(conn, invited.doctor, *now).await?;
        }
        sqlx::query("INSERT INTO doctor_login (login, doctor, record) VALUES ($1, $2, $3)")
            .bind(invited.login)
            .bind(invited.doctor.as_bytes().to_vec())
            .bind(record.clone())
            .execute(&mut *conn)
            .await?;
        open(conn, invited.doctor, *identity, vault, prekeys).await?;
        if !applies {
            key_log::publish(conn, dialect, invited.doctor, now.day()).await?;
        }
        let stamp = Stamp::doctor(invited.doctor, *now);
        audit::append(conn, dialect, stamp, &Event::DoctorRegistered).await?;
        Ok(Ok(invited.doctor))
    }
}

/// Opens an account: from now on it has an identity, a vault and prekeys.
pub(super) async fn open(
    conn: &mut AnyConnection,
    account: DoctorId,
    identity: [u8; 32],
    vault: &[u8],
    prekeys: &[PrekeyRow],
) -> Result<(), Failure> {
    sqlx::query("INSERT INTO doctor_vault (doctor, version, sealed) VALUES ($1, 1, $2)")
        .bind(account.as_bytes().to_vec())
        .bind(vault.to_vec())
        .execute(&mut *conn)
        .await?;
    sqlx::query("UPDATE doctor SET identity = $2 WHERE doctor = $1")
        .bind(account.as_bytes().to_vec())
        .bind(identity.to_vec())
        .execute(&mut *conn)
        .await?;
    prekey::replace(conn, account, prekeys).await
}
