//! Which of many tiles are on the page: those in sight and some around them. A study has thousands of pictures.

use std::ops::Range;

/// So many rows beyond what is in sight are there, so that the Tab key finds the next one and scrolling is smooth.
const BEYOND: f64 = 3.0;
/// So many tiles are there before it is known how they lie.
const FIRST: u32 = 24;

/// How tiles lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rows {
    /// Tiles in a row.
    pub(super) across: u32,
    /// Pixels from one row to the next.
    pub(super) height: f64,
}

/// Which tiles are there, and how much room is kept for the others.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct There {
    pub(super) tiles: Range<u32>,
    /// Pixels before them and behind them.
    pub(super) before: f64,
    pub(super) behind: f64,
}

/// Of so many tiles, in a window of this height that has been scrolled so far.
pub(super) fn there(rows: Option<Rows>, scrolled: f64, window: f64, tiles: u32) -> There {
    let Some(rows) = rows.filter(|rows| rows.across > 0 && rows.height > 0.0) else {
        return There { tiles: 0..tiles.min(FIRST), before: 0.0, behind: 0.0 };
    };
    let all = tiles.div_ceil(rows.across);
    // Within 0 and the number of rows, which is a u32.
    let row = |pixels: f64| (pixels / rows.height).floor().clamp(0.0, f64::from(all)) as u32;
    let beyond = BEYOND * rows.height;
    let first = row(scrolled - beyond).min(all.saturating_sub(1));
    let last = row(scrolled + window + beyond).saturating_add(1).min(all);
    let pixels = |rows_of: u32| f64::from(rows_of) * rows.height;
    There {
        tiles: first * rows.across..last.saturating_mul(rows.across).min(tiles),
        before: pixels(first),
        behind: pixels(all - last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: Option<Rows> = Some(Rows { across: 3, height: 100.0 });

    #[test]
    fn of_a_million_tiles_only_those_about_what_is_in_sight_are_there() {
        let there = there(ROWS, 5_000.0, 400.0, 1_000_000);
        assert_eq!(there.tiles, 141..174);
        let kept = there.before + there.behind + 11.0 * 100.0;
        assert_eq!(kept, 100.0 * 333_334.0, "room is kept for all");
        assert!(super::there(ROWS, 1e12, 400.0, 1_000_000).tiles.len() < 40);
        assert_eq!(super::there(None, 0.0, 400.0, 1_000_000).tiles, 0..24);
    }

    #[test]
    fn every_tile_is_there_where_it_is_in_sight() {
        for scrolled in 0..40 {
            let scrolled = f64::from(scrolled) * 37.0;
            let there = there(ROWS, scrolled, 250.0, 50);
            for tile in 0..50_u32 {
                let top = f64::from(tile / 3) * 100.0;
                let is_in_sight = top + 100.0 > scrolled && top < scrolled + 250.0;
                assert!(!is_in_sight || there.tiles.contains(&tile), "{tile} at {scrolled}");
            }
            assert_eq!(there.before, f64::from(there.tiles.start / 3) * 100.0);
        }
        assert_eq!(there(ROWS, 0.0, 250.0, 0).tiles, 0..0);
    }
}
