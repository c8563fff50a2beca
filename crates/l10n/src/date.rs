//! Dates in words.

use crate::{Language, pseudo::pseudo};

const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// In the genitive, as they stand in a date.
const UK: [&str; 12] = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
];

impl Language {
    /// A date in words: `22 November 2026`, `22 листопада 2026 року` The spaces do not break, so that a date stays
    /// on one line. Takes what `Day::calendar` of the protocol gives: year, month (1–12), day of the month; a month
    /// outside that range is written as a number.
    pub fn date(self, (year, month, day): (i32, u8, u8)) -> String {
        let months = match self {
            Self::En | Self::Pseudo => &EN,
            Self::Uk => &UK,
        };
        let Some(name) = usize::from(month).checked_sub(1).and_then(|index| months.get(index)) else {
            return format!("{year:04}-{month:02}-{day:02}");
        };
        match self {
            Self::En => format!("{day}\u{a0}{name}\u{a0}{year}"),
            Self::Uk => format!("{day}\u{a0}{name}\u{a0}{year}\u{a0}року"),
            Self::Pseudo => format!("{day}\u{a0}{}\u{a0}{year}", pseudo(name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_each_language() {
        let day = (2026, 11, 22);
        assert_eq!(Language::En.date(day).replace('\u{a0}', " "), "22 November 2026");
        assert_eq!(Language::Uk.date(day).replace('\u{a0}', " "), "22 листопада 2026 року");
        assert_eq!(Language::En.date((2027, 1, 1)).replace('\u{a0}', " "), "1 January 2027");
        assert_eq!(Language::En.date((2027, 13, 1)), "2027-13-01");
    }
}
