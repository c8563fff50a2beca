//! What is looked at and decided together: a photo, a document with its pages, a series with its slices.

use std::{cmp::Ordering, collections::BTreeSet};

use secondok_deident::files::dicom::group::Placed;

use super::list::Origin;
use crate::talk::imaging::{Area, Face, File, Kind, Look, Number, Painted, Receipt};

/// What it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    Photo,
    Document,
    Series { study: String, series: String },
}

impl Key {
    pub(super) fn of(kind: &Kind) -> Self {
        match kind.clone() {
            Kind::Photo => Self::Photo,
            Kind::Document => Self::Document,
            Kind::Image { study, series, .. } => Self::Series { study, series },
        }
    }

    pub(super) fn is_series(&self) -> bool {
        matches!(self, Self::Series { .. })
    }

    /// The study that it goes with, as one attachment. An image that names none goes alone.
    pub(super) fn study(&self) -> Option<&str> {
        match self {
            Self::Series { study, .. } if !study.is_empty() => Some(study),
            Self::Series { .. } | Self::Photo | Self::Document => None,
        }
    }

    /// Where its kind stands on the list.
    pub(super) fn order(&self) -> u32 {
        match self {
            Self::Photo => 0,
            Self::Document => 1,
            Self::Series { .. } => 2,
        }
    }
}

/// A file within a file of the device.
pub(super) type Within = (Origin, usize);

/// A picture: which one of which file.
pub(super) type Picture = (Within, u32);

/// A file of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Of which file of the device, and which of the files within that.
    pub(super) origin: Within,
    /// By which imaging knows it; none while it is read again.
    pub(super) number: Option<Number>,
    pub(super) file: File,
    /// Where it belongs, if it is an image.
    pub(super) placed: Option<Placed>,
    /// What was taken out of it, once it is clean.
    pub(super) receipt: Option<Receipt>,
    /// Whether it stays here.
    pub(super) left_out: bool,
}

impl Piece {
    pub(super) fn new(origin: Within, file: File) -> Self {
        let placed = placed(&file.kind);
        Self { origin, number: Some(file.number), file, placed, receipt: None, left_out: false }
    }

    /// Whether it comes before another: images as `deident` orders them, all else in the order in which it came.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        match (&self.placed, &other.placed) {
            (Some(one), Some(other)) => one.order(other),
            _ => Ordering::Equal,
        }
    }

    fn needs_look(&self) -> bool {
        self.file.look != Look::NotNeeded
    }
}

fn placed(kind: &Kind) -> Option<Placed> {
    let Kind::Image { study, series, instance, modality, order: (series_number, number) } = kind.clone()
    else {
        return None;
    };
    Some(Placed { study, series, instance, modality, description: String::new(), series_number, number })
}

/// A place that is painted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// On which picture of the set; none for all of them.
    pub(super) picture: Option<Picture>,
    pub(super) area: Area,
    /// Whether it was proposed, because machines of this make write there.
    pub(super) proposed: bool,
}

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is read again.
    Reading,
    /// Somebody must look at it.
    Look,
    /// So many of its files are clean.
    Cleaning(usize, usize),
    /// It can go out.
    Ready,
}

/// What is looked at and decided together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) id: u32,
    pub(super) key: Key,
    pub(super) pieces: Vec<Piece>,
    pub(super) marks: Vec<Mark>,
    /// Which of its pictures were on the screen.
    pub(super) seen: BTreeSet<Picture>,
    /// Whether somebody who saw them said what is to be painted over, be it nothing.
    pub(super) approved: bool,
}

impl Item {
    pub(super) fn new(id: u32, key: Key, piece: Piece) -> Self {
        let mut set =
            Self { id, key, pieces: Vec::new(), marks: Vec::new(), seen: BTreeSet::new(), approved: false };
        set.add(piece);
        set
    }

    /// Another file of it, in its place; what was said of those before does not hold for it.
    pub(super) fn add(&mut self, piece: Piece) {
        for area in &piece.file.proposed {
            let mark = Mark { picture: None, area: *area, proposed: true };
            if !self.marks.contains(&mark) {
                self.marks.push(mark);
            }
        }
        if piece.needs_look() {
            self.approved = false;
        }
        let place = self.pieces.partition_point(|other| other.order(&piece).is_le());
        self.pieces.insert(place, piece);
    }

    /// Files that are not there any more.
    pub(super) fn drop_pieces(&mut self, is_gone: impl Fn(&Piece) -> bool) {
        self.pieces.retain(|piece| !is_gone(piece));
    }

