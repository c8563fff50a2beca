//! This program's own source, for the test that compares it with the message files.

/// Beginnings of message identifiers that are put together, not written out.
pub(crate) const COMPOSED: &[&str] = &[
    "agreement-",
    "application-",
    "attachment-",
    "audit-",
    "checked-",
    "clean-group-",
    "clean-why-",
    "confidence-",
    "country-",
    "credential-",
    "do-",
    "document-",
    "due-",
    "failure-",
    "language-",
    "next-",
    "problem-",
    "reason-",
    "shared-",
    "standing-",
    "state-",
    "step-",
    "support-due-",
    "support-next-",
    "support-state-",
];

/// Every source file's text.
pub(crate) fn all() -> Vec<String> {
    of("src")
}

/// Every source file's text in a folder beside this package's manifest.
pub(crate) fn of(folder: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("the source can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                texts.push(std::fs::read_to_string(path).expect("the source can be read"));
            }
        }
    }
    texts
}
