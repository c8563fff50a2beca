//! What changed between two versions, word by word.

use secondok_l10n::Language;
use similar::{ChangeTag, TextDiff};

use crate::versions::Version;

/// A text of two versions, laid side by side.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    /// The text's identifier.
    pub id: String,
    /// Its pieces, in the order in which they are read.
    pub parts: Vec<Part>,
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// In both versions.
    Kept(String),
    /// In the later one only.
    Added(String),
    /// In the earlier one only.
    Removed(String),
}

impl Change {
    /// Whether the two versions say the same here.
    pub fn is_none(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Kept(_)))
    }
}

/// Everything that stands in either version, in the order of the later one; what is gone stands behind what it followed.
pub fn between(from: &Version, to: &Version, language: Language) -> Vec<Change> {
    let (before, after) = (from.texts(language), to.texts(language));
    let text = |texts: secondok_l10n::Texts<'_>, id: &str| {
        if texts.has(id) { texts.text(id) } else { String::new() }
    };
    merged(from.ids(), to.ids())
        .into_iter()
        .map(|id| Change { parts: words(&text(before, &id), &text(after, &id)), id })
        .collect()
}

/// The identifiers of both, each once: first the promises, then the sentences of each.
fn merged(before: &[String], after: &[String]) -> Vec<String> {
    let heads = |ids: &[String]| ids.iter().filter(|id| !id.contains('_')).cloned().collect::<Vec<_>>();
    let below = |ids: &[String], head: &str| {
        let of = |id: &&String| id.split_once('_').is_some_and(|(promise, _)| promise == head);
        ids.iter().filter(of).cloned().collect::<Vec<_>>()
    };
    let mut ids = Vec::new();
    for head in woven(&heads(before), heads(after)) {
        let sentences = woven(&below(before, &head), below(after, &head));
        ids.push(head);
        ids.extend(sentences);
    }
    ids
}

/// What is gone, put behind what it followed.
fn woven(before: &[String], mut after: Vec<String>) -> Vec<String> {
    for (place, gone) in before.iter().enumerate() {
        if !after.contains(gone) {
            let follows = before[..place].iter().rev().find_map(|id| after.iter().position(|it| it == id));
            after.insert(follows.map_or(0, |place| place + 1), gone.clone());
        }
    }
    after
}

/// The pieces of two texts; words that stand together are one piece.
fn words(before: &str, after: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for change in TextDiff::from_unicode_words(before, after).iter_all_changes() {
        let piece = change.value();
        match (change.tag(), parts.last_mut()) {
            (ChangeTag::Equal, Some(Part::Kept(text)))
            | (ChangeTag::Insert, Some(Part::Added(text)))
            | (ChangeTag::Delete, Some(Part::Removed(text))) => text.push_str(piece),
            (ChangeTag::Equal, _) => parts.push(Part::Kept(piece.to_owned())),
            (ChangeTag::Insert, _) => parts.push(Part::Added(piece.to_owned())),
            (ChangeTag::Delete, _) => parts.push(Part::Removed(piece.to_owned())),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Part {
        Part::Kept(text.to_owned())
    }

    fn added(text: &str) -> Part {
        Part::Added(text.to_owned())
    }

    fn removed(text: &str) -> Part {
        Part::Removed(text.to_owned())
    }

    #[test]
    fn a_word_that_changed_is_shown_beside_the_one_that_it_replaces() {
        assert_eq!(
            words("Erased after 30 days.", "Erased after 60 days."),
            [kept("Erased after "), removed("30"), added("60"), kept(" days.")]
        );
        assert_eq!(
            words("Стирається через день.", "Стирається зараз."),
            [kept("Стирається "), removed("через день"), added("зараз"), kept(".")]
        );
        assert_eq!(words("", "New."), [added("New.")]);
        assert_eq!(words("Old.", ""), [removed("Old.")]);
    }

    #[test]
    fn both_texts_come_out_of_the_pieces_whole() {
        let (before, after) = ("We keep the day, never the hour.", "Of what you do we keep only the day.");
        let parts = words(before, after);
        let text = |leave: fn(&Part) -> bool| {
            let whole: String = parts
                .iter()
                .filter(|part| !leave(part))
                .map(|(Part::Kept(text) | Part::Added(text) | Part::Removed(text))| text.as_str())
                .collect();
            whole
        };
        assert_eq!(text(|part| matches!(part, Part::Added(_))), before);
        assert_eq!(text(|part| matches!(part, Part::Removed(_))), after);
    }

    #[test]
    fn what_is_gone_stands_where_it_was() {
        let ids = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            merged(&ids("intro a a_1 a_2 b"), &ids("intro a a_1 b b_1")),
            ids("intro a a_1 a_2 b b_1")
        );
        assert_eq!(merged(&ids("x a"), &ids("a b")), ids("x a b"));
        // A sentence that is new stands below its own heading, also where one that followed is gone.
        assert_eq!(merged(&ids("a a_1 b b_1"), &ids("a a_1 a_2")), ids("a a_1 a_2 b b_1"));
    }
}
