//! What every owner of message files holds in a test: no language lacks a text, no text is left over.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use crate::Language;

/// The source that uses the messages.
#[derive(Debug, Clone, Copy)]
pub struct Code<'a> {
    /// Its files' texts: Rust, templates.
    pub files: &'a [&'a str],
    /// Beginnings of identifiers that the source puts together, such as `state-`: they count as used.
    pub composed: &'a [&'a str],
}

/// Everything that is wrong with an owner's message files, a sentence each; empty if nothing is.
///
/// - Each language has the same identifiers, and each message the same variables.
/// - Whatever the source names by `text("…"` or `text_with("…"` exists.
/// - Every message is named in the source as `"identifier"`, or begins with one of `composed`; and every
///   one of `composed` begins some message.
pub fn findings(sources: &[(Language, &str)], code: Code<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let by_language: Vec<_> = Language::ALL
        .into_iter()
        .map(|language| (language, messages(language, sources, &mut found)))
        .collect();
    let ids: BTreeSet<&str> =
        by_language.iter().flat_map(|(_, messages)| messages.keys().map(String::as_str)).collect();
    compare(&by_language, &ids, &mut found);
    for id in code.files.iter().flat_map(|file| named(file)).collect::<BTreeSet<_>>() {
        if !ids.contains(id) {
            found.push(format!("{id}: used in the source, but there is no such message"));
        }
    }
    for id in &ids {
        let literal = format!("\"{id}\"");
        let used = code.files.iter().any(|file| file.contains(&literal))
            || code.composed.iter().any(|prefix| id.starts_with(prefix));
        if !used {
            found.push(format!("{id}: not used"));
        }
    }
    for prefix in code.composed.iter().filter(|prefix| !ids.iter().any(|id| id.starts_with(**prefix))) {
        found.push(format!("{prefix}: begins no message"));
    }
    found
}

fn compare(
    by_language: &[(Language, BTreeMap<String, BTreeSet<String>>)],
    ids: &BTreeSet<&str>,
    found: &mut Vec<String>,
) {
    let Some((first, reference)) = by_language.first() else { return };
    for (language, messages) in by_language {
        for id in ids {
            match (messages.get(*id), reference.get(*id)) {
                (None, _) => found.push(format!("{id}: missing in {language}")),
                (Some(here), Some(there)) if here != there => {
                    found.push(format!("{id}: variables {here:?} in {language}, {there:?} in {first}"));
                }
                _ => {}
            }
        }
    }
}

/// Each message's identifier and its variables.
fn messages(
    language: Language,
    sources: &[(Language, &str)],
    found: &mut Vec<String>,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for (_, text) in sources.iter().filter(|(of, _)| *of == language) {
        let resource = parser::parse(*text).unwrap_or_else(|(resource, errors)| {
            found.push(format!("{language}: {errors:?}"));
            resource
        });
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name.to_owned();
            let mut variables = BTreeSet::new();
            match &message.value {
                Some(pattern) => pattern_variables(pattern, &mut variables),
                None => found.push(format!("{id}: without a text in {language}")),
            }
            if messages.insert(id.clone(), variables).is_some() {
                found.push(format!("{id}: stands twice in {language}"));
            }
        }
    }
    messages
}

fn pattern_variables(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        expression_variables(expression, into);
    }
}

fn expression_variables(expression: &Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_variables(inline, into),
        Expression::Select { selector, variants } => {
            inline_variables(selector, into);
            variants.iter().for_each(|variant| pattern_variables(&variant.value, into));
        }
    }
}

fn inline_variables(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => expression_variables(expression, into),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| inline_variables(argument, into));
            arguments.named.iter().for_each(|argument| inline_variables(&argument.value, into));
        }
        _ => {}
    }
}

/// Identifiers that a source names in a call of `text` or `text_with`.
fn named(source: &str) -> impl Iterator<Item = &str> {
    ["text(", "text_with("].into_iter().flat_map(move |call| {
        source.match_indices(call).filter_map(move |(at, _)| {
            // `context(` is none.
            let part_of_a_name =
                source[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
            let literal =
                source[at + call.len()..].trim_start().strip_prefix('"').filter(|_| !part_of_a_name)?;
            let (id, _) = literal.split_once('"')?;
            Some(id)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(en: &str, uk: &str, source: &str) -> Vec<String> {
        let code = Code { files: &[source], composed: &[] };
        findings(&[(Language::En, en), (Language::Uk, uk)], code)
    }

    #[test]
    fn a_whole_set_has_no_findings() {
        let en = "a = One\nb = { $n ->\n [one] one\n *[other] { $n } { NUMBER($m) }\n}\nc-x = See\n";
        let uk = "a = Один\nb = { $n } з { $m }\nc-x = Дивіться\n";
        let code = Code {
            files: &["t.text(\"a\")", "t.text_with(\n    \"b\", &[])", "format!(\"c-{x}\")"],
            composed: &["c-"],
        };
        assert_eq!(findings(&[(Language::En, en), (Language::Uk, uk)], code), [""; 0]);
    }

    #[test]
    fn a_missing_text_is_found() {
        assert_eq!(found("a = One\nb = Two\n", "a = Один\n", r#""a" "b""#), ["b: missing in uk"]);
        assert_eq!(found("a = One\n", "a = Один\nb = Два\n", r#""a" "b""#), ["b: missing in en"]);
    }

    #[test]
    fn differing_variables_are_found() {
        assert_eq!(
            found("a = { $n } days\n", "a = { $m } днів\n", r#""a""#),
            [r#"a: variables {"m"} in uk, {"n"} in en"#]
        );
    }

    #[test]
    fn what_the_source_lacks_or_invents_is_found() {
        assert_eq!(found("a = One\n", "a = Один\n", ""), ["a: not used"]);
        assert_eq!(
            found("a = One\n", "a = Один\n", r#"text("a") text_with( "x", y)"#),
            ["x: used in the source, but there is no such message"]
        );
        let code = Code { files: &[], composed: &["state-"] };
        assert_eq!(findings(&[], code), ["state-: begins no message"]);
    }
}
