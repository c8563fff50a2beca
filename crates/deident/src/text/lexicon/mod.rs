//! The lists that the rules ask: `../lists`, in plain text.

mod decline;

use std::sync::OnceLock;

use super::phrases::Phrases;

/// How sure it is that a word is a first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// It is a word in the first place ("will").
    Seldom,
    /// It is a word too ("rose").
    Perhaps,
    /// It is nothing else ("anna").
    Certain,
}

/// The lists, taken apart once.
#[derive(Debug)]
pub(super) struct Lexicon {
    first: Vec<(String, Sure)>,
    surnames: Vec<(String, Sure)>,
    eponyms: Vec<String>,
    pub(super) naming: Phrases,
    pub(super) labels: Phrases,
    pub(super) titles: Phrases,
    pub(super) kin: Phrases,
    pub(super) self_said: Phrases,
    pub(super) staff: Phrases,
    pub(super) disease: Phrases,
    pub(super) disease_before: Phrases,
    pub(super) never: Phrases,
    pub(super) after_name: Phrases,
    pub(super) doing: Phrases,
    pub(super) no_name: Phrases,
    pub(super) born: Phrases,
    pub(super) born_fillers: Phrases,
    pub(super) born_after: Phrases,
    pub(super) event: Phrases,
    pub(super) phone: Phrases,
    pub(super) phone_fillers: Phrases,
    pub(super) record: Phrases,
    pub(super) record_fillers: Phrases,
    pub(super) record_marked: Phrases,
    pub(super) studies: Phrases,
    pub(super) handle: Phrases,
    pub(super) street: Phrases,
    pub(super) street_capital: Phrases,
    pub(super) street_before: Phrases,
    pub(super) street_after: Phrases,
    pub(super) house: Phrases,
    pub(super) locality: Phrases,
    pub(super) village: Phrases,
    pub(super) region: Phrases,
    pub(super) district: Phrases,
    pub(super) live: Phrases,
    pub(super) states: Phrases,
    pub(super) references: Vec<&'static str>,
    pub(super) networks: Vec<&'static str>,
    pub(super) hosts: Phrases,
    months: Vec<(&'static str, u8)>,
}

const WORDS: &str = include_str!("../lists/words.txt");

impl Lexicon {
    /// The lists.
    pub(super) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::load)
    }

    fn load() -> Self {
        let before = |name| Phrases::before(&section(name));
        let at = |name| Phrases::at(&section(name));
        let mut first: Vec<(String, Sure)> =
            graded(include_str!("../lists/latin.txt")).map(|(name, sure)| (name.to_owned(), sure)).collect();
        for (name, sure) in graded(include_str!("../lists/cyrillic.txt")) {
            first.extend(decline::forms(name).into_iter().map(|form| (form, sure)));
        }
        let surnames = graded(include_str!("../lists/surnames.txt"))
            .flat_map(|(name, sure)| decline::surname(name).into_iter().map(move |form| (form, sure)))
            .collect();
        let mut eponyms: Vec<String> = lines(include_str!("../lists/eponyms.txt"))
            .flat_map(str::split_whitespace)
            .map(str::to_owned)
            .collect();
        eponyms.sort();
        Self {
            first: least_sure(first),
            surnames: least_sure(surnames),
            eponyms,
            naming: before("naming"),
            labels: before("labels"),
            titles: before("titles"),
            kin: before("kin"),
            self_said: before("self"),
            staff: before("staff"),
            disease: at("disease"),
            disease_before: before("disease before"),
            never: at("never"),
            after_name: at("after a name"),
            doing: at("doing"),
            no_name: at("no name"),
            born: before("born"),
            born_fillers: at("born fillers"),
            born_after: at("born after"),
            event: before("event"),
            phone: before("phone"),
            phone_fillers: at("phone fillers"),
            record: before("record"),
            record_fillers: at("record fillers"),
            record_marked: before("record marked"),
            studies: before("study numbers"),
            handle: before("handle"),
            street: at("street"),
            street_capital: at("street capital"),
            street_before: at("street before"),
            street_after: at("street after"),
            house: at("house"),
            locality: at("locality"),
            village: at("village"),
            region: at("region"),
            district: at("district"),
            live: before("live"),
            states: at("states"),
            references: items("references"),
            networks: items("networks"),
            hosts: at("endings of hosts"),
            months: months(),
        }
    }

    /// Whether a word in small letters is a first name.
    pub(super) fn first_name(&self, word: &str) -> Option<Sure> {
        look_up(&self.first, word)
    }

    /// Whether a word in small letters is on the list of surnames.
    pub(super) fn surname(&self, word: &str) -> Option<Sure> {
        look_up(&self.surnames, word)
    }

    /// Whether a disease, a sign or a method bears this name; in Ukrainian in any case.
    pub(super) fn is_eponym(&self, word: &str) -> bool {
        /// Letters of the longest ending ("-еною").
        const ENDING: usize = 4;
        let from = |word: &str| self.eponyms.binary_search_by(|entry| entry.as_str().cmp(word)).is_ok();
        let is_cyrillic = word.starts_with(|c: char| ('а'..='ґ').contains(&c));
        from(word)
            || is_cyrillic
                && word
                    .char_indices()
                    .rev()
                    .take(ENDING)
                    .any(|(at, _)| word[..at].chars().nth(2).is_some() && from(&word[..at]))
    }

    /// The number of a month.
    pub(super) fn month(&self, word: &str) -> Option<u8> {
        let found = self.months.binary_search_by(|(month, _)| month.cmp(&word)).ok()?;
        self.months.get(found).map(|(_, number)| *number)
    }
}

