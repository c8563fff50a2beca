//! Names that tell nothing, of what belongs to no study.

use secondok_client::attach::format_of;
use secondok_deident::Format;

use crate::show::called;

/// Counts what has been named.
#[derive(Debug, Default)]
pub(super) struct Names {
    photos: u32,
    documents: u32,
    images: u32,
}

impl Names {
    /// The next name: `Photo 1.jpg`, `Document 1.pdf`, `Image 0001.dcm`.
    pub(super) fn next(&mut self, format: Format) -> String {
        let (count, digits) = match format {
            Format::Dicom => (&mut self.images, 4),
            Format::Jpeg | Format::Png => (&mut self.photos, 1),
            Format::Pdf => (&mut self.documents, 1),
        };
        *count += 1;
        let format = format_of(format);
        format!("{} {count:0digits$}.{}", called(format), format.ending())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_by_what_something_is() {
        let mut names = Names::default();
        assert_eq!(names.next(Format::Jpeg), "Photo 1.jpg");
        assert_eq!(names.next(Format::Png), "Photo 2.png");
        assert_eq!(names.next(Format::Pdf), "Document 1.pdf");
        assert_eq!(names.next(Format::Dicom), "Image 0001.dcm");
    }
}
