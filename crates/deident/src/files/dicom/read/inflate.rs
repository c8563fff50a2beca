//! Deflated data sets (PS3.5, A.5).

use std::io::Read;

use bytes::Bytes;
use flate2::read::DeflateDecoder;

use crate::files::refused::Refused;

/// How large a deflated data set may become: more than any phone has to give.
const MAX_INFLATED: u64 = 256 << 20;

/// The data set. What stands behind the deflated bytes is left behind.
pub(super) fn inflate(bytes: &[u8]) -> Result<Bytes, Refused> {
    bounded(bytes, MAX_INFLATED)
}

fn bounded(bytes: &[u8], most: u64) -> Result<Bytes, Refused> {
    let mut inflated = Vec::new();
    match DeflateDecoder::new(bytes).take(most + 1).read_to_end(&mut inflated) {
        Ok(length) if length as u64 > most => {
            Err(Refused::Damaged("it becomes too large when it is inflated".to_owned()))
        }
        Ok(_) => Ok(inflated.into()),
        Err(_) => Err(Refused::Damaged("what is deflated in it cannot be inflated".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::DeflateEncoder};

    use super::*;

    #[test]
    fn small_files_that_become_large_are_refused() {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&[0; 10_000]).expect("memory");
        let bytes = encoder.finish().expect("memory");
        assert_eq!(bounded(&bytes, 10_000).map(|inflated| inflated.len()), Ok(10_000));
        assert!(matches!(bounded(&bytes, 9_999), Err(Refused::Damaged(why)) if why.contains("too large")));
        assert!(bounded(&bytes[..bytes.len() / 2], 10_000).is_err());
    }
}