fn look_up(names: &[(String, Sure)], word: &str) -> Option<Sure> {
    let found = names.binary_search_by(|(name, _)| name.as_str().cmp(word)).ok()?;
    names.get(found).map(|(_, sure)| *sure)
}

/// Sorted; of what stands there twice, the less sure one: a form of one name can be a word though another's is not.
fn least_sure(mut names: Vec<(String, Sure)>) -> Vec<(String, Sure)> {
    names.sort();
    names.dedup_by(|later, earlier| later.0 == earlier.0);
    names
}

/// Lines without remarks.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// Words with their mark: `?` perhaps, `!` seldom a name.
fn graded(list: &'static str) -> impl Iterator<Item = (&'static str, Sure)> {
    lines(list).flat_map(str::split_whitespace).map(|word| {
        match (word.strip_suffix('?'), word.strip_suffix('!')) {
            (Some(word), _) => (word, Sure::Perhaps),
            (_, Some(word)) => (word, Sure::Seldom),
            _ => (word, Sure::Certain),
        }
    })
}

/// A section of the words.
fn section(name: &str) -> String {
    let is_this = |line: &str| line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) == Some(name);
    let section =
        lines(WORDS).skip_while(|line| !is_this(line)).skip(1).take_while(|line| !line.starts_with('['));
    section.collect::<Vec<_>>().join("\n")
}

/// A section of entries that are no phrases.
fn items(name: &'static str) -> Vec<&'static str> {
    let mut is_inside = false;
    let mut items = Vec::new();
    for line in lines(WORDS) {
        if let Some(title) = line.strip_prefix('[') {
            is_inside = title.strip_suffix(']') == Some(name);
        } else if is_inside {
            items.extend(line.split('|').map(str::trim).filter(|item| !item.is_empty()));
        }
    }
    items
}

fn months() -> Vec<(&'static str, u8)> {
    let list = lines(WORDS).skip_while(|line| *line != "[months]").nth(1).unwrap_or_default();
    let numbered = list.split(';').zip(1u8..);
    let mut months: Vec<_> = numbered
        .flat_map(|(forms, number)| forms.split_whitespace().map(move |form| (form, number)))
        .collect();
    months.sort_unstable();
    months
}
