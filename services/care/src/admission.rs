//! Who may open a consultation: the seam between care and whatever admits patients.

use std::fmt;

use secondok_api::consultation::Admission;

/// The right to open a consultation was not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not admitted")]
pub struct NotAdmitted;

/// Decides whether a patient may open a consultation. Nothing is stored before it agreed.
pub trait Admit: fmt::Debug + Send + Sync {
    /// Looks at what the patient shows.
    ///
    /// # Errors
    /// [`NotAdmitted`] when it does not give the right to open a consultation here.
    fn admit(&self, shown: &Admission) -> Result<(), NotAdmitted>;
}

/// Admits everybody: for a service that is free, and for the demonstration.
#[derive(Debug, Clone, Copy, Default)]
pub struct Open;

impl Admit for Open {
    fn admit(&self, shown: &Admission) -> Result<(), NotAdmitted> {
        match shown {
            Admission::Open => Ok(()),
        }
    }
}
