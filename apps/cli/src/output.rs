//! What a command prints: sentences in the reader's language, or with `--json` one object a line.

use std::io::{IsTerminal as _, Write};

use secondok_client::content::printable;
use secondok_l10n::{Arg, Language, Texts};
use serde::Serialize;

use crate::{
    failure::Failure,
    texts::{PROGRAM, terminal_width, texts, wrap},
};

/// Where a command prints.
pub(crate) struct Output {
    texts: Texts<'static>,
    json: bool,
    width: usize,
    out: Box<dyn Write>,
    errors: Box<dyn Write>,
    is_closed: bool,
    /// How many characters of progress stand on the line; none where nobody would see it move.
    progress: Option<usize>,
    /// How this program was called: stands in the texts for its name, so that commands can be copied.
    invocation: String,
}

impl Output {
    /// Prints to the process's own streams.
    pub(crate) fn of_process(language: Language, json: bool) -> Self {
        let (out, errors) = (Box::new(std::io::stdout()), Box::new(std::io::stderr()));
        let is_seen = !json && std::io::stderr().is_terminal();
        Self { progress: is_seen.then_some(0), ..Self::new(language, json, terminal_width(), out, errors) }
    }

    /// Prints to these streams, in lines of at most `width` characters.
    pub(crate) fn new(
        language: Language,
        json: bool,
        width: usize,
        out: Box<dyn Write>,
        errors: Box<dyn Write>,
    ) -> Self {
        Self {
            texts: texts(language),
            json,
            width,
            out,
            errors,
            is_closed: false,
            progress: None,
            invocation: PROGRAM.to_owned(),
        }
    }

    /// With this in the texts in place of the program's name.
    #[must_use]
    pub(crate) fn called(mut self, invocation: String) -> Self {
        self.invocation = invocation;
        self
    }

    /// A message of this program with values, with commands as they have to be typed here.
    pub(crate) fn text_with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.typable(self.texts.text_with(id, args))
    }

    fn typable(&self, text: String) -> String {
        ["patient", "doctor"].into_iter().fold(text, |text, side| {
            text.replace(&format!("{PROGRAM} {side}"), &format!("{} {side}", self.invocation))
        })
    }

    /// The texts in the reader's language.
    pub(crate) fn texts(&self) -> Texts<'static> {
        self.texts
    }

    /// Whether objects are wanted.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Whether the reader has closed the stream, as `head` does once it has read enough.
    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed
    }

    fn print(&mut self, line: &str) {
        self.is_closed |= print(&mut self.out, line).is_err();
    }

    /// Says a message as a paragraph; nothing with `--json`.
    pub(crate) fn say_text(&mut self, id: &str) {
        self.say_text_with(id, &[]);
    }

    /// Says a message with values as a paragraph; nothing with `--json`.
    pub(crate) fn say_text_with(&mut self, id: &str, args: &[(&str, Arg<'_>)]) {
        let text = self.text_with(id, args);
        self.paragraph("", &text);
    }

    /// Prints a paragraph that begins with `first`, wrapped; nothing with `--json`.
    pub(crate) fn paragraph(&mut self, first: &str, text: &str) {
        if !self.json {
            let line = wrap(&printable(text), first, self.width);
            self.print(&line);
        }
    }

    /// Prints a line as it is, in its own columns; nothing with `--json`.
    pub(crate) fn verbatim(&mut self, line: &str) {
        if !self.json {
            self.print(&printable(line));
        }
    }

    /// Prints an empty line; nothing with `--json`.
    pub(crate) fn gap(&mut self) {
        if !self.json {
            self.print("");
        }
    }

    /// Prints an object on its own line; nothing without `--json`.
    pub(crate) fn object(&mut self, object: &impl Serialize) {
        if self.json {
            let line = serde_json::to_string(object).expect("what is printed has text keys only");
            self.print(&line);
        }
    }

    /// Says something beside the result, such as that an earlier message was sent now: among the sentences, or as an
    /// object on stderr, so that stdout keeps only what was asked for.
    pub(crate) fn aside(&mut self, id: &str, args: &[(&str, Arg<'_>)]) {
        #[derive(Serialize)]
        struct Aside<'a> {
            note: &'a str,
            text: &'a str,
        }
        let text = self.text_with(id, args);
        if self.json {
            let line = serde_json::to_string(&Aside { note: id, text: &text }).expect("two texts are JSON");
            let _ = print(&mut self.errors, &line);
        } else {
            self.print(&wrap(&printable(&text), "", self.width));
        }
    }

    /// Says a part of a question: on stdout among the sentences, on stderr with `--json`.
    pub(crate) fn ask(&mut self, first: &str, text: &str, ends_line: bool) {
        let lines = wrap(&printable(text), first, self.width);
        let stream = if self.json { &mut self.errors } else { &mut self.out };
        if ends_line {
            let _ = print(stream, &lines);
        } else {
            let _ = write!(stream, "{lines} ").and_then(|()| stream.flush());
        }
    }

    /// Says how far something is that takes its time, over what was said of it before: on a terminal, and nowhere else.
    pub(crate) fn progress(&mut self, text: &str) {
        let Some(before) = self.progress else { return };
        let text = printable(text);
        let length = text.chars().count();
        let rest = before.saturating_sub(length);
        let _ = write!(self.errors, "\r{text}{:rest$}", "").and_then(|()| self.errors.flush());
        self.progress = Some(length);
    }

    /// Nothing more is said of how far it is.
    pub(crate) fn end_progress(&mut self) {
        if self.progress.is_some_and(|length| length > 0) {
            let _ = print(&mut self.errors, "");
            self.progress = Some(0);
        }
    }

    /// Says why the command was not done, on stderr.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        if self.json {
            let line = serde_json::to_string(&failure.object(self.texts)).expect("texts are JSON");
            let _ = print(&mut self.errors, &line);
        } else {
            let (title, next) = failure.sentences(self.texts);
            let (title, next) = (self.typable(title), self.typable(next));
            let _ = print(&mut self.errors, &wrap(&printable(&title), "", self.width));
            let _ = print(&mut self.errors, &wrap(&printable(&next), "", self.width));
        }
    }
}

