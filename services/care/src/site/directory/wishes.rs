//! What is wished for, as it stands in the address of the page: anybody can send it to somebody else.

use std::str::FromStr;

use secondok_api::{
    profile::{ANSWER_DAYS, PRICE_MAX},
    text::{acts, hides},
};

use super::PATH;
use crate::directory::published::Listed;

/// Longest text to search for, in characters.
pub(in super::super) const TEXT_MAX: usize = 80;

/// What is wished for; nothing is wished for twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Wishes {
    /// Words of a name or a specialty; empty for none.
    pub(super) text: String,
    /// Identifier of the specialty.
    pub(super) specialty: Option<String>,
    /// ISO 639-1.
    pub(super) language: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub(super) country: Option<String>,
    /// The most units.
    pub(super) price: Option<u32>,
    /// The most days.
    pub(super) days: Option<u32>,
    /// Only who takes new consultations today.
    pub(super) available: bool,
}

/// One of them, that can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    Text,
    Specialty,
    Language,
    Country,
    Price,
    Days,
    Available,
}

/// What of an address was left out, so that it can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum LeftOut {
    /// A text that is too long to search for.
    Long,
    /// A value that there is not, or a second one.
    Unknown,
}

/// An address's query as it was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Asked {
    pub(super) wishes: Wishes,
    /// From 1 on.
    pub(super) page: usize,
    pub(super) left_out: Option<LeftOut>,
}

impl Asked {
    /// Reads a query. `is_known` tells whether there is such a code of a kind ("specialty", "language", "country"). What is not
    /// understood is left out.
    pub(in super::super) fn read(query: &str, is_known: impl Fn(&str, &str) -> bool) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        let mut named = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            // What others hang on addresses wishes for nothing.
            let Some(name) = NAMES.into_iter().find(|known| *known == name) else { continue };
            if value.is_empty() {
                continue;
            }
            let is_first = !named.contains(&name);
            named.push(name);
            if !is_first || !asked.take(name, &value, &is_known) {
                asked.left_out.get_or_insert(LeftOut::Unknown);
            }
        }
        asked
    }

    /// Whether it was understood.
    fn take(&mut self, name: &str, value: &str, is_known: impl Fn(&str, &str) -> bool) -> bool {
        let code = |kind: &str| is_known(kind, value).then(|| value.to_owned());
        let wishes = &mut self.wishes;
        match name {
            TEXT if value.chars().count() > TEXT_MAX => {
                self.left_out = Some(LeftOut::Long);
                true
            }
            TEXT => {
                wishes.text = line(value);
                true
            }
            SPECIALTY => put(&mut wishes.specialty, code("specialty")),
            LANGUAGE => put(&mut wishes.language, code("language")),
            COUNTRY => put(&mut wishes.country, code("country")),
            PRICE => put(&mut wishes.price, number(value).filter(|price| *price <= PRICE_MAX)),
            DAYS => put(&mut wishes.days, number(value).filter(|days| ANSWER_DAYS.contains(days))),
            AVAILABLE => {
                wishes.available = value == YES;
                wishes.available
            }
            _ => {
                let page = number(value).filter(|page| *page >= 1);
                self.page = page.unwrap_or(1);
                page.is_some()
            }
        }
    }
}

const TEXT: &str = "q";
const SPECIALTY: &str = "specialty";
const LANGUAGE: &str = "language";
const COUNTRY: &str = "licence";
const PRICE: &str = "price";
const DAYS: &str = "days";
const AVAILABLE: &str = "available";
const PAGE: &str = "page";
/// Names in the address.
const NAMES: [&str; 8] = [TEXT, SPECIALTY, LANGUAGE, COUNTRY, PRICE, DAYS, AVAILABLE, PAGE];
const YES: &str = "yes";

fn put<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}

/// A whole number as people write it: digits alone.
fn number<T: FromStr>(value: &str) -> Option<T> {
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok()).flatten()
}

