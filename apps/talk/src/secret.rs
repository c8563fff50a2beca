//! What a person types that nobody else may see.

use serde::{Deserialize, Serialize};

/// A password, or words that open everything, on its way from the page to the worker. It is not printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", Secret("correct horse".to_owned())), "Secret(redacted)");
    }
}
