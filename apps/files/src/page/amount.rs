//! How much, and how long it will take, in words.

use secondok_ui::Page;

/// Bytes in a word or two: "640 KB", "3.4 MB".
pub(super) fn bytes(page: Page, bytes: u64) -> String {
    let (count, unit) = rounded(bytes);
    let count = if page.code() == "uk" { count.replace('.', ",") } else { count };
    page.text_with("files-amount", &[("count", count.into()), ("unit", unit.into())])
}

/// "1.2 MB of 3.4 MB".
pub(super) fn of(page: Page, done: u64, total: u64) -> String {
    page.text_with(
        "files-amount-of",
        &[("done", bytes(page, done).into()), ("total", bytes(page, total).into())],
    )
}

/// In the largest unit of which there is one at least, with one digit after the point below ten.
fn rounded(bytes: u64) -> (String, &'static str) {
    let mut unit = "kb";
    // In hundredths of the unit, which a u64 holds from any length of a file.
    let mut hundredths = bytes.saturating_mul(100).div_ceil(1000);
    for larger in ["mb", "gb"] {
        if hundredths < 100_000 {
            break;
        }
        hundredths = hundredths.div_ceil(1000);
        unit = larger;
    }
    if unit == "kb" || hundredths >= 1000 {
        (hundredths.div_ceil(100).to_string(), unit)
    } else {
        let tenths = hundredths.div_ceil(10);
        (format!("{}.{}", tenths / 10, tenths % 10), unit)
    }
}

/// How long the rest will take, from how it went so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Pace {
    /// When, in seconds of any clock, and how many bytes there were; the oldest first.
    seen: Vec<(f64, u64)>,
}

/// So long is looked back, in seconds: what was before tells little of a line that changes.
const BACK: f64 = 20.0;
/// Before so many seconds nothing is said.
const FIRST: f64 = 2.0;

impl Pace {
    /// So many bytes are there now. What begins anew, or goes on after it stood, is counted anew.
    pub(super) fn see(&mut self, now: f64, done: u64) {
        if self.seen.last().is_some_and(|(at, before)| *before > done || now - at > BACK) {
            self.seen.clear();
        }
        self.seen.push((now, done));
        let is_old = |at: f64| now - at > BACK;
        // One from before stays, so that there is something to compare with.
        while self.seen.len() > 2 && is_old(self.seen[1].0) {
            self.seen.remove(0);
        }
    }

    /// Seconds that the rest takes; none while it cannot be said.
    pub(super) fn left(&self, total: u64) -> Option<u64> {
        let ((from, first), (to, last)) = (self.seen.first()?, self.seen.last()?);
        let (passed, moved) = (to - from, last - first);
        if passed < FIRST || moved == 0 {
            return None;
        }
        let rest = total.saturating_sub(*last);
        // Never more than a person would wait for.
        Some((rest as f64 / (moved as f64 / passed)).ceil().min(864_000.0) as u64)
    }
}

/// "about 3 minutes left".
pub(super) fn left(page: Page, seconds: u64) -> String {
    let (id, count) = match seconds {
        0..=9 => ("files-left-moment", 0),
        // In steps that do not flicker.
        10..=59 => ("files-left-seconds", seconds.div_ceil(10) * 10),
        60..=3_599 => ("files-left-minutes", seconds.div_ceil(60)),
        _ => ("files-left-hours", seconds.div_ceil(3_600)),
    };
    page.text_with(id, &[("count", count.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_rounded_up_to_what_a_person_compares() {
        let cases = [
            (0, "0", "kb"),
            (1, "1", "kb"),
            (65_536, "66", "kb"),
            (999_000, "999", "kb"),
            (1_000_000, "1.0", "mb"),
            (3_410_000, "3.5", "mb"),
            (34_100_000, "35", "mb"),
            (2_147_483_648, "2.2", "gb"),
        ];
        for (bytes, count, unit) in cases {
            assert_eq!(rounded(bytes), (count.to_owned(), unit), "{bytes}");
        }
    }

    #[test]
    fn how_long_it_takes_is_said_from_how_it_went_lately() {
        let mut pace = Pace::default();
        pace.see(0.0, 0);
        assert_eq!(pace.left(1_000), None);
        pace.see(1.0, 100);
        assert_eq!(pace.left(1_000), None, "too soon");
        pace.see(4.0, 400);
        assert_eq!(pace.left(1_000), Some(6));
        // A line that has become slow.
        for second in 5..=44_u32 {
            pace.see(f64::from(second), 400 + u64::from(second - 4));
        }
        assert_eq!(pace.left(1_000), Some(560));
        // It stood, and goes on.
        pace.see(100.0, 441);
        assert_eq!(pace.left(1_000), None);
    }
}
