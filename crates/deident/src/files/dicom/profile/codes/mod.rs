//! Codes with their meanings (PS3.3, 8.8): findings, views, units, sequences of radiopharmaceuticals.

mod forms;

use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;

use super::{
    super::{
        data::{DataSet, Element},
        read::by_dictionary,
    },
    numbers::REMOVED,
    words::known,
};

/// The scheme of codes that stand for others.
const OWN: &str = "99SECONDOK";

/// What a code becomes in which nothing of a private list remains.
const NONE: &str = "0";

/// How the codes of an item may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coded {
    /// The item is no code.
    No,
    /// Of a list that everybody has, and of the form that its codes have.
    Public,
    /// Of a list that a hospital or maker made, whose codes can name places and people; or of none that the file names.
    Private,
}

impl Coded {
    /// Of which kind this item is.
    pub(super) fn of(item: &DataSet) -> Self {
        let values = [tags::CODE_VALUE, tags::LONG_CODE_VALUE, tags::URN_CODE_VALUE];
        let mut values = values.into_iter().filter(|tag| item.get(*tag).is_some()).peekable();
        let list = item.text(tags::CODING_SCHEME_DESIGNATOR).unwrap_or_default();
        // Of a code that was a URN alone, our own scheme is what stays.
        if values.peek().is_none() && item.get(tags::CODE_MEANING).is_none() && list != OWN {
            return Self::No;
        }
        // A URN does not stay, and what is left of such a code would name its list and nothing in it.
        let is_code =
            |tag| tag != tags::URN_CODE_VALUE && item.text(tag).is_some_and(|code| forms::is_of(list, code));
        if values.peek().is_some() && values.all(is_code) { Self::Public } else { Self::Private }
    }

    /// What this part of a code becomes. None: it is no part, or is treated like any other attribute.
    pub(super) fn part(self, element: &Element) -> Option<Element> {
        // Whatever the file calls it: a text that is called a sequence could not be read again.
        let vr = by_dictionary(element.tag);
        let becomes = |value: &str| Some(Element::new(element.tag, vr, value));
        match (self, element.tag) {
            (Self::Public, tags::CODE_VALUE | tags::LONG_CODE_VALUE | tags::CODING_SCHEME_DESIGNATOR) => {
                Some(Element { vr, ..element.clone() })
            }
            (Self::Private, tags::CODE_VALUE) => becomes(NONE),
            (Self::Private, tags::CODING_SCHEME_DESIGNATOR) => becomes(OWN),
            // Nobody has checked that the list says so.
            (Self::Public | Self::Private, tags::CODE_MEANING) => match known(element.text()).as_str() {
                "" => becomes(REMOVED),
                words => becomes(words),
            },
            _ => None,
        }
    }
}

/// An item that stands for a code which had to go.
pub(super) fn removed() -> DataSet {
    let text = |tag: Tag, vr: VR, value: &str| Element::new(tag, vr, value);
    DataSet::new(vec![
        text(tags::CODE_VALUE, VR::SH, NONE),
        text(tags::CODING_SCHEME_DESIGNATOR, VR::SH, OWN),
        text(tags::CODE_MEANING, VR::LO, REMOVED),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_which_nothing_would_stay_is_of_no_list() {
        let code = |tag: Tag| {
            let scheme = Element::new(tags::CODING_SCHEME_DESIGNATOR, VR::SH, "SRT");
            DataSet::new(vec![Element::new(tag, by_dictionary(tag), "T-D3000"), scheme])
        };
        assert_eq!(Coded::of(&code(tags::CODE_VALUE)), Coded::Public);
        assert_eq!(Coded::of(&code(tags::URN_CODE_VALUE)), Coded::Private);
        // What is left of it stays what it is when it is cleaned once more.
        let left = DataSet::new(vec![Element::new(tags::CODING_SCHEME_DESIGNATOR, VR::SH, OWN)]);
        assert_eq!(Coded::of(&left), Coded::Private);
    }
}
