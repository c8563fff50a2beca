//! What a device keeps of attachments that are on their way.

use std::sync::Arc;

use secondok_protocol::{
    attachment::{Attached, SizeClass},
    id::BlobId,
};
use serde::{Deserialize, Serialize};

/// Attachments that were sealed on this device, with the word that goes with them: on their way from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attaching {
    text: String,
    #[serde(with = "shared")]
    attached: Vec<Arc<Attached>>,
    /// Whether the patient knows that all of it goes as the question about the opinion.
    #[serde(default)]
    pub(crate) is_question: bool,
}

/// A place that was reserved and is not used yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reserved {
    pub(crate) blob: BlobId,
    pub(crate) class: SizeClass,
}

impl Attaching {
    pub(crate) fn new(text: String, attached: Vec<Arc<Attached>>, is_question: bool) -> Self {
        Self { text, attached, is_question }
    }

    /// The word that goes with them; may be empty.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The attachments in their order, with their keys.
    pub fn attached(&self) -> &[Arc<Attached>] {
        &self.attached
    }
}

impl From<&Attached> for Reserved {
    fn from(attached: &Attached) -> Self {
        Self { blob: attached.blob, class: attached.class }
    }
}

/// One owner of several stands there as if it were alone.
mod shared {
    use std::sync::Arc;

    use secondok_protocol::attachment::Attached;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        attached: &[Arc<Attached>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(attached.iter().map(Arc::as_ref))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Arc<Attached>>, D::Error> {
        Vec::<Attached>::deserialize(deserializer)
            .map(|attached| attached.into_iter().map(Arc::new).collect())
    }
}
