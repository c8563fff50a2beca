//! What codes look like, by the list that they are of (PS3.16, 8): where a file names a public list, nothing else says that its
//! codes are of it. A name, a telephone number or a number of a record has another form than a code.

use super::super::terms;

/// The names of a list, and whether something has the form of its codes.
type List = (&'static [&'static str], fn(&str) -> bool);

/// Lists that everybody has, by what the standard calls them, and the form of their codes.
#[rustfmt::skip]
const LISTS: [List; 20] = [
    // DICOM's own: six digits, the first of them 1, or the terms that they grew out of, such as CT.
    (&["DCM"], |code| behind(code, "1", 5, 5) || terms::known(code.as_bytes()) == code && !has_digits(code, 3)),
    (&["SCT"], is_snomed),
    (&["SRT", "SNM3", "99SDM"], is_old_snomed),
    (&["UCUM"], is_unit),
    (&["LN"], is_loinc),
    (&["RADLEX"], |code| behind(code, "RID", 1, 6) || behind(code, "RPID", 1, 5)),
    (&["FMA"], |code| digits(code, 1, 6)),
    (&["NEU"], |code| digits(code, 1, 4)),
    (&["RXNORM"], |code| digits(code, 1, 6) || behind(code, "1", 6, 6) || behind(code, "2", 6, 6)),
    (&["NCIt"], |code| behind(code, "C", 3, 6)),
    (&["UMLS"], |code| behind(code, "C", 7, 7)),
    (&["UNS"], |code| code.split_at_checked(1).is_some_and(|(head, rest)| is_capital(head) && digits(rest, 5, 5))),
    (&["C4"], |code| digits(code, 5, 5) || code.strip_suffix(capital).is_some_and(|head| digits(head, 4, 4))),
    (&["ICD10", "I10"], is_icd_10),
    (&["I9", "I9C"], is_icd_9),
    (&["IC11"], is_icd_11),
    (&["ICDO3"], is_icd_o),
    (&["MDC"], |code| code.split_once(':').is_some_and(|(part, code)| digits(part, 1, 3) && digits(code, 1, 5))),
    (&["SCPECG"], is_of_ecg),
    (&["BI"], is_bi_rads),
];

/// Whether the list is public and the code has the form of its codes.
pub(super) fn is_of(list: &str, code: &str) -> bool {
    !code.is_empty()
        && code.is_ascii()
        && LISTS.iter().any(|(names, form)| names.contains(&list) && form(code))
}

fn digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_digits(text: &str, least: usize) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= least
}

fn behind(text: &str, head: &str, least: usize, most: usize) -> bool {
    text.strip_prefix(head).is_some_and(|rest| digits(rest, least, most))
}

fn capital(letter: char) -> bool {
    letter.is_ascii_uppercase()
}

fn is_capital(text: &str) -> bool {
    !text.is_empty() && text.chars().all(capital)
}

