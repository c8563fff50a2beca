#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use proptest::prelude::*;

use super::*;

const WORDS_OF_ZEROS: &str =
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
const LEGAL: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

// rule: P-1
#[test]
fn the_standards_own_vectors_hold() {
    // github.com/trezor/python-mnemonic, vectors.json: the reference vectors that BIP39 names.
    for (entropy, words) in [
        ([0; 16], WORDS_OF_ZEROS),
        ([0x7f; 16], LEGAL),
        ([0x80; 16], "letter advice cage absurd amount doctor acoustic avoid letter advice cage above"),
        ([0xff; 16], "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong"),
        // One that reads otherwise from behind.
        (
            0x9e88_5d95_2ad3_62ca_eb4e_fe34_a8e9_1bd2_u128.to_be_bytes(),
            "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic",
        ),
    ] {
        assert_eq!(Phrase::from_entropy(entropy).words().join(" "), words);
        assert_eq!(Phrase::parse(words).unwrap().entropy(), &entropy);
    }
}

// rule: P-2
#[test]
fn a_phrase_is_read_as_people_type_it() {
    for typed in [
        "  Legal WINNER thank\tyear\nwave   sausage worth useful legal winner thank yellow ",
        "legal, winner, thank, year, wave, sausage, worth, useful, legal, winner, thank, yellow.",
        "1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow",
        "1)legal 2)winner 3)thank 4)year 5)wave 6)sausage 7)worth 8)useful 9)legal 10)winner 11)thank 12)yellow",
        "lega winn than year wave saus wort usef lega winn than yell",
        "legal-winner-thank-year-wave-sausage-worth-useful-legal-winner-thank-yellow",
    ] {
        assert_eq!(Phrase::parse(typed).unwrap().entropy(), &[0x7f; 16], "{typed}");
    }
}

// rule: P-3
#[test]
fn another_number_of_words_is_refused() {
    let eleven = LEGAL.rsplit_once(' ').unwrap().0;
    assert_eq!(Phrase::parse(eleven).unwrap_err(), PhraseError::WordCount { found: 11 });
    assert_eq!(Phrase::parse(&format!("{LEGAL} legal")).unwrap_err(), PhraseError::WordCount { found: 13 });
    assert_eq!(Phrase::parse(" 1. 2. ").unwrap_err(), PhraseError::WordCount { found: 0 });
    assert_eq!(Phrase::parse("forgot them all").unwrap_err(), PhraseError::WordCount { found: 3 });
}

// rule: P-4
#[test]
fn a_mistyped_word_is_named_and_others_are_suggested() {
    let mistyped = |text: &str| match Phrase::parse(text).unwrap_err() {
        PhraseError::UnknownWord { position, word, suggestions } => (position, word, suggestions),
        other => panic!("{other}"),
    };
    let (position, word, suggestions) = mistyped(&LEGAL.replace("sausage", "suasage"));
    assert_eq!((position, word.as_str(), suggestions[0]), (6, "suasage", "sausage"));
    let (position, _, suggestions) = mistyped(&LEGAL.replace("yellow", "yelow"));
    assert_eq!((position, suggestions[0]), (12, "yellow"));
    let (position, _, suggestions) = mistyped(&LEGAL.replacen("winner", "xxqqzz", 1));
    assert_eq!((position, suggestions), (2, vec![]));
    let (_, _, suggestions) = mistyped(&LEGAL.replace("year", "yeer"));
    assert!(suggestions.len() == 3 && suggestions.contains(&"year"), "{suggestions:?}");
}

// rule: P-5
#[test]
fn words_of_another_list_are_told_from_mistyped_ones() {
    for other in [
        // BIP39's Spanish and Japanese lists, and a phrase of Ukrainian words.
        "ábaco abdomen abeja abierto abogado abono aborto abrazo abrir abuelo abuso acabar",
        "あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あおぞら",
        "яблуко мати сонце вода хліб дорога книга ліс море поле хата сад",
        // Too few of them, but in other letters; and the Italian list, which has no others.
        "яблуко мати сонце",
        "abaco abbaglio abbinato abete abisso abolire abrasivo abrogato accadere accenno accusato acetone",
    ] {
        assert_eq!(Phrase::parse(other).unwrap_err(), PhraseError::OtherList, "{other}");
    }
}

// rule: P-6
#[test]
fn words_that_do_not_belong_together_are_refused() {
    let swapped = "winner legal thank year wave sausage worth useful legal winner thank yellow";
    assert_eq!(Phrase::parse(swapped).unwrap_err(), PhraseError::Checksum);
    let replaced = LEGAL.replace("sausage", "sail");
    assert_eq!(Phrase::parse(&replaced).unwrap_err(), PhraseError::Checksum);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    // rule: P-1
    #[test]
    fn any_phrase_comes_back_from_its_words_and_from_their_first_letters(entropy: [u8; 16]) {
        let words = Phrase::from_entropy(entropy).words();
        prop_assert_eq!(*Phrase::parse(&words.join(" ")).unwrap().entropy(), entropy);
        let cut: Vec<&str> = words.iter().map(|word| word.get(..4).unwrap_or(word)).collect();
        prop_assert_eq!(*Phrase::parse(&cut.join(" ")).unwrap().entropy(), entropy);
    }

    // rule: P-2
    #[test]
    fn no_text_makes_the_reader_fall_over(text in "\\PC{0,200}") {
        let _ = Phrase::parse(&text);
    }
}

// rule: P-8
#[test]
fn a_phrase_goes_through_a_qr_code_and_no_other_code_is_taken_for_one() {
    let phrase = Phrase::from_entropy([7; 16]);
    let bytes = phrase.to_qr();
    assert_eq!(bytes[..], [&b"\xffsecondok words\x01"[..], &[7; 16]].concat());
    assert!(std::str::from_utf8(&*bytes).is_err(), "other programs find no text in it");
    assert_eq!(Phrase::from_qr(&*bytes).unwrap().words(), phrase.words());
    for other in [&b""[..], b"https://example.org", &bytes[1..], &bytes[..31], &[&bytes[..], b"\0"].concat()]
    {
        assert!(Phrase::from_qr(other).is_none(), "{other:?}");
    }
    for at in 0..16 {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(Phrase::from_qr(&*changed).is_none(), "byte {at}");
    }
}

// rule: P-7
#[test]
fn a_phrase_as_a_code_is_the_same_phrase() {
    let phrase = Phrase::from_entropy([7; 16]);
    let code = phrase.to_code();
    assert_eq!(code.replace('-', "").len(), 28);
    let read = Phrase::from_code(&code.to_lowercase().replace('-', " ")).unwrap();
    assert_eq!(read.words(), phrase.words());
    let wrong = code.replacen(|c: char| c != '-', "Z", 1);
    assert!(Phrase::from_code(&wrong).is_err() || wrong == *code);
}
