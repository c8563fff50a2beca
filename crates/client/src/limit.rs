//! How much fits.

use secondok_protocol::message::CONTENT_MAX;

use crate::content::{Content, ContentError, check, encode};

/// Bytes still free if this is sent; negative if it is too long by so many.
pub fn room(content: &Content) -> isize {
    let length = isize::try_from(encode(content).len()).unwrap_or(isize::MAX);
    isize::try_from(CONTENT_MAX).expect("a small constant") - length
}

/// The bytes of a content, once everything about it is right.
pub(crate) fn ready(content: &Content) -> Result<Vec<u8>, ContentError> {
    check(content)?;
    match room(content) {
        0.. => Ok(encode(content)),
        over => Err(ContentError::TooLong { over: over.unsigned_abs() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_refused_with_the_bytes_over() {
        let frame = encode(&Content::text("")).len();
        let fits = Content::text("a".repeat(CONTENT_MAX - frame));
        assert_eq!(room(&fits), 0);
        assert_eq!(ready(&fits).map(|bytes| bytes.len()), Ok(CONTENT_MAX));
        let Content::Text(mut text) = fits else { unreachable!() };
        text.text.push('і');
        assert_eq!(room(&Content::Text(text.clone())), -2);
        assert_eq!(ready(&Content::Text(text)), Err(ContentError::TooLong { over: 2 }));
        assert_eq!(room(&Content::text("a")), isize::try_from(CONTENT_MAX - frame).unwrap_or_default() - 1);
    }
}
