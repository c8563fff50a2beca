//! The texts of this program, and how they fit a terminal.

use std::sync::OnceLock;

use secondok_l10n::{Language, Messages, Texts, audit, codes, document};

const SOURCES: &[(Language, &str)] = &[
    (Language::En, include_str!("../locales/en/clean.ftl")),
    (Language::En, include_str!("../locales/en/common.ftl")),
    (Language::En, include_str!("../locales/en/desk.ftl")),
    (Language::En, include_str!("../locales/en/doctor.ftl")),
    (Language::En, include_str!("../locales/en/failures.ftl")),
    (Language::En, include_str!("../locales/en/patient.ftl")),
    (Language::Uk, include_str!("../locales/uk/clean.ftl")),
    (Language::Uk, include_str!("../locales/uk/common.ftl")),
    (Language::Uk, include_str!("../locales/uk/desk.ftl")),
    (Language::Uk, include_str!("../locales/uk/doctor.ftl")),
    (Language::Uk, include_str!("../locales/uk/failures.ftl")),
    (Language::Uk, include_str!("../locales/uk/patient.ftl")),
    audit::SOURCES[0],
    audit::SOURCES[1],
    codes::SOURCES[0],
    codes::SOURCES[1],
    document::SOURCES[0],
    document::SOURCES[1],
];

/// What this program is called in its own texts.
pub(crate) const PROGRAM: &str = "secondok-cli";

/// Lines are never longer, even on a wider terminal: longer ones are hard to read.
const WIDTH_MAX: usize = 100;
/// Lines where the width is not known, as in a file.
const WIDTH_UNKNOWN: usize = 80;
/// A terminal narrower than this is not believed.
const WIDTH_MIN: usize = 20;

/// The texts in one language.
pub(crate) fn texts(language: Language) -> Texts<'static> {
    static MESSAGES: OnceLock<Messages> = OnceLock::new();
    MESSAGES
        .get_or_init(|| {
            Messages::load(SOURCES).expect("the message files are well-formed: a test loads them")
        })
        .of(language)
}

/// The language wished for: as told, else by the environment's own rules (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`,
/// `LANG`), else English.
pub(crate) fn choose_language(told: Option<Language>, variable: impl Fn(&str) -> Option<String>) -> Language {
    let by_environment = || {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        // The first that is set decides, also when it stands for a language that is not here.
        let wish = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set)?;
        // As gettext has it: LANGUAGE counts only where the locale is not the plain "C".
        let plain = wish == "C" || wish == "POSIX";
        let wish = set("LANGUAGE").filter(|_| !plain).unwrap_or(wish);
        Language::negotiate(&wish)
    };
    told.or_else(by_environment).unwrap_or_default()
}

/// The width of lines on this terminal.
pub(crate) fn terminal_width() -> usize {
    let width = terminal_size::terminal_size().map_or(WIDTH_UNKNOWN, |(width, _)| usize::from(width.0));
    width.clamp(WIDTH_MIN, WIDTH_MAX)
}

/// Breaks a text into lines of at most `width` characters, at spaces; its own line breaks stay. Lines begin with
/// `first`, those after the first of a paragraph with as many spaces, so that lists hang.
pub(crate) fn wrap(text: &str, first: &str, width: usize) -> String {
    let indent = " ".repeat(first.chars().count());
    let mut out = String::new();
    for (number, paragraph) in text.trim_end().lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut line = if number == 0 { first.to_owned() } else { indent.clone() };
        let mut is_empty = true;
        // A no-break space keeps a number with its unit: only plain spaces are places to break.
        for word in whole_commands(paragraph.split([' ', '\t']).filter(|word| !word.is_empty())) {
            if !is_empty && line.chars().count() + 1 + word.chars().count() > width {
                out.push_str(line.trim_end());
                out.push('\n');
                line.clone_from(&indent);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(&word);
            is_empty = false;
        }
        out.push_str(line.trim_end());
    }
    out
}

