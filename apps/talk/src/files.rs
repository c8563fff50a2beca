//! Files that go with a message, as they are named and opened. What they were called on somebody's device goes nowhere.

use secondok_client::protocol::attachment::{Attached, Format};
use serde::{Deserialize, Serialize};

/// A file that goes with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// What it is.
    pub kind: Kind,
    /// It has so many bytes at most.
    pub most: u64,
}

/// What a file is, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// PDF.
    Document,
    /// One DICOM file.
    Image,
    /// Many DICOM files.
    Study,
}

impl Kind {
    /// What it is called in messages, beside a running number.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg | Self::Png => "photo",
            Self::Document => "document",
            Self::Image | Self::Study => "scan",
        }
    }

    /// What its name ends in where it is saved; of a study it is an archive of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Document => "pdf",
            Self::Image => "dcm",
            Self::Study => "zip",
        }
    }
}

impl From<&Attached> for File {
    fn from(attached: &Attached) -> Self {
        let kind = match attached.format {
            Format::Jpeg => Kind::Jpeg,
            Format::Png => Kind::Png,
            Format::Pdf => Kind::Document,
            Format::Dicom => Kind::Image,
            Format::Study { .. } => Kind::Study,
        };
        Self { kind, most: attached.class.wire_len() }
    }
}

/// The number of a file among those of its kind in one message, from 1: "Photo 2".
pub fn running(files: &[File], place: usize) -> u32 {
    let is_alike = |file: &&File| files.get(place).is_some_and(|one| one.kind.name() == file.kind.name());
    files.iter().take(place + 1).filter(is_alike).fold(0, |count, _| count + 1)
}

/// The message and the place in it, both from 1, as the command line counts: "2.1". Both sides can speak of a file so.
pub fn counted(sequence: u32, place: u32) -> String {
    format!("{}.{}", u64::from(sequence) + 1, u64::from(place) + 1)
}

/// A file that somebody wants to see, by the patient's message that it goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The message's number.
    pub sequence: u32,
    /// Which of its files, from 0.
    pub number: u32,
    /// What it is.
    pub kind: Kind,
    /// Its number among those of its kind.
    pub running: u32,
}

/// What the program for files is opened for, in a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Choosing and sending.
    Send(u32),
    /// The same for what shows to the verifiers who a doctor is: nothing has to be hidden from them.
    Documents(u32),
    /// Looking at one; opened again it is another time.
    Show(u32, Shown, u32),
}

/// All kinds: each has an ending of its own.
const KINDS: [Kind; 5] = [Kind::Jpeg, Kind::Png, Kind::Document, Kind::Image, Kind::Study];

/// Consultations have smaller numbers.
const ABOVE: u32 = 1 << 31;

impl Wish {
    /// The number under which what was chosen is held ([`Wish::Send`] or [`Wish::Documents`]): one for each place.
    pub const fn held(self) -> u32 {
        match self {
            Self::Send(index) | Self::Show(index, ..) => index,
            Self::Documents(index) => index | ABOVE,
        }
    }

    /// As it goes from program to program.
    pub fn to_text(self) -> String {
        match self {
            Self::Send(index) => format!("send {index}"),
            Self::Documents(index) => format!("documents {index}"),
            Self::Show(index, Shown { sequence, number, kind, running }, time) => {
                format!("show {index} {sequence} {number} {running} {time} {}", kind.ending())
            }
        }
    }

    /// What [`Self::to_text`] was made of; none of anything else.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let what = words.next()?;
        let mut number = || words.next()?.parse::<u32>().ok();
        match what {
            "send" => Some(Self::Send(number()?)),
            "documents" => Some(Self::Documents(number()?)),
            "show" => {
                let (index, sequence, place) = (number()?, number()?, number()?);
                let (running, time) = (number()?, number()?);
                let ending = words.next()?;
                let kind = KINDS.into_iter().find(|kind| kind.ending() == ending)?;
                Some(Self::Show(index, Shown { sequence, number: place, kind, running }, time))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_by_what_they_are() {
        let kinds = [Kind::Jpeg, Kind::Document, Kind::Png, Kind::Study, Kind::Image];
        let files = kinds.map(|kind| File { kind, most: 65_536 });
        let counted: Vec<u32> = (0..files.len()).map(|place| running(&files, place)).collect();
        assert_eq!(counted, [1, 1, 2, 1, 2]);
        assert_eq!((super::counted(0, 0), super::counted(1, 4)), ("1.1".to_owned(), "2.5".to_owned()));
    }

    #[test]
    fn a_wish_arrives_as_it_was() {
        for kind in KINDS {
            let shown = Shown { sequence: 4, number: 2, kind, running: 3 };
            for wish in [Wish::Send(7), Wish::Documents(7), Wish::Show(1, shown, 9)] {
                assert_eq!(Wish::of_text(&wish.to_text()), Some(wish));
            }
        }
        assert_ne!(Wish::Send(7).held(), Wish::Documents(7).held());
        for other in ["", "send", "send x", "show 1 2 3 4 5", "show 1 2 3 4 5 exe", "burn 1"] {
            assert_eq!(Wish::of_text(other), None, "{other}");
        }
    }
}
