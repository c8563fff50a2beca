//! Names that tell nothing, of what belongs to no study.

use secondok_deident::Format;

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
        let ending = format.ending();
        match format {
            Format::Dicom => {
                self.images += 1;
                format!("Image {:04}.{ending}", self.images)
            }
            Format::Jpeg | Format::Png => {
                self.photos += 1;
                format!("Photo {}.{ending}", self.photos)
            }
            Format::Pdf => {
                self.documents += 1;
                format!("Document {}.{ending}", self.documents)
            }
        }
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
