//! Painting over what somebody marked.

use crate::{
    files::{picture::Picture, seen::Seen},
    report::{Group, Report},
};

/// Makes black what was marked on this picture, counted from 0, and counts the places that lie in it.
pub(crate) fn paint(picture: &mut Picture, seen: &Seen, number: u32, report: &mut Report) {
    for area in seen.areas(number) {
        if area.lies_in(picture.width(), picture.height()) {
            picture.paint(area);
            report.count(Group::Painted);
        }
    }
}
