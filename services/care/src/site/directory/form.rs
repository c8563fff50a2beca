//! The form of the directory: what can be wished for, and what is.

use std::collections::BTreeSet;

use secondok_l10n::codes;

use super::{
    super::page::Page,
    answer_within, price_at_most,
    wishes::{Wish, Wishes},
};
use crate::directory::published::Published;

/// Steps in which prices and days are offered; an address may hold any other.
const PRICES: [u32; 12] = [0, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000];
const DAYS: [u32; 7] = [1, 2, 3, 5, 7, 10, 14];

/// The form.
pub(super) struct Form {
    pub(super) text: String,
    pub(super) specialties: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    pub(super) countries: Vec<Choice>,
    pub(super) prices: Vec<Choice>,
    pub(super) days: Vec<Choice>,
    pub(super) available: bool,
    /// Whether something is wished for among what is folded away.
    pub(super) is_open: bool,
}

/// One entry of a selection.
pub(super) struct Choice {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) selected: bool,
}

impl Form {
    pub(super) fn new(page: &Page, published: &Published, wishes: &Wishes) -> Self {
        let named = |kind: &str, codes: &BTreeSet<String>, wish: &Option<String>| {
            let codes = codes.iter().chain(wish.as_ref().filter(|wish| !codes.contains(*wish)));
            let choice = |code: &String| Choice {
                code: code.clone(),
                name: codes::name(page.texts(), kind, code),
                selected: Some(code) == wish.as_ref(),
            };
            let mut choices: Vec<_> = codes.map(choice).collect();
            choices.sort_by_key(|choice| choice.name.to_lowercase());
            choices
        };
        let up_to = |steps: &[u32], wish: Option<u32>, all: Vec<u32>, name: &dyn Fn(u32) -> String| {
            // A step that takes nobody, or everybody, chooses nothing.
            let (least, most) = (all.iter().min().copied(), all.iter().max().copied());
            let chooses = |step: &u32| {
                least.is_some_and(|least| *step >= least) && most.is_some_and(|most| *step < most)
            };
            let steps: BTreeSet<u32> = steps.iter().copied().filter(chooses).chain(wish).collect();
            let choice =
                |step: u32| Choice { code: step.to_string(), name: name(step), selected: Some(step) == wish };
            steps.into_iter().map(choice).collect()
        };
        let profiles = || published.doctors().iter().map(|listed| &listed.profile);
        Self {
            text: wishes.text.clone(),
            specialties: named("specialty", published.specialties(), &wishes.specialty),
            languages: named("language", published.languages(), &wishes.language),
            countries: named("country", published.countries(), &wishes.country),
            prices: up_to(&PRICES, wishes.price, profiles().map(|it| it.price_units).collect(), &|units| {
                price_at_most(page, units)
            }),
            days: up_to(&DAYS, wishes.days, profiles().map(|it| it.answer_days).collect(), &|days| {
                page.text_with("answer-days", &[("days", days.into())])
            }),
            available: wishes.available,
            is_open: wishes.country.is_some()
                || wishes.price.is_some()
                || wishes.days.is_some()
                || wishes.available,
        }
    }
}

/// What is wished for, as it is shown above the list, with the way to take it back.
pub(super) struct Chosen {
    pub(super) name: String,
    /// The page without it.
    pub(super) path: String,
}

impl Chosen {
    pub(super) fn every(page: &Page, wishes: &Wishes) -> Vec<Self> {
        let chosen = |wish: Wish| Self {
            name: name(page, wishes, wish),
            path: page.path(&wishes.without(wish).path(1)),
        };
        wishes.every().into_iter().map(chosen).collect()
    }
}

/// A wish in words.
pub(super) fn name(page: &Page, wishes: &Wishes, wish: Wish) -> String {
    let code = |kind: &str, code: &Option<String>| {
        code.as_ref().map(|code| codes::name(page.texts(), kind, code)).unwrap_or_default()
    };
    match wish {
        Wish::Text => page.text_with("wish-text", &[("text", wishes.text.as_str().into())]),
        Wish::Specialty => code("specialty", &wishes.specialty),
        Wish::Language => {
            page.text_with("wish-language", &[("language", code("language", &wishes.language).into())])
        }
        Wish::Country => {
            page.text_with("wish-licence", &[("country", code("country", &wishes.country).into())])
        }
        Wish::Price => price_at_most(page, wishes.price.unwrap_or_default()),
        Wish::Days => answer_within(page, wishes.days.unwrap_or_default()),
        Wish::Available => page.text("filter-available"),
    }
}
