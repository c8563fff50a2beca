//! Who is logged in on a device, in the apps that people log in to.

use serde::{Deserialize, Serialize};

/// A session, which is somebody's.
pub trait LoggedIn {
    /// The name that was logged in with.
    fn login(&self) -> &str;
}

/// Who is logged in on this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Here<S> {
    /// The session, if there is one; whether the service still knows it shows when it is asked.
    pub session: Option<S>,
}

impl<S: LoggedIn> Here<S> {
    /// The name of whoever is logged in.
    pub fn login(&self) -> Option<&str> {
        self.session.as_ref().map(LoggedIn::login)
    }
}
