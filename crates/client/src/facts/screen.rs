//! How much a screen holds.

use serde::{Deserialize, Serialize};

/// From this width on two columns can stand side by side, in CSS pixels.
const WIDE_FROM: u32 = 1024;

/// How wide a screen is: as coarse as the layout differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScreenClass {
    /// One column, on whatever screen.
    Narrow,
    /// Two columns wherever they can be.
    Wide,
}

impl ScreenClass {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Narrow, Self::Wide];

    /// Of a screen that is so many CSS pixels wide.
    pub fn of_width(pixels: u32) -> Self {
        if pixels < WIDE_FROM { Self::Narrow } else { Self::Wide }
    }

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Wide => "wide",
        }
    }
}
