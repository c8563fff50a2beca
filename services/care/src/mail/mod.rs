//! E-mail to and from support. The organisation's own mail server hands over what comes for support's address (LMTP), and takes
//! what goes out (SMTP).
//!
//! An e-mail becomes a question as the form on the pages does: sealed on receipt, under a code that the service makes. Nothing
//! else of it is kept, nothing is logged, and nobody is written to unless somebody of the staff answers; but for whoever runs the service,
//! at the addresses that they have set for alerts, and doctors, when something awaits them in their app.

mod code;
mod letter;
mod listen;
mod lmtp;
mod relay;
mod take;

use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) use self::{code::Codes, relay::Outgoing};
pub use self::{
    letter::Letters,
    listen::{Door, listen},
    relay::{NotSent, Relay},
};

/// How support is reached by e-mail.
#[derive(Debug)]
pub struct Settings {
    /// Support's address.
    pub address: String,
    /// The server that takes what goes out; none: nothing does.
    pub relay: Option<Relay>,
}

/// E-mail to and from support.
#[derive(Debug)]
pub struct Mail {
    settings: Settings,
    /// Mail of programs that was let go since this was last told.
    dropped: AtomicU64,
}

impl Mail {
    pub(crate) const fn new(settings: Settings) -> Self {
        Self { settings, dropped: AtomicU64::new(0) }
    }

    /// Support's address.
    pub(crate) fn address(&self) -> &str {
        &self.settings.address
    }

    /// Where the address lies.
    pub(crate) fn domain(&self) -> &str {
        self.address().split_once('@').map_or(self.address(), |(_, domain)| domain)
    }

    /// Whether answers can go out.
    pub(crate) fn sends(&self) -> bool {
        self.settings.relay.is_some()
    }

    /// How much mail of programs was let go since this was last asked.
    pub fn take_dropped(&self) -> u64 {
        self.dropped.swap(0, Ordering::Relaxed)
    }

    fn drop_one(&self) {
        self.dropped.fetch_add(1, Ordering::Relaxed);
    }
}
