//! How much fits.

use secondok_protocol::message::content_max;

use crate::content::{Content, ContentError, check, encode, tidy};

/// Bytes still free if this is sent; negative if it is too long by so many.
pub fn room(content: &Content) -> isize {
    room_beside(content, 0)
}

/// The same beside so many attachments.
pub fn room_beside(content: &Content, attachments: usize) -> isize {
    let length = isize::try_from(encode(content).len()).unwrap_or(isize::MAX);
    isize::try_from(content_max(attachments)).expect("a small constant") - length
}

/// Whether a content, as somebody typed it, can be sent beside so many attachments.
///
/// # Errors
/// [`ContentError`].
pub fn fits_beside(content: &Content, attachments: usize) -> Result<(), ContentError> {
    ready(&tidy(content.clone()), attachments).map(drop)
}

/// The bytes of a content beside so many attachments, once everything about it is right.
pub(crate) fn ready(content: &Content, attachments: usize) -> Result<Vec<u8>, ContentError> {
    check(content)?;
    match room_beside(content, attachments) {
        0.. => Ok(encode(content)),
        over => Err(ContentError::TooLong { over: over.unsigned_abs() }),
    }
}

#[cfg(test)]
mod tests {
    use secondok_protocol::message::CONTENT_MAX;

    use super::*;
    use crate::content::Files;

    #[test]
    fn what_is_too_long_is_refused_with_the_bytes_over() {
        let frame = encode(&Content::text("")).len();
        let fits = Content::text("a".repeat(CONTENT_MAX - frame));
        assert_eq!(room(&fits), 0);
        assert_eq!(ready(&fits, 0).map(|bytes| bytes.len()), Ok(CONTENT_MAX));
        let Content::Text(mut text) = fits else { unreachable!() };
        text.text.push('і');
        assert_eq!(room(&Content::Text(text.clone())), -2);
        assert_eq!(ready(&Content::Text(text), 0), Err(ContentError::TooLong { over: 2 }));
        assert_eq!(room(&Content::text("a")), isize::try_from(CONTENT_MAX - frame).unwrap_or_default() - 1);
    }
    #[test]
    fn beside_attachments_less_fits() {
        let frame = encode(&Content::Files(Files::default())).len();
        let files = |length| Content::Files(Files { text: "a".repeat(length) });
        let most = content_max(32) - frame;
        assert_eq!(ready(&files(most), 32).map(|bytes| bytes.len()), Ok(content_max(32)));
        assert_eq!(ready(&files(most + 1), 32), Err(ContentError::TooLong { over: 1 }));
        assert!(ready(&files(most + 1), 31).is_ok());
        assert_eq!(fits_beside(&files(most), 32), Ok(()));
        assert_eq!(fits_beside(&files(most + 1), 32), Err(ContentError::TooLong { over: 1 }));
    }
}
