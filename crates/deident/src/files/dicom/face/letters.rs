//! Text whose character set nobody asks: what a file says of it is often wrong.

/// What bytes may say, in small letters: UTF-8 if they are that, else in each of the sets of one byte a letter that files from
/// Europe have. Only one of those makes words.
pub(super) fn readings(bytes: &[u8]) -> Vec<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return vec![text.to_lowercase()];
    }
    [latin, iso_8859_5, windows_1251]
        .map(|letter| bytes.iter().map(|byte| letter(*byte)).collect::<String>().to_lowercase())
        .into()
}

/// ISO 8859-1.
fn latin(byte: u8) -> char {
    char::from(byte)
}

/// ISO 8859-5, the standard's own for Cyrillic (ISO_IR 144).
fn iso_8859_5(byte: u8) -> char {
    match byte {
        0xA1..=0xAC | 0xAE..=0xEF | 0xF1..=0xFC | 0xFE..=0xFF => {
            char::from_u32(0x360 + u32::from(byte)).unwrap_or(' ')
        }
        _ => char::from(byte),
    }
}

/// Windows-1251, which programs write without saying so.
fn windows_1251(byte: u8) -> char {
    match byte {
        0xC0..=0xFF => char::from_u32(0x350 + u32::from(byte)).unwrap_or(' '),
        0xA5 => 'Ґ',
        0xA8 => 'Ё',
        0xAA => 'Є',
        0xAF => 'Ї',
        0xB2 => 'І',
        0xB3 => 'і',
        0xB4 => 'ґ',
        0xB8 => 'ё',
        0xBA => 'є',
        0xBF => 'ї',
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_the_readings_makes_words() {
        let iso = [0xB3, 0xDE, 0xDB, 0xDE, 0xD2, 0xD0]; // ISO 8859-5
        let windows = [0xD8, 0xE8, 0xBF]; // Windows-1251
        let latin = b"t\xEAte";
        assert!(readings(&iso).contains(&"голова".to_owned()));
        assert!(readings(&windows).contains(&"шиї".to_owned()));
        assert!(readings(latin).contains(&"tête".to_owned()));
        assert_eq!(readings("Голова".as_bytes()), ["голова"]);
    }
}
