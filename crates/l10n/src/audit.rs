//! Texts of the audit log, the same wherever it is read.

#[cfg(not(target_arch = "wasm32"))]
use crate::Language;

/// Message files that whoever shows the log loads besides their own: `audit-…`. Apps in a browser fetch them.
#[cfg(not(target_arch = "wasm32"))]
pub const SOURCES: [(Language, &str); 2] = [
    (Language::En, include_str!("../audit/audit.en.ftl")),
    (Language::Uk, include_str!("../audit/audit.uk.ftl")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Code, findings};

    #[test]
    fn every_language_has_every_text() {
        let code = Code { files: &[], composed: &["audit-"] };
        assert_eq!(findings(&SOURCES, code), [""; 0]);
    }
}
