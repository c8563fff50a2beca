//! How bright a picture is drawn.

use serde::{Deserialize, Serialize};

/// Which values of a picture are drawn from black to white, as shares of the way from its lowest value to its highest. What a
/// file says of this may leave out whatever was written into it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Light {
    /// What is drawn in the middle between black and white.
    pub centre: f64,
    /// How much there is from black to white.
    pub width: f64,
}

impl Light {
    /// All of it: no value is drawn like one that is further away.
    pub const WHOLE: Self = Self { centre: 0.5, width: 1.0 };

    /// Centre and width of a window (PS3.3, C.11.2) over values from the lowest to the highest.
    pub(crate) fn window(self, (low, high): (f64, f64)) -> (f64, f64) {
        let range = high - low;
        (low + range * self.centre + 0.5, range * self.width + 1.0)
    }

    /// Draws what has been drawn already, 8 bits a colour, in this light.
    pub(crate) fn on(self, rgb: &mut [u8]) {
        let range = range(rgb.iter().map(|value| f64::from(*value)));
        let window = self.window(range);
        let shades: [u8; 256] = std::array::from_fn(|value| shade(value as f64, window));
        for value in rgb {
            *value = shades[usize::from(*value)];
        }
    }
}

/// The lowest and the highest of values.
pub(crate) fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) =
        values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    // Of none at all there is nothing to draw.
    if low <= high { (low, high) } else { (0.0, 0.0) }
}

/// How a value is drawn in a window.
pub(crate) fn shade(value: f64, (centre, width): (f64, f64)) -> u8 {
    // A window one wide separates two values, and divides by nothing.
    let share = (value - (centre - 0.5)) / (width - 1.0).max(f64::EPSILON) + 0.5;
    (share.clamp(0.0, 1.0) * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_range_goes_from_black_to_white_and_a_part_of_it_too() {
        let lit = |light: Light, mut rgb: Vec<u8>| {
            light.on(&mut rgb);
            rgb
        };
        assert_eq!(lit(Light::WHOLE, vec![100, 150, 200]), [0, 128, 255]);
        let upper = Light { centre: 0.75, width: 0.5 };
        assert_eq!(lit(upper, vec![100, 150, 175, 200]), [0, 0, 128, 255]);
        assert_eq!(lit(Light::WHOLE, vec![7; 3]), [128; 3], "of one value nothing is said");
        assert_eq!(lit(Light::WHOLE, vec![]), [0; 0]);
    }
}
