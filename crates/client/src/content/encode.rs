//! Between a content and its bytes.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{Content, Newer, Unreadable};

/// The version that this app writes.
pub const VERSION: u64 = 1;

#[derive(Serialize)]
struct Envelope<'a, T> {
    v: u64,
    kind: &'a str,
    #[serde(flatten)]
    content: &'a T,
}

/// The bytes of a content. The same content always has the same bytes.
pub fn encode(content: &Content) -> Vec<u8> {
    let kind = content.kind();
    match content {
        Content::Request(content) => json(kind, content),
        Content::Question(content) => json(kind, content),
        Content::Text(content) => json(kind, content),
        Content::Accepted(content) => json(kind, content),
        Content::Declined(content) => json(kind, content),
        Content::Opinion(content) => json(kind, content),
        Content::FollowUp(content) => json(kind, content),
        Content::Closed(content) => json(kind, content),
        Content::Withdrawn(content) => json(kind, content),
        Content::Files(content) => json(kind, content),
        Content::Revealed(content) => json(kind, content),
        Content::Newer(newer) => newer.bytes.clone(),
        Content::Unreadable(unreadable) => unreadable.bytes.clone(),
    }
}

fn json(kind: &str, content: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(&Envelope { v: VERSION, kind, content }).expect("plain structures are always JSON")
}

/// The content of these bytes, as a message has them that names no attachments. Nothing is refused: what is newer or
/// unreadable is kept as such.
pub fn decode(bytes: &[u8]) -> Content {
    match decode_any(bytes) {
        // Of this version none comes alone.
        Content::Files(_) => as_newer("files", bytes),
        content => content,
    }
}

/// The same of a message that names attachments. Only one kind of this version goes with them; any other counts as
/// newer: nobody takes the words for all that was sent.
pub(crate) fn decode_beside_attachments(bytes: &[u8]) -> Content {
    match decode_any(bytes) {
        content @ Content::Files(_) => content,
        _ => as_newer("attachments", bytes),
    }
}

fn decode_any(bytes: &[u8]) -> Content {
    let unreadable = || Content::Unreadable(Unreadable { bytes: bytes.to_vec() });
    let Ok(value @ Value::Object(_)) = serde_json::from_slice(bytes) else { return unreadable() };
    let (Some(version), Some(kind)) = (value["v"].as_u64(), value["kind"].as_str().map(str::to_owned)) else {
        return unreadable();
    };
    let known = match (version, kind.as_str()) {
        (VERSION, "request") => read(value).map(Content::Request),
        (VERSION, "question") => read(value).map(Content::Question),
        (VERSION, "text") => read(value).map(Content::Text),
        (VERSION, "accepted") => read(value).map(Content::Accepted),
        (VERSION, "declined") => read(value).map(Content::Declined),
        (VERSION, "opinion") => read(value).map(Content::Opinion),
        (VERSION, "follow-up") => read(value).map(Content::FollowUp),
        (VERSION, "closed") => read(value).map(Content::Closed),
        (VERSION, "withdrawn") => read(value).map(Content::Withdrawn),
        (VERSION, "files") => read(value).map(Content::Files),
        (VERSION, "revealed") => read(value).map(Content::Revealed),
        _ => return newer(kind, &value, bytes),
    };
    known.unwrap_or_else(unreadable)
}

fn as_newer(kind: &str, bytes: &[u8]) -> Content {
    let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
    newer(kind.to_owned(), &value, bytes)
}

fn newer(kind: String, value: &Value, bytes: &[u8]) -> Content {
    let text = value["text"].as_str().map(str::to_owned);
    Content::Newer(Newer { kind: Some(kind), text, bytes: bytes.to_vec() })
}

fn read<T: DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

/// Contents are kept in a device's vault as their bytes, so that nothing of a newer kind is lost there either.
pub(crate) mod kept {
    use secondok_api::bytes::Bytes;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Content;

    pub(crate) fn serialize<S: Serializer>(content: &Content, serializer: S) -> Result<S::Ok, S::Error> {
        Bytes(super::encode(content)).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Content, D::Error> {
        Bytes::deserialize(deserializer).map(|bytes| super::decode_any(&bytes.0))
    }
}
