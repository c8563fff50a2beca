//! The system's randomness: read here and nowhere else.

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

/// A generator with a fresh seed from the system.
///
/// # Panics
///
/// If the system gives no randomness: then no key can be made and nothing must start.
#[expect(clippy::disallowed_methods, reason = "this is where randomness enters")]
pub fn generator() -> ChaCha20Rng {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).expect("the system gives randomness");
    let generator = ChaCha20Rng::from_seed(seed);
    seed.fill(0);
    generator
}
