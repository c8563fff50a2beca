//! How a picture lies on the screen: moved, and larger or smaller.

use crate::talk::imaging::Area;

/// So many times as large as its own pixels at most.
const LARGEST: f64 = 8.0;
/// What is painted over has so many pixels of the screen at least: less was a slip of the finger.
const SMALLEST: f64 = 6.0;

/// A place on the screen or in a picture.
pub(super) type Point = (f64, f64);

/// How a picture lies on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sight {
    /// Pixels of the picture.
    picture: Point,
    /// Pixels of the screen that there are for it.
    stage: Point,
    /// Pixels of the screen for one of the picture's.
    pub(super) scale: f64,
    /// Where its upper left corner is.
    pub(super) left: f64,
    pub(super) top: f64,
}

impl Sight {
    /// The whole picture, in the middle.
    pub(super) fn whole(picture: (u32, u32), stage: Point) -> Self {
        let picture = (f64::from(picture.0.max(1)), f64::from(picture.1.max(1)));
        let stage = (stage.0.max(1.0), stage.1.max(1.0));
        let sight = Self { picture, stage, scale: 1.0, left: 0.0, top: 0.0 };
        Self { scale: sight.smallest(), ..sight }.held()
    }

    /// The same picture's sight on a stage of another size, or another picture's of the same size.
    pub(super) fn fits(&self, picture: (u32, u32), stage: Point) -> bool {
        self.picture == (f64::from(picture.0), f64::from(picture.1)) && self.stage == stage
    }

    /// A scale at which all of it is seen.
    fn smallest(&self) -> f64 {
        (self.stage.0 / self.picture.0).min(self.stage.1 / self.picture.1)
    }

    /// Whether all of it is seen.
    pub(super) fn is_whole(&self) -> bool {
        self.scale <= self.smallest()
    }

    /// Larger by this factor; what is at this place of the stage stays there.
    #[must_use]
    pub(super) fn larger(self, factor: f64, at: Point) -> Self {
        let smallest = self.smallest();
        let scale = (self.scale * factor).clamp(smallest, LARGEST.max(smallest));
        let within = self.within(at);
        Self { scale, left: at.0 - within.0 * scale, top: at.1 - within.1 * scale, ..self }.held()
    }

    /// Larger by this factor about the middle.
    #[must_use]
    pub(super) fn larger_in_the_middle(self, factor: f64) -> Self {
        self.larger(factor, (self.stage.0 / 2.0, self.stage.1 / 2.0))
    }

    /// Moved by so many pixels of the screen.
    #[must_use]
    pub(super) fn moved(self, by: Point) -> Self {
        Self { left: self.left + by.0, top: self.top + by.1, ..self }.held()
    }

    /// Held on the stage: in the middle where there is room beside it, else without room beside it.
    fn held(self) -> Self {
        let hold = |start: f64, long: f64, stage: f64| {
            if long <= stage { (stage - long) / 2.0 } else { start.clamp(stage - long, 0.0) }
        };
        let (width, height) = self.size();
        Self { left: hold(self.left, width, self.stage.0), top: hold(self.top, height, self.stage.1), ..self }
    }

    /// Pixels of the screen that the whole picture has.
    pub(super) fn size(&self) -> Point {
        (self.picture.0 * self.scale, self.picture.1 * self.scale)
    }

    /// A place of the stage in the picture's pixels.
    pub(super) fn within(&self, at: Point) -> Point {
        ((at.0 - self.left) / self.scale, (at.1 - self.top) / self.scale)
    }

    /// So many pixels of the stage, in whole ones of the picture.
    pub(super) fn pixels(&self, by: Point) -> (i64, i64) {
        let whole = |pixels: f64| (pixels / self.scale).round() as i64;
        (whole(by.0), whole(by.1))
    }

    /// What lies between two places of the stage, in whole pixels of the picture; none where that is nothing.
    pub(super) fn area(&self, from: Point, to: Point) -> Option<Area> {
        if (to.0 - from.0).abs() < SMALLEST || (to.1 - from.1).abs() < SMALLEST {
            return None;
        }
        let (from, to) = (self.within(from), self.within(to));
        let (left, right) = span(from.0, to.0, self.picture.0);
        let (top, bottom) = span(from.1, to.1, self.picture.1);
        (right > left && bottom > top).then(|| Area { left, top, width: right - left, height: bottom - top })
    }

