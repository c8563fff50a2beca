//! Asking on plain lines: works on a terminal, through a pipe, and says so when the input ends.

use std::io::{BufRead, IsTerminal as _};

use secondok_client::content::{Content, ContentError, check};
use zeroize::Zeroizing;

use crate::{failure::Failure, output::Output};

/// Ends a text of several lines when it stands alone on its line: what is pasted has empty lines of its own.
const END: &str = ".";

/// Where answers come from.
pub(crate) struct Prompt {
    input: Box<dyn BufRead>,
    is_terminal: bool,
}

impl Prompt {
    /// Asks whoever started the process.
    pub(crate) fn of_process() -> Self {
        let input = std::io::stdin();
        Self { is_terminal: input.is_terminal(), input: Box::new(std::io::BufReader::new(input)) }
    }

    /// Takes the answers from this text, as if typed on a terminal or come through a pipe.
    #[cfg(test)]
    pub(crate) fn typed(text: &str, is_terminal: bool) -> Self {
        Self { input: Box::new(std::io::Cursor::new(text.as_bytes().to_vec())), is_terminal }
    }

    /// Whether a person sits there.
    pub(crate) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Asks for one line; its ends are trimmed. What could not be sent, such as an arrow key's characters, is asked
    /// for again. Fails when the input ends before it.
    pub(crate) fn line(&mut self, out: &mut Output, question: &str) -> Result<String, Failure> {
        loop {
            out.ask("", question, false);
            let line = self.read_line();
            if !self.is_terminal {
                // Nobody typed the line end that would stand there on a terminal.
                out.ask("", "", true);
            }
            let line = line?;
            if is_plain(&line) {
                return Ok(line);
            }
            let again = out.texts().text("prompt-not-plain");
            out.ask("", &again, true);
        }
    }

    /// Asks for a text of any length, with empty lines in it: a line with a full stop alone ends it, so does the end of
    /// the input. Where it `may_skip`, an empty line in place of the text leaves it out.
    pub(crate) fn long(
        &mut self,
        out: &mut Output,
        question: &str,
        may_skip: bool,
    ) -> Result<String, Failure> {
        loop {
            out.ask("", question, true);
            let hint = out.texts().text(if may_skip { "prompt-long-or-skip" } else { "prompt-long" });
            out.ask("", &hint, true);
            let lines = self.lines(may_skip)?;
            let bent: Vec<String> = (1..)
                .zip(&lines)
                .filter(|(_, line)| !is_plain(line))
                .map(|(number, _): (usize, _)| number.to_string())
                .collect();
            if bent.is_empty() {
                return Ok(lines.join("\n").trim().to_owned());
            }
            // A long text is not typed again for the sake of one key.
            let args = [("lines", bent.join(", ").into())];
            let question = out.texts().text_with("prompt-take-out", &args);
            if self.yes(out, &question)? {
                let plain: Vec<String> = lines.iter().map(|line| taken_out(line)).collect();
                return Ok(plain.join("\n").trim().to_owned());
            }
        }
    }

    /// The lines up to the end of a long text.
    fn lines(&mut self, may_skip: bool) -> Result<Vec<String>, Failure> {
        let mut lines: Vec<String> = Vec::new();
        loop {
            match self.read_line() {
                Ok(line) if line == END => return Ok(lines),
                Ok(line) if line.is_empty() && lines.is_empty() => {
                    if may_skip {
                        return Ok(lines);
                    }
                }
                Ok(line) => lines.push(line),
                Err(_) if !lines.is_empty() => return Ok(lines),
                Err(failure) => return Err(failure),
            }
        }
    }

    /// Asks for a text that is sent at once: on a terminal it is shown as it will be read, and sent after a yes only.
    pub(crate) fn message(
        &mut self,
        out: &mut Output,
        question: &str,
        is_sure: bool,
    ) -> Result<String, Failure> {
        let text = loop {
            let text = self.long(out, question, false)?;
            if !text.is_empty() {
                break text;
            }
        };
        if !self.is_terminal || is_sure || out.is_json() {
            return Ok(text);
        }
        out.gap();
        out.say_text("say-whole");
        out.paragraph("  ", &text);
        out.gap();
        let question = out.texts().text("say-sure");
        if self.yes(out, &question)? { Ok(text) } else { Err(Failure::new("failure-not-done")) }
    }

    /// Asks for words until there are so many, on one line or several; an empty line or the end of the input ends them.
    pub(crate) fn words(
        &mut self,
        out: &mut Output,
        question: &str,
        enough: usize,
    ) -> Result<String, Failure> {
        out.ask("", question, true);
        let mut typed = String::new();
        loop {
            match self.read_line() {
                Ok(line) if line.is_empty() && typed.is_empty() => {}
                Ok(line) if line.is_empty() || line == END => return Ok(typed),
                Ok(line) => {
                    typed.push_str(&line);
                    typed.push('\n');
                }
                Err(_) if !typed.is_empty() => return Ok(typed),
                Err(failure) => return Err(failure),
            }
            let words = typed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
            if words.count() >= enough {
                return Ok(typed);
            }
        }
    }

