//! Whether content is of the kind that its message says. A name and an ending are made of what a message says, and whoever
//! opens a copy relies on them: what is something else is not saved.

use secondok_client::protocol::attachment::Format;
use secondok_deident::Kind;

/// So many bytes of a file tell what it is.
pub(super) const HEAD: usize = 1024;

/// Whether a file that begins so is of this format. The files of a study are told one by one, as DICOM.
pub(super) fn is(format: Format, head: &[u8]) -> bool {
    let expected = match format {
        Format::Jpeg => Kind::Jpeg,
        Format::Png => Kind::Png,
        Format::Pdf => Kind::Pdf,
        Format::Dicom | Format::Study { .. } => Kind::Dicom,
    };
    Kind::of(&head[..head.len().min(HEAD)]) == Some(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_what_it_says_is_found_out() {
        let dicom = [&[0; 128][..], b"DICM\x02\0\0\0UL"].concat();
        let both = [b"%PDF-1.4", &[0; 120][..], b"DICM\x02\0\0\0UL"].concat();
        let files = [
            (Format::Jpeg, &b"\xFF\xD8\xFF\xE0"[..]),
            (Format::Png, b"\x89PNG\r\n\x1A\n"),
            (Format::Pdf, b"%PDF-1.7"),
            (Format::Dicom, &dicom),
        ];
        for (format, _) in files {
            for (other, file) in files {
                assert_eq!(is(format, file), format == other, "{other:?} as {format:?}");
            }
            assert!(!is(format, b"MZ\x90\0") && !is(format, b""));
        }
        assert!(!is(Format::Dicom, &both), "an image that readers of PDF open too");
    }
}
