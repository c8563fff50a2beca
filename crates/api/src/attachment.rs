//! Sealed attachments on the wire: sixteen lengths, kept in parts. They are uploaded by tus 1.0.0
//! (<https://tus.io/protocols/resumable-upload>: core, creation, termination), so that a cut connection loses at most
//! one part, and fetched by `GET`, whole or a range of them.

use secondok_protocol::attachment::SizeClass;

/// The shortest sealed attachment, in bytes: 64 KiB.
pub const LENGTH_MIN: u64 = SizeClass::SMALLEST.wire_len();
/// How many lengths there are: [`LENGTH_MIN`] · 2^k for k from 0.
pub const LENGTHS: u8 = SizeClass::COUNT;
/// The longest sealed attachment: 2 GiB.
pub const LENGTH_MAX: u64 = SizeClass::LARGEST.wire_len();
/// An upload is kept in parts of this many bytes, or in one where the whole is shorter. What arrives of a part counts
/// once it is whole.
pub const PART_LEN: u64 = 4 * 1024 * 1024;

/// The version of tus.
pub const TUS_VERSION: &str = "1.0.0";
/// The extensions of tus.
pub const TUS_EXTENSIONS: &str = "creation,termination";
/// Content type of what a `PATCH` adds.
pub const APPEND_TYPE: &str = "application/offset+octet-stream";
/// Content type of a sealed attachment.
pub const ATTACHMENT_TYPE: &str = "application/octet-stream";
/// Header with the version of tus, in every request of an upload and in every answer to one.
pub const TUS_RESUMABLE: &str = "tus-resumable";
/// Header of an upload's whole length in bytes.
pub const UPLOAD_LENGTH: &str = "upload-length";
/// Header with which whoever begins an upload may name it, by 32 random bytes in base64url: beginning it again, because the
/// answer to the first time was lost, is then the same upload. Without it the service names it, and each time is another.
pub const UPLOAD_BLOB: &str = "upload-blob";
/// Header that says how many of its bytes are kept.
pub const UPLOAD_OFFSET: &str = "upload-offset";

/// Whether a sealed attachment can have this length.
pub const fn is_length(length: u64) -> bool {
    length.is_power_of_two() && length >= LENGTH_MIN && length <= LENGTH_MAX
}

/// The length of each part of an attachment of this length: they all have the same.
pub const fn part_len(length: u64) -> u64 {
    if length < PART_LEN { length } else { PART_LEN }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_sixteen_lengths_from_64_kib_to_2_gib_each_of_whole_parts() {
        let all = Vec::from_iter((0..64).map(|k| 1_u64 << k).filter(|length| is_length(*length)));
        assert_eq!((all.len(), all[0], all[15]), (16, 65_536, 2_147_483_648));
        assert!(all.iter().all(|length| length % part_len(*length) == 0));
        for wrong in
            [0, 1, LENGTH_MIN - 1, LENGTH_MIN + 1, 3 * LENGTH_MIN, LENGTH_MAX + 1, LENGTH_MAX * 2, u64::MAX]
        {
            assert!(!is_length(wrong), "{wrong}");
        }
    }
}
