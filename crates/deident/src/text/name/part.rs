//! What a word can be in a name.

use crate::text::{
    lexicon::{Lexicon, Sure},
    token::{Case, Tokens},
};

/// What a word can be in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A first name; how surely.
    First(Sure),
    /// "Петрівна", "Ivanovych".
    Patronymic,
    /// An ending that surnames have and hardly any word: "-енко", "-chuk".
    Surname,
    /// A surname on the list, or an ending that words have too.
    Perhaps,
    /// One capital letter.
    Initial,
    /// A name that is also that of a disease or a sign.
    Eponym,
    /// Begins with a capital; nothing else is known.
    Unknown,
    /// No part of any name.
    None,
}

/// Endings that are surnames' alone, with those of their cases.
const SURNAMES: &[&str] = &[
    "енко",
    "єнко",
    "енком",
    "енкові",
    "чук",
    "чука",
    "чуку",
    "чуком",
    "чукові",
    "щук",
    "щука",
    "щуку",
    "щуком",
    "нюк",
    "нюка",
    "рюк",
    "дюк",
    "сюк",
    "сюка",
    "люк",
    "люка",
    "ишин",
    "ишина",
    "ишину",
    "ишиним",
    "їшин",
    "enko",
    "chuk",
    "shyn",
    "wicz",
    "opoulos",
    "czyk",
    "ынчук",
];
/// The same where no sentence begins: "Зеленка" is a medicine, "Печенка" the liver.
const SURNAMES_INSIDE: &[&str] = &["енка", "єнка", "енку", "єнку"];
/// Words with such an ending.
const NO_SURNAMES: &[&str] = &[
    "каучук",
    "каучука",
    "люка",
    "люк",
    "зеленка",
    "зеленку",
    "печенка",
    "печенку",
    "коленка",
    "коленку",
    "пеленка",
    "сценка",
    "індюк",
    "брюк",
    "барсук",
    "щука",
    "щуку",
    "щуком",
];
/// Endings that surnames have and words too.
const PERHAPS: &[&str] = &[
    "ський",
    "ська",
    "ського",
    "ському",
    "ським",
    "ської",
    "ській",
    "ську",
    "ською",
    "цький",
    "цька",
    "цького",
    "цькому",
    "цьким",
    "цької",
    "цьку",
    "зький",
    "зька",
    "ук",
    "юк",
    "як",
    "ко",
    "ець",
    "ишин",
    "ів",
    "їв",
    "ин",
    "ина",
    "ін",
    "їн",
    "ов",
    "ова",
    "ев",
    "ева",
    "єв",
    "єва",
    "ич",
    "их",
    "ых",
    "ский",
    "ская",
    "ець",
    "ун",
    "skyi",
    "skyy",
    "sky",
    "ska",
    "ski",
    "yuk",
    "iuk",
    "ov",
    "ova",
    "ev",
    "eva",
    "son",
    "sen",
    "ez",
    "ian",
    "escu",
];
/// Patronymics: the ending, those of its cases.
const PATRONYMICS: &[&str] = &[
    "ович",
    "овича",
    "овичу",
    "овичем",
    "овичеві",
    "овичі",
    "йович",
    "йовича",
    "евич",
    "евича",
    "евичу",
    "евичем",
    "лліч",
    "лліча",
    "мич",
    "кич",
    "івна",
    "івни",
    "івні",
    "івну",
    "івною",
    "івно",
    "ївна",
    "ївни",
    "ївні",
    "ївну",
    "ївною",
    "ївно",
    "ovych",
    "evych",
    "ovich",
    "evich",
    "yovych",
    "ivna",
    "yivna",
    "ovna",
    "evna",
];
/// The same of women in Russian, where a first name stands before: "основна" and "головне" end so too.
const PATRONYMICS_AFTER_NAME: &[&str] =
    &["овна", "овны", "овне", "овну", "овной", "евна", "евны", "евне", "евну", "евной", "ёвна"];
/// Words with such an ending.
const NO_PATRONYMICS: &[&str] = &[
    "чарівна",
    "чарівні",
    "чарівну",
    "нерівна",
    "нерівні",
    "нерівну",
    "царівна",
    "королівна",
    "порівну",
    "порівно",
    "нарівні",
    "дівна",
];

impl Part {
    /// What the word at `at` can be.
    pub(super) fn of(tokens: &Tokens<'_>, words: &Lexicon, at: usize) -> Self {
        let Some(token) = tokens.get(at).filter(|_| tokens.is_word(at)) else { return Self::None };
        // "Ed25519" is no Ed.
        if tokens.is_number(at + 1) && tokens.is_glued(at + 1) {
            return Self::None;
        }
        let word = token.lower.as_str();
        let length = token.length();
        let is_capital = token.case != Case::Small;
        if length == 1 {
            let is_initial = is_capital && (tokens.is_mark(at + 1, &['.']) && tokens.is_glued(at + 1));
            return if is_initial { Self::Initial } else { Self::None };
        }
        let first = words.first_name(word);
        if let (Some(Sure::Certain), true) = (first, is_capital || length >= 4) {
            return Self::First(Sure::Certain);
        }
        if words.is_eponym(word) {
            return if is_capital { Self::Eponym } else { Self::None };
        }
        // Most endings are told apart by their last byte.
        let last = word.bytes().last();
        let ends = |endings: &[&str], stem: usize| {
            endings
                .iter()
                .filter(|ending| ending.bytes().last() == last)
                .any(|ending| word.strip_suffix(ending).is_some_and(|rest| rest.chars().count() >= stem))
        };
        let is_after_first = || at > 0 && words.first_name(tokens.lower(at - 1)).is_some();
        let is_patronymic = ends(PATRONYMICS, 2) || ends(PATRONYMICS_AFTER_NAME, 2) && is_after_first();
        if is_patronymic && !NO_PATRONYMICS.contains(&word) {
            return Self::Patronymic;
        }
        let is_inside = is_capital && !tokens.is_start(at);
        if (ends(SURNAMES, 2) || is_inside && ends(SURNAMES_INSIDE, 2)) && !NO_SURNAMES.contains(&word) {
            return Self::Surname;
        }
        let is_common = words.never.has(word) || words.month(word).is_some();
        match first {
            // A form of "Коля" is "when" in the first place.
            Some(_) if is_capital && is_common => return Self::First(Sure::Seldom),
            // "MAX" and "PAT" are abbreviations.
            Some(Sure::Perhaps) if token.case == Case::Capitals => return Self::First(Sure::Seldom),
            Some(sure) if is_capital => return Self::First(sure),
            _ if is_common => return Self::None,
            _ => {}
        }
        // In small letters endings that words have too say nothing.
        if words.surname(word).is_some()
            || is_capital && length >= 4 && ends(PERHAPS, 2)
            || is_fond(words, word) && is_capital
        {
            return if is_fond(words, word) { Self::First(Sure::Certain) } else { Self::Perhaps };
        }
        if is_capital { Self::Unknown } else { Self::None }
    }
}

/// "Златочка", "Жанночці": a first name with an ending of fondness.
fn is_fond(words: &Lexicon, word: &str) -> bool {
    const ENDINGS: [&str; 6] = ["очк", "очц", "ечк", "еньк", "оньк", "ічк"];
    ENDINGS.iter().any(|ending| {
        word.split_once(ending).is_some_and(|(stem, case)| {
            case.chars().count() <= 2
                && ["а", "я", "ія"].iter().any(|last| words.first_name(&format!("{stem}{last}")).is_some())
        })
    })
}
