//! Documents for people: a copy of what is theirs, to be read anywhere and without this program. Made of parts, so that a
//! terminal can print what a browser shows; texts come from whoever makes it.
//!
//! The HTML is one file: no script, nothing that it loads. What people wrote stands in it as text, whatever it says.

mod account;
mod consultations;

pub use account::account;
pub use consultations::{Shown, consultations};
use secondok_protocol::Day;

use crate::{content::printable, trouble::Value};

/// Words for a document, in the language of who reads it.
pub trait Words {
    /// ISO 639-1 code of the language.
    fn language(&self) -> &str;
    /// `ltr` or `rtl`.
    fn direction(&self) -> &str;
    /// The message of this name with these values.
    fn text(&self, id: &str, args: &[(&str, Value)]) -> String;
    /// What a code of this kind (`language`, `country`, `specialty`) is called.
    fn name(&self, kind: &str, code: &str) -> String;
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Begins a section.
    Heading(String),
    /// Begins a part of a section.
    Subheading(String),
    /// Something that is said.
    Text(String),
    /// What somebody wrote, with its lines.
    Written(String),
    /// A value and what it is.
    Fact(String, String),
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    title: String,
    language: String,
    direction: String,
    parts: Vec<Part>,
}

/// How it looks, on a screen in either light and on paper.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\
    h2{margin-top:2.5rem;border-top:1px solid;padding-top:1rem}p,dd{overflow-wrap:anywhere}\
    blockquote{margin:0 0 1rem;padding-inline-start:1rem;border-inline-start:3px solid;white-space:pre-wrap}\
    dt{font-weight:600}dd{margin:0 0 .5rem}:root{color-scheme:light dark}";

impl Document {
    /// An empty one with this title.
    pub fn new(words: &impl Words, title: &str) -> Self {
        let (language, direction) = (words.language().to_owned(), words.direction().to_owned());
        Self { title: words.text(title, &[]), language, direction, parts: Vec::new() }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its parts, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Adds a part.
    pub fn add(&mut self, part: Part) {
        self.parts.push(part);
    }

    fn fact(&mut self, words: &impl Words, label: &str, value: impl ToString) {
        self.add(Part::Fact(words.text(label, &[]), value.to_string()));
    }

    /// The whole of it as one file.
    pub fn to_html(&self) -> String {
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
            escaped(&self.language),
            escaped(&self.direction),
            escaped(&self.title),
            escaped(&self.title)
        );
        let mut in_list = false;
        for part in &self.parts {
            let is_fact = matches!(part, Part::Fact(..));
            if is_fact != in_list {
                html.push_str(if is_fact { "<dl>\n" } else { "</dl>\n" });
                in_list = is_fact;
            }
            html.push_str(&match part {
                Part::Heading(text) => format!("<h2 dir=\"auto\">{}</h2>\n", escaped(text)),
                Part::Subheading(text) => format!("<h3 dir=\"auto\">{}</h3>\n", escaped(text)),
                Part::Text(text) => format!("<p>{}</p>\n", escaped(text)),
                Part::Written(text) => format!("<blockquote dir=\"auto\">{}</blockquote>\n", escaped(text)),
                Part::Fact(label, value) => {
                    format!("<dt>{}</dt>\n<dd dir=\"auto\">{}</dd>\n", escaped(label), escaped(value))
                }
            });
        }
        html.push_str(if in_list {
            "</dl>\n</main>\n</body>\n</html>\n"
        } else {
            "</main>\n</body>\n</html>\n"
        });
        html
    }
}

/// Text that stands in HTML as text, and in which nothing acts.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

fn day(words: &impl Words, day: Day) -> String {
    words.text("document-day", &[("date", Value::Day(day))])
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Bare;

    impl Words for Bare {
        fn language(&self) -> &str {
            "en"
        }

        fn direction(&self) -> &str {
            "ltr"
        }

        fn text(&self, id: &str, _: &[(&str, Value)]) -> String {
            id.to_owned()
        }

        fn name(&self, _: &str, code: &str) -> String {
            code.to_owned()
        }
    }

    #[test]
    fn whatever_somebody_wrote_is_text_in_it_and_it_loads_nothing() {
        let evil = "<script>alert(1)</script>\" onload='x'\u{202e}<img src=//elsewhere.example>";
        let mut document = Document::new(&Bare, evil);
        for part in [
            Part::Heading(evil.to_owned()),
            Part::Fact(evil.to_owned(), evil.to_owned()),
            Part::Subheading(evil.to_owned()),
            Part::Text(evil.to_owned()),
            Part::Written(evil.to_owned()),
            Part::Fact("a".to_owned(), "b".to_owned()),
        ] {
            document.add(part);
        }
        let html = document.to_html();
        for never in ["<script", "<img", "\" onload", "\u{202e}", "<link", "<iframe", "url(", "@import"] {
            assert!(!html.contains(never), "{never}");
        }
        assert_eq!(html.matches("&lt;script&gt;").count(), 8);
        for (open, close) in [("<dl>", "</dl>"), ("<main>", "</main>"), ("<html", "</html>")] {
            assert_eq!(html.matches(open).count(), html.matches(close).count(), "{open}");
        }
    }
}
