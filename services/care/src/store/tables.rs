//! The tables that hold data, as backups and the nightly rewrite see them.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A whole number.
    Int,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// One table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its columns, those of the primary key first and in its order.
    pub(crate) columns: &'static [(&'static str, Kind)],
    /// What is read to get all its rows, where that is more than the table.
    pub(crate) source: Option<&'static str>,
    /// How many columns the primary key has.
    pub(crate) key: usize,
    /// Whether it goes into a backup under its own name. Sessions and invitations do not: they are made again.
    pub(crate) kept: bool,
}

use Kind::{Bytes, Int, Text};

/// Messages up to the last rewrite, and those since.
const EVERY_MESSAGE: &str = "(SELECT mailbox, role, sequence, day, hash, wire FROM message \
     UNION ALL SELECT mailbox, role, sequence, day, hash, wire FROM arrival) AS every_message";

/// Every table with data.
pub(crate) const TABLES: &[Table] = &[
    Table { name: "tombstone", columns: &[("address", Bytes)], source: None, key: 1, kept: true },
    Table {
        name: "doctor",
        columns: &[
            ("doctor", Bytes),
            ("slug", Text),
            ("profile", Text),
            ("answer_days", Int),
            ("accepting", Int),
            ("identity", Bytes),
        ],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "doctor_specialty",
        columns: &[("specialty", Text), ("doctor", Bytes)],
        source: None,
        key: 2,
        kept: true,
    },
    Table {
        name: "doctor_login",
        columns: &[("login", Text), ("doctor", Bytes), ("record", Bytes)],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "doctor_vault",
        columns: &[("doctor", Bytes), ("version", Int), ("sealed", Bytes)],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "doctor_prekey",
        columns: &[
            ("doctor", Bytes),
            ("prekey", Bytes),
            ("not_before", Int),
            ("not_after", Int),
            ("encoded", Bytes),
        ],
        source: None,
        key: 2,
        kept: true,
    },
    Table {
        name: "doctor_factor",
        columns: &[
            ("doctor", Bytes),
            ("generation", Int),
            ("is_on", Int),
            ("code_step", Int),
            ("wrong_codes", Int),
            ("wrong_at", Int),
        ],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "application",
        columns: &[
            ("doctor", Bytes),
            ("standing", Text),
            ("revision", Int),
            ("since", Int),
            ("form", Text),
            ("mailbox", Bytes),
            ("reviewer", Bytes),
            ("licensed_until", Int),
            ("checked_from", Int),
            ("last_step", Text),
            ("last_by", Bytes),
        ],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "credential_check",
        columns: &[("doctor", Bytes), ("number", Int), ("at", Int), ("checker", Bytes), ("record", Text)],
        source: None,
        key: 2,
        kept: true,
    },
    Table {
        name: "doctor_letter",
        columns: &[("doctor", Bytes), ("since", Int)],
        source: None,
        key: 1,
        kept: false,
    },
    Table {
        name: "licence_reminder",
        columns: &[("doctor", Bytes), ("licensed_until", Int), ("days", Int)],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "key_log",
        columns: &[("number", Int), ("account", Bytes), ("entry", Bytes)],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "notice",
        columns: &[
            ("notice", Bytes),
            ("number", Int),
            ("revision", Int),
            ("severity", Text),
            ("for_site", Int),
            ("for_patients", Int),
            ("for_doctors", Int),
            ("from_day", Int),
            ("until_day", Int),
            ("writer", Bytes),
            ("releaser", Bytes),
            ("withdrawn", Int),
        ],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "notice_text",
        columns: &[("notice", Bytes), ("language", Text), ("title", Text), ("body", Text)],
        source: None,
        key: 2,
        kept: true,
    },
    Table {
        name: "consultation",
        columns: &[
            ("mailbox", Bytes),
            ("capability", Bytes),
            ("doctor", Bytes),
            ("answer_days", Int),
            ("state", Text),
            ("opened", Int),
            ("due", Int),
            ("ended", Int),
            ("erase_on", Int),
            ("patient_messages", Int),
            ("doctor_messages", Int),
            ("last_patient", Bytes),
            ("last_doctor", Bytes),
        ],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "message",
        columns: &[
            ("mailbox", Bytes),
            ("role", Int),
            ("sequence", Int),
            ("day", Int),
            ("hash", Bytes),
            ("wire", Bytes),
        ],
        source: Some(EVERY_MESSAGE),
        key: 3,
        kept: true,
    },
    Table {
        name: "attachment",
        columns: &[("mailbox", Bytes), ("blob", Bytes), ("day", Int), ("length", Int), ("parts", Int)],
        source: None,
        key: 2,
        kept: true,
    },
    Table {
        name: "removed_attachment",
        columns: &[("mailbox", Bytes), ("blob", Bytes)],
        source: None,
        key: 2,
        kept: true,
    },
    Table {
        name: "arrival",
        columns: &[
            ("slot", Bytes),
            ("mailbox", Bytes),
            ("role", Int),
            ("sequence", Int),
            ("day", Int),
            ("hash", Bytes),
            ("wire", Bytes),
        ],
        source: None,
        key: 1,
        kept: false,
    },
    Table {
        name: "doctor_session",
        columns: &[("token", Bytes), ("doctor", Bytes), ("valid_until", Int)],
        source: None,
        key: 1,
        kept: false,
    },
    Table {
        name: "invitation",
        columns: &[("code", Bytes), ("doctor", Bytes), ("login", Text), ("valid_until", Int)],
        source: None,
        key: 1,
        kept: false,
    },
    Table {
        name: "staff",
        columns: &[
            ("staff", Bytes),
            ("login", Text),
            ("roles", Text),
            ("record", Bytes),
            ("code_step", Int),
            ("wrong_codes", Int),
            ("wrong_at", Int),
        ],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "staff_key",
        columns: &[("staff", Bytes), ("encoded", Bytes)],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "desk_share",
        columns: &[("account", Bytes), ("staff", Bytes), ("sealed", Bytes)],
        source: None,
        key: 2,
        kept: true,
    },
    Table {
        name: "staff_invitation",
        columns: &[("code", Bytes), ("staff", Bytes), ("login", Text), ("roles", Text), ("valid_until", Int)],
        source: None,
        key: 1,
        kept: false,
    },
    Table {
        name: "staff_session",
        columns: &[("token", Bytes), ("staff", Bytes), ("expires", Int)],
        source: None,
        key: 1,
        kept: false,
    },
    Table {
        name: "statistic",
        columns: &[("week", Int), ("measure", Text), ("bucket", Text), ("figure", Int)],
        source: None,
        key: 3,
        kept: true,
    },
    Table {
        name: "audit",
        columns: &[
            ("number", Int),
            ("at", Int),
            ("actor", Text),
            ("about", Text),
            ("alert", Int),
            ("event", Text),
            ("hash", Bytes),
        ],
        source: None,
        key: 1,
        kept: true,
    },
    Table {
        name: "audit_seal",
        columns: &[("number", Int), ("at", Int), ("hash", Bytes), ("signature", Bytes)],
        source: None,
        key: 1,
        kept: true,
    },
    Table { name: "job", columns: &[("name", Text), ("day", Int)], source: None, key: 1, kept: true },
];

impl Table {
    /// The columns, as in SQL.
    pub(crate) fn column_list(&self) -> String {
        list(self.columns)
    }

    /// The columns of the primary key, as in SQL.
    pub(crate) fn key_list(&self) -> String {
        list(&self.columns[..self.key])
    }
}

fn list(columns: &[(&str, Kind)]) -> String {
    columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
