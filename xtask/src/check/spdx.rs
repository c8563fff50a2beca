//! Licence expressions (SPDX 3.0, annex B): whether one can be kept by following allowed licences only.

/// Whether the expression holds when only these licences are accepted; an unreadable one does not.
pub(super) fn holds(expression: &str, allowed: &[&str]) -> bool {
    let words = words(expression);
    let mut reader = Reader { words: &words, allowed };
    let value = reader.any();
    value == Some(true) && reader.words.is_empty()
}

/// Older manifests write "MIT/Apache-2.0" for "MIT OR Apache-2.0".
fn words(expression: &str) -> Vec<String> {
    expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

struct Reader<'a> {
    words: &'a [String],
    allowed: &'a [&'a str],
}

impl Reader<'_> {
    fn take(&mut self, word: &str) -> bool {
        let found = self.words.first().is_some_and(|first| first == word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    fn any(&mut self) -> Option<bool> {
        let mut value = self.all()?;
        while self.take("OR") {
            value |= self.all()?;
        }
        Some(value)
    }

    fn all(&mut self) -> Option<bool> {
        let mut value = self.one()?;
        while self.take("AND") {
            value &= self.one()?;
        }
        Some(value)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let value = self.any()?;
            return self.take(")").then_some(value);
        }
        let (name, rest) = self.words.split_first()?;
        if matches!(name.as_str(), "OR" | "AND" | "WITH" | ")") {
            return None;
        }
        self.words = rest;
        let mut name = name.clone();
        if self.take("WITH") {
            let (exception, rest) = self.words.split_first()?;
            self.words = rest;
            name = format!("{name} WITH {exception}");
        }
        Some(self.allowed.contains(&name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::holds;

    const ALLOWED: &[&str] = &["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];

    #[test]
    fn one_allowed_choice_is_enough() {
        for expression in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "GPL-3.0-only/MIT",
            "Apache-2.0 WITH LLVM-exception OR GPL-3.0-only",
            "(MIT OR GPL-3.0-only) AND Unicode-3.0",
            "GPL-3.0-only OR MIT AND Apache-2.0",
        ] {
            assert!(holds(expression, ALLOWED), "{expression}");
        }
    }

    #[test]
    fn everything_that_is_asked_for_must_be_allowed() {
        for expression in [
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "(MIT OR Apache-2.0) AND GPL-3.0-only",
            "MIT WITH Some-exception",
            "GPL-3.0-only AND MIT OR LGPL-2.1-only",
        ] {
            assert!(!holds(expression, ALLOWED), "{expression}");
        }
    }

    #[test]
    fn an_unreadable_expression_does_not_hold() {
        for expression in ["", "MIT OR", "(MIT", "MIT)", "MIT Apache-2.0", "OR MIT", "MIT WITH"] {
            assert!(!holds(expression, ALLOWED), "{expression}");
        }
    }
}
