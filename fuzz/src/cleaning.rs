//! What holds of whatever can be cleaned.

use secondok_deident::{Area, Cleaned, Format, Group, Kind, Opened, Picture, Refused, Secret, Seen};

/// More pictures than this are not drawn: what is wrong with a file shows on the first, and the others only take time.
const MOST: u32 = 3;

/// Reads an attachment and cleans it, as it is and painted over. What comes out must be what it says it is, show what was shown
/// before or what was painted, and have nothing left in it that would be taken out.
///
/// # Panics
/// If one of these does not hold, which is what the fuzzer looks for.
pub fn cleans(bytes: &[u8]) {
    let Ok(opened) = Opened::read(bytes.to_vec()) else { return };
    if opened.pictures() > MOST {
        return;
    }
    let before = pictures(&opened);
    if let Ok(cleaned) = opened.clean(&secret(), Some(&Seen::default())) {
        let after = shown(&cleaned);
        assert_eq!(before.len(), after.len(), "no picture comes or goes");
        for (before, after) in before.iter().zip(&after) {
            let Ok(before) = before else { continue };
            let after = after.as_ref().expect("what was drawn before can still be drawn");
            match cleaned.format() {
                Format::Png => assert!(before == after, "pixels stay as they were"),
                // In DICOM bits are cleared that count for nothing, and odd files are drawn with them.
                Format::Dicom | Format::Jpeg | Format::Pdf => assert_eq!(size(before), size(after)),
            }
        }
        is_empty_of_what_tells(&cleaned);
    }
    let everything = Area { left: 0, top: 0, width: u32::MAX, height: u32::MAX };
    let mut seen = Seen::default();
    seen.paint_everywhere(everything);
    let again = Opened::read(bytes.to_vec()).expect("what was read once is read again");
    if let Ok(cleaned) = again.clean(&secret(), Some(&seen)) {
        for picture in shown(&cleaned).into_iter().flatten() {
            assert!(is_of_one_colour(&picture), "nothing is left of what was painted over");
        }
    }
}

/// The secret of one consultation.
pub fn secret() -> Secret {
    Secret::new([7; 32])
}

/// Cleaned once more, nothing is taken out. Of DICOM each cleaning replaces what the one before has put in: identifiers, dates, and how
/// it was cleaned; so it must find the same each time.
fn is_empty_of_what_tells(cleaned: &Cleaned) {
    let second = again(cleaned);
    let found = |cleaned: &Cleaned| cleaned.report().counts().collect::<Vec<(Group, u32)>>();
    let put_in = if cleaned.format() == Format::Dicom { found(&again(&second)) } else { Vec::new() };
    assert_eq!(found(&second), put_in, "something was left in it");
}

fn again(cleaned: &Cleaned) -> Cleaned {
    let opened = Opened::read(cleaned.bytes().to_vec()).expect("what was cleaned can be read");
    let again = opened.clean(&secret(), Some(&Seen::default())).expect("what was cleaned can be cleaned");
    assert_eq!(again.format(), cleaned.format());
    again
}

/// The pictures of what was cleaned, as whoever gets it sees them.
fn shown(cleaned: &Cleaned) -> Vec<Result<Picture, Refused>> {
    let kind = match cleaned.format() {
        Format::Dicom => Kind::Dicom,
        Format::Jpeg => Kind::Jpeg,
        Format::Png => Kind::Png,
        Format::Pdf => Kind::Pdf,
    };
    assert_eq!(Kind::of(cleaned.bytes()), Some(kind), "it is what it says it is");
    pictures(&Opened::read(cleaned.bytes().to_vec()).expect("what was cleaned can be read"))
}

fn pictures(opened: &Opened) -> Vec<Result<Picture, Refused>> {
    (0..opened.pictures()).map(|number| opened.picture(number)).collect()
}

fn size(picture: &Picture) -> (u32, u32) {
    (picture.width(), picture.height())
}

fn is_of_one_colour(picture: &Picture) -> bool {
    let mut pixels = picture.rgb().chunks_exact(3);
    pixels.next().is_none_or(|first| pixels.all(|pixel| pixel == first))
}
