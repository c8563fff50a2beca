//! Clock, seeded randomness, real servers and invented files for tests.

mod care;
mod clock;
pub mod ct;
pub mod files;
mod missing;
pub mod postgres;
pub mod power_cut;
pub mod server;

pub use care::parts;
pub use clock::ManualClock;
pub use missing::missing;
pub use postgres::Postgres;
pub use rand_chacha::ChaCha20Rng;
pub use secondok_care::clock::{Clock, Timestamp};
pub use server::Server;

/// Randomness that is the same at every run.
pub fn rng(seed: u64) -> ChaCha20Rng {
    use rand_chacha::rand_core::SeedableRng;
    ChaCha20Rng::seed_from_u64(seed)
}
