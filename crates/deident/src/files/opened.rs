//! An attachment that was read, before it is cleaned.

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::{
    cleaned::Cleaned,
    files::{
        dicom, document,
        face::Face,
        kind::Kind,
        light::Light,
        photo,
        picture::Picture,
        refused::Refused,
        seen::{Area, Seen},
    },
    report::Group,
    secret::Secret,
};

/// Whether a person must look at it first, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// Its pictures come out of a machine that writes nothing into them, and says so.
    NotNeeded,
    /// It is a photo, a scan, a paper: whatever is in the picture is in what goes out.
    PaperOrPhoto,
    /// Machines of this kind write names into their pictures.
    BurntIn,
    /// It does not say whether something was written into its pictures.
    Unknown,
}

/// An attachment that was read.
#[derive(Debug)]
pub enum Opened {
    /// JPEG, PNG or WebP.
    Photo(photo::Photo),
    /// PDF.
    Document(document::Document),
    /// DICOM.
    Dicom(Box<dicom::Object>),
}

impl Opened {
    /// Reads it. It is taken over, so that nobody holds it twice.
    ///
    /// # Errors
    /// [`Refused`] where it is nothing that can be cleaned, is damaged, or would take too much memory.
    pub fn read(bytes: impl Into<Bytes>) -> Result<Self, Refused> {
        let bytes = bytes.into();
        match Kind::of(&bytes).ok_or(Refused::UnknownKind)? {
            kind @ (Kind::Jpeg | Kind::Png | Kind::WebP) => photo::Photo::read(kind, &bytes).map(Self::Photo),
            Kind::Pdf => document::Document::read(bytes).map(Self::Document),
            Kind::Dicom => dicom::Object::read(bytes).map(Box::new).map(Self::Dicom),
        }
    }

    /// Whether a person must look at its pictures.
    pub fn look(&self) -> Look {
        match self {
            Self::Photo(_) | Self::Document(_) => Look::PaperOrPhoto,
            Self::Dicom(object) => object.look(),
        }
    }

    /// Whether a face can be rebuilt from it. Of a photo that shows one nothing need be rebuilt: whoever looks at it sees that.
    pub fn face(&self) -> Face {
        match self {
            Self::Photo(_) | Self::Document(_) => Face::No,
            Self::Dicom(object) => object.face(),
        }
    }

    /// How many pictures there are to look at: pages, or frames.
    pub fn pictures(&self) -> u32 {
        match self {
            Self::Photo(_) => 1,
            Self::Document(document) => document.pages(),
            Self::Dicom(object) => object.frames(),
        }
    }

    /// A picture of it, as the doctor will see it; counted from 0.
    ///
    /// # Errors
    /// [`Refused`] where it cannot be drawn.
    pub fn picture(&self, number: u32) -> Result<Picture, Refused> {
        self.picture_in(number, None)
    }

    /// The same in another light than the file says. Only images have more values than a screen shows: whatever else it is
    /// comes as it is.
    ///
    /// # Errors
    /// [`Refused`] where it cannot be drawn.
    pub fn picture_in(&self, number: u32, light: Option<Light>) -> Result<Picture, Refused> {
        match self {
            Self::Photo(photo) => Ok(photo.picture().clone()),
            Self::Document(document) => document.page(number),
            Self::Dicom(object) => object.frame(number, light),
        }
    }

    /// Where machines of this make write something into their pictures; in pixels of [`picture`](Self::picture).
    pub fn proposed(&self) -> Vec<Area> {
        match self {
            Self::Photo(_) | Self::Document(_) => Vec::new(),
            Self::Dicom(object) => object.proposed(),
        }
    }

    /// Cleans it. `seen` is what a person said who looked at every picture.
    ///
    /// # Errors
    /// [`Refused::NotSeen`] where somebody must look at it first; whatever else keeps it from being cleaned.
    pub fn clean(self, secret: &Secret, seen: Option<&Seen>) -> Result<Cleaned, Refused> {
        let nothing = Seen::default();
        let seen = match (self.look(), seen) {
            (_, Some(seen)) => seen,
            (Look::NotNeeded, None) => &nothing,
            (look, None) => return Err(Refused::NotSeen(look)),
        };
        let cleaned = match self {
            Self::Photo(photo) => photo.clean(seen),
            Self::Document(document) => document.clean(seen),
            Self::Dicom(object) => object.clean(secret, seen),
        }?;
        let is_painted = cleaned.report().counts().any(|(group, _)| group == Group::Painted);
        // A place that was mistaken would let out what it was to hide.
        if seen.is_anything_painted() && !is_painted { Err(Refused::NothingPainted) } else { Ok(cleaned) }
    }
}
