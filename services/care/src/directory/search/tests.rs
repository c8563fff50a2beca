//! Two hundred things that people type, and some that mean nobody.
use secondok_api::directory::Profile;

use crate::directory::published::Published;

/// Rows of a file: words parted by tabs, without what begins with `#`.
fn rows(file: &str) -> impl Iterator<Item = Vec<&str>> {
    file.lines().filter(|line| !line.starts_with("# ")).map(|line| line.split('\t').collect())
}

fn profile(name: &str, specialty: &str) -> Profile {
    Profile {
        slug: String::new(),
        name: name.to_owned(),
        title: String::new(),
        specialties: vec![specialty.to_owned()],
        languages: vec!["uk".to_owned()],
        licensed_in: vec!["UA".to_owned()],
        experience_years: 10,
        about: [("en".to_owned(), "Shevchenko".to_owned())].into(),
        price_units: 1,
        answer_days: 3,
    }
}

/// A hundred invented doctors.
fn doctors() -> Published {
    let rows = rows(include_str!("doctors.txt"));
    let mut doctors: Vec<_> = rows.map(|row| (profile(row[0], row[1]), true)).collect();
    doctors.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    Published::of(doctors)
}

fn names<'a>(published: &'a Published, query: &str) -> Vec<&'a str> {
    let found = published.find(query).doctors;
    found.into_iter().map(|doctor| published.doctors()[doctor].profile.name.as_str()).collect()
}

#[test]
fn whoever_is_looked_for_is_among_the_first_three_however_mistyped() {
    let doctors = doctors();
    let queries: Vec<_> = rows(include_str!("queries.txt")).collect();
    assert!(queries.len() >= 200, "{}", queries.len());
    let mut missed = Vec::new();
    for row in &queries {
        let [kind, typed, name] = row[..] else { panic!("{row:?}") };
        let found = names(&doctors, typed);
        if !found.iter().take(3).any(|found| *found == name) {
            missed.push(format!("{kind}: {typed} for {name}: {found:?}"));
        }
    }
    assert!(missed.is_empty(), "{} of {}:\n{}", missed.len(), queries.len(), missed.join("\n"));
}

#[test]
fn what_means_nobody_finds_nobody() {
    let doctors = doctors();
    for row in rows(include_str!("nonsense.txt")) {
        assert_eq!(names(&doctors, row[0]), [""; 0], "{}", row[0]);
    }
    for typed in ["", " ", "\u{202e}\u{200b}\u{0}", &"x".repeat(10_000), &"xz ".repeat(5_000)] {
        let found = names(&doctors, typed);
        assert!(found.is_empty(), "{:?}…: {found:?}", typed.chars().take(5).collect::<String>());
    }
}

#[test]
fn the_better_fit_comes_first_and_among_equals_the_order_stays() {
    let doctors = doctors();
    assert_eq!(names(&doctors, "коваль")[0], "Наталія Коваль", "the word itself before its beginnings");
    let cardiologists = names(&doctors, "cardiology");
    let mut ordered = cardiologists.clone();
    ordered.sort_unstable();
    assert_eq!(cardiologists, ordered);
    for typed in ["cardiologist", "кардіолог", "Кардіологія", "kardiolog", "cradiology", "dr cardiology"]
    {
        assert_eq!(names(&doctors, typed), cardiologists, "{typed}");
    }
}

#[test]
fn what_was_typed_with_the_other_keyboard_is_said() {
    let doctors = doctors();
    let found = doctors.find("itdxtyrj");
    assert_eq!(found.read_as.as_deref(), Some("шевченко"));
    assert_eq!(doctors.doctors()[found.doctors[0]].profile.name, "Олена Шевченко");
    assert_eq!(doctors.find("shevchenko").read_as, None);
}

/// What doctors write about themselves is no place to be found by.
#[test]
fn nothing_but_names_and_specialties_is_searched() {
    let doctors = doctors();
    let found = names(&doctors, "shevchenko");
    assert_eq!(found, ["Олена Шевченко"]);
    assert!(doctors.doctors().iter().all(|doctor| doctor.profile.about.is_empty()));
}

#[test]
fn nobody_is_found_where_there_is_nobody() {
    assert!(Published::of([]).find("x").doctors.is_empty());
    let ada = Published::of([(profile("Ada", "oncology"), true)]);
    assert_eq!(names(&ada, "a"), ["Ada"]);
}
