//! What in a patient's words may tell who they are: found on the device before they are sent, and shown to the patient, who
//! decides. Nothing is changed, and nothing goes anywhere for it.

use secondok_deident::text::find;
use serde::Serialize;

use crate::content::{Content, texts};

/// Something that may tell who is writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tell {
    /// What it is: [`Class::name`](secondok_deident::text::Class::name).
    pub class: &'static str,
    /// The words as they stand there, on one line.
    pub words: String,
}

/// Why something was not sent: it may tell who is writing, and nobody has decided yet that it goes as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it may tell who is writing")]
pub struct Tells(pub Vec<Tell>);

/// Looks at everything that a patient typed of a message; what is found is told in order, each once. Whoever says who they
/// are means it.
///
/// # Errors
/// [`Tells`] what was found.
pub fn look(content: &Content) -> Result<(), Tells> {
    let mut told: Vec<Tell> = Vec::new();
    let typed = if matches!(content, Content::Revealed(_)) { Vec::new() } else { texts(content) };
    for text in typed {
        for found in find(&text) {
            let words = text[found.range].split_whitespace().collect::<Vec<_>>().join(" ");
            let tell = Tell { class: found.class.name(), words };
            if !told.contains(&tell) {
                told.push(tell);
            }
        }
    }
    if told.is_empty() { Ok(()) } else { Err(Tells(told)) }
}

/// The same before it is sent: whoever has seen what was found, and is sure, sends it as it is.
///
/// # Errors
/// As [`look`].
pub fn may_go(content: &Content, is_sure: bool) -> Result<(), Tells> {
    if is_sure { Ok(()) } else { look(content) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::{
        content::{FollowUp, Request, Revealed, Withdrawn},
        intake::{Answer, Answers, Terms},
        trouble::{Trouble, Value},
    };

    fn told(content: &Content) -> Vec<(&'static str, String)> {
        let found = look(content).err().map(|tells| tells.0).unwrap_or_default();
        found.into_iter().map(|tell| (tell.class, tell.words)).collect()
    }

    fn tell(class: &'static str, words: &str) -> (&'static str, String) {
        (class, words.to_owned())
    }

    #[test]
    fn wherever_somebody_types_it_it_is_found_before_it_is_sent() {
        let text = || "My name is Olena Petrenko.".to_owned();
        let given = [("diagnosis".to_owned(), Answer::Text("I am Iryna Bondarenko.".to_owned()))].into();
        let request = Request {
            intake: Answers { specialty: "cardiology".to_owned(), version: 1, given },
            questions: vec!["Must I?".to_owned(), "Write to olena@example.org?".to_owned()],
            consent: Terms::current().consent(),
        };
        for content in [
            Content::text(text()),
            Content::FollowUp(FollowUp { text: text() }),
            Content::Withdrawn(Withdrawn { note: text() }),
        ] {
            assert_eq!(told(&content), [tell("name", "Olena Petrenko")], "{}", content.kind());
        }
        let expected = [tell("name", "Iryna Bondarenko"), tell("email", "olena@example.org")];
        assert_eq!(told(&Content::Request(request)), expected);
        assert_eq!(told(&Content::text("Is it Parkinson's disease? I take 5 mg since March.")), []);
    }

    #[test]
    fn each_is_told_once_however_it_is_spaced() {
        let text = "My name is Olena Petrenko. Once more: my name is Olena  Petrenko.";
        assert_eq!(told(&Content::text(text)), [tell("name", "Olena Petrenko")]);
    }

    #[test]
    fn whoever_is_sure_or_says_on_purpose_who_they_are_is_not_asked() {
        let text = "I am Olena Petrenko.".to_owned();
        assert_eq!(look(&Content::Revealed(Revealed { text: text.clone() })), Ok(()));
        let content = Content::text(text);
        assert_eq!(may_go(&content, true), Ok(()));
        let trouble = Trouble::from(may_go(&content, false).unwrap_err());
        assert!(trouble.is_telling() && !trouble.taken_over);
        assert_eq!(trouble.argument("name"), Some(&Value::Text("Olena Petrenko".to_owned())));
    }
}
