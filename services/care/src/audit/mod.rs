//! The audit log: what doctors, the staff and the operator did, and what the service noticed. It goes into the database in the
//! transaction that does it.
//!
//! | file | does |
//! |---|---|
//! | `chain` | each entry's hash covers the one before it |
//! | `seal` | each night the last entry is signed, with a key that is not in the database |
//! | `verify` | reads it all, and finds the first entry that is not what was written |
//! | `watch` | remembers where the log ended, so that a part of it does not go away under the running service |
//! | `alerts` | counts what somebody should look at, and keeps it for who is told beside the logs |
//! | `show` | the security timeline of the desk |
//!
//! Who changes the database alone is found out: by the seals, and of what came since the last one by the end that the running service
//! and the file beside the database remember. Who has the seed of the log-ins as well can write another log: what the system's log and
//! other people keep of its seals shows it.

mod alerts;
mod chain;
mod seal;
pub(crate) mod show;
mod verify;
mod watch;

use secondok_api::audit::Actor;
use secondok_protocol::id::{DoctorId, StaffId};

pub use self::{
    alerts::{Alerts, Told},
    chain::{Head, Link, ParseHeadError},
    seal::{ParseSealKeyError, PublicSealKey, Seal, SealKey},
    verify::{Broken, Verified, verify},
    watch::Watch,
};
pub(crate) use self::{chain::of_actor, verify::forgotten_before};
use crate::clock::Timestamp;

/// Who does something, and when: what is noted of every change that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

impl Stamp {
    /// Somebody of the staff.
    pub const fn staff(staff: StaffId, at: Timestamp) -> Self {
        Self { by: Actor::Staff(staff), at }
    }

    /// A doctor.
    pub const fn doctor(doctor: DoctorId, at: Timestamp) -> Self {
        Self { by: Actor::Doctor(doctor), at }
    }

    /// Whoever types commands on the machine itself.
    pub const fn operator(at: Timestamp) -> Self {
        Self { by: Actor::Operator, at }
    }

    /// The service, by itself.
    pub const fn service(at: Timestamp) -> Self {
        Self { by: Actor::Service, at }
    }
}
