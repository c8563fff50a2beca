//! Tables that are made from facts, and stand in files so that they can be read.

/// Compares a table with its file below `src/files/dicom`; `UPDATE=1` writes it anew.
///
/// # Panics
/// Where it is old.
pub fn compare(file: &str, made: &str) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/files/dicom").join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, made).expect("the table can be written");
    }
    assert!(
        std::fs::read_to_string(&file).expect("a table") == made,
        "the table is old; UPDATE=1 writes it anew"
    );
}
