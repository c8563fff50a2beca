//! Text of a stranger, made harmless.

use secondok_api::text::{acts, hides};

/// Most characters of a subject.
const LINE_MAX: usize = 200;

/// Without what acts on a screen, turns the direction of writing, or stands there unseen.
fn seen(c: &char) -> bool {
    !(acts(*c) || hides(*c))
}

/// One line, cut where it is too long.
pub(super) fn line(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let line: String = spaced.filter(seen).take(LINE_MAX).collect();
    line.trim().to_owned()
}

/// Several lines, with no more than one empty one between two.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace(['\t', '\u{a0}'], " ");
    let lines =
        text.split('\n').map(|line| line.chars().filter(seen).collect::<String>().trim_end().to_owned());
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        if !(line.is_empty() && kept.last().is_none_or(String::is_empty)) {
            kept.push(line);
        }
    }
    kept.join("\n").trim_end().to_owned()
}
