//! Message files, loaded.

use std::{collections::HashMap, sync::OnceLock};

use fluent_syntax::{ast::Entry, parser};

use crate::{Arg, Language, message::Message};

/// A message file that cannot be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {language} messages cannot be loaded: {reason}")]
pub struct LoadError {
    /// The language of the file.
    pub language: Language,
    /// What is wrong with it.
    pub reason: String,
}

/// The texts of one owner in the languages that are loaded: all of them, or those that somebody has asked for.
pub struct Messages {
    /// By their place in [`Language::ALL`].
    loaded: [OnceLock<Loaded>; Language::ALL.len()],
}

/// By their identifiers.
type Loaded = HashMap<String, Message>;

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Messages")
    }
}

impl Default for Messages {
    fn default() -> Self {
        Self::new()
    }
}

impl Messages {
    /// Without any language yet.
    pub const fn new() -> Self {
        Self { loaded: [const { OnceLock::new() }; Language::ALL.len()] }
    }

    /// Loads message files, any number a language. Fails on a syntax error or an identifier that stands twice.
    pub fn load(sources: &[(Language, &str)]) -> Result<Self, LoadError> {
        let messages = Self::new();
        for wanted in Language::ALL {
            let texts = sources.iter().filter(|(language, _)| *language == wanted).map(|(_, text)| *text);
            messages.add(wanted, &texts.collect::<Vec<_>>())?;
        }
        Ok(messages)
    }

    /// Loads the message files of one language; nothing is done if there are none, or it is loaded already. Fails as
    /// [`Messages::load`].
    pub fn add(&self, language: Language, texts: &[&str]) -> Result<(), LoadError> {
        if texts.is_empty() || self.has(language) {
            return Ok(());
        }
        let written_in = language.written_in();
        let failed = |reason| LoadError { language: written_in, reason };
        let mut loaded = Loaded::new();
        for text in texts {
            let file = parser::parse_runtime((*text).to_owned());
            let file = file.map_err(|(_, errors)| failed(format!("{errors:?}")))?;
            for entry in file.body {
                let Entry::Message(written) = entry else { continue };
                let id = written.id.name;
                let Some(pattern) = written.value else { continue };
                let message = Message::of(pattern).map_err(|what| failed(format!("{id}: {what}")))?;
                if loaded.insert(id.clone(), message).is_some() {
                    return Err(failed(format!("{id} stands there twice")));
                }
            }
        }
        // Fails where another thread was faster: with the same texts.
        let _ = self.place(language).set(loaded);
        Ok(())
    }

    /// Whether this language is loaded.
    pub fn has(&self, language: Language) -> bool {
        self.place(language).get().is_some()
    }

    /// The texts in one language; in one that is loaded if it is not.
    pub fn of(&self, language: Language) -> Texts<'_> {
        let other = || Language::ALL.into_iter().find(|other| self.has(*other));
        let language = if self.has(language) { language } else { other().unwrap_or(language) };
        Texts { messages: self, language }
    }

    fn place(&self, language: Language) -> &OnceLock<Loaded> {
        let place = Language::ALL.iter().position(|it| *it == language.written_in());
        &self.loaded[place.expect("every text is written in a language of people")]
    }
}

/// The texts of one owner in one language; cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    messages: &'a Messages,
    language: Language,
}

impl<'a> Texts<'a> {
    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// Whether there is such a text.
    pub fn has(self, id: &str) -> bool {
        self.message(id).is_some()
    }

    /// The text of this identifier. One that does not exist gives the identifier itself: a page with one odd word
    /// serves its reader better than none, and [`crate::check`] keeps it from happening.
    pub fn text(self, id: &str) -> String {
        self.text_with(id, &[])
    }

    /// The text of this identifier with its values in place.
    pub fn text_with(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(message) = self.message(id) else { return id.to_owned() };
        let mut text = String::new();
        // What is missing shows as `{$name}`; the same reason as above.
        message.write(self.language, args, &mut text);
        text
    }