/// Puts the words of a command of this program back together, so that it stays on one line and can be copied:
/// `secondok-cli patient read 1`.
fn whole_commands<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    // Words that still belong to the last one whatever they are: side, command, an option's value.
    let mut wanted: usize = 0;
    let mut is_command = false;
    for word in words {
        let is_option = word.starts_with("--");
        let is_number = word.chars().next().is_some_and(|first| first.is_ascii_digit());
        let command = whole.last_mut().filter(|last| is_command && !last.ends_with([':', '.', ';', ',']));
        match command {
            Some(command) if wanted > 0 || is_option || is_number => {
                command.push(' ');
                command.push_str(word);
                wanted = if is_option { wanted + 1 } else { wanted.saturating_sub(1) };
            }
            _ => {
                is_command = word.ends_with(PROGRAM);
                wanted = if is_command { 2 } else { 0 };
                whole.push(word.to_owned());
            }
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use secondok_l10n::check::{Code, findings};

    use super::*;

    #[test]
    fn every_language_has_every_text() {
        let files = crate::sources::all();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let code = Code { files: &files, composed: crate::sources::COMPOSED };
        assert_eq!(findings(SOURCES, code), [""; 0]);
        for language in Language::ALL {
            texts(language);
        }
    }

    #[test]
    fn nothing_is_glued_to_a_command_that_is_copied() {
        for (language, source) in SOURCES {
            for line in source.lines() {
                for rest in line.split(PROGRAM).skip(1) {
                    let end = rest.find(['.', ',', ';', ':', ')']).unwrap_or(rest.len());
                    let command: Vec<&str> = rest[..end].split_whitespace().collect();
                    // The side, the command, its options and values; another word in between ends it before.
                    let is_part = |word: &&str| {
                        word.starts_with("--")
                            || matches!(*word, "{" | "}" | "NAME" | "ІМ’Я")
                            || word.starts_with('$')
                    };
                    let is_whole = command.len() >= 2 && command.iter().skip(2).all(is_part);
                    let is_glued = is_whole && end < rest.len();
                    assert!(!is_glued, "{language}: {line}");
                }
            }
        }
    }

    #[test]
    fn the_language_is_the_one_told_else_the_environments() {
        let choose = |told, set: &[(&str, &str)]| {
            choose_language(told, |name| {
                set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            })
        };
        let ukrainian = [("LANG", "uk_UA.UTF-8")];
        assert_eq!(choose(None, &ukrainian), Language::Uk);
        assert_eq!(choose(Some(Language::En), &ukrainian), Language::En);
        assert_eq!(choose(None, &[("LANG", "uk_UA.UTF-8"), ("LC_ALL", "en_GB")]), Language::En);
        assert_eq!(choose(None, &[("LANG", "uk_UA.UTF-8"), ("LC_ALL", "")]), Language::Uk);
        assert_eq!(choose(None, &[("LANG", "fr_FR"), ("LANGUAGE", "fr:uk")]), Language::Uk);
        assert_eq!(choose(None, &[("LANG", "C"), ("LANGUAGE", "uk")]), Language::En);
        assert_eq!(choose(None, &[]), Language::En);
    }

    #[test]
    fn lines_break_at_spaces_and_hang() {
        assert_eq!(wrap("one two three", "", 7), "one two\nthree");
        assert_eq!(wrap("one two three", "1. ", 8), "1. one\n   two\n   three");
        assert_eq!(wrap("один два\nтри", "- ", 80), "- один два\n  три");
        assert_eq!(wrap("3\u{a0}days left", "", 6), "3\u{a0}days\nleft");
        assert_eq!(wrap("a\n\nb", "  ", 80), "  a\n\n  b");
        assert_eq!(wrap("unbreakablylong x", "", 5), "unbreakablylong\nx");
        assert_eq!(wrap("", "", 80), "");
    }

    #[test]
    fn a_command_stays_in_one_piece() {
        let text =
            "Next: secondok-cli patient list: it goes on. Or secondok-cli doctor login --login a@b.c now";
        let lines = wrap(text, "", 30);
        let lines: Vec<&str> = lines.lines().collect();
        let elsewhere = "Next: secondok-cli --home /tmp/x patient list";
        assert_eq!(wrap(elsewhere, "", 20), "Next:\nsecondok-cli --home /tmp/x patient list");
        assert_eq!(
            lines,
            [
                "Next:",
                "secondok-cli patient list: it",
                "goes on. Or",
                "secondok-cli doctor login --login a@b.c",
                "now",
            ]
        );
        assert_eq!(
            wrap("See secondok-cli patient read 1 for it", "", 12).lines().nth(1),
            Some("secondok-cli patient read 1")
        );
    }
}
