//! Which cleaned files go together as one attachment.

use secondok_deident::{
    Cleaned,
    files::dicom::group::{Placed, studies},
};

/// Cleaned files in the order in which they came.
#[derive(Default)]
pub(super) struct Gathered {
    alone: Vec<Cleaned>,
    of_studies: Vec<(Placed, Cleaned)>,
}

impl Gathered {
    /// Takes one, with its place in its study if it has one.
    pub(super) fn add(&mut self, cleaned: Cleaned, placed: Option<Placed>) {
        match placed {
            Some(placed) if !placed.study.is_empty() => self.of_studies.push((placed, cleaned)),
            _ => self.alone.push(cleaned),
        }
    }

    /// Each alone, but for images of one study: these are one attachment, in the order of their numbers.
    pub(super) fn into_attachments(self) -> Vec<Vec<Cleaned>> {
        let mut attachments: Vec<Vec<Cleaned>> =
            self.alone.into_iter().map(|cleaned| vec![cleaned]).collect();
        for study in studies(self.of_studies) {
            attachments.push(study.series.into_iter().flat_map(|series| series.objects).collect());
        }
        attachments
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use secondok_deident::{Opened, Secret, Seen};
    use secondok_testkit::files::slice;

    use super::*;

    fn image(secret: &Secret, study: u8, number: u8) -> (Cleaned, Option<Placed>) {
        let opened = Opened::read(slice(study, 1, number, 2)).unwrap();
        let Opened::Dicom(object) = &opened else { panic!("it is an image") };
        let placed = object.placed(secret);
        (opened.clean(secret, None).unwrap(), Some(placed))
    }

    #[test]
    fn images_of_one_study_are_one_attachment_in_their_order() {
        const PHOTO: &[u8] =
            include_bytes!("../../../../../crates/deident/tests/pages/fixtures/progressive.jpg");
        let secret = Secret::new([1; 32]);
        let mut gathered = Gathered::default();
        for (study, number) in [(1, 3), (2, 1), (1, 1), (1, 2)] {
            let (cleaned, placed) = image(&secret, study, number);
            gathered.add(cleaned, placed);
        }
        let photo = Opened::read(PHOTO).unwrap().clean(&secret, Some(&Seen::default())).unwrap();
        gathered.add(photo.clone(), None);
        let attachments = gathered.into_attachments();
        let counts: Vec<usize> = attachments.iter().map(Vec::len).collect();
        assert_eq!((attachments.len(), attachments[0] == [photo]), (3, true));
        assert!(counts[1..] == [3, 1] || counts[1..] == [1, 3], "{counts:?}");
        let study = attachments.iter().find(|files| files.len() == 3).unwrap();
        let in_order = [1, 2, 3].map(|number| image(&secret, 1, number).0);
        assert!(*study == in_order);
    }
}
