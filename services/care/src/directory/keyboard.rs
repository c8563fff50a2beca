//! What somebody typed while the other keyboard was on: "itdxtyrj" stands on the keys of "шевченко".

/// The keys, row by row, as the Latin and the Ukrainian keyboard have them.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const UKRAINIAN: &str = "йцукенгшщзхїфівапролджєячсмитьбю'";

/// The same keys on the other keyboard; none where no key differs.
pub(super) fn other(text: &str) -> Option<String> {
    let cyrillic = text.chars().any(|c| matches!(c, '\u{400}'..='\u{4FF}'));
    let (from, to) = if cyrillic { (UKRAINIAN, LATIN) } else { (LATIN, UKRAINIAN) };
    let key = |c: char| {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let at = from.chars().position(|key| key == lower)?;
        to.chars().nth(at)
    };
    let typed: String = text.chars().map(|c| key(c).unwrap_or(c)).collect();
    (typed != text).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_letter_on_both() {
        assert_eq!(LATIN.chars().count(), UKRAINIAN.chars().count());
        assert_eq!(other("Itdxtyrj").as_deref(), Some("шевченко"));
        assert_eq!(other("ірумсрутлщ").as_deref(), Some("shevchenko"));
        assert_eq!(other("123 "), None);
    }
}
