//! What a JPEG 2000 picture says of its size (ITU-T T.800, A.5.1), before it is decoded.

use crate::files::{picture::MAX_PIXELS, refused::Refused};

/// How many bytes a sample takes while it is decoded.
const SAMPLE: u64 = 4;
/// More parts than the standard can number.
const MAX_TILES: u64 = 65_535;

/// The segment that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) components: u16,
    /// Width and height of a part.
    tile: (u32, u32),
    /// Whether the first component is signed.
    pub(crate) signed: bool,
    /// How many bits a sample has, in the component that has most.
    pub(crate) precision: u32,
}

impl Header {
    /// How a codestream begins.
    pub(crate) const BEGINS: [u8; 4] = [0xFF, 0x4F, 0xFF, 0x51];

    /// That of the codestream which begins here. None: it is none, or cut off.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let long = |at: usize| Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk::<4>()?));
        let components = u16::from_be_bytes(*bytes.get(40..)?.first_chunk::<2>()?);
        bytes.starts_with(&Self::BEGINS).then_some(())?;
        Some(Self {
            width: long(8)?,
            height: long(12)?,
            components,
            tile: (long(24)?, long(28)?),
            signed: bytes.get(42)? & 0x80 != 0,
            // Of each component three bytes, of which the first says it.
            precision: bytes[42..]
                .iter()
                .step_by(3)
                .take(components.into())
                .fold(0, |most, byte| most.max(u32::from(byte & 0x7F) + 1)),
        })
    }

    /// Whether decoding it is bounded.
    ///
    /// # Errors
    /// [`Refused`] where it has more pixels than a picture may have, or more components than such pictures have bytes, or is
    /// cut into more parts than can be.
    pub(crate) fn is_bounded(&self) -> Result<(), Refused> {
        let (width, height) = (u64::from(self.width), u64::from(self.height));
        let pixels = width * height;
        let bytes = pixels.saturating_mul(u64::from(self.components)).saturating_mul(SAMPLE);
        if pixels > MAX_PIXELS || bytes > MAX_PIXELS * 3 * SAMPLE {
            return Err(Refused::TooLarge { width: self.width, height: self.height });
        }
        let parts = |side: u64, part: u32| side.checked_div(part.into()).map(|parts| parts + 1);
        let tiles = parts(width, self.tile.0).zip(parts(height, self.tile.1));
        if tiles.is_none_or(|(across, down)| across.saturating_mul(down) > MAX_TILES) {
            return Err(Refused::Damaged("a picture has more parts than can be".into()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(side: u32, components: u16, tile: u32) -> Header {
        let mut bytes = Header::BEGINS.to_vec();
        bytes.extend([0, 41, 0, 0]);
        for long in [side, side, 0, 0, tile, tile, 0, 0] {
            bytes.extend(long.to_be_bytes());
        }
        bytes.extend(components.to_be_bytes());
        bytes.extend([0x87, 1, 1]);
        Header::of(&bytes).expect("a header")
    }

    #[test]
    fn what_would_take_much_memory_is_refused_before_it_does() {
        assert_eq!(header(10_000, 3, 10_000).is_bounded(), Ok(()));
        assert!(header(10_000, 3, 10_000).signed);
        let large = Err(Refused::TooLarge { width: 10_000, height: 10_000 });
        assert_eq!(header(10_000, 16_384, 10_000).is_bounded(), large);
        assert_eq!(header(100, 16_384, 100).is_bounded(), Ok(()));
        assert!(header(10_000, 1, 1).is_bounded().is_err());
        assert!(header(10_000, 1, 0).is_bounded().is_err());
        assert!(header(60_000, 1, 60_000).is_bounded().is_err());
    }
}
