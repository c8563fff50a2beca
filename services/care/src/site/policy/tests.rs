//! The policy's pages, also with a version that is still to come.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use askama::Template;
use secondok_l10n::Language;
use secondok_policy::{
    Date,
    clauses::{self, Standing},
    evidence::{Proof, proof},
    inventory,
    versions::{Source, Versions, fingerprint},
};

use super::{
    super::{
        home::Home,
        page::{Service, Site, prefix},
        texts::texts,
    },
    asvs, changes, clause, current, record, safe_harbor, version, versions,
};

/// Every page of the policy, with what it is.
pub(in super::super) fn pages(language: Language, site: Site<'_>) -> Vec<(&'static str, String)> {
    let (now, newest) = (site.versions.in_force(site.today), site.versions.newest());
    let mut pages = vec![
        ("policy", current::Current::new(language, site).render()),
        ("versions", versions::Versions::new(language, site).render()),
        ("version", version::WholeText::new(language, site, newest).render()),
        ("changes", changes::Changes::new(language, site, now, newest).render()),
        ("asvs", asvs::Overview::new(language, site).render()),
        ("chapter of asvs", asvs::Chapter::new(language, site, 3).unwrap().render()),
        ("safe harbor", safe_harbor::SafeHarbor::new(language, site).render()),
        ("record", record::Overview::new(language, site).render()),
    ];
    for id in now.ids().iter().filter(|id| version::is_heading(id)) {
        pages.push(("clause", clause::Clause::new(language, site, id).unwrap().render()));
    }
    for (kind, _) in inventory::read().kinds() {
        pages.push(("record of a kind", record::Kind::new(language, site, kind, 1).unwrap().render()));
    }
    pages.into_iter().map(|(name, html)| (name, html.unwrap())).collect()
}

/// Two versions: the first from 2 January on, the second announced on 1 March and in force from 15 April on.
pub(in super::super) fn two() -> Versions {
    let texts = [
        "intro = Hello.\ncookies = Cookies\ncookies_none = There are none.\n",
        "intro = Hello.\ncookies = Cookies\ncookies_none = There is one.\n",
    ];
    let row = |(number, text): (usize, &str)| {
        let days = [("2026-01-01", "2026-01-02"), ("2026-03-01", "2026-04-15")][number];
        let sha256 = fingerprint(text);
        format!(
            "[[version]]\nnumber = {}\nannounced = {}\neffective = {}\nsha256 = {{ en = \"{sha256}\", uk = \"{sha256}\" }}\n",
            number + 1,
            days.0,
            days.1
        )
    };
    let list: String = texts.into_iter().enumerate().map(row).collect();
    let sources: Vec<Source<'_>> = Language::ALL
        .into_iter()
        .flat_map(|language| [(1, language, texts[0]), (2, language, texts[1])])
        .collect();
    Versions::load(&list, &sources).unwrap()
}

/// As it stands in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&#38;")
        .replace('\'', "&#39;")
        .replace('"', "&#34;")
        .replace('<', "&#60;")
        .replace('>', "&#62;")
}

