//! What was typed here, over what another device has saved meanwhile.

use std::collections::BTreeMap;

use secondok_client::api::verification::Form;

/// `typed` was begun from `seen`; meanwhile the service has `now`. What was changed here stands, and everything else is as it is now.
pub(super) fn merge(seen: &Form, typed: Form, now: Form) -> Form {
    Form {
        name: one(&seen.name, typed.name, now.name),
        title: one(&seen.title, typed.title, now.title),
        specialties: list(&seen.specialties, typed.specialties, now.specialties),
        experience_years: one(&seen.experience_years, typed.experience_years, now.experience_years),
        languages: list(&seen.languages, typed.languages, now.languages),
        about: texts(&seen.about, typed.about, now.about),
        price_units: one(&seen.price_units, typed.price_units, now.price_units),
        answer_days: one(&seen.answer_days, typed.answer_days, now.answer_days),
        credentials: list(&seen.credentials, typed.credentials, now.credentials),
    }
}

fn one<T: PartialEq>(seen: &T, typed: T, now: T) -> T {
    if typed == *seen { now } else { typed }
}

/// What was taken out here is out, what was put in here is in.
fn list<T: PartialEq>(seen: &[T], typed: Vec<T>, now: Vec<T>) -> Vec<T> {
    let mut merged = now;
    merged.retain(|one| typed.contains(one) || !seen.contains(one));
    for one in typed {
        if !seen.contains(&one) && !merged.contains(&one) {
            merged.push(one);
        }
    }
    merged
}

fn texts(
    seen: &BTreeMap<String, String>,
    mut typed: BTreeMap<String, String>,
    mut now: BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let languages: Vec<_> = seen.keys().chain(typed.keys()).chain(now.keys()).cloned().collect();
    let mut merged = BTreeMap::new();
    for language in languages {
        let (typed, now) = (typed.remove(&language), now.remove(&language));
        if typed.is_none() && now.is_none() {
            continue;
        }
        let text = one(&seen.get(&language).cloned(), typed, now);
        merged.extend(text.map(|text| (language, text)));
    }
    merged
}

#[cfg(test)]
mod tests {
    use secondok_client::api::verification::{Credential, CredentialKind};

    use super::*;

    fn licence(issuer: &str) -> Credential {
        let (issuer, country) = (issuer.to_owned(), "UA".to_owned());
        Credential { kind: CredentialKind::Licence, issuer, country, valid_until: None }
    }

    fn form(name: &str, issuers: &[&str], about: &[(&str, &str)]) -> Form {
        Form {
            name: name.to_owned(),
            credentials: issuers.iter().map(|issuer| licence(issuer)).collect(),
            about: about
                .iter()
                .map(|(language, text)| ((*language).to_owned(), (*text).to_owned()))
                .collect(),
            ..Form::default()
        }
    }

    #[test]
    fn what_was_typed_stands_and_what_another_device_saved_beside_it_too() {
        let seen = form("Olena", &["a", "b"], &[("en", "Hearts."), ("uk", "Серця.")]);
        let typed = form("Olena K.", &["a", "c"], &[("en", "Hearts!"), ("uk", "Серця.")]);
        let mut now = form("Olena", &["a", "b", "d"], &[("en", "Hearts."), ("de", "Herzen.")]);
        now.answer_days = 5;
        let merged = merge(&seen, typed, now);
        let mut wanted = form("Olena K.", &["a", "d", "c"], &[("en", "Hearts!"), ("de", "Herzen.")]);
        wanted.answer_days = 5;
        assert_eq!(merged, wanted);
    }

    #[test]
    fn where_nothing_was_typed_it_is_as_it_is_now() {
        let seen = form("Olena", &["a"], &[("en", "Hearts.")]);
        let now = form("Marko", &[], &[]);
        assert_eq!(merge(&seen, seen.clone(), now.clone()), now);
        assert_eq!(merge(&seen, now.clone(), seen.clone()), now, "and the other way round");
    }
}
