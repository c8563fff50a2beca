//! What a command tells whoever typed it, on the standard output.

use std::io::Write;

/// Prints a text and a line's end. Nobody listening, such as a closed pipe, is no reason to stop.
pub fn say(text: impl AsRef<str>) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.as_ref());
    let _ = out.flush();
}
