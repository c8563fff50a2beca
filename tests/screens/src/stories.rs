//! Every screen in every state, and the way to it: a new one is a line.

mod desk;
mod doctor;
mod files;
mod gallery;
mod lock;
mod patient;
mod site;

use secondok_l10n::Language;

use crate::step::Step;

/// Screens that lead from one to the next, on a profile of its own.
pub(crate) struct Story {
    pub(crate) name: &'static str,
    /// The languages it exists in; all where none are named.
    pub(crate) languages: Option<&'static [Language]>,
    pub(crate) screens: &'static [Screen],
}

/// A screen in one state.
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    /// The way to it from the one before.
    pub(crate) steps: &'static [Step],
}

/// A line of a story.
const fn screen(name: &'static str, steps: &'static [Step]) -> Screen {
    Screen { name, steps }
}

/// All of them.
pub(crate) const STORIES: &[Story] = &[
    Story { name: "site", languages: None, screens: site::SCREENS },
    Story { name: "begin", languages: None, screens: patient::BEGIN },
    Story { name: "invited", languages: None, screens: doctor::INVITED },
    Story { name: "applies", languages: None, screens: doctor::APPLIES },
    Story { name: "doctor", languages: None, screens: doctor::SCREENS },
    Story { name: "staff", languages: None, screens: desk::INVITED },
    Story { name: "writer", languages: None, screens: desk::WRITES },
    // It releases what the writer's story pictures as a draft.
    Story { name: "desk", languages: None, screens: desk::RELEASES },
    Story { name: "files", languages: None, screens: files::SCREENS },
    // It destroys a request that the doctor's story pictures.
    Story { name: "patient", languages: None, screens: patient::CONSULTATIONS },
    Story { name: "lock", languages: None, screens: lock::LOCK },
    Story { name: "shared", languages: None, screens: lock::SHARED },
    Story { name: "gallery", languages: Some(&[Language::En]), screens: gallery::SCREENS },
];