    /// A place in the middle of what is seen, a quarter of it long.
    pub(super) fn middle(&self) -> Option<Area> {
        let (width, height) = (self.stage.0.min(self.size().0), self.stage.1.min(self.size().1));
        let (x, y) = (self.stage.0 / 2.0, self.stage.1 / 2.0);
        let (across, down) = ((width / 8.0).max(SMALLEST), (height / 8.0).max(SMALLEST));
        self.area((x - across, y - down), (x + across, y + down))
    }
}

/// From one place to another, whichever comes first, in whole pixels that hold all of it and lie in the picture.
fn span(one: f64, other: f64, most: f64) -> (u32, u32) {
    // Within 0 and the picture's length, which is a u32.
    let whole = |place: f64| place.clamp(0.0, most) as u32;
    (whole(one.min(other).floor()), whole(one.max(other).ceil()))
}

/// A place moved and resized by so many pixels of its picture, in which it stays.
pub(super) fn shifted(area: Area, by: (i64, i64), longer: (i64, i64), picture: (u32, u32)) -> Area {
    let hold = |start: u32, long: u32, by: i64, longer: i64, most: u32| {
        let most = i64::from(most.max(1));
        let long = (i64::from(long) + longer).clamp(1, most);
        let start = (i64::from(start) + by).clamp(0, most - long);
        let whole = |value: i64| u32::try_from(value).unwrap_or_default();
        (whole(start), whole(long))
    };
    let (left, width) = hold(area.left, area.width, by.0, longer.0, picture.0);
    let (top, height) = hold(area.top, area.height, by.1, longer.1, picture.1);
    Area { left, top, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGE: Point = (300.0, 400.0);

    #[test]
    fn the_whole_picture_is_seen_in_the_middle() {
        let sight = Sight::whole((600, 400), STAGE);
        assert_eq!((sight.scale, sight.left, sight.top), (0.5, 0.0, 100.0));
        assert!(sight.is_whole() && !sight.larger_in_the_middle(1.5).is_whole());
        // No larger than the stage, and no smaller than it has room for.
        assert_eq!(Sight::whole((30, 40), STAGE).scale, 10.0);
    }

    #[test]
    fn what_lies_under_the_pointer_stays_there_while_it_gets_larger() {
        let sight = Sight::whole((600, 800), STAGE);
        let at = (120.0, 90.0);
        let larger = sight.larger(3.0, at);
        assert_eq!(larger.scale, 1.5);
        let (before, after) = (sight.within(at), larger.within(at));
        assert!((before.0 - after.0).abs() < 1e-9 && (before.1 - after.1).abs() < 1e-9);
        // It is never smaller than whole, nor without an end.
        assert_eq!(larger.larger(0.01, at), sight);
        assert_eq!(sight.larger(1e6, at).scale, LARGEST);
    }

    #[test]
    fn it_cannot_be_lost_beside_the_stage() {
        let sight = Sight::whole((600, 800), STAGE).larger_in_the_middle(2.0);
        let moved = sight.moved((-1e6, 1e6));
        assert_eq!((moved.left, moved.top), (-300.0, 0.0));
    }

    #[test]
    fn what_is_painted_holds_every_pixel_that_was_touched_and_lies_in_the_picture() {
        let sight = Sight::whole((600, 800), STAGE);
        let area = sight.area((100.3, 50.2), (20.0, 10.0));
        assert_eq!(area, Some(Area { left: 40, top: 20, width: 161, height: 81 }));
        let over = sight.area((250.0, 350.0), (900.0, 900.0));
        assert_eq!(over, Some(Area { left: 500, top: 700, width: 100, height: 100 }));
        assert_eq!(sight.area((10.0, 10.0), (12.0, 200.0)), None, "a slip");
        let wide = Sight::whole((600, 400), STAGE);
        assert_eq!(wide.area((10.0, 10.0), (90.0, 90.0)), None, "beside the picture");
    }

    #[test]
    fn a_place_is_moved_and_resized_within_its_picture() {
        let area = Area { left: 10, top: 10, width: 20, height: 20 };
        let moved = shifted(area, (-50, 5), (0, 0), (100, 100));
        assert_eq!(moved, Area { left: 0, top: 15, width: 20, height: 20 });
        let sight = Sight::whole((100, 100), STAGE);
        assert_eq!(sight.pixels((30.0, -15.0)), (10, -5));
        let longer = shifted(area, (0, 0), (500, -500), (100, 100));
        assert_eq!(longer, Area { left: 0, top: 10, width: 100, height: 1 });
    }
}