fn is_capital_or_digit(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// SNOMED CT: the number of a concept, of SNOMED's own or of an extension, with a check digit by Verhoeff (SNOMED International,
/// Technical Implementation Guide, SCTID): one number of somebody in 500 looks like one.
fn is_snomed(code: &str) -> bool {
    let (least, concept) = match code.len() {
        6..=10 => (6, "00"),
        _ => (11, "10"),
    };
    digits(code, least, 18)
        && !code.starts_with('0')
        && code.get(code.len() - 3..code.len() - 1) == Some(concept)
        && verhoeff(code) == 0
}

/// What Verhoeff's check of all digits comes to: 0 where the last one is right. A sum in the group of the pentagon's symmetries.
fn verhoeff(digits: &str) -> u8 {
    const MOVED: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let sum = |one: u8, other: u8| match (one < 5, other < 5) {
        (true, true) => (one + other) % 5,
        (true, false) => 5 + (one + other) % 5,
        (false, true) => 5 + (one + 5 - other) % 5,
        (false, false) => (one + 5 - other) % 5,
    };
    digits.bytes().rev().enumerate().fold(0, |so_far, (place, byte)| {
        let digit = (0..place % 8).fold(byte - b'0', |digit, _| MOVED[usize::from(digit)]);
        sum(so_far, digit)
    })
}

/// SNOMED RT and what was before: a letter or two, and up to six digits to the base of 16.
fn is_old_snomed(code: &str) -> bool {
    let hexadecimal = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
    code.split_once('-').is_some_and(|(axis, number)| {
        (1..=2).contains(&axis.len())
            && axis.starts_with(capital)
            && is_capital_or_digit(axis)
            && (4..=6).contains(&number.len())
            && hexadecimal(number)
            && has_digits(number, 1)
    })
}

/// LOINC: digits and a check digit (Luhn's).
fn is_loinc(code: &str) -> bool {
    let Some((number, check)) = code.split_once('-') else { return false };
    if !digits(number, 1, 6) || !digits(check, 1, 1) {
        return false;
    }
    let sum: u32 = (number.bytes().rev().enumerate())
        .map(|(place, byte)| match (place % 2, u32::from(byte - b'0')) {
            (0, digit @ 5..) => digit * 2 - 9,
            (0, digit) => digit * 2,
            (_, digit) => digit,
        })
        .sum();
    (10 - sum % 10) % 10 == u32::from(check.as_bytes()[0] - b'0')
}

/// The tenth revision of the classification of diseases: C50.911.
fn is_icd_10(code: &str) -> bool {
    let (head, rest) = code.split_once('.').unwrap_or((code, "0"));
    head.len() == 3
        && head.starts_with(capital)
        && has_digits(&head[1..2], 1)
        && is_capital_or_digit(head)
        && (1..=4).contains(&rest.len())
        && is_capital_or_digit(rest)
        && (has_digits(rest, 1) || rest.len() == 1)
}

/// The ninth: diseases and procedures.
fn is_icd_9(code: &str) -> bool {
    let (head, rest) = code.split_once('.').unwrap_or((code, "0"));
    let is_head = digits(head, 2, 3) || behind(head, "V", 2, 2) || behind(head, "E", 3, 3);
    is_head && digits(rest, 1, 2)
}

/// The eleventh: 2C25.Z.
fn is_icd_11(code: &str) -> bool {
    let (head, rest) = code.split_once('.').unwrap_or((code, "0"));
    head.len() == 4
        && is_capital_or_digit(head)
        && is_capital(&head[1..2])
        && has_digits(&head[2..3], 1)
        && (1..=2).contains(&rest.len())
        && is_capital_or_digit(rest)
}

/// The classification of tumours: where they are (C50.4) and what (8500/3).
fn is_icd_o(code: &str) -> bool {
    let what = |code: &str| {
        let parts = code.strip_prefix("M-").unwrap_or(code).split_once('/');
        parts.is_some_and(|(number, kind)| digits(number, 4, 4) && digits(kind, 1, 1))
    };
    behind(code, "C", 2, 2) || what(code) || code.starts_with('C') && is_icd_10(code) && code.len() == 5
}

/// Leads and measures of an ECG (EN 1064), by their place in that standard: 5.6.3-9-61.
fn is_of_ecg(code: &str) -> bool {
    code.strip_prefix("5.").is_some_and(|rest| {
        let mut parts = rest.split(['.', '-']);
        parts.clone().count() <= 5 && parts.all(|part| digits(part, 1, 2))
    })
}

/// BI-RADS: a chapter in Roman numerals and what stands below it, II.AC.b.2.
fn is_bi_rads(code: &str) -> bool {
    let (chapter, below) = code.split_once('.').unwrap_or((code, "0"));
    let is_part = |part: &str| match part.len() {
        1 => part.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        2 => is_capital(part) || digits(part, 2, 2),
        _ => false,
    };
    (1..=4).contains(&chapter.len())
        && chapter.bytes().all(|byte| matches!(byte, b'I' | b'V'))
        && below.split('.').count() <= 4
        && below.split('.').all(is_part)
}

/// What units are made of (UCUM), prefixes and notes of what is counted included, as DICOM's own lists have them, and such as
/// machines write besides. Sorted.
#[rustfmt::skip]
const UNITS: [&str; 133] = [
    "A", "B", "Bq", "C", "Cel", "Ch", "Ci", "F", "GBq", "GHz", "Gy", "H", "Hg", "Hz", "IU", "J", "James", "Janma",
    "K", "L", "MBq", "MHz", "MR", "MU", "MV", "MeV", "N", "Ohm", "PRU", "Pa", "Particles", "S", "SUVbsa", "SUVbw",
    "SUVibw", "SUVlbm", "Sv", "T", "Tissue", "U", "V", "W", "WetWeight", "Z", "a", "arb", "bar", "beats", "bpm",
    "cGy", "cm", "counts", "d", "dB", "dL", "deg", "diop", "dl", "dm", "dyn", "eV", "fL", "fl", "fraction", "frames",
    "g", "h", "hPa", "hnsf", "i", "in", "kBq", "kHz", "kPa", "kV", "keV", "kg", "km", "l", "lx", "m", "mA", "mAs",
    "mCi", "mGy", "mJ", "mL", "mSv", "mT", "mV", "mW", "meq", "mg", "mi", "min", "ml", "mm", "mmol", "mo", "mol",
    "ms", "ng", "nm", "nmol", "ns", "pg", "pixels", "pm", "pmol", "ppb", "ppm", "propcounts", "rad", "ratio", "s",
    "score", "sr", "steps", "t", "uA", "uCi", "uGy", "uL", "uS", "uSv", "uV", "ug", "ul", "um", "umol", "us", "wk",
    "wood",
];

/// A unit of UCUM: cm2/ml{SUVbsa}, dyn.s.cm-5, [hnsf'U].
fn is_unit(code: &str) -> bool {
    let is_sign = |letter: char| "/.*%{}[]()'_-".contains(letter);
    let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || is_sign(letter);
    let letters = code.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    !code.is_empty()
        && code.chars().all(is_allowed)
        && !has_digits(code, 7)
        && letters.clone().count() <= 6
        && letters.clone().all(|word| UNITS.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_in_order() {
        assert!(UNITS.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn codes_have_the_form_of_their_list() {
        for (list, codes) in [
            ("DCM", &["121071", "CT", "RTSTRUCT", "M3D"][..]),
            (
                "SCT",
                &["410668003", "69536005", "737561001", "80891009", "128241005", "1231004", "10151000132103"],
            ),
            ("SRT", &["T-D1100", "G-A437", "R-408C3", "P5-09051", "DD-12345", "M-80003"]),
            (
                "UCUM",
                &[
                    "1",
                    "%",
                    "mm",
                    "cm2/ml{SUVbsa}",
                    "dyn.s.cm-5",
                    "[hnsf'U]",
                    "10*23/ml",
                    "10-6.mm2/s",
                    "{H.B.}/min",
                ],
            ),
            ("LN", &["8867-4", "18185-9", "21112-8"]),
            ("RADLEX", &["RID10809", "RPID5427"]),
            ("UMLS", &["C0002908"]),
            ("NCIt", &["C110961"]),
            ("FMA", &["12785"]),
            ("MDC", &["2:1", "10:11403"]),
            ("I10", &["R97.20", "C50", "S72.001A"]),
            ("I9C", &["250.00", "V76.12", "E812.0"]),
            ("IC11", &["2C25.Z", "CA40.0"]),
            ("ICDO3", &["C50.4", "8500/3"]),
            ("C4", &["71250", "0042T"]),
            ("BI", &["II.AC.b.2", "I"]),
            ("SCPECG", &["5.6.3-9-61", "5.10.3-1", "5.4.5-33-1-1"]),
            ("UNS", &["R30075"]),
        ] {
            for code in codes {
                assert!(is_of(list, code), "{list} {code}");
            }
        }
    }

    #[test]
    fn names_and_numbers_of_somebody_do_not_whatever_list_a_file_names() {
        let telling = [
            "IVANENKO^OLENA",
            "IVANENKO",
            "Ivanenko",
            "IVAN1985",
            "MRN-00123456",
            "380671234567",
            "0671234567",
            "067 123 45 67",
            "123-45-6789",
            "123456-1",
            "12.03.1985",
            "19850312",
            "AB123456",
            "1234567890",
            "Aі",
            "2і1",
            "{Ivanenko}",
            "mm{Olena}",
            "mm 0671234567",
            "12345678/9",
            "A1234567",
            "",
        ];
        for (names, _) in LISTS {
            for code in telling {
                assert!(!is_of(names[0], code), "{} {code}", names[0]);
            }
        }
        assert!(!is_of("99IVANENKO", "121071") && !is_of("ISO3166_1", "UA"));
    }
}