    /// Asks until the answer is yes or no, in the reader's language or in English.
    pub(crate) fn yes(&mut self, out: &mut Output, question: &str) -> Result<bool, Failure> {
        let (yes, no) = (out.texts().text("prompt-yes"), out.texts().text("prompt-no"));
        loop {
            let answer = self.line(out, &format!("{question} [{yes}/{no}]"))?.to_lowercase();
            let means = |words: &str| words.split('/').any(|word| word == answer);
            if means(&out.texts().text("prompt-yes-words")) || means("y/yes") {
                return Ok(true);
            }
            if means(&out.texts().text("prompt-no-words")) || means("n/no") {
                return Ok(false);
            }
            let again = out
                .texts()
                .text_with("prompt-yes-or-no", &[("yes", yes.as_str().into()), ("no", no.as_str().into())]);
            out.ask("", &again, true);
        }
    }

    /// Asks for one of the options, shown numbered; answers its place, from 0. Empty gives none where that is allowed.
    pub(crate) fn choice(
        &mut self,
        out: &mut Output,
        question: &str,
        options: &[String],
        may_skip: bool,
    ) -> Result<Option<usize>, Failure> {
        Ok(self.choices(out, question, options, may_skip, 1)?.first().copied())
    }

    /// Asks for up to `most` of the options, shown numbered; answers their places, from 0, in order, each once.
    pub(crate) fn choices(
        &mut self,
        out: &mut Output,
        question: &str,
        options: &[String],
        may_skip: bool,
        most: usize,
    ) -> Result<Vec<usize>, Failure> {
        out.ask("", question, true);
        for (number, option) in (1..).zip(options) {
            out.ask(&format!("{number:>3}. "), option, true);
        }
        let hint = match (most > 1, may_skip) {
            (false, false) => out.texts().text("prompt-choice"),
            (false, true) => out.texts().text("prompt-choice-or-skip"),
            (true, false) => out.texts().text("prompt-choices"),
            (true, true) => out.texts().text("prompt-choices-or-skip"),
        };
        loop {
            let answer = self.line(out, &hint)?;
            if answer.is_empty() && may_skip {
                return Ok(Vec::new());
            }
            let places = places(&answer, options.len());
            match places {
                Some(places) if !places.is_empty() && places.len() <= most => return Ok(places),
                _ => {
                    let count = options.len();
                    let again = out.texts().text_with("prompt-not-an-option", &[("count", count.into())]);
                    out.ask("", &again, true);
                }
            }
        }
    }

    /// Asks for a password without showing it; through a pipe, the next line of the input.
    pub(crate) fn password(
        &mut self,
        out: &mut Output,
        question: &str,
    ) -> Result<Zeroizing<String>, Failure> {
        out.ask("", question, false);
        let password = if self.is_terminal {
            rpassword::read_password().map(Zeroizing::new).map_err(|_| no_answer())
        } else {
            self.read_line().map(Zeroizing::new)
        };
        // The line end that was typed was not shown either.
        out.ask("", "", true);
        password
    }

    /// All that is left of the input.
    pub(crate) fn rest(&mut self) -> Result<String, Failure> {
        let mut text = String::new();
        self.input.read_to_string(&mut text).map_err(|_| Failure::new("failure-input-not-text"))?;
        Ok(text)
    }

    fn read_line(&mut self) -> Result<String, Failure> {
        let mut line = String::new();
        match self.input.read_line(&mut line) {
            Ok(0) => Err(no_answer()),
            Ok(_) => Ok(line.trim().to_owned()),
            Err(_) => Err(Failure::new("failure-input-not-text")),
        }
    }
}

/// Whether a text passes the check of what is sent.
fn is_plain(text: &str) -> bool {
    !matches!(check(&Content::text(text)), Err(ContentError::NotPlain(_)))
}

/// The line without what a key such as an arrow left in it, and without any other character that steers a screen.
fn taken_out(line: &str) -> String {
    let mut left = String::new();
    let mut rest = line.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter == '\u{1b}' {
            // ESC [ … a letter or ~ (ECMA-48, control sequence), or ESC O and a letter.
            if matches!(rest.peek(), Some('[' | 'O')) {
                rest.next();
                while rest.next_if(|next| matches!(next, '0'..='9' | ';' | '?' | ' ')).is_some() {}
                rest.next_if(|next| matches!(next, '@'..='~'));
            }
        } else if is_plain(letter.encode_utf8(&mut [0; 4])) {
            left.push(letter);
        }
    }
    left
}

fn no_answer() -> Failure {
    Failure::new("failure-no-answer")
}

