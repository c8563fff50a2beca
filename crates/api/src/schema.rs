//! How identifiers, days and bytes stand in the OpenAPI document: as strings, with their exact patterns; and how versions do.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        ObjectBuilder, RefOr,
        schema::{KnownFormat, Schema, SchemaFormat, Type},
    },
};

/// The last characters carry fewer bits than they could: only some are possible.
macro_rules! identifiers {
    ($($(#[$meta:meta])* $name:ident: $pattern:literal, $description:literal, $example:literal;)*) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let text = ObjectBuilder::new().schema_type(Type::String).pattern(Some($pattern));
                text.description(Some($description)).examples([$example]).into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

identifiers! {
    /// [`secondok_protocol::id::MailboxAddress`].
    MailboxAddress: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$", "Address of a mailbox: 32 bytes, unpadded base64url.",
        "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
    /// [`secondok_protocol::id::BlobId`].
    BlobId: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$", "A sealed attachment: 32 bytes, unpadded base64url.",
        "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk";
    /// [`secondok_protocol::id::DoctorId`].
    DoctorId: "^[A-Za-z0-9_-]{21}[AQgw]$", "A doctor: 16 bytes, unpadded base64url.", "BAQEBAQEBAQEBAQEBAQEBA";
    /// [`secondok_protocol::id::StaffId`].
    StaffId: "^[A-Za-z0-9_-]{21}[AQgw]$", "Somebody of the staff: 16 bytes, unpadded base64url.",
        "BgYGBgYGBgYGBgYGBgYGBg";
    /// [`secondok_protocol::id::NoticeId`].
    NoticeId: "^[A-Za-z0-9_-]{21}[AQgw]$", "A notice: 16 bytes, unpadded base64url.", "CAgICAgICAgICAgICAgICA";
    /// [`secondok_protocol::id::KeyId`].
    KeyId: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$", "A key that patients seal to: 32 bytes, unpadded base64url.",
        "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI";
    /// [`secondok_protocol::id::MessageHash`].
    MessageHash: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$", "SHA-256 of a sealed message, unpadded base64url.",
        "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM";
    /// [`secondok_protocol::id::SessionToken`].
    SessionToken: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$", "A session: 32 bytes, unpadded base64url.",
        "BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU";
    /// [`crate::organisation::is_mailbox`].
    Mailbox: "^[A-Za-z0-9_+-]{1,64}@[A-Za-z0-9]{1,63}\\.[A-Za-z0-9]{2,63}$", "An e-mail address.", "ada@example.org";
    /// [`crate::app_version::AppVersion`].
    AppVersion: "^[0-9]+\\.[0-9]+\\.[0-9]+$", "A version of an app.", "1.4.0";
}

/// [`secondok_protocol::Day`].
#[derive(Debug)]
pub struct Day;

impl PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        let text =
            ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
        let text = text.format(Some(SchemaFormat::Custom("date".to_owned())));
        text.description(Some("A day, UTC.")).examples(["2026-11-22"]).into()
    }
}

impl ToSchema for Day {}

/// How often a vault was saved: what JavaScript's numbers hold, exactly.
#[derive(Debug)]
pub struct Version;

impl PartialSchema for Version {
    fn schema() -> RefOr<Schema> {
        let number = ObjectBuilder::new().schema_type(Type::Integer);
        let number = number.format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)));
        number.minimum(Some(0_u64)).maximum(Some(9_007_199_254_740_991_u64)).into()
    }
}

impl ToSchema for Version {}

impl PartialSchema for crate::bytes::Bytes {
    fn schema() -> RefOr<Schema> {
        let pattern = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?$";
        let text =
            ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern)).content_encoding("base64");
        text.description(Some("Bytes in base64: the standard alphabet, padded.")).into()
    }
}

impl ToSchema for crate::bytes::Bytes {}

/// [`crate::bytes::Bytes`] of which there is at least one.
#[derive(Debug)]
pub struct SomeBytes;

impl PartialSchema for SomeBytes {
    fn schema() -> RefOr<Schema> {
        let pattern = "^(([A-Za-z0-9+/]{4})+|([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==))$";
        let text =
            ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern)).content_encoding("base64");
        text.description(Some("At least one byte, in base64: the standard alphabet, padded.")).into()
    }
}

impl ToSchema for SomeBytes {}
