//! One message, as far as ours go: text, values, and variants by a value. Fluent has more (functions, attributes, messages
//! within messages); a file that uses it is refused when it is loaded.
//!
//! Fluent's own resolver counts in floating point numbers, whose tables weigh as much in a browser's program as a whole
//! screen. Its parser is used as it is.

use std::{borrow::Cow, fmt::Write as _};

use fluent_syntax::{
    ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    unicode::unescape_unicode_to_string,
};

use crate::{Language, pseudo::pseudo};

/// A value that a message shows: a text or a whole number, `"…".into()` or `3.into()`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A number.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize, i32, i64, isize);

/// What a message is made of.
pub(crate) struct Message(Vec<Part>);

enum Part {
    Text(String),
    /// As it is, also in the pseudo-language.
    Literal(String),
    Value(String),
    /// By the value of this name, and what is for any other.
    Variants(String, Vec<(Key, Message)>, Message),
}

enum Key {
    Name(String),
    Number(i64),
}

impl Message {
    /// The message that a file has. Fails with what of Fluent is not read here.
    pub(crate) fn of(pattern: Pattern<String>) -> Result<Self, &'static str> {
        let part = |element| match element {
            PatternElement::TextElement { value } => Ok(Part::Text(value)),
            PatternElement::Placeable { expression } => Part::of(expression),
        };
        pattern.elements.into_iter().map(part).collect::<Result<_, _>>().map(Self)
    }

    /// As it reads with these values. One that is missing shows as `{$name}`.
    pub(crate) fn write(&self, language: Language, args: &[(&str, Arg<'_>)], out: &mut String) {
        let value = |name: &str| args.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        for part in &self.0 {
            match part {
                Part::Text(text) if language == Language::Pseudo => out.push_str(&pseudo(text)),
                Part::Text(text) | Part::Literal(text) => out.push_str(text),
                Part::Value(name) => match value(name) {
                    Some(Arg::Text(text)) => out.push_str(text),
                    Some(Arg::Number(number)) => {
                        let _ = write!(out, "{number}");
                    }
                    None => {
                        let _ = write!(out, "{{${name}}}");
                    }
                },
                Part::Variants(name, variants, other) => {
                    let value = value(name);
                    let chosen = variants.iter().find(|(key, _)| key.fits(value, language));
                    chosen.map_or(other, |(_, chosen)| chosen).write(language, args, out);
                }
            }
        }
    }
}

impl Part {
    fn of(expression: Expression<String>) -> Result<Self, &'static str> {
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                Ok(Self::Literal(unescape_unicode_to_string(&value).into_owned()))
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => Ok(Self::Value(id.name)),
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                let mut read = Vec::with_capacity(variants.len());
                let mut default = None;
                for variant in variants {
                    let key = match variant.key {
                        VariantKey::Identifier { name } => Key::Name(name),
                        VariantKey::NumberLiteral { value } => {
                            Key::Number(value.parse().map_err(|_| "a variant of a number that is not whole")?)
                        }
                    };
                    let message = Message::of(variant.value)?;
                    if variant.default {
                        default = Some(message);
                    } else {
                        read.push((key, message));
                    }
                }
                Ok(Self::Variants(id.name, read, default.ok_or("variants without a default")?))
            }
            Expression::Select { .. } => Err("variants by something else than a value"),
            Expression::Inline(_) => Err("something else than a value or a text between braces"),
        }
    }
}

impl Key {
    /// Whether this variant is the one for the value.
    fn fits(&self, value: Option<&Arg<'_>>, language: Language) -> bool {
        match (self, value) {
            (Self::Number(number), Some(Arg::Number(value))) => number == value,
            (Self::Name(name), Some(Arg::Text(text))) => name == text,
            (Self::Name(name), Some(Arg::Number(number))) => name == language.plural(*number),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use fluent_syntax::{ast::Entry, parser};

    use super::*;

    fn message(text: &str) -> Result<Message, &'static str> {
        let Ok(file) = parser::parse_runtime(format!("m = {text}\n")) else { panic!("it is Fluent: {text}") };
        let Some(Entry::Message(message)) = file.body.into_iter().next() else { panic!("a message: {text}") };
        Message::of(message.value.unwrap())
    }

    fn reads(text: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut read = String::new();
        message(text).unwrap().write(Language::Uk, args, &mut read);
        read
    }

    #[test]
    fn a_number_of_its_own_goes_before_its_kind_and_the_default_is_for_the_rest() {
        let text = "{ $n ->\n    [0] none\n    [one] one { $n }\n   *[many] many { $n }\n    [few] few\n  }";
        let read = |n: i64| reads(text, &[("n", n.into())]);
        assert_eq!([0, 1, 21, 3, 5].map(read), ["none", "one 1", "one 21", "few", "many 5"]);
        assert_eq!(reads(text, &[("n", "many".into())]), "many many");
        assert_eq!(reads(text, &[]), "many {$n}");
    }

    #[test]
    fn a_text_chooses_by_its_name() {
        let text = "{ $kind ->\n    [photo] a photo\n   *[other] something\n  }";
        let read = |kind: &'static str| reads(text, &[("kind", kind.into())]);
        assert_eq!(["photo", "scan"].map(read), ["a photo", "something"]);
    }

    #[test]
    fn what_stands_in_quotes_stays_as_it_is() {
        assert_eq!(reads("a{ \" \" }b{ \"\\u0021\" }", &[]), "a b!");
        assert_eq!(reads("one\n    two\n\n    three", &[]), "one\ntwo\n\nthree");
    }

    #[test]
    fn what_is_not_read_is_refused() {
        for text in ["{ NUMBER($n) }", "{ other }", "{ -term }", "{ 5 }", "{ NUMBER($n) ->\n   *[a] b\n  }"] {
            assert!(message(text).is_err(), "{text}");
        }
        assert!(message("{ $n ->\n    [0.5] half\n   *[other] more\n  }").is_err());
    }
}
