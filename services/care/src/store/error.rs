//! What can go wrong between the service and its database, told apart by what can be done about it.

/// A failure of the store. Carries no data of any row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Others held the database for too long; trying again is right.
    #[error("the database is busy")]
    Busy,
    /// No room left where the database lies. Nothing was changed.
    #[error("there is no room left for the database")]
    Full,
    /// So little room is left beside the attachments that the rest of it is kept for everything else. Nothing was changed.
    #[error("as little room is left on the disk of the attachments as has to stay free")]
    Reserve,
    /// The database cannot be reached, read or written.
    #[error("the database cannot be reached: {reason}")]
    Unavailable {
        /// What the database's driver says.
        reason: String,
    },
    /// A newer version of the software has used this database.
    #[error(
        "the database has version {found}, this software knows up to {known}: \
         install the newer software again, or restore a backup made by this one"
    )]
    NewerVersion {
        /// The database's version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// A migration that was applied is not the one known here.
    #[error("the database's version {version} was made by other software than this")]
    ForeignVersion {
        /// The version in question.
        version: i64,
    },
    /// The address of the database cannot be used.
    #[error("the database's address {url:?} cannot be used: {reason}")]
    Url {
        /// As configured, without a password.
        url: String,
        /// What is wrong, and what is allowed.
        reason: String,
    },
    /// What lies in the database is not what was written.
    #[error("the database is damaged: {what}")]
    Damaged {
        /// Where.
        what: String,
    },
    /// An attachment that is there cannot be read.
    #[error("an attachment cannot be read: {reason}")]
    Lost {
        /// What is wrong; never which one it is.
        reason: String,
    },
    /// Backups are restored into empty databases only.
    #[error("the database is not empty")]
    NotEmpty,
    /// A fault of this software, such as a statement that the database does not take.
    #[error("a statement failed: {reason}")]
    Fault {
        /// What the database's driver says.
        reason: String,
    },
}
