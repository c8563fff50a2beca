//! Cleaning, and looking at what came of it.

use secondok_deident::{Cleaned, Group, Opened, Picture, Secret, Seen};

/// Cleaned with nothing painted over.
pub fn cleaned(bytes: &[u8]) -> Cleaned {
    cleaned_with(bytes, &Seen::default())
}

pub fn cleaned_with(bytes: &[u8], seen: &Seen) -> Cleaned {
    let opened = Opened::read(bytes.to_vec()).expect("it can be read");
    opened.clean(&Secret::new([7; 32]), Some(seen)).expect("it can be cleaned")
}

/// What the doctor sees first.
pub fn shown(bytes: &[u8]) -> Picture {
    Opened::read(bytes.to_vec()).expect("it can be read").picture(0).expect("it can be drawn")
}

pub fn counts(cleaned: &Cleaned) -> Vec<(Group, u32)> {
    cleaned.report().counts().collect()
}

/// The colour nearest to that of the pixel at these parts of width and height: r, g, b, w, k, or a dot.
pub fn colour(picture: &Picture, across: f32, down: f32) -> char {
    let column = (picture.width() as f32 * across) as usize;
    let row = (picture.height() as f32 * down) as usize;
    let at = (row * picture.width() as usize + column) * 3;
    let high = |value: u8| match value {
        0..=64 => Some(false),
        192.. => Some(true),
        _ => None,
    };
    match (high(picture.rgb()[at]), high(picture.rgb()[at + 1]), high(picture.rgb()[at + 2])) {
        (Some(true), Some(false), Some(false)) => 'r',
        (Some(false), Some(true), Some(false)) => 'g',
        (Some(false), Some(false), Some(true)) => 'b',
        (Some(true), Some(true), Some(true)) => 'w',
        (Some(false), Some(false), Some(false)) => 'k',
        _ => '.',
    }
}

/// The colours of the four quarters: upper left, upper right, lower left, lower right.
pub fn quarters(picture: &Picture) -> String {
    [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
        .map(|(across, down)| colour(picture, across, down))
        .iter()
        .collect()
}
