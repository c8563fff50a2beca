//! Texts of the documents that people save, the same wherever they are made.

#[cfg(not(target_arch = "wasm32"))]
use crate::Language;

/// Message files that whoever makes documents loads besides their own: `document-…`. Apps in a browser fetch them.
#[cfg(not(target_arch = "wasm32"))]
pub const SOURCES: [(Language, &str); 2] = [
    (Language::En, include_str!("../documents/document.en.ftl")),
    (Language::Uk, include_str!("../documents/document.uk.ftl")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Code, findings};

    #[test]
    fn every_language_has_every_text() {
        let code = Code { files: &[], composed: &["document-"] };
        assert_eq!(findings(&SOURCES, code), [""; 0]);
    }
}
