//! Messages with marks: `My name is [[Name:Anna]].`

use std::{fs, ops::Range, path::Path};

use secondok_deident::text::Class;

/// A message, and what in it tells who somebody is.
pub struct Message {
    /// Without its marks.
    pub text: String,
    /// What was marked.
    pub marked: Vec<(Range<usize>, Class)>,
}

/// The messages of a file in this folder.
pub fn read(file: &str) -> Vec<Message> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text").join(file);
    let lines = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    lines.lines().filter(|line| !line.starts_with('#')).map(message).collect()
}

fn message(line: &str) -> Message {
    let line = line.replace("\\n", "\n");
    let mut text = String::new();
    let mut marked = Vec::new();
    let mut rest = line.as_str();
    while let Some((before, after)) = rest.split_once("[[") {
        let (class, after) = after.split_once(':').expect("a class");
        let (inner, after) = after.split_once("]]").expect("an end of the mark");
        text.push_str(before);
        let start = text.len();
        text.push_str(inner);
        let class = Class::ALL.into_iter().find(|one| format!("{one:?}") == class).expect("a known class");
        marked.push((start..text.len(), class));
        rest = after;
    }
    text.push_str(rest);
    Message { text, marked }
}
