//! The rules, one by one; how good they are together is measured in `tests/text.rs`.

use super::*;

/// What is found, as class and text.
fn found(text: &str) -> Vec<(Class, &str)> {
    find(text).into_iter().map(|found| (found.class, &text[found.range])).collect()
}

fn is_nothing(text: &str) {
    assert_eq!(found(text), [], "{text}");
}

#[test]
fn a_name_within_an_address_is_not_told_twice() {
    assert_eq!(found("anna.kowalska@example.org"), [(Class::Email, "anna.kowalska@example.org")]);
    assert_eq!(found("Живу: вул. Лесі Українки, 5"), [(Class::Address, "вул. Лесі Українки, 5")]);
}

#[test]
fn a_name_is_found_in_every_case() {
    for name in [
        "Ольга",
        "Ольги",
        "Ользі",
        "Ольгу",
        "Ольгою",
        "Ольго",
        "Андрієві",
        "Андрієм",
        "Василя",
        "Марією",
        "Ігорем",
        "Любов'ю",
    ] {
        assert_eq!(found(&format!("Учора з {name} говорили.")), [(Class::Name, name)]);
    }
}

#[test]
fn a_name_is_told_whole() {
    assert_eq!(found("Це Коваль-Бойко Олена Петрівна."), [(Class::Name, "Коваль-Бойко Олена Петрівна")]);
    assert_eq!(found("Patient: SMITH, ROBERT J\nCT"), [(Class::Name, "SMITH, ROBERT J")]);
    assert_eq!(found("my name is anna kowalski and i am ill"), [(Class::Name, "anna kowalski")]);
    assert_eq!(found("William Johnson's CT"), [(Class::Name, "William Johnson")]);
    assert_eq!(found("Hello Anna"), [(Class::Name, "Anna")]);
}

#[test]
fn whoever_described_a_disease_is_not_its_patient() {
    is_nothing("Parkinson's disease, Hodgkin lymphoma, Murphy sign, Smith's fracture, Bell’s palsy");
    is_nothing("Хвороба Паркінсона, симптом Ортнера, аналіз за Нечипоренком, шкала Глазго");
    is_nothing("I was treated at St Mary's.");
    assert_eq!(found("Mr Parkinson is here"), [(Class::Name, "Parkinson")]);
}

#[test]
fn words_that_are_names_too_count_where_a_name_stands() {
    is_nothing("Will it hurt in May? I hope so.");
    is_nothing("Віра й надія є, а любов лікує. Люди болять.");
    assert_eq!(found("My sister Hope had it."), [(Class::Name, "Hope")]);
    assert_eq!(found("Моя сестра Віра"), [(Class::Name, "Віра")]);
}

#[test]
fn a_birthday_is_told_from_an_examination() {
    assert_eq!(found("born 12.03.1961, CT on 12.03.2021"), [(Class::BirthDate, "12.03.1961")]);
    assert_eq!(found("08.09.75 р.н."), [(Class::BirthDate, "08.09.75")]);
    assert_eq!(found("Seen by Dr Adams, 3 May 2021 14:35"), [(Class::Name, "Adams")]);
    // Beside a name a day is a birthday, unless a time follows it.
    let name = (Class::Name, "Anna Kowalska");
    assert_eq!(found("Anna Kowalska, 3.5.1991"), [name, (Class::BirthDate, "3.5.1991")]);
    assert_eq!(found("Anna Kowalska, 3.5.2021 14:35"), [name]);
    is_nothing("Операція 22 червня 2021, МРТ від 12.03.2024");
}

#[test]
fn a_dose_is_no_postcode_and_a_range_no_telephone() {
    is_nothing("B12 5MG, Na 135-145, BP 120/80, 4500-9000, 3.5-5.1, 10 000 000");
    assert_eq!(found("near SW1A 2AA"), [(Class::Address, "SW1A 2AA")]);
}

#[test]
fn numbers_of_the_nhs_are_told_from_telephones_by_their_check_digit() {
    assert_eq!(found("it is 943 476 5919"), [(Class::RecordNumber, "943 476 5919")]);
    is_nothing("it is 943 476 591");
    assert!(record::is_nhs("9434765919") && !record::is_nhs("9434765918"));
}

#[test]
fn what_everybody_reads_tells_of_nobody() {
    is_nothing("https://www.ncbi.nlm.nih.gov/pubmed/28885881, NCT02345678, yahoo.com");
    assert_eq!(found("see t.me/anna_k."), [(Class::Handle, "t.me/anna_k")]);
}

#[test]
fn a_long_text_without_spaces_does_not_overflow_the_stack() {
    for piece in ["1/", "a-", "(", "a.", "@a", "p.o.", "1-"] {
        find(&piece.repeat(20_000));
    }
}
