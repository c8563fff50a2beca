//! Whether somebody could read what stood on the screen: only that counts as seen.

use std::time::Duration;

use crate::talk::imaging::Look;

/// So long a picture stands on the screen before it counts as seen.
pub(super) const MOMENT: Duration = Duration::from_millis(300);
/// So much of a small picture is in sight before it counts as seen: its edges, where names stand, among it.
pub(super) const MOSTLY: f64 = 0.9;

/// Whether a small picture among many is enough to see what this look is for. Letters of a paper cannot be read there, nor
/// those that machines write; where there are none, a picture that differs from the others stands out.
pub(super) fn is_legible_small(look: Look) -> bool {
    matches!(look, Look::NotNeeded | Look::Unknown)
}

/// Whether a small picture of which so much is in sight can be seen.
pub(super) fn is_seen_small(look: Look, share: f64) -> bool {
    is_legible_small(look) && share >= MOSTLY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_and_written_pictures_are_never_seen_small_and_no_picture_by_its_edge() {
        for look in [Look::PaperOrPhoto, Look::BurntIn] {
            assert!(!is_seen_small(look, 1.0), "{look:?}");
        }
        for look in [Look::NotNeeded, Look::Unknown] {
            assert!(is_seen_small(look, 1.0), "{look:?}");
            assert!(!is_seen_small(look, 0.5), "{look:?}");
        }
    }
}