fn on<T>(today: Date, versions: &Versions, look: impl FnOnce(Site<'_>) -> T) -> T {
    look(Site { service: &Service::default(), today, versions, notices: &[] })
}

#[test]
fn a_change_that_is_announced_is_told_on_every_page_until_it_is_in_force() {
    let versions = two();
    for language in Language::ALL {
        let see = texts(language).text("coming-see");
        for (today, told) in
            [((2026, 2, 28), false), ((2026, 3, 1), true), ((2026, 4, 14), true), ((2026, 4, 15), false)]
        {
            on(today, &versions, |site| {
                let home = Home::new(language, site).render().unwrap();
                assert_eq!(home.contains(&see), told, "{language} on {today:?}");
                assert_eq!(home.contains("/policy/changes?from=1&#38;to=2"), told, "{language} on {today:?}");
            });
        }
    }
}

#[test]
fn the_text_in_force_is_shown_and_no_other() {
    let versions = two();
    let shown =
        |today| on(today, &versions, |site| current::Current::new(Language::En, site).render().unwrap());
    let before = shown((2026, 4, 14));
    assert!(before.contains("There are none.") && !before.contains("There is one."));
    let after = shown((2026, 4, 15));
    assert!(after.contains("There is one.") && !after.contains("There are none."));
}

#[test]
fn what_changes_is_marked_word_by_word() {
    let versions = two();
    let today = (2026, 3, 1);
    let html = on(today, &versions, |site| {
        let version = |number| versions.numbered(number, today).unwrap();
        changes::Changes::new(Language::En, site, version(1), version(2)).render().unwrap()
    });
    assert!(html.contains("<h2>Cookies</h2>"), "{html}");
    for part in [
        "There ",
        "gone: </span>are</del>",
        "new: </span>is</ins>",
        "gone: </span>none</del>",
        "new: </span>one</ins>.",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let list = on(today, &versions, |site| versions::Versions::new(Language::En, site).render().unwrap());
    for part in
        ["In force", "Announced", "<form", "<option value=\"1\" selected>", "<option value=\"2\" selected>"]
    {
        assert!(list.contains(part), "{part} in {list}");
    }
}

/// Whoever reads that something is promised sees beside it whether it holds.
#[test]
fn beside_every_sentence_stands_how_it_stands() {
    let today = Versions::own().newest().effective;
    for language in Language::ALL {
        let html = on(today, Versions::own(), |site| current::Current::new(language, site).render().unwrap());
        let sentences = || clauses::all().iter().flat_map(|clause| &clause.sentences);
        let not_built = sentences().filter(|sentence| sentence.standing == Standing::NotBuilt).count();
        assert_eq!(html.matches("><em>").count(), sentences().count(), "{language}");
        assert_eq!(html.matches(&texts(language).text("policy-not-built")).count(), not_built, "{language}");
        for clause in clauses::all() {
            assert!(html.contains(&format!("id=\"{}\"", clause.id)), "{} in {language}", clause.id);
        }
    }
}

/// What enforces a sentence, and how often somebody tried to break it, stands on the page of its promise.
#[test]
fn what_enforces_a_sentence_stands_on_the_page_of_its_promise() {
    let today = Versions::own().newest().effective;
    for language in Language::ALL {
        let whole =
            on(today, Versions::own(), |site| current::Current::new(language, site).render().unwrap());
        for clause in clauses::all() {
            let path = format!("{}\"", prefix(language).to_owned() + &clause::path(&clause.id));
            assert!(whole.contains(&path), "{} in {language} is not led to", clause.id);
            let html = on(today, Versions::own(), |site| {
                clause::Clause::new(language, site, &clause.id).unwrap().render().unwrap()
            });
            assert_eq!(html.matches("><em>").count(), clause.sentences.len(), "{} in {language}", clause.id);
            for sentence in &clause.sentences {
                let id = clause.text_id(sentence);
                let text = Versions::own().newest().texts(language).text(&id);
                assert!(html.contains(&escaped(&text)), "{id} in {language}");
                let tried = match proof(sentence) {
                    Proof::Holds { attempts, .. } | Proof::Open { attempts, .. } => Some(attempts),
                    Proof::Limit | Proof::NotBuilt => None,
                };
                let Some(attempts) = tried else { continue };
                let enforced = clauses::enforced(language).text(&id);
                let (_, beside) = html.split_once(&escaped(&text)).unwrap();
                let (beside, _) = beside.split_once("</div>").unwrap();
                assert!(beside.contains(&escaped(&enforced)), "{id} in {language}");
                assert!(beside.contains(&attempts.to_string()), "{id} in {language}: {attempts} attempts");
            }
        }
        for unknown in ["", "intro", "cookies_none", "nothing"] {
            assert!(on(today, Versions::own(), |site| clause::Clause::new(language, site, unknown).is_none()));
        }
    }
}

#[test]
fn each_of_the_eighteen_identifiers_is_told_with_how_it_stands() {
    let today = Versions::own().newest().effective;
    for language in Language::ALL {
        let html =
            on(today, Versions::own(), |site| safe_harbor::SafeHarbor::new(language, site).render().unwrap());
        assert_eq!(html.matches("class=\"sentence ").count(), 18, "{language}");
        assert_eq!(html.matches("class=\"mark\"").count(), 18, "{language}");
    }
}

#[test]
fn every_requirement_of_the_standard_is_told_with_how_it_stands() {
    let today = Versions::own().newest().effective;
    for language in Language::ALL {
        let told: usize = (1..=17)
            .map(|number| {
                let html = on(today, Versions::own(), |site| {
                    asvs::Chapter::new(language, site, number).unwrap().render().unwrap()
                });
                html.matches("class=\"mark\"").count()
            })
            .sum();
        assert_eq!(told, 345, "{language}");
        for number in [0, 18, usize::MAX] {
            assert!(on(today, Versions::own(), |site| asvs::Chapter::new(language, site, number).is_none()));
        }
    }
}

#[test]
fn the_record_has_everything_that_is_declared() {
    for (kind, entries) in inventory::read().kinds() {
        let today = Versions::own().newest().effective;
        let html = on(today, Versions::own(), |site| {
            let part = |number| Some(record::Kind::new(Language::Uk, site, kind, number)?.render().unwrap());
            (1..).map_while(part).collect::<String>()
        });
        for (name, entry) in entries {
            let readers = entry.readers.join(", ");
            let row = [name, &entry.r#for, &entry.basis, &readers, &entry.until, &entry.links];
            let mut rest = html.as_str();
            for text in row.map(|text| escaped(text)) {
                let at = rest.find(&format!(">{text}<"));
                rest = &rest[at.unwrap_or_else(|| panic!("{kind}: {name} lacks {text}"))..];
            }
        }
    }
}
