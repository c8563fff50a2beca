//! WCAG 2.2, success criteria 1.4.3 and 1.4.11, computed from the tokens: what is read has a contrast of 4.5 at least,
//! what marks a control has 3; 7 and 4.5 where the person asks for more.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../web/_tokens.css");

/// Text and the grounds that it stands on.
const READ: &[(&str, &[&str])] = &[
    ("text", &["ground", "surface", "sunken", "accent-soft", "urgent-soft"]),
    ("soft", &["ground", "surface", "sunken", "accent-soft"]),
    ("accent", &["ground", "surface", "accent-soft"]),
    ("accent-strong", &["ground", "surface"]),
    ("on-accent", &["accent", "accent-strong"]),
    ("urgent", &["ground", "surface", "urgent-soft"]),
    ("on-urgent", &["urgent"]),
    ("note-text", &["note"]),
    ("ground", &["text"]),
];
/// Borders, rings and marks, and what they stand on.
const MARKS: &[(&str, &[&str])] = &[
    ("control", &["ground", "surface"]),
    ("accent", &["ground", "surface", "track"]),
    ("focus", &["ground", "surface", "sunken", "accent-soft", "note", "urgent-soft"]),
    ("urgent", &["surface"]),
];

type Colours = BTreeMap<&'static str, [f64; 3]>;

/// The colours of a block that begins with this condition; the first block has none.
fn colours(condition: &str) -> Colours {
    let block = match condition {
        "" => TOKENS,
        condition => TOKENS.split(&format!("@media {condition} {{")).nth(1).unwrap(),
    };
    let block = block.split_once(":root {").unwrap().1.split_once('}').unwrap().0;
    block
        .split(';')
        .filter_map(|line| line.rsplit_once("--")?.1.split_once(": #"))
        .map(|(name, hex)| {
            let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            (name, [part(0), part(2), part(4)])
        })
        .collect()
}

/// Blocks as the browser lays them over one another.
fn theme(conditions: &[&str]) -> Colours {
    conditions.iter().flat_map(|condition| colours(condition)).collect()
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] =
        colour.map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn everything_can_be_read_in_light_and_dark_and_more_contrast() {
    let (dark, more) = ("(prefers-color-scheme: dark)", "(prefers-contrast: more)");
    let both = "(prefers-contrast: more) and (prefers-color-scheme: dark)";
    let themes = [
        ("light", theme(&[""]), 4.5, 3.0),
        ("dark", theme(&["", dark]), 4.5, 3.0),
        ("light, more contrast", theme(&["", more]), 7.0, 4.5),
        ("dark, more contrast", theme(&["", dark, more, both]), 7.0, 4.5),
    ];
    let mut poor = Vec::new();
    for (theme, colours, read, mark) in themes {
        for (pairs, least) in [(READ, read), (MARKS, mark)] {
            for (text, grounds) in pairs {
                for ground in *grounds {
                    let contrast = contrast(colours[text], colours[ground]);
                    if contrast < least {
                        poor.push(format!(
                            "{theme}: {text} on {ground} has {contrast:.2}, and needs {least}"
                        ));
                    }
                }
            }
        }
    }
    assert!(poor.is_empty(), "{poor:#?}");
}

#[test]
fn the_formula_is_that_of_the_guidelines() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    // #767676 on white is the lightest grey that passes.
    let grey = [f64::from(0x76_u8) / 255.0; 3];
    assert!((4.5..4.6).contains(&contrast(grey, [1.0; 3])));
}
