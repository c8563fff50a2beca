//! DICOM: the Basic Application Confidentiality Profile (PS3.15, annex E).
//!
//! A file is read into a data set whose values are slices of it (`read`), goes through the profile (`profile`) and is written
//! anew (`write`): nothing that was not understood is in what goes out. Pixels stay as they are stored unless a person
//! painted over something; of compressed ones, what is no pixel is left out.

mod data;
pub mod directory;
mod face;
pub mod group;
#[cfg(test)]
mod made;
mod pixels;
mod profile;
mod read;
mod syntax;
mod write;

use bytes::Bytes;
use dicom_core::VR;
use dicom_dictionary_std::{tags, uids};
use sha2::{Digest, Sha256};

use self::{
    data::{DataSet, Element},
    pixels::{Image, Stored},
    profile::{Cleaner, Pixels},
    syntax::{NATIVE, Syntax},
};
use crate::{
    cleaned::{Cleaned, Format},
    files::{
        face::Face,
        light::Light,
        opened::Look,
        picture::Picture,
        refused::Refused,
        seen::{Area, Seen},
    },
    report::Group,
    secret::Secret,
};

/// Whether these bytes are DICOM: with a preamble, or a data set that begins at once.
pub fn is_dicom(bytes: &[u8]) -> bool {
    bytes.get(read::PREAMBLE..).is_some_and(|rest| rest.starts_with(read::MAGIC))
        || read::begins_data_set(bytes)
}

/// An object that was read.
#[derive(Debug)]
pub struct Object {
    data: DataSet,
    syntax: &'static Syntax,
    /// What was in the file besides attributes.
    hidden: u32,
    /// What kind of object it is.
    class: String,
    image: Option<(Image, Stored)>,
}

impl Object {
    /// Reads it.
    ///
    /// # Errors
    /// [`Refused`] where it is damaged, stored in a way that cannot be read, or of a kind that cannot be cleaned.
    pub fn read(bytes: impl Into<Bytes>) -> Result<Self, Refused> {
        let bytes = bytes.into();
        let file = read::read(bytes.clone())?;
        let mut data = file.data;
        let class = class(&data, file.class)?;
        if data.text(tags::SOP_INSTANCE_UID).is_none() {
            // Without a name of its own it is named by its content.
            let name = format!("{:x?}", Sha256::digest(&bytes));
            data.set(Element::new(tags::SOP_INSTANCE_UID, VR::UI, name));
        }
        let image = match Image::of(&data)? {
            Some(image) => {
                let stored = Stored::of(&data, &image, file.syntax.codec)?;
                Some((image, stored))
            }
            None => None,
        };
        Ok(Self { data, syntax: file.syntax, hidden: file.hidden, class, image })
    }

    /// Whether somebody must look at its pictures.
    pub fn look(&self) -> Look {
        pixels::look(&self.data, self.image.is_some())
    }

    /// Whether a face can be rebuilt from it, as far as it says what it shows.
    pub fn face(&self) -> Face {
        face::face(&self.data, self.image.is_some())
    }

    /// How many frames. None where it has no pictures: reports, plans, curves of an ECG.
    pub fn frames(&self) -> u32 {
        self.image.as_ref().map_or(0, |(image, _)| image.frames)
    }

    /// A frame, as a screen shows it, in the light that it says or in another; counted from 0.
    ///
    /// # Errors
    /// [`Refused`] where it cannot be drawn.
    pub fn frame(&self, number: u32, light: Option<Light>) -> Result<Picture, Refused> {
        let (image, stored) = self.image.as_ref().ok_or(Refused::TooManyPages(number))?;
        pixels::picture(stored, image, number, light)
    }

    /// Where its machine writes into its pictures.
    pub fn proposed(&self) -> Vec<Area> {
        pixels::proposed(&self.data)
    }

    pub(crate) fn clean(mut self, secret: &Secret, seen: &Seen) -> Result<Cleaned, Refused> {
        let looked = self.look() != Look::NotNeeded || seen.is_anything_painted();
        let mut cleaner = Cleaner::new(secret, &self.data);
        cleaner.report.count_many(Group::Hidden, self.hidden);
        let mut written = self.syntax.written();
        let pixels = match self.image.take() {
            None => Pixels::None,
            Some((image, stored)) => {
                written = self.pixels(&image, &stored, seen, &mut cleaner)?;
                if looked { Pixels::Seen } else { Pixels::Unwritten }
            }
        };
        let mut data = cleaner.data_set(self.data);
        data.set(Element::new(tags::SOP_CLASS_UID, VR::UI, self.class.as_str()));
        profile::sign(&mut data, pixels);
        let instance = data.text(tags::SOP_INSTANCE_UID).unwrap_or_default().to_owned();
        let bytes = write::file(&self.class, &instance, written, &data);
        Ok(Cleaned::new(Format::Dicom, bytes, cleaner.report))
    }

    /// Puts the pixels in that go out; says how they are stored.
    fn pixels(
        &mut self,
        image: &Image,
        stored: &Stored,
        seen: &Seen,
        cleaner: &mut Cleaner<'_>,
    ) -> Result<&'static str, Refused> {
        cleaner.report.count_many(Group::Hidden, u32::from(stored.behind));
        // Overlays can lie in bits of pixels that are not used, whether or not the object says so.
        if seen.is_anything_painted() || pixels::is_anything_unused(stored, image)? {
            let painted = pixels::painted(&mut self.data, stored, image, seen)?;
            cleaner.report.count_many(Group::Painted, painted);
        } else if let Some(mut element) = self.data.take(tags::PIXEL_DATA) {
            element.value = stored.unchanged(image)?;
            self.data.set(element);
            if !stored.is_native() {
                return Ok(self.syntax.written());
            }
        }
        // Something can be drawn in bits that are not used, whether or not an overlay says so.
        pixels::without_unused_bits(&mut self.data, image);
        Ok(NATIVE.uid)
    }
}

/// Documents within DICOM: PDF, CDA, models.
const DOCUMENTS: &str = "1.2.840.10008.5.1.4.1.1.104.";

/// Recorded sound: what was dictated, by a voice that somebody knows.
const SOUND: &str = "1.2.840.10008.5.1.4.1.1.9.4.";

/// What kind of object it is, if such can be cleaned.
fn class(data: &DataSet, said: Option<String>) -> Result<String, Refused> {
    let class = data.text(tags::SOP_CLASS_UID).map(str::to_owned).or(said);
    let Some(class) = class else {
        return Err(Refused::Damaged("it does not say what kind of object it is".to_owned()));
    };
    let refused = |reason: &str| Err(Refused::Unsupported(reason.to_owned()));
    if class == uids::MEDIA_STORAGE_DIRECTORY_STORAGE {
        return Err(Refused::Directory);
    }
    if class.starts_with(DOCUMENTS) || data.get(tags::ENCAPSULATED_DOCUMENT).is_some() {
        return refused("a document within DICOM; saved as a PDF file it can be cleaned");
    }
    if class.starts_with(SOUND) {
        return refused("recorded sound");
    }
    if !profile::is_standard(&class) {
        return refused("a kind of object that only its maker understands");
    }
    Ok(class)
}
