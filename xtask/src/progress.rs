//! Saying what happens, how far it is and how long it usually takes.

#![expect(clippy::disallowed_methods, reason = "the terminal is told how long things took")]

use std::{
    io::Write,
    time::{Duration, Instant, SystemTime},
};

/// Numbered steps.
pub(crate) struct Steps {
    total: usize,
    done: usize,
}

impl Steps {
    pub(crate) fn new(total: usize) -> Self {
        Self { total, done: 0 }
    }

    /// Announces the next step; `expected` is how long it usually takes, in words.
    pub(crate) fn next(&mut self, what: &str, expected: &str) {
        self.done += 1;
        let expected = if expected.is_empty() { String::new() } else { format!(" ({expected})") };
        println!("[{}/{}] {what}{expected}", self.done, self.total);
        // Without a terminal the text would come out long after what the started programs print.
        let _ = std::io::stdout().flush();
    }
}

/// How long something has been going on.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Whole minutes since the start.
    pub(crate) fn minutes(&self) -> u64 {
        self.0.elapsed().as_secs() / 60
    }
}

/// Days since 1970-01-01.
pub(crate) fn today() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400)
}

/// Runs something and tells how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

/// A duration for people: "0.4 s", "12 s", "3 min 05 s".
pub(crate) fn human(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// Rows with columns as wide as they need to be; the last column is left as it is.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            if column + 1 == row.len() {
                text.push_str(cell);
            } else {
                text.push_str(&format!("{cell:<width$}  ", width = widths[column]));
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(human(Duration::from_millis(1_234)), "1.2 s");
        assert_eq!(human(Duration::from_secs(59)), "59 s");
        assert_eq!(human(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn columns_line_up() {
        let rows = vec![
            vec!["a".to_owned(), "bb".to_owned(), "c".to_owned()],
            vec!["ааа".to_owned(), String::new(), "d".to_owned()],
        ];
        assert_eq!(table(&rows), "a    bb  c\nааа      d\n");
    }
}