/// On one line, without what acts or hides.
fn line(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_control() || c == '\u{fffd}' { ' ' } else { c });
    let seen: String = spaced.filter(|c| !acts(*c) && !hides(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Wishes {
    /// Whether nothing is wished for.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Those that there are.
    pub(super) fn every(&self) -> Vec<Wish> {
        let there_are = [
            (Wish::Text, !self.text.is_empty()),
            (Wish::Specialty, self.specialty.is_some()),
            (Wish::Language, self.language.is_some()),
            (Wish::Country, self.country.is_some()),
            (Wish::Price, self.price.is_some()),
            (Wish::Days, self.days.is_some()),
            (Wish::Available, self.available),
        ];
        there_are.into_iter().filter(|(_, is_there)| *is_there).map(|(wish, _)| wish).collect()
    }

    /// The others.
    #[must_use]
    pub(super) fn without(&self, wish: Wish) -> Self {
        let mut rest = self.clone();
        match wish {
            Wish::Text => rest.text.clear(),
            Wish::Specialty => rest.specialty = None,
            Wish::Language => rest.language = None,
            Wish::Country => rest.country = None,
            Wish::Price => rest.price = None,
            Wish::Days => rest.days = None,
            Wish::Available => rest.available = false,
        }
        rest
    }

    /// Path and query of a page with these wishes, always in the same order.
    pub(super) fn path(&self, page: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut put = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        };
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        put(TEXT, Some(self.text.as_str()).filter(|text| !text.is_empty()));
        put(SPECIALTY, self.specialty.as_deref());
        put(LANGUAGE, self.language.as_deref());
        put(COUNTRY, self.country.as_deref());
        put(PRICE, number(self.price).as_deref());
        put(DAYS, number(self.days).as_deref());
        put(AVAILABLE, self.available.then_some(YES));
        put(PAGE, (page > 1).then(|| page.to_string()).as_deref());
        let query = query.finish();
        if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
    }

    /// Whether the doctor is as wished, the text aside.
    pub(super) fn takes(&self, Listed { profile, available }: &Listed) -> bool {
        let has =
            |list: &[String], wish: &Option<String>| wish.as_ref().is_none_or(|wish| list.contains(wish));
        has(&profile.specialties, &self.specialty)
            && has(&profile.languages, &self.language)
            && has(&profile.licensed_in, &self.country)
            && self.price.is_none_or(|most| profile.price_units <= most)
            && self.days.is_none_or(|most| profile.answer_days <= most)
            && (*available || !self.available)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Asked {
        Asked::read(query, |kind, code| {
            [("specialty", "oncology"), ("language", "uk"), ("country", "UA")].contains(&(kind, code))
        })
    }

    #[test]
    fn every_state_is_an_address_that_reads_back_as_itself() {
        let all = "q=%D0%9E%D0%BB%D1%8F+%26+co&specialty=oncology&language=uk&licence=UA&price=0&days=5&available=yes";
        let asked = read(&format!("{all}&page=3"));
        assert_eq!(asked.left_out, None);
        assert_eq!(asked.wishes.path(asked.page), format!("{PATH}?{all}&page=3"));
        assert_eq!(asked.wishes.every().len(), 7);
        for wish in asked.wishes.every() {
            let rest = asked.wishes.without(wish);
            assert_eq!(rest.every().len(), 6, "{wish:?}");
            let query = rest.path(1);
            assert_eq!(read(query.split_once('?').map_or("", |(_, query)| query)).wishes, rest);
        }
        assert_eq!(read("q=&specialty=&language=&utm=x"), Asked { page: 1, ..Asked::default() });
        assert_eq!(Wishes::default().path(1), PATH);
    }

    #[test]
    fn what_is_not_understood_is_left_out_and_said() {
        for query in [
            "specialty=astrology",
            "specialty=%22%3E%3Cb%3E",
            "language=UK",
            "licence=ua",
            "price=-1",
            "price=+1",
            "price=1001",
            "price=99999999999999999999",
            "price=free",
            "days=0",
            "days=15",
            "available=no",
            "page=0",
            "page=-1",
            "page=99999999999999999999999",
        ] {
            let asked = read(query);
            assert_eq!(asked.left_out, Some(LeftOut::Unknown), "{query}");
            assert_eq!((asked.wishes, asked.page), (Wishes::default(), 1), "{query}");
        }
        let twice = read("specialty=oncology&specialty=cardiology");
        assert_eq!(twice.left_out, Some(LeftOut::Unknown));
        assert_eq!(twice.wishes.specialty.as_deref(), Some("oncology"), "the first one counts");
    }

    #[test]
    fn a_text_is_a_short_line_in_which_nothing_acts() {
        assert_eq!(read("q=a%0d%0a%00b%E2%80%AEc%E2%80%8B+%FF+d").wishes.text, "a bc d");
        assert_eq!(read("q=+%09+").wishes, Wishes::default());
        let long = read(&format!("q={}&specialty=oncology", "a".repeat(10_000)));
        assert_eq!((long.left_out, long.wishes.text.as_str()), (Some(LeftOut::Long), ""));
        assert_eq!(long.wishes.specialty.as_deref(), Some("oncology"), "the rest is understood");
        assert_eq!(read(&format!("q={}", "%D1%8F".repeat(TEXT_MAX))).left_out, None);
    }
}
