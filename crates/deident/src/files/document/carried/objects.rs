//! What the objects of a document are (ISO 32000-2), whether a page uses them or not.

use hayro::hayro_syntax::{
    Pdf,
    object::{Dict, MaybeRef, Name, Object},
};

use crate::report::{Group, Report};

/// How deep dictionaries are looked into that stand in one another.
const MAX_DEPTH: usize = 16;

/// How many dictionaries are looked at: what a hostile file has more is not counted.
const MAX_DICTIONARIES: usize = 1_000_000;

/// Counts what the objects are.
pub(super) fn count(pdf: &Pdf, report: &mut Report) {
    let mut left = MAX_DICTIONARIES;
    for object in pdf.objects() {
        visit(&object, 0, &mut left, report);
    }
}

fn visit(object: &Object<'_>, depth: usize, left: &mut usize, report: &mut Report) {
    let dict = match object {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => {
            report.count_many(Group::Hidden, u32::from(is(stream.dict(), "Type", "Metadata")));
            stream.dict()
        }
        Object::Array(array) => {
            // What an array only points at is an object of its own.
            if depth < MAX_DEPTH {
                for item in array.raw_iter() {
                    inside(&item, depth, left, report);
                }
            }
            return;
        }
        _ => return,
    };
    if *left == 0 {
        return;
    }
    *left -= 1;
    groups(dict).for_each(|group| report.count(group));
    if depth < MAX_DEPTH {
        for (_, value) in dict.entries() {
            inside(&value, depth, left, report);
        }
    }
}

fn inside(value: &MaybeRef<Object<'_>>, depth: usize, left: &mut usize, report: &mut Report) {
    if let MaybeRef::NotRef(object) = value {
        visit(object, depth + 1, left, report);
    }
}

fn is(dict: &Dict<'_>, key: &str, name: &str) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|found| found.as_str() == name)
}

/// What a dictionary is, as far as it tells anything of anybody.
fn groups(dict: &Dict<'_>) -> impl Iterator<Item = Group> {
    let has = |key: &str| dict.contains_key(key);
    // A widget is drawn for a field; both may be one dictionary. A window that pops up belongs to another annotation.
    let annotation =
        has("Rect") && has("Subtype") && !is(dict, "Subtype", "Widget") && !is(dict, "Subtype", "Popup");
    let outline = has("Title") && has("Parent") && (has("Dest") || has("A") || has("Prev") || has("Next"));
    [
        // files within the file (7.11.4), scripts (12.6.4.17), layers (8.11.2), fields of forms (12.7.4), forms in XML
        (has("EF"), Group::Hidden),
        (has("JS") || is(dict, "S", "JavaScript"), Group::Hidden),
        (is(dict, "Type", "OCG"), Group::Hidden),
        (has("FT"), Group::Hidden),
        (has("XFA"), Group::Hidden),
        // thumbnails (12.3.4), bookmarks (12.3.3), what programs keep for themselves (14.5)
        (has("Thumb"), Group::Hidden),
        (outline, Group::Hidden),
        (has("PieceInfo"), Group::Unknown),
        // annotations (12.5): a comment, who made it; links and marks
        (annotation && has("Contents"), Group::Notes),
        (annotation && !has("Contents"), Group::Hidden),
        (annotation && has("T"), Group::Names),
        // signatures (12.8.1)
        (is(dict, "Type", "Sig"), Group::Names),
    ]
    .into_iter()
    .filter_map(|(there, group)| there.then_some(group))
}
