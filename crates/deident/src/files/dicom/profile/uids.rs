//! New identifiers for old ones: the same within a consultation, unlinkable to those of another.

use crate::secret::Secret;

/// Where the standard's own identifiers begin: kinds of objects, ways of storing.
const STANDARD: &str = "1.2.840.10008.";
/// Well-known frames of reference (PS3.6, annex A): what can stand where else machines write identifiers of their own.
const WELL_KNOWN: [&str; 2] = ["1.2.840.10008.1.4.", "1.2.840.10008.15."];

/// Whether the standard made it.
pub(in crate::files::dicom) fn is_standard(uid: &str) -> bool {
    let is_short =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    uid.strip_prefix(STANDARD)
        .is_some_and(|rest| rest.split('.').count() <= 9 && rest.split('.').all(is_short))
}

/// What stands for an identifier, or for several. `instance` where machines write their own.
pub(in crate::files::dicom) fn renamed(secret: &Secret, text: &[u8], instance: bool) -> String {
    let values = text.split(|byte| *byte == b'\\').map(|value| {
        let value = super::super::data::trim(value);
        let kept = std::str::from_utf8(value).ok().filter(|uid| {
            is_standard(uid) && (!instance || WELL_KNOWN.iter().any(|begins| uid.starts_with(begins)))
        });
        match kept {
            Some(uid) => uid.to_owned(),
            None if value.is_empty() => String::new(),
            None => made(secret, value),
        }
    });
    values.collect::<Vec<_>>().join("\\")
}

/// An identifier made from a UUID (PS3.5, B.2) of version 8 (RFC 9562): 128 bits of HKDF.
fn made(secret: &Secret, old: &[u8]) -> String {
    let mut bytes: [u8; 16] = secret.derive(&[b"uid", old]);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    format!("2.25.{}", u128::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(seed: u8, uid: &str) -> String {
        renamed(&Secret::new([seed; 32]), uid.as_bytes(), true)
    }

    #[test]
    fn identifiers_are_the_same_within_a_consultation_and_differ_between() {
        assert_eq!(one(1, "1.2.3"), one(1, "1.2.3\0"));
        assert_ne!(one(1, "1.2.3"), one(1, "1.2.4"));
        assert_ne!(one(1, "1.2.3"), one(2, "1.2.3"));
        assert!(one(1, "1.2.3").starts_with("2.25.") && one(1, "1.2.3").len() <= 44);
    }

    #[test]
    fn only_the_standards_own_stay() {
        let kind = "1.2.840.10008.5.1.4.1.1.2";
        assert_eq!(renamed(&Secret::new([1; 32]), kind.as_bytes(), false), kind);
        assert_eq!(one(1, "1.2.840.10008.1.4.1.1"), "1.2.840.10008.1.4.1.1");
        assert_ne!(one(1, kind), kind, "no machine's identifier passes because of how it begins");
        for uid in ["1.2.840.10008.Ivanenko", "1.2.840.10008.5.380671234567", "1.2.840.10008."] {
            assert!(!is_standard(uid), "{uid}");
        }
    }

    #[test]
    fn several_stay_several() {
        assert_eq!(one(1, "1.2.3\\1.2.4"), format!("{}\\{}", one(1, "1.2.3"), one(1, "1.2.4")));
        assert_eq!(one(1, ""), "");
    }
}