    /// The files that go out.
    pub(super) fn goes(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| !piece.left_out)
    }

    /// How many pictures it has, those that are left out among them.
    pub(super) fn pictures(&self) -> u32 {
        self.pieces.iter().map(|piece| piece.file.pictures).sum()
    }

    /// In which of its files a picture is, counted through all of them, and which one there.
    pub(super) fn at(&self, picture: u32) -> Option<(&Piece, u32)> {
        let mut left = picture;
        for piece in &self.pieces {
            if left < piece.file.pictures {
                return Some((piece, left));
            }
            left -= piece.file.pictures;
        }
        None
    }

    /// What a picture is called, counted through all of its files.
    pub(super) fn picture(&self, picture: u32) -> Option<Picture> {
        self.at(picture).map(|(piece, within)| (piece.origin, within))
    }

    /// How many pictures somebody must look at and has not yet.
    pub(super) fn unseen(&self) -> usize {
        self.all_unseen().count()
    }

    /// The first of them, counted through all files.
    pub(super) fn first_unseen(&self) -> Option<u32> {
        self.all_unseen().next()
    }

    fn all_unseen(&self) -> impl Iterator<Item = u32> {
        let mut before = 0;
        let all = self.pieces.iter().map(move |piece| {
            let first = before;
            before += piece.file.pictures;
            (piece, first)
        });
        all.filter(|(piece, _)| !piece.left_out && piece.needs_look()).flat_map(move |(piece, first)| {
            let unseen = move |within: &u32| !self.seen.contains(&(piece.origin, *within));
            (0..piece.file.pictures).filter(unseen).map(move |within| first + within)
        })
    }

    pub(super) fn must_be_looked_at(&self) -> bool {
        !self.approved && self.goes().any(Piece::needs_look)
    }

    /// Why somebody must look: the strongest reason of its files.
    pub(super) fn why_look(&self) -> Look {
        let of = |look| self.goes().any(|piece| piece.file.look == look).then_some(look);
        [Look::BurntIn, Look::Unknown, Look::PaperOrPhoto].into_iter().find_map(of).unwrap_or(Look::NotNeeded)
    }

    /// Whether a face can be rebuilt from it.
    pub(super) fn face(&self) -> Face {
        let of = |face| self.goes().any(|piece| piece.file.face == face).then_some(face);
        [Face::Possible, Face::Unknown].into_iter().find_map(of).unwrap_or(Face::No)
    }

    /// Somebody who saw every picture says that nothing more is to be painted over; whether they saw all.
    pub(super) fn approve(&mut self) -> bool {
        let all = self.unseen() == 0;
        self.approved |= all;
        all
    }

    /// Something is decided otherwise: it must be said again that it is all.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Self)) {
        change(self);
        self.approved = false;
        for piece in &mut self.pieces {
            piece.receipt = None;
        }
    }

    /// Leaves files here, or takes them along again. What was said of the others does not hold for what comes back and was not on
    /// the screen.
    pub(super) fn leave_out(&mut self, is_meant: impl Fn(&Piece) -> bool, left_out: bool) {
        for piece in self.pieces.iter_mut().filter(|piece| is_meant(piece)) {
            piece.left_out = left_out;
        }
        if self.unseen() > 0 {
            self.approved = false;
        }
    }

    /// Whether somebody has decided something of it, which would have to be decided again.
    pub(super) fn is_decided(&self) -> bool {
        self.approved || self.marks.iter().any(|mark| !mark.proposed)
    }

    /// What made it: CT, MR, US, …; empty where it does not say.
    pub(super) fn modality(&self) -> &str {
        let placed = self.pieces.first().and_then(|piece| piece.placed.as_ref());
        placed.map_or("", |placed| &placed.modality)
    }

    /// What is painted over in a file; none where nobody had to look and nothing is painted.
    pub(super) fn painted(&self, piece: &Piece) -> Option<Vec<Painted>> {
        if !self.approved && self.marks.is_empty() {
            return None;
        }
        let of = |mark: &Mark| match mark.picture {
            None => Some(Painted { picture: None, area: mark.area }),
            Some((origin, within)) => {
                (origin == piece.origin).then_some(Painted { picture: Some(within), area: mark.area })
            }
        };
        Some(self.marks.iter().filter_map(of).collect())
    }

    /// The next of its files that can be cleaned.
    pub(super) fn clean_next(&self) -> Option<(&Piece, Number)> {
        if self.must_be_looked_at() {
            return None;
        }
        self.goes().find_map(|piece| piece.receipt.is_none().then_some((piece, piece.number?)))
    }

    /// What was taken out of the files that go out.
    pub(super) fn receipts(&self) -> impl Iterator<Item = &Receipt> {
        self.goes().filter_map(|piece| piece.receipt.as_ref())
    }

    /// Where it stands.
    pub(super) fn standing(&self) -> Standing {
        let all = self.goes().count();
        let clean = self.receipts().count();
        match () {
            () if self.must_be_looked_at() => Standing::Look,
            () if self.goes().any(|piece| piece.number.is_none()) => Standing::Reading,
            () if clean < all => Standing::Cleaning(clean, all),
            () => Standing::Ready,
        }
    }

    /// Whether something is done with it that will end by itself.
    pub(super) fn works(&self) -> bool {
        matches!(self.standing(), Standing::Reading | Standing::Cleaning(..))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_picture_that_is_left_to_be_looked_at_is_found_across_files() {
        let piece = |number: u32, pictures: u32, look: Look| {
            let (kind, face) = (Kind::Document, Face::No);
            let file = File { number, kind, pictures, look, proposed: Vec::new(), face, bytes: 1 };
            Piece::new((number, 0), file)
        };
        let mut set = Item::new(1, Key::Document, piece(1, 2, Look::NotNeeded));
        set.add(piece(2, 3, Look::Unknown));
        set.add(piece(3, 1, Look::PaperOrPhoto));
        assert_eq!(set.first_unseen(), Some(2));
        set.seen.extend([((2, 0), 0), ((2, 0), 2)]);
        assert_eq!(set.first_unseen(), Some(3));
        set.leave_out(|piece| piece.origin.0 == 2, true);
        assert_eq!(set.first_unseen(), Some(5));
        set.seen.insert(((3, 0), 0));
        assert_eq!((set.first_unseen(), set.unseen()), (None, 0));
    }
}