/// The places, from 0, that an answer such as `2` or `1, 3` names; none if one of them is no option.
fn places(answer: &str, options: usize) -> Option<Vec<usize>> {
    let mut places = answer
        .split([',', ' ', ';'])
        .filter(|part| !part.is_empty())
        .map(|part| {
            let number: usize = part.trim_end_matches('.').parse().ok()?;
            (1..=options).contains(&number).then(|| number - 1)
        })
        .collect::<Option<Vec<_>>>()?;
    places.sort_unstable();
    places.dedup();
    Some(places)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;
    use crate::output::tests::output;

    fn options() -> Vec<String> {
        ["One", "Two", "Three"].map(str::to_owned).into()
    }

    #[test]
    fn yes_and_no_are_understood_and_anything_else_is_asked_again() {
        let (mut out, shown, _) = output(false);
        let mut prompt = Prompt::typed("perhaps\nY\nno\n", true);
        assert!(prompt.yes(&mut out, "Send it?").unwrap());
        assert!(!prompt.yes(&mut out, "Send it?").unwrap());
        assert_eq!(shown.text().matches("Send it?").count(), 3);
    }

    #[test]
    fn an_option_is_chosen_by_number() {
        let (mut out, shown, _) = output(false);
        let mut prompt = Prompt::typed("4\n0\ntwo\n2\n\n3, 1 3\n", true);
        assert_eq!(prompt.choice(&mut out, "Which?", &options(), false).unwrap(), Some(1));
        assert_eq!(prompt.choice(&mut out, "Which?", &options(), true).unwrap(), None);
        assert_eq!(prompt.choices(&mut out, "Which?", &options(), false, 3).unwrap(), [0, 2]);
        assert!(shown.text().contains("\n  2. Two\n"), "{}", shown.text());
    }

    #[test]
    fn a_long_text_keeps_its_empty_lines_and_ends_with_a_full_stop_or_the_input() {
        let (mut out, shown, _) = output(false);
        let mut prompt = Prompt::typed("\none\r\n\n two. \n\n.\n\nthree", true);
        assert_eq!(prompt.long(&mut out, "?", false).unwrap(), "one\n\ntwo.");
        assert!(shown.text().contains("full stop"), "{}", shown.text());
        assert_eq!(prompt.long(&mut out, "?", true).unwrap(), "");
        assert_eq!(prompt.long(&mut out, "?", false).unwrap(), "three");
        assert_eq!(prompt.long(&mut out, "?", false).unwrap_err().message(), "failure-no-answer");
    }

    #[test]
    fn an_arrow_key_is_told_where_it_was_typed() {
        let (mut out, shown, _) = output(false);
        let mut prompt = Prompt::typed("bre\u{1b}[Dath\nbreath\n", true);
        assert_eq!(prompt.line(&mut out, "What?").unwrap(), "breath");
        assert_eq!(shown.text().matches("What?").count(), 2);

        let typed = "one\ntw\u{1b}[1;5Co\u{1b}OA\n\nthr\u{202e}ee\n.\nyes\n";
        let (mut out, shown, _) = output(false);
        assert_eq!(Prompt::typed(typed, true).long(&mut out, "?", false).unwrap(), "one\ntwo\n\nthree");
        assert!(shown.text().contains("2, 4"), "{}", shown.text());
        let mut prompt = Prompt::typed("a\u{1b}[A\n.\nno\nb\n.\n", true);
        assert_eq!(prompt.long(&mut out, "?", false).unwrap(), "b");
    }

    #[test]
    fn a_message_is_shown_whole_before_it_is_sent() {
        let typed = "First.\n\nSecond.\n.\n";
        let (mut out, shown, _) = output(false);
        let mut prompt = Prompt::typed(&format!("{typed}no\n"), true);
        assert_eq!(prompt.message(&mut out, "?", false).unwrap_err().message(), "failure-not-done");
        assert!(shown.text().contains("  First.\n\n  Second.\n"), "{}", shown.text());
        for (answer, is_terminal, is_sure) in [("yes\n", true, false), ("", true, true), ("", false, false)] {
            let mut prompt = Prompt::typed(&format!("{typed}{answer}"), is_terminal);
            assert_eq!(prompt.message(&mut out, "?", is_sure).unwrap(), "First.\n\nSecond.");
        }
    }

    #[test]
    fn words_are_read_until_there_are_enough() {
        let (mut out, ..) = output(false);
        let mut prompt = Prompt::typed("1. one 2. two\nthree\nfour\n\n", true);
        assert_eq!(prompt.words(&mut out, "?", 3).unwrap(), "1. one 2. two\nthree\n");
        assert_eq!(prompt.words(&mut out, "?", 3).unwrap(), "four\n");
    }

    #[test]
    fn the_end_of_the_input_is_an_error_not_an_endless_question() {
        let (mut out, ..) = output(false);
        let mut prompt = Prompt::typed("maybe\n", false);
        assert_eq!(prompt.yes(&mut out, "?").unwrap_err().message(), "failure-no-answer");
        let mut prompt = Prompt::typed("9\n", false);
        assert_eq!(
            prompt.choice(&mut out, "?", &options(), true).unwrap_err().message(),
            "failure-no-answer"
        );
        let mut prompt = Prompt::typed("", false);
        assert_eq!(prompt.password(&mut out, "?").unwrap_err().message(), "failure-no-answer");
    }

    #[test]
    fn with_objects_on_stdout_questions_go_to_stderr() {
        let (mut out, shown, errors) = output(true);
        Prompt::typed("x\n", false).line(&mut out, "Who?").unwrap();
        assert_eq!(shown.text(), "");
        assert_eq!(errors.text(), "Who? \n");
    }
}
