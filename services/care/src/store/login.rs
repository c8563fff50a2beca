//! What log-ins need, of doctors and of the staff.

use secondok_protocol::id::{DoctorId, StaffId};

use super::{Store, error::StoreError, model::LoginRow, sql};

/// Whose account it is.
pub trait AccountId: Copy {
    /// The table of the accounts: it has `login`, `record`, and a column with whose it is.
    const TABLE: &'static str;
    /// That column.
    const COLUMN: &'static str;
    /// As the bytes are.
    fn from_bytes(bytes: [u8; DoctorId::LEN]) -> Self;
    /// The bytes.
    fn to_bytes(self) -> [u8; DoctorId::LEN];
}

impl AccountId for DoctorId {
    const TABLE: &'static str = "doctor_login";
    const COLUMN: &'static str = "doctor";

    fn from_bytes(bytes: [u8; DoctorId::LEN]) -> Self {
        Self::from_bytes(bytes)
    }

    fn to_bytes(self) -> [u8; DoctorId::LEN] {
        *self.as_bytes()
    }
}

impl AccountId for StaffId {
    const TABLE: &'static str = "staff";
    const COLUMN: &'static str = "staff";

    fn from_bytes(bytes: [u8; DoctorId::LEN]) -> Self {
        Self::from_bytes(bytes)
    }

    fn to_bytes(self) -> [u8; DoctorId::LEN] {
        *self.as_bytes()
    }
}

impl Store {
    /// What a log-in with this name needs; of a name that nobody has `nobody`, which takes the same way through the database: how
    /// long it takes tells nothing of who has an account.
    pub async fn login_or<A: AccountId>(
        &self,
        login: &str,
        nobody: LoginRow<A>,
    ) -> Result<LoginRow<A>, StoreError> {
        let (table, column) = (A::TABLE, A::COLUMN);
        let text = format!(
            "SELECT COALESCE((SELECT {column} FROM {table} WHERE login = $1), $2) AS account, \
             COALESCE((SELECT record FROM {table} WHERE login = $1), $3) AS record"
        );
        let row = sql::query(text)
            .bind(login.to_owned())
            .bind(nobody.account.to_bytes().to_vec())
            .bind(nobody.record)
            .fetch_one(self.readers())
            .await
            .map_err(self.failed("login"))?;
        Ok(LoginRow {
            account: A::from_bytes(sql::bytes(&row, "account")?),
            record: sql::blob(&row, "record")?,
        })
    }
}
