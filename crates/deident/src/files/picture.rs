//! Pixels to look at and to paint over.

use std::fmt;

use crate::files::seen::Area;

/// How many pixels a picture may have: a page of A3 at 600 dpi, and more than any telephone makes. Fewer where a fuzzer runs: the
/// bounds are the same code, and it tries thousands of files while one such picture is decoded.
pub const MAX_PIXELS: u64 = if cfg!(fuzzing) { 1_000_000 } else { 120_000_000 };

/// A picture of 8 bits a colour, red, green and blue, rows from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Picture {
    /// From rows of red, green and blue. None where the length does not fit, or there is nothing to see.
    pub(crate) fn new(width: u32, height: u32, rgb: Vec<u8>) -> Option<Self> {
        let fits =
            usize::try_from(u64::from(width) * u64::from(height) * 3).is_ok_and(|size| size == rgb.len());
        (fits && !rgb.is_empty()).then_some(Self { width, height, rgb })
    }

    /// Pixels across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Pixels down.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green and blue of every pixel, rows from the top.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// Makes an area black. Nothing of it is left.
    pub(crate) fn paint(&mut self, area: Area) {
        let right = area.left.saturating_add(area.width).min(self.width);
        let bottom = area.top.saturating_add(area.height).min(self.height);
        let left = area.left.min(right);
        for row in area.top.min(bottom)..bottom {
            let at = |column: u32| (row as usize * self.width as usize + column as usize) * 3;
            self.rgb[at(left)..at(right)].fill(0);
        }
    }
}

/// Sizes only.
impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_painted_is_black_and_nothing_else() {
        let mut picture = Picture::new(3, 2, vec![9; 18]).expect("a picture");
        picture.paint(Area { left: 1, top: 0, width: 9, height: 1 });
        assert_eq!(picture.rgb(), [9, 9, 9, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
        picture.paint(Area { left: 7, top: 7, width: u32::MAX, height: u32::MAX });
        assert_eq!(picture.rgb()[9..], [9; 9]);
    }

    #[test]
    fn pixels_that_do_not_fit_are_no_picture() {
        assert_eq!(Picture::new(3, 2, vec![9; 17]), None);
        assert_eq!(Picture::new(0, 2, vec![]), None);
    }
}
