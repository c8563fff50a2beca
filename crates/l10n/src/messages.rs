//! Message files, loaded.

use std::sync::{Arc, OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::{Language, pseudo::pseudo};

/// A value that a message shows: a text or a number, `"…".into()` or `3.into()`.
pub type Arg<'a> = FluentValue<'a>;

/// A message file that cannot be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {language} messages cannot be loaded: {reason}")]
pub struct LoadError {
    /// The language of the file.
    pub language: Language,
    /// What is wrong with it.
    pub reason: String,
}

/// The texts of one owner in every language.
pub struct Messages {
    en: Bundle,
    uk: Bundle,
    /// English once more, changed as it is shown; made when somebody looks at it.
    pseudo: OnceLock<Bundle>,
    english: Vec<Arc<FluentResource>>,
}

type Bundle = FluentBundle<Arc<FluentResource>>;

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Messages")
    }
}

impl Messages {
    /// Loads message files, any number a language. Fails on a syntax error or an identifier that stands twice.
    pub fn load(sources: &[(Language, &str)]) -> Result<Self, LoadError> {
        let mut english = Vec::new();
        let mut load = |wanted: Language| {
            let mut bundle = bundle(wanted);
            for (_, text) in sources.iter().filter(|(language, _)| *language == wanted) {
                let failed = |reason| LoadError { language: wanted, reason };
                let resource = FluentResource::try_new((*text).to_owned())
                    .map_err(|(_, errors)| failed(format!("{errors:?}")))?;
                let resource = Arc::new(resource);
                if wanted == Language::En {
                    english.push(Arc::clone(&resource));
                }
                bundle.add_resource(resource).map_err(|errors| failed(format!("{errors:?}")))?;
            }
            Ok(bundle)
        };
        let (en, uk) = (load(Language::En)?, load(Language::Uk)?);
        Ok(Self { en, uk, pseudo: OnceLock::new(), english })
    }

    /// The texts in one language.
    pub fn of(&self, language: Language) -> Texts<'_> {
        Texts { messages: self, language }
    }
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    // Isolation marks are invisible characters; they break plain text that people copy, and HTML isolates
    // by its own means.
    bundle.set_use_isolating(false);
    bundle
}

/// The texts of one owner in one language; cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    messages: &'a Messages,
    language: Language,
}

impl Texts<'_> {
    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// Whether there is such a text.
    pub fn has(self, id: &str) -> bool {
        self.bundle().get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// The text of this identifier. One that does not exist gives the identifier itself: a page with one odd word
    /// serves its reader better than none, and [`crate::check`] keeps it from happening.
    pub fn text(self, id: &str) -> String {
        self.text_with(id, &[])
    }

    /// The text of this identifier with its values in place.
    pub fn text_with(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        // What cannot be resolved shows as `{$name}`; the same reason as above.
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A date in words, as [`Language::date`].
    pub fn date(self, calendar: (i32, u8, u8)) -> String {
        self.language.date(calendar)
    }

    fn bundle(&self) -> &Bundle {
        match self.language {
            Language::En => &self.messages.en,
            Language::Uk => &self.messages.uk,
            Language::Pseudo => self.messages.pseudo.get_or_init(|| {
                let mut changed = bundle(self.language);
                changed.set_transform(Some(pseudo));
                for resource in &self.messages.english {
                    // Added without a fault to the English ones before.
                    let _ = changed.add_resource(Arc::clone(resource));
                }
                changed
            }),
        }
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
    fn broken_files_are_refused() {
        let load = |text| Messages::load(&[(Language::Uk, text)]).unwrap_err();
        assert_eq!(load("a = { $open\n").language, Language::Uk);
        assert_eq!(load("a = one\na = two\n").language, Language::Uk);
    }
}
