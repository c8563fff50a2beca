//! The files' page and the imaging worker.
//!
//! Beside a command or an answer goes what is no JSON: a file, a picture, a port.

use std::time::Duration;

use secondok_browser::bridge::Talk;
use secondok_client::attach::Place;
pub use secondok_deident::{Area, Face, Light, Look};
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
        /// In which light; none for the one that the file says.
        light: Option<Light>,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found(pub Vec<Result<File, Refusal>>);

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// JPEG, PNG, WebP.
    Photo,
    /// PDF.
    Document,
    /// DICOM, with the study and the series that it belongs to, all by their new identifiers.
    Image {
        /// The study; empty where it names none.
        study: String,
        /// The series.
        series: String,
        /// The image.
        instance: String,
        /// What made it: CT, MR, US, …; empty where it does not say.
        modality: String,
        /// Where it comes among the images of its study: the series' number, then its own. What has none comes last.
        order: (Option<f64>, Option<f64>),
    },
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

/// Why it was not done: the name of the reason. Of a file that cannot be used, as the command line has it
/// (`unknown-kind`, `locked`, …); besides, those that stand here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal(pub String);

impl Refusal {
    /// It is no photo, document or image.
    pub const UNKNOWN_KIND: &str = "unknown-kind";
    /// It is the list of what is on a disc.
    pub const DIRECTORY: &str = "directory";
    /// It is larger than what is read whole.
    pub const FILE_TOO_LARGE: &str = "file-too-large";
    /// It is a link within an archive: it could lead anywhere.
    pub const LINK: &str = "link";
    /// It is the list of what is on a disc, and some of its images are not in the archive.
    pub const IMAGES_MISSING: &str = "images-missing";
    /// It is not there any more, or is not what was chosen.
    pub const UNREADABLE: &str = "unreadable";
    /// What was cleaned so far is all that fits into the memory of an app: send it first.
    pub const NO_ROOM: &str = "no-room";
    /// There is no such file, or it has not been cleaned: it was let go.
    pub const GONE: &str = "gone";
    /// Several files are one attachment only where all are images.
    pub const NOT_ONE_STUDY: &str = "not-one-study";
    /// More images than one attachment can hold.
    pub const TOO_MANY_FILES: &str = "too-many-files";
    /// Longer together than one attachment can be.
    pub const ATTACHMENT_TOO_LARGE: &str = "attachment-too-large";
    /// What was sealed could not be handed over, or what was fetched could not be taken over. The app's worker says why.
    pub const INTERRUPTED: &str = "interrupted";
    /// As the page says it of a worker that has ended, or that it had to end: it took longer than [`Command::patience`], or
    /// more memory than there is.
    pub const TOO_LONG: &str = "too-long";
}

/// What imaging says unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// So many bytes of the file that is being read have been, of so many; of several files within one, of all together.
    Read(u64, u64),
    /// So many bytes of what is being sealed were handed over.
    Sealed(u64),
}

/// What any file may take: a page of instructions without end looks like a slow one, and the slowest page that is known
/// takes a telephone five seconds.
const ONE: Duration = Duration::from_secs(30);
/// What each page or frame may add: one takes a slow telephone a second.
const MORE: Duration = Duration::from_secs(2);
/// For what waits for the service or the disk, which have limits of their own.
const OTHERS: Duration = Duration::from_secs(600);

impl Command {
    /// How long the page hears nothing, neither an answer nor an event, before it ends imaging and starts it anew. The
    /// file of this command has so many pictures, where it is known.
    pub fn patience(&self, pictures: u32) -> Duration {
        match self {
            // What a file holds is not known before it was read, nor how long one of the files within it takes.
            Self::Begin(_)
            | Self::Read
            | Self::Take
            | Self::Draw { .. }
            | Self::Forget(_)
            | Self::Measure(_) => ONE * 2,
            Self::Clean(..) => ONE + MORE * pictures,
            Self::Seal(..) => OTHERS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_document_has_the_time_that_it_needs_and_none_has_all() {
        let clean = Command::Clean(0, None);
        assert_eq!(clean.patience(1), Duration::from_secs(32));
        // As many pages as are taken, each as slow as any.
        assert_eq!(clean.patience(500), Duration::from_secs(1_030));
        // What came from a stranger has no more than what somebody chose: all of it was fetched before.
        for command in [Command::Read, Command::Take] {
            assert!(command.patience(0) < Duration::from_secs(90));
        }
    }
}
