//! `patient restore`: takes up 12 words that exist.

use secondok_client::patient::Patient;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::{app::App, args::Restore, device, failure::Failure, file::read_input, home::Part};

/// How many words there are.
const WORDS: usize = 12;

#[derive(Serialize)]
struct RestoredObject {
    consultations: usize,
}

pub(super) async fn run(app: &mut App, args: &Restore) -> Result<(), Failure> {
    let typed = match &args.from {
        Some(file) => Zeroizing::new(read_input(&mut app.prompt, file)?),
        None => ask(app)?,
    };
    let typed = in_order(&typed);
    let lock = app.home.lock()?;
    let transport = app.transport(&lock)?;
    let vault = app.home.vault(Part::Patient, &lock)?;
    let mut patient = Patient::restore(transport, vault, &typed).await?;
    let mut rng = device::randomness()?;
    let consultations = patient.consultations(device::today()?, &mut rng).await?.list.len();
    app.out.object(&RestoredObject { consultations });
    app.out.say_text_with("restored", &[("count", consultations.into())]);
    Ok(())
}

/// Asks for the words; they may stand on several lines, and the last one ends them.
fn ask(app: &mut App) -> Result<Zeroizing<String>, Failure> {
    let question = app.out.texts().text("restore-ask");
    let typed = app.prompt.words(&mut app.out, &question, WORDS)?;
    Ok(Zeroizing::new(typed))
}

/// The words by their numbers, where each of the 12 has its own, in whatever order they stand and whatever stands
/// beside them, as in what `patient words` prints; else as they were typed.
fn in_order(typed: &str) -> Zeroizing<String> {
    let marked = numbered(typed, |mark| mark.ends_with(['.', ')', ':']));
    let words = typed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).count();
    let found = marked.or_else(|| numbered(typed, |_| true).filter(|_| words == WORDS));
    Zeroizing::new(found.unwrap_or_else(|| typed.to_owned()))
}

/// The word after each of the numbers from 1 to 12, if each stands there once with such a mark.
fn numbered(typed: &str, is_mark: impl Fn(&str) -> bool) -> Option<String> {
    let mut found: [Option<&str>; WORDS] = [None; WORDS];
    let mut place = None;
    for part in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';') {
        let word = part.trim_start_matches(|c: char| c.is_ascii_digit() || ".):".contains(c));
        let mark = &part[..part.len() - word.len()];
        if !mark.is_empty() {
            let number = mark.trim_end_matches(['.', ')', ':']).parse::<usize>().ok();
            place = number.filter(|_| is_mark(mark)).and_then(|number| number.checked_sub(1));
        }
        if !word.is_empty()
            && let Some(slot) = place.take().and_then(|place| found.get_mut(place))
            && slot.replace(word).is_some()
        {
            return None;
        }
    }
    Some(found.into_iter().collect::<Option<Vec<_>>>()?.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{output::tests::output, patient::new::show};

    const TWELVE: [&str; WORDS] = [
        "abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract", "absurd", "abuse",
        "access", "accident",
    ];

    #[test]
    fn numbers_say_the_order() {
        let (mut out, shown, _) = output(false);
        out.say_text("words-shown");
        show(&mut out, &TWELVE);
        out.say_text("new-keep");
        // They read downwards there: line by line it would be another order.
        assert_eq!(*in_order(&shown.text()), TWELVE.join(" "));
        let backwards = |form: fn(usize, &str) -> String| -> String {
            let words = TWELVE.iter().enumerate().rev().map(|(place, word)| form(place + 1, word));
            words.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(*in_order(&backwards(|number, word| format!("{number} {word}"))), TWELVE.join(" "));
        assert_eq!(*in_order(&backwards(|number, word| format!("{number}){word},"))), TWELVE.join(" "));
        // Without a number for each they stand as they were typed.
        for typed in ["1. zoo 2) zoo zoo", "zoo zoo wrong", "1. zoo 1. zoo"] {
            assert_eq!(*in_order(typed), typed);
        }
    }
}
