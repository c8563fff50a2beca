//! OPAQUE's library speaks an older version of the randomness traits.

use rand_core::CryptoRng;

/// A generator of today as one of `rand_core` 0.6.
pub(super) struct OldRng<'a, R>(pub(super) &'a mut R);

impl<R: CryptoRng> rand_core_06::RngCore for OldRng<'_, R> {
    fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core_06::Error> {
        self.0.fill_bytes(bytes);
        Ok(())
    }
}

impl<R: CryptoRng> rand_core_06::CryptoRng for OldRng<'_, R> {}