fn print(stream: &mut dyn Write, line: &str) -> std::io::Result<()> {
    writeln!(stream, "{line}").and_then(|()| stream.flush())
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use std::{cell::RefCell, rc::Rc};

    use super::*;

    /// A stream that a test can look into.
    #[derive(Debug, Clone, Default)]
    pub(crate) struct Shared(Rc<RefCell<Vec<u8>>>);

    impl Shared {
        pub(crate) fn text(&self) -> String {
            String::from_utf8(self.0.borrow().clone()).unwrap()
        }
    }

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    pub(crate) fn output(json: bool) -> (Output, Shared, Shared) {
        in_language(Language::En, json)
    }

    pub(crate) fn in_language(language: Language, json: bool) -> (Output, Shared, Shared) {
        let (out, errors) = (Shared::default(), Shared::default());
        let output = Output::new(language, json, 40, Box::new(out.clone()), Box::new(errors.clone()));
        (output, out, errors)
    }

    #[test]
    fn sentences_wrap_and_objects_do_not() {
        let (mut sentences, out, _) = output(false);
        sentences.paragraph("1. ", "a text that is longer than the terminal is wide");
        sentences.object(&["not", "printed"]);
        assert_eq!(out.text(), "1. a text that is longer than the\n   terminal is wide\n");

        let (mut objects, out, _) = output(true);
        objects.paragraph("1. ", "not printed");
        objects.object(&["a", "b"]);
        assert_eq!(out.text(), "[\"a\",\"b\"]\n");
    }

    #[test]
    fn progress_is_said_over_itself_and_only_where_it_is_seen() {
        let (mut file, _, errors) = output(false);
        file.progress("half");
        file.end_progress();
        assert_eq!(errors.text(), "");
        let (terminal, _, errors) = output(false);
        let mut terminal = Output { progress: Some(0), ..terminal };
        terminal.progress("10 of 20");
        terminal.progress("all");
        terminal.end_progress();
        terminal.end_progress();
        assert_eq!(errors.text(), "\r10 of 20\rall     \n");
    }

    #[test]
    fn a_message_cannot_play_with_the_terminal() {
        let (mut sentences, out, _) = output(false);
        sentences.paragraph("", "a\u{1b}[2J\u{202e}b");
        assert_eq!(out.text(), "a\u{fffd}[2J\u{fffd}b\n");
    }

    #[test]
    fn a_failure_goes_to_stderr_in_both_forms() {
        let failure = Failure::new("failure-home-in-use");
        let (mut sentences, out, errors) = output(false);
        sentences.failure(&failure);
        assert_eq!(out.text(), "");
        assert!(errors.text().lines().count() >= 2, "{}", errors.text());

        let (mut objects, out, errors) = output(true);
        objects.failure(&failure);
        assert_eq!(out.text(), "");
        let object: serde_json::Value = serde_json::from_str(&errors.text()).unwrap();
        assert_eq!(object["type"], "urn:secondok:cli:home-in-use");
        assert_eq!(object["exit"], 1);
        assert!(object["title"].as_str().unwrap().len() > 10 && object["next"].as_str().unwrap().len() > 10);
    }
}
