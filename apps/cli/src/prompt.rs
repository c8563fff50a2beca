//! Asking on plain lines: works on a terminal, through a pipe, and says so when the input ends.

use std::io::{BufRead, IsTerminal as _};

use zeroize::Zeroizing;

use crate::{failure::Failure, output::Output};

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

    /// Asks for one line; its ends are trimmed. Fails when the input ends before it.
    pub(crate) fn line(&mut self, out: &mut Output, question: &str) -> Result<String, Failure> {
        out.ask("", question, false);
        let line = self.read_line();
        if !self.is_terminal {
            // Nobody typed the line end that would stand there on a terminal.
            out.ask("", "", true);
        }
        line
    }

    /// Asks for a text of any length; an empty line ends it, so does the end of the input.
    pub(crate) fn long(&mut self, out: &mut Output, question: &str) -> Result<String, Failure> {
        out.ask("", question, true);
        let hint = out.texts().text("prompt-long");
        out.ask("", &hint, true);
        let mut lines: Vec<String> = Vec::new();
        loop {
            match self.read_line() {
                Ok(line) if line.is_empty() => break,
                Ok(line) => lines.push(line),
                Err(_) if !lines.is_empty() => break,
                Err(failure) => return Err(failure),
            }
        }
        Ok(lines.join("\n"))
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
    fn a_long_text_ends_with_an_empty_line_or_the_input() {
        let (mut out, ..) = output(false);
        let mut prompt = Prompt::typed("one\r\n two \n\nthree", false);
        assert_eq!(prompt.long(&mut out, "?").unwrap(), "one\ntwo");
        assert_eq!(prompt.long(&mut out, "?").unwrap(), "three");
        assert_eq!(prompt.long(&mut out, "?").unwrap_err().message(), "failure-no-answer");
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
