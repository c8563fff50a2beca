//! Two words by which a doctor tells patients apart without knowing who they are.

use super::Psk;
use crate::kdf;

/// Two words such as "Amber Heron". Both sides derive them from the pre-shared key, so nobody can choose or forge them.
/// One in 4,096 pairs of patients share a name: it is for people's eyes, never an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nickname {
    first: u8,
    second: u8,
}

impl Nickname {
    pub(super) fn of(psk: &Psk) -> Self {
        let [first, second] = *kdf::expand::<2>(psk.secret(), b"nickname").expose();
        // Both lists have 64 words, so the remainder favours none.
        Self { first: first % 64, second: second % 64 }
    }

    /// Places of the two words in their lists, each 0–63: keys for a translation.
    pub fn places(self) -> (u8, u8) {
        (self.first, self.second)
    }
}

impl std::fmt::Display for Nickname {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", FIRST[usize::from(self.first)], SECOND[usize::from(self.second)])
    }
}

#[rustfmt::skip]
const FIRST: [&str; 64] = [
    "Alpine", "Amber", "Autumn", "Azure", "Birch", "Bright", "Bronze", "Calm", "Cedar", "Cherry", "Clear", "Clever",
    "Cloud", "Copper", "Coral", "Crimson", "Crystal", "Dawn", "Early", "East", "Ember", "Evening", "Fern", "Forest",
    "Frost", "Garnet", "Gentle", "Golden", "Granite", "Green", "Harbour", "Hazel", "Honey", "Indigo", "Island", "Ivory",
    "Jade", "Lake", "Lilac", "Linen", "Lunar", "Maple", "Marble", "Meadow", "Merry", "Misty", "Morning", "Mossy",
    "North", "Ocean", "Olive", "Opal", "Patient", "Pearl", "Quiet", "River", "Rowan", "Ruby", "Saffron", "Silver",
    "Spring", "Sunny", "Velvet", "Willow",
];

#[rustfmt::skip]
const SECOND: [&str; 64] = [
    "Albatross", "Badger", "Beaver", "Bison", "Bluebird", "Buzzard", "Camel", "Canary", "Chamois", "Condor", "Cormorant",
    "Crane", "Cuckoo", "Curlew", "Deer", "Dolphin", "Dove", "Eagle", "Egret", "Falcon", "Finch", "Flamingo", "Gannet",
    "Gazelle", "Goldfinch", "Goshawk", "Grouse", "Gull", "Hare", "Harrier", "Hedgehog", "Heron", "Hoopoe", "Ibex",
    "Ibis", "Jackdaw", "Kestrel", "Kingfisher", "Lapwing", "Lark", "Linnet", "Lynx", "Marten", "Merlin", "Nightingale",
    "Nuthatch", "Oriole", "Osprey", "Otter", "Owl", "Partridge", "Pelican", "Petrel", "Plover", "Puffin", "Robin",
    "Sandpiper", "Seal", "Starling", "Stork", "Swallow", "Swan", "Thrush", "Wren",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    // rule: P-15
    #[test]
    fn the_lists_have_no_doubles() {
        for list in [FIRST, SECOND] {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), 64);
        }
    }
}
