//! The order that people expect of names: "slice 9" before "slice 10".

use std::cmp::Ordering;

/// Compares names piece by piece: digits by the number that they are.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        match (one.chars().next(), other.chars().next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(first), Some(second)) if first.is_ascii_digit() && second.is_ascii_digit() => {
                let (number, rest) = number(one);
                let (against, rest_of_other) = self::number(other);
                // Of two numbers without zeros before them the longer is the larger.
                let order = number.len().cmp(&against.len()).then_with(|| number.cmp(against));
                if order != Ordering::Equal {
                    return order;
                }
                (one, other) = (rest, rest_of_other);
            }
            (Some(first), Some(second)) if first == second => {
                (one, other) = (&one[first.len_utf8()..], &other[second.len_utf8()..]);
            }
            (Some(first), Some(second)) => return first.cmp(&second),
        }
    }
}

/// The number that a text begins with, without zeros before it, and the rest.
fn number(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].trim_start_matches('0'), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names = ["ct/IM10", "ct/IM9", "ct/IM010b", "ct/IM1", "b", "ct/IM", "є10", "є9"];
        names.sort_by(|one, other| compare(one, other));
        assert_eq!(names, ["b", "ct/IM", "ct/IM1", "ct/IM9", "ct/IM10", "ct/IM010b", "є9", "є10"]);
    }
}
