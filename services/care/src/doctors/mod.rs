//! Doctors: their accounts, their sealed vaults, their published keys, their queue.

pub(crate) mod account;
pub(crate) mod erasure;
pub(crate) mod factor;
pub(crate) mod follow;
pub(crate) mod keys;
pub(crate) mod log_in;
pub(crate) mod log_out;
pub(crate) mod prekeys;
pub(crate) mod profile;
pub(crate) mod queue;
pub(crate) mod register;
pub(crate) mod vault;
