//! What moves dates and makes new identifiers, on its way from the app's worker to imaging.

use base64ct::{Base64UrlUnpadded, Encoding};
use secondok_talk::Secret;

/// As it goes from one to the other.
pub fn encoded(bytes: &[u8; 32]) -> Secret {
    Secret(Base64UrlUnpadded::encode_string(bytes))
}

/// What [`encoded`] was made of; none of anything else.
pub fn decoded(secret: &Secret) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let length = Base64UrlUnpadded::decode(&secret.0, &mut bytes).ok()?.len();
    (length == bytes.len()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_out_as_it_went_in_and_nothing_else_does() {
        assert_eq!(decoded(&encoded(&[7; 32])), Some([7; 32]));
        for other in ["", "Bw", "?", &Base64UrlUnpadded::encode_string(&[7; 33])] {
            assert_eq!(decoded(&Secret(other.to_owned())), None, "{other:?}");
        }
    }
}
