//! What a person said who looked at the pictures.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A rectangle of a picture, in its pixels, from the upper left corner. What lies outside of the picture is no fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// From the left.
    pub left: u32,
    /// From the top.
    pub top: u32,
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

impl Area {
    /// Whether any of it lies in a picture of this size.
    pub(crate) fn lies_in(self, width: u32, height: u32) -> bool {
        self.left < width && self.top < height && self.width > 0 && self.height > 0
    }
}

/// What was painted over. Nothing at all is an answer too: there is nothing to hide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    everywhere: Vec<Area>,
    on: BTreeMap<u32, Vec<Area>>,
}

impl Seen {
    /// Paints over the same place of every picture.
    pub fn paint_everywhere(&mut self, area: Area) {
        self.everywhere.push(area);
    }

    /// Paints over a place of one picture, counted from 0.
    pub fn paint(&mut self, picture: u32, area: Area) {
        self.on.entry(picture).or_default().push(area);
    }

    /// What is painted over in this picture.
    pub fn areas(&self, picture: u32) -> impl Iterator<Item = Area> + '_ {
        self.everywhere.iter().chain(self.on.get(&picture).into_iter().flatten()).copied()
    }

    /// Whether anything is painted over.
    pub fn is_anything_painted(&self) -> bool {
        !self.everywhere.is_empty() || !self.on.is_empty()
    }
}