    /// A date in words, as [`Language::date`].
    pub fn date(self, calendar: (i32, u8, u8)) -> String {
        self.language.date(calendar)
    }

    /// The text as it is written.
    fn message(self, id: &str) -> Option<&'a Message> {
        self.messages.place(self.language).get()?.get(id)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn messages() -> Messages {
        Messages::load(&[
            (Language::En, "hello = Hello, { $name }.\n"),
            (Language::En, "days = { $n ->\n    [one] one day\n   *[other] { $n } days\n}\n"),
            (Language::Uk, "hello = Вітаємо, { $name }.\n"),
            (
                Language::Uk,
                "days = { $n ->\n [one] { $n } день\n [few] { $n } дні\n *[many] { $n } днів\n}\n",
            ),
        ])
        .unwrap()
    }

    #[test]
    fn values_stand_in_plain_text_without_invisible_marks() {
        let args = [("name", Arg::from("Ї"))];
        assert_eq!(messages().of(Language::En).text_with("hello", &args), "Hello, Ї.");
        assert_eq!(messages().of(Language::Uk).text_with("hello", &args), "Вітаємо, Ї.");
    }

    #[test]
    fn plurals_follow_the_language() {
        let messages = messages();
        let days = |language, n: u32| messages.of(language).text_with("days", &[("n", n.into())]);
        let english: Vec<_> = [1, 2, 21].map(|n| days(Language::En, n)).into();
        assert_eq!(english, ["one day", "2 days", "21 days"]);
        let ukrainian: Vec<_> = [1, 2, 5, 11, 21, 24].map(|n| days(Language::Uk, n)).into();
        assert_eq!(ukrainian, ["1 день", "2 дні", "5 днів", "11 днів", "21 день", "24 дні"]);
    }

    #[test]
    fn the_pseudo_language_is_english_in_other_letters_with_its_values_as_they_are() {
        let messages = messages();
        let args = [("name", Arg::from("Olena"))];
        let hello = messages.of(Language::Pseudo).text_with("hello", &args);
        assert_eq!(hello, "\u{202e}Hêlllô\u{202c}, Olena.");
        let days = |n: u32| messages.of(Language::Pseudo).text_with("days", &[("n", n.into())]);
        assert_eq!(days(2), "2 \u{202e}dâŷŷš\u{202c}");
    }

    #[test]
    fn what_is_missing_shows_its_identifier() {
        assert_eq!(messages().of(Language::En).text("nothing-here"), "nothing-here");
        assert!(!messages().of(Language::En).has("nothing-here"));
    }

    #[test]
    fn one_language_is_enough_and_others_come_later() {
        let messages = Messages::new();
        assert_eq!(messages.of(Language::En).text("a"), "a", "nothing is loaded");
        messages.add(Language::Uk, &["a = Один\n", "b = Два\n"]).unwrap();
        let said = |language| messages.of(language).text("a");
        assert!(messages.has(Language::Uk) && !messages.has(Language::En));
        assert_eq!([said(Language::En), said(Language::Uk), said(Language::Pseudo)], ["Один"; 3]);
        assert_eq!(messages.of(Language::En).language(), Language::Uk, "numbers and dates go with the words");
        // The pseudo-language is written in English: either brings the other.
        messages.add(Language::Pseudo, &["a = One\n"]).unwrap();
        assert!(messages.has(Language::En) && messages.has(Language::Pseudo));
        assert_eq!([said(Language::En), said(Language::Uk)], ["One", "Один"]);
        assert_eq!(said(Language::Pseudo), "\u{202e}Ôñêê\u{202c}");
        messages.add(Language::En, &["a = Another\n"]).unwrap();
        assert_eq!(said(Language::En), "One", "what is loaded stays");
    }

    #[test]
    fn broken_files_are_refused() {
        let load = |text| Messages::load(&[(Language::Uk, text)]).unwrap_err();
        assert_eq!(load("a = { $open\n").language, Language::Uk);
        assert_eq!(load("a = one\na = two\n").language, Language::Uk);
    }
}
