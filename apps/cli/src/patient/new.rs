//! `patient new`: makes 12 words.

use rand_core::Rng as _;
use secondok_client::patient::Patient;
use serde::Serialize;

use crate::{app::App, args::New, device, failure::Failure, home::Part, output::Output, prompt::Prompt};

/// The words as an object.
#[derive(Serialize)]
pub(super) struct WordsObject<'a> {
    pub(super) words: &'a [&'static str],
}

pub(super) async fn run(app: &mut App, args: &New) -> Result<(), Failure> {
    let lock = app.home.lock()?;
    let transport = app.transport(&lock)?;
    let vault = app.home.vault(Part::Patient, &lock)?;
    let mut rng = device::randomness()?;
    let patient = Patient::create(transport, vault, &mut rng).await?;
    // Confirming takes its time, and changes nothing.
    drop(lock);
    let words = patient.words();
    app.out.object(&WordsObject { words: &words });
    app.out.say_text("new-words");
    show(&mut app.out, &words);
    app.out.say_text("new-keep");
    if app.prompt.is_terminal() && !args.yes && !app.out.is_json() {
        let first = rng.next_u32() as usize % words.len();
        let second = (first + 1 + rng.next_u32() as usize % (words.len() - 1)) % words.len();
        confirm(&mut app.out, &mut app.prompt, &words, [first.min(second), first.max(second)])?;
    }
    app.out.say_text("new-next");
    Ok(())
}

/// Shows the words, numbered, in columns that read downwards.
pub(super) fn show(out: &mut Output, words: &[&str]) {
    const ROWS: usize = 4;
    out.gap();
    for row in 0..ROWS {
        let cells = words.iter().enumerate().skip(row).step_by(ROWS);
        let line: String = cells.map(|(place, word)| format!("{:>4}. {word:<10}", place + 1)).collect();
        out.verbatim(line.trim_end());
    }
    out.gap();
}

/// Asks for the words at these places until they are right: whoever can answer has kept them.
fn confirm(out: &mut Output, prompt: &mut Prompt, words: &[&str], places: [usize; 2]) -> Result<(), Failure> {
    out.say_text("new-confirm");
    for place in places {
        loop {
            let number = place + 1;
            let question = out.texts().text_with("new-confirm-word", &[("number", number.into())]);
            let typed = prompt.line(out, &question)?;
            if typed.eq_ignore_ascii_case(words[place]) {
                break;
            }
            out.say_text_with("new-confirm-wrong", &[("number", number.into())]);
        }
    }
    out.say_text("new-confirmed");
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;
    use crate::output::tests::output;

    const WORDS: [&str; 12] = [
        "abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract", "absurd", "abuse",
        "access", "accident",
    ];

    #[test]
    fn the_words_are_numbered_downwards() {
        let (mut out, shown, _) = output(false);
        show(&mut out, &WORDS);
        let shown = shown.text();
        let rows: Vec<_> = shown.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(rows.len(), 4);
        assert_eq!(
            rows[0].split_whitespace().collect::<Vec<_>>(),
            ["1.", "abandon", "5.", "above", "9.", "absurd"]
        );
        assert_eq!(rows[3].split_whitespace().last(), Some("accident"));
    }

    #[test]
    fn two_words_are_asked_for_until_they_are_right() {
        let (mut out, shown, _) = output(false);
        let mut prompt = Prompt::typed("able\nABILITY\naccess\n", true);
        confirm(&mut out, &mut prompt, &WORDS, [1, 10]).unwrap();
        assert_eq!(shown.text().matches("able").count(), 0, "the words are not shown again");
        assert_eq!(prompt.line(&mut out, "").unwrap_err().message(), "failure-no-answer");
    }
}
