//! The files' page and the imaging worker.
//!
//! Beside a command or an answer goes what is no JSON: a file, a picture, a port.

use secondok_browser::bridge::Talk;
use secondok_client::attach::Place;
use secondok_talk::{Done, Secret, answers};
use serde::{Deserialize, Serialize};

/// The files' page and the imaging worker.
#[derive(Debug)]
pub struct ImagingTalk;

impl Talk for ImagingTalk {
    type Command = Command;
    type Answer = Answer;
    type Trouble = Refusal;
    type Event = Event;
}

/// A file that imaging has read, by the number that it gave it.
pub type Number = u32;

/// What the page asks for. Each answers with the kind named.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Command {
    /// What moves dates and makes new identifiers, as base64url; beside it the port to the app's worker: [`Done`].
    Begin(Secret),
    /// Reads the file beside it: [`Found`].
    Read,
    /// Draws a picture of a file, as it is or as it is once it has been cleaned; the `ImageBitmap` comes beside the
    /// answer, its longer side at most so many pixels long: [`Drawn`].
    Draw {
        /// Which file.
        file: Number,
        /// Which of its pictures, from 0.
        picture: u32,
        /// Whether as the doctor will see it.
        cleaned: bool,
        /// The longer side, in pixels of the screen.
        most: u32,
    },
    /// Cleans it; the second is what somebody painted over who looked at every picture: [`Receipt`].
    Clean(Number, Option<Vec<Painted>>),
    /// Lets a file go: [`Done`].
    Forget(Number),
    /// How large attachments of these cleaned files are once they are sealed; several files are one study: [`Sizes`].
    Measure(Vec<Vec<Number>>),
    /// Seals these files as one attachment, and hands it to the app's worker: [`Done`].
    Seal(Vec<Number>, Place),
    /// Takes over the content of an attachment, which the app's worker hands to it: [`Found`].
    Take,
}

/// Of several files within one, which are read one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found(pub Vec<Result<File, Refusal>>);

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its number.
    pub number: Number,
    /// What it is.
    pub kind: Kind,
    /// How many pictures it has: pages, or frames.
    pub pictures: u32,
    /// Whether somebody must look at them, and why.
    pub look: Look,
    /// Where machines of this make write something into their pictures, in pixels of the picture.
    pub proposed: Vec<Area>,
    /// Whether a face can be rebuilt from it.
    pub face: Face,
    /// Its length in bytes.
    pub bytes: u64,
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// JPEG, PNG, WebP.
    Photo,
    /// PDF.
    Document,
    /// DICOM, with the study and the series that it belongs to, by their new identifiers.
    Image {
        /// The study.
        study: String,
        /// The series.
        series: String,
    },
}

/// Whether a person must look at the pictures first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// It comes out of a machine that writes nothing into its pictures, and says so.
    NotNeeded,
    /// A photo, a scan, a paper.
    PaperOrPhoto,
    /// Machines of this kind write names into their pictures.
    BurntIn,
    /// It does not say.
    Unknown,
}

/// Whether a face can be rebuilt from the images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Face {
    /// They show something else.
    No,
    /// They show a head.
    Possible,
    /// They do not say what they show.
    Unknown,
}

/// A rectangle of a picture, in its own pixels from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// From the left.
    pub left: u32,
    /// From the top.
    pub top: u32,
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

/// A place that was painted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Painted {
    /// On which picture, from 0; none for all of them.
    pub picture: Option<u32>,
    /// Where.
    pub area: Area,
}

/// A picture was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Pixels across of the picture itself, however large it was drawn.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// What was taken out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// How many of each group, by the group's name (`names`, `dates`, …).
    pub removed: Vec<(String, u32)>,
    /// Of all together.
    pub total: u32,
    /// Bytes that go to the doctor.
    pub bytes: u64,
}

/// Size classes (the number of the class), in the order of the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes(pub Vec<u8>);

answers!(Done, Found, Drawn, Receipt, Sizes);

/// Why a file cannot be used: the name of the reason, as the command line has it (`unknown-kind`, `locked`, …).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal(pub String);

/// What imaging says unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// So many bytes of what is being sealed were handed over.
    Sealed(u64),
}
