//! Identifiers: fixed-size byte strings, each its own type, written as unpadded base64url.

use base64ct::{Base64UrlUnpadded, Encoding};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A text that is not an identifier of the expected kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a {kind}: expected {bytes} bytes as unpadded base64url")]
pub struct ParseIdError {
    /// What was expected, in words.
    pub kind: &'static str,
    /// How many bytes it has.
    pub bytes: usize,
}

/// The text forms that every identifier shares; secrecy is decided by the caller.
macro_rules! text_forms {
    ($name:ident, $len:literal, $kind:literal) => {
        impl $name {
            /// Length in bytes.
            pub const LEN: usize = $len;

            /// Takes the bytes as they are.
            pub const fn from_bytes(bytes: [u8; $len]) -> Self {
                Self(bytes)
            }

            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }

            /// Draws a new one at random.
            pub fn random(rng: &mut impl CryptoRng) -> Self {
                let mut bytes = [0; $len];
                rng.fill_bytes(&mut bytes);
                Self(bytes)
            }

            /// The text form: unpadded base64url.
            pub fn to_text(&self) -> String {
                Base64UrlUnpadded::encode_string(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                let mut bytes = [0; $len];
                match Base64UrlUnpadded::decode(text, &mut bytes) {
                    Ok(decoded) if decoded.len() == $len => Ok(Self(bytes)),
                    _ => Err(ParseIdError { kind: $kind, bytes: $len }),
                }
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = ParseIdError;

            fn try_from(bytes: &[u8]) -> Result<Self, ParseIdError> {
                bytes.try_into().map(Self).map_err(|_| ParseIdError { kind: $kind, bytes: $len })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.to_text())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// An identifier that may be seen by the parties that handle it.
macro_rules! public_id {
    ($(#[$meta:meta])* $name:ident, $len:literal, $kind:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $len]);

        text_forms!($name, $len, $kind);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.to_text())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.to_text())
            }
        }
    };
}

/// A secret: redacted in `Debug`, wiped on drop, compared in constant time.
macro_rules! secret_id {
    ($(#[$meta:meta])* $name:ident, $len:literal, $kind:literal) => {
        $(#[$meta])*
        #[derive(Clone, Zeroize, ZeroizeOnDrop)]
        pub struct $name([u8; $len]);

        text_forms!($name, $len, $kind);

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.0.ct_eq(&other.0).into()
            }
        }

        impl Eq for $name {}

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}

public_id!(
    /// The address of one consultation's mailbox, 32 bytes, derived from the patient's words.
    MailboxAddress, 32, "mailbox address"
);
public_id!(
    /// A doctor, 16 random bytes.
    DoctorId, 16, "doctor id"
);
public_id!(
    /// Somebody of the staff, 16 random bytes.
    StaffId, 16, "staff id"
);
public_id!(
    /// A notice of the staff, 16 random bytes.
    NoticeId, 16, "notice id"
);
public_id!(
    /// SHA-256 of an encryption key's public half: says which key a message was sealed to.
    KeyId, 32, "key id"
);
public_id!(
    /// SHA-256 of a secret, so that the secret itself need not be stored.
    SecretHash, 32, "hash of a secret"
);
public_id!(
    /// An attachment as the service keeps it, 32 random bytes that the service gives out.
    BlobId, 32, "blob id"
);
public_id!(
    /// SHA-256 of a sealed message as it went over the wire.
    MessageHash, 32, "message hash"
);
secret_id!(
    /// Opens one mailbox to the patient, 32 bytes, derived from the patient's words.
    Capability, 32, "capability"
);
secret_id!(
    /// A doctor's session, 32 random bytes.
    SessionToken, 32, "session token"
);
secret_id!(
    /// Lets one doctor register once, 16 random bytes.
    InvitationCode, 16, "invitation code"
);

impl MessageHash {
    /// What stands for "no message before this one".
    pub const NONE: Self = Self([0; 32]);

    /// The hash of a message's wire bytes.
    pub fn of(wire: &[u8]) -> Self {
        Self(Sha256::digest(wire).into())
    }
}

impl SecretHash {
    fn of(label: &[u8], secret: &[u8]) -> Self {
        Self(Sha256::new().chain_update(label).chain_update(secret).finalize().into())
    }
}

impl Capability {
    /// What the server keeps in its place.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(b"secondok capability", &self.0)
    }
}

impl SessionToken {
    /// What the server keeps in its place.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(b"secondok session", &self.0)
    }
}

impl InvitationCode {
    /// What the server keeps in its place.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(b"secondok invitation", &self.0)
    }
}
