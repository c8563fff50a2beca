//! The public pages.

use super::{Screen, screen};
use crate::step::Step::{Page, See};

pub(super) const SCREENS: &[Screen] = &[
    screen("home", &[Page("/"), See("h1")]),
    screen("doctors", &[Page("/doctors"), See("h1")]),
    screen("doctors-filtered", &[Page("/doctors?specialty=oncology&language=uk"), See("h1")]),
    screen("doctors-none", &[Page("/doctors?specialty=oncology&language=fr"), See("h1")]),
    screen("doctor", &[Page("/doctors/oksana-vyhadana"), See("h1")]),
    screen("missing", &[Page("/doctors/nobody"), See("h1")]),
];
