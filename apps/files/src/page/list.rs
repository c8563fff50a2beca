//! What was chosen, what became of it, and what is still to be done before it can be sent. It knows no browser.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use secondok_client::protocol::message::ATTACHMENTS_MAX;
use secondok_deident::files::dicom::group;

use super::set::{Item, Key, Piece, Within};
use crate::talk::imaging::{File, Found, Number, Painted, Receipt, Refusal};

/// So many attachments fit into one message.
pub(super) const MOST: usize = ATTACHMENTS_MAX;

/// A file of the device, by the number that the page gave it.
pub(super) type Origin = u32;

/// A file of the device that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) origin: Origin,
    /// What it is called on the device: shown here, and told to nobody.
    pub(super) name: String,
    pub(super) reading: Reading,
}

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Waits,
    Runs,
    Ended,
}

/// A file that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) origin: Origin,
    pub(super) why: Refusal,
}

/// A file to be cleaned now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToClean {
    pub(super) set: u32,
    pub(super) piece: Within,
    pub(super) number: Number,
    /// How many pictures it has.
    pub(super) pictures: u32,
    pub(super) painted: Option<Vec<Painted>>,
}

/// Why nothing can be sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// There is nothing.
    Nothing,
    /// Something is being read or cleaned.
    Works,
    /// Somebody must look at so many first.
    Look(usize),
    /// So many do not fit into one message.
    TooMany(usize),
}

/// What was chosen.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct List {
    pub(super) sources: Vec<Source>,
    pub(super) sets: Vec<Item>,
    pub(super) refused: Vec<Refused>,
    /// Files that cannot be drawn or cleaned: they are not taken in again where imaging is started anew for them.
    barred: Vec<Within>,
    next_origin: Origin,
    next_set: u32,
}

impl List {
    /// Takes up a file that was chosen.
    pub(super) fn choose(&mut self, name: String) -> Origin {
        let origin = self.next_origin;
        self.next_origin += 1;
        self.sources.push(Source { origin, name, reading: Reading::Waits });
        origin
    }

    /// The file that is read next, from now on.
    pub(super) fn read_next(&mut self) -> Option<Origin> {
        let source = self.sources.iter_mut().find(|source| source.reading == Reading::Waits)?;
        source.reading = Reading::Runs;
        Some(source.origin)
    }

    /// A file was read. What was read of it before imaging was started anew keeps its place, and what was decided of it.
    pub(super) fn was_read(&mut self, origin: Origin, found: Found) {
        if !self.end(origin) {
            return;
        }
        for (index, file) in found.0.into_iter().enumerate() {
            match file {
                Ok(file) => self.take(origin, index, file),
                Err(why) => self.refuse(origin, why),
            }
        }
        // What was in it the first time and is not any more.
        self.drop_pieces(|piece| piece.origin.0 == origin && piece.number.is_none());
    }

    /// A file could not be read at all.
    pub(super) fn was_not_read(&mut self, origin: Origin, why: Refusal) {
        if self.end(origin) {
            // What lay in it cannot be had again.
            self.drop_pieces(|piece| piece.origin.0 == origin);
            self.refuse(origin, why);
        }
    }

    fn drop_pieces(&mut self, is_gone: impl Fn(&Piece) -> bool) {
        for set in &mut self.sets {
            set.drop_pieces(&is_gone);
        }
        self.sets.retain(|set| !set.pieces.is_empty());
    }

    /// A file is to be read once more.
    pub(super) fn is_to_be_read(&mut self, origin: Origin) {
        for source in self.sources.iter_mut().filter(|source| source.origin == origin) {
            source.reading = Reading::Waits;
        }
    }

    /// Nothing more is read; what was read before stays, and is read again where that is needed. Which files are let go.
    pub(super) fn stop_reading(&mut self) -> Vec<Origin> {
        let read: BTreeSet<Origin> = self.pieces().map(|piece| piece.origin.0).collect();
        let is_let_go = |source: &Source| source.reading != Reading::Ended && !read.contains(&source.origin);
        let (gone, left): (Vec<_>, Vec<_>) = self.sources.drain(..).partition(is_let_go);
        self.sources = left;
        gone.into_iter().map(|source| source.origin).collect()
    }

    /// Whether a file is still to be read.
    pub(super) fn is_wanted(&self, origin: Origin) -> bool {
        self.sources.iter().any(|source| source.origin == origin)
    }

    /// Whether it is still wanted.
    fn end(&mut self, origin: Origin) -> bool {
        let source = self.sources.iter_mut().find(|source| source.origin == origin);
        source.map(|source| source.reading = Reading::Ended).is_some()
    }

    fn refuse(&mut self, origin: Origin, why: Refusal) {
        let refused = Refused { origin, why };
        // Read again, it is refused again.
        if !self.refused.contains(&refused) {
            self.refused.push(refused);
        }
    }

    fn take(&mut self, origin: Origin, index: usize, file: File) {
        if self.barred.contains(&(origin, index)) {
            return;
        }
        let pieces = self.sets.iter_mut().flat_map(|set| &mut set.pieces);
        if let Some(piece) = pieces.into_iter().find(|piece| piece.origin == (origin, index)) {
            piece.number = Some(file.number);
            piece.file = file;
            return;
        }
        let key = Key::of(&file.kind);
        let piece = Piece::new((origin, index), file);
        let known = self.sets.iter_mut().find(|set| key.study().is_some() && set.key == key);
        match known {
            Some(set) => set.add(piece),
            None => {
                self.sets.push(Item::new(self.next_set, key, piece));
                self.next_set += 1;
            }
        }
    }

    /// Imaging was started anew, and knows nothing of what it has read.
    pub(super) fn is_forgotten(&mut self) {
        for piece in self.sets.iter_mut().flat_map(|set| &mut set.pieces) {
            piece.number = None;
            piece.receipt = None;
        }
        let pieces: Vec<Origin> = self.pieces().map(|piece| piece.origin.0).collect();
        for source in &mut self.sources {
            if pieces.contains(&source.origin) {
                source.reading = Reading::Waits;
            }
        }
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.sets.iter().flat_map(|set| &set.pieces)
    }

    pub(super) fn set(&self, id: u32) -> Option<&Item> {
        self.sets.iter().find(|set| set.id == id)
    }

    pub(super) fn set_mut(&mut self, id: u32) -> Option<&mut Item> {
        self.sets.iter_mut().find(|set| set.id == id)
    }

    /// Takes something off the list; what imaging may let go.
    pub(super) fn remove(&mut self, id: u32) -> Vec<Number> {
        let gone = self.sets.iter().position(|set| set.id == id).map(|place| self.sets.remove(place));
        let numbers = gone.iter().flat_map(|set| &set.pieces).filter_map(|piece| piece.number).collect();
        let left: Vec<Origin> = self.pieces().map(|piece| piece.origin.0).collect();
        let was: Vec<Origin> = gone.iter().flat_map(|set| &set.pieces).map(|piece| piece.origin.0).collect();
        self.sources.retain(|source| !was.contains(&source.origin) || left.contains(&source.origin));
        numbers
    }

    /// What was refused for this reason is not shown any more.
    pub(super) fn dismiss(&mut self, why: &Refusal) {
        self.refused.retain(|refused| refused.why != *why);
    }

    /// What was refused, by reason, in the order in which they came: each with the names of the files.
    pub(super) fn refusals(&self) -> Vec<(Refusal, Vec<String>)> {
        let mut all: Vec<(Refusal, Vec<String>)> = Vec::new();
        for (refused, name) in self.refused_as(false) {
            match all.iter_mut().find(|(why, _)| *why == refused.why) {
                Some((_, names)) => names.push(name.to_owned()),
                None => all.push((refused.why.clone(), vec![name.to_owned()])),
            }
        }
        all
    }

    /// How many files lie beside the images of a folder or an archive and are none, such as a viewer's: nothing is amiss.
    pub(super) fn passed_over(&self) -> usize {
        if self.reading().is_some() { 0 } else { self.refused_as(true).len() }
    }

    /// What was refused, with its name: where something is amiss, or what lies beside the images of a folder or an archive. As
    /// long as something is read, whether there are images is not known.
    fn refused_as(&self, is_beside: bool) -> Vec<(&Refused, &str)> {
        if self.refused.is_empty() {
            return Vec::new();
        }
        let names: BTreeMap<Origin, &str> =
            self.sources.iter().map(|source| (source.origin, source.name.as_str())).collect();
        let name = |origin: Origin| names.get(&origin).copied().unwrap_or_default();
        let folder = |origin: Origin| name(origin).split_once('/').map(|(folder, _)| folder);
        let taken: BTreeSet<Origin> = self.pieces().map(|piece| piece.origin.0).collect();
        let folders: BTreeSet<&str> = taken.iter().filter_map(|origin| folder(*origin)).collect();
        let (reads, scans) = (self.reading().is_some(), self.sets.iter().any(|set| set.key.is_series()));
        let is = |refused: &Refused| match refused.why.0.as_str() {
            Refusal::DIRECTORY => reads || scans,
            Refusal::UNKNOWN_KIND => {
                let folder = folder(refused.origin);
                taken.contains(&refused.origin)
                    || folder.is_some_and(|folder| reads || folders.contains(folder))
            }
            _ => false,
        };
        let refused = self.refused.iter().filter(|refused| is(refused) == is_beside);
        refused.map(|refused| (refused, name(refused.origin))).collect()
    }

    /// How many files were read, of how many; none where none is left to be read.
    pub(super) fn reading(&self) -> Option<(usize, usize)> {
        let ended = self.sources.iter().filter(|source| source.reading == Reading::Ended).count();
        (ended < self.sources.len()).then_some((ended, self.sources.len()))
    }

    /// The next file that can be cleaned.
    pub(super) fn clean_next(&self) -> Option<ToClean> {
        let due = |set: &Item| {
            let (piece, number) = set.clean_next()?;
            let (pictures, painted) = (piece.file.pictures, set.painted(piece));
            Some(ToClean { set: set.id, piece: piece.origin, number, pictures, painted })
        };
        self.sets.iter().find_map(due)
    }

    /// A file was cleaned as it was asked for; what was decided otherwise meanwhile is cleaned again.
    pub(super) fn was_cleaned(&mut self, asked: &ToClean, receipt: Receipt) {
        let Some(set) = self.set_mut(asked.set) else { return };
        let Some(place) = set.pieces.iter().position(|piece| piece.origin == asked.piece) else { return };
        let painted = set.painted(&set.pieces[place]);
        let piece = &mut set.pieces[place];
        if piece.number == Some(asked.number) && painted == asked.painted {
            piece.receipt = Some(receipt);
        }
    }

    /// A file cannot be cleaned, or not be looked at: it does not go out.
    pub(super) fn was_not_cleaned(&mut self, set: u32, piece: Within, why: Refusal) {
        let Some(set) = self.set_mut(set) else { return };
        set.drop_pieces(|other| other.origin == piece);
        self.sets.retain(|set| !set.pieces.is_empty());
        self.barred.push(piece);
        self.refuse(piece.0, why);
    }

    /// What goes out: each an attachment, which of a study has several files, put together and ordered as the command line does
    /// it, whatever the names of the files and the order in which they came.
    pub(super) fn attachments(&self) -> Vec<Vec<Number>> {
        let (mut all, mut of_studies) = (Vec::new(), Vec::new());
        for set in self.in_order() {
            let goes = set.goes().filter_map(|piece| Some((&piece.placed, piece.number?)));
            if set.key.study().is_some() {
                of_studies.extend(goes.filter_map(|(placed, number)| Some((placed.clone()?, number))));
            } else {
                all.extend(goes.map(|(_, number)| vec![number]));
            }
        }
        let studies = group::studies(of_studies).into_iter();
        all.extend(studies.map(|study| study.series.into_iter().flat_map(|series| series.objects).collect()));
        all
    }

    /// How many attachments go out.
    pub(super) fn count(&self) -> usize {
        let goes = || self.sets.iter().filter(|set| set.goes().next().is_some());
        let studies: BTreeSet<&str> = goes().filter_map(|set| set.key.study()).collect();
        goes().filter(|set| set.key.study().is_none()).count() + studies.len()
    }

    /// Photos, then documents, as they came; then images, each that goes alone, and studies with their series together.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &Item> {
        let mut sets: Vec<&Item> = self.sets.iter().collect();
        sets.sort_by(|one, other| {
            let kind = |set: &Item| (set.key.order(), set.key.study().is_some());
            kind(one).cmp(&kind(other)).then_with(|| match (one.pieces.first(), other.pieces.first()) {
                (Some(one_piece), Some(piece)) if other.key.study().is_some() => one_piece.order(piece),
                _ => Ordering::Equal,
            })
        });
        sets.into_iter()
    }

    /// The running number of something among those of its kind, from 1, as the doctor will see it.
    pub(super) fn running(&self, set: &Item) -> u32 {
        let goes = |one: &&Item| one.key.order() == set.key.order() && one.goes().next().is_some();
        let alone = |one: &&Item| one.key.study().is_none();
        let before = match set.key.study() {
            None => self.sets.iter().take_while(|one| one.id != set.id).filter(goes).filter(alone).count(),
            Some(study) => {
                let studies = self.sets.iter().filter(goes).filter_map(|one| one.key.study());
                let before: BTreeSet<&str> = studies.filter(|one| *one < study).collect();
                self.sets.iter().filter(goes).filter(alone).count() + before.len()
            }
        };
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }

    /// Which series of its study something is, from 1; none where it is the only one.
    pub(super) fn series(&self, set: &Item) -> Option<u32> {
        let study = set.key.study()?;
        let series: Vec<u32> =
            self.in_order().filter(|one| one.key.study() == Some(study)).map(|one| one.id).collect();
        let place = series.iter().position(|id| *id == set.id).filter(|_| series.len() > 1)?;
        u32::try_from(place + 1).ok()
    }

    /// Why nothing can be sent yet; none where it can.
    pub(super) fn obstacle(&self) -> Option<Obstacle> {
        let looks = self.sets.iter().filter(|set| set.must_be_looked_at()).count();
        let attachments = self.count();
        let works = self.reading().is_some() || self.sets.iter().any(Item::works);
        match () {
            () if self.sets.is_empty() && !works => Some(Obstacle::Nothing),
            () if looks > 0 => Some(Obstacle::Look(looks)),
            () if works => Some(Obstacle::Works),
            () if attachments > MOST => Some(Obstacle::TooMany(attachments)),
            () => None,
        }
    }

    /// What was taken out of all that was cleaned, by group, and of all groups together.
    pub(super) fn removed(&self) -> (u32, Vec<(String, u32)>) {
        together(self.sets.iter().flat_map(Item::receipts))
    }

    /// Bytes that go to the doctor, before they are sealed.
    pub(super) fn bytes(&self) -> u64 {
        self.sets.iter().flat_map(Item::receipts).map(|receipt| receipt.bytes).sum()
    }
}

/// What several receipts say together, in the order in which groups come first.
pub(super) fn together<'a>(receipts: impl Iterator<Item = &'a Receipt>) -> (u32, Vec<(String, u32)>) {
    let (mut total, mut groups) = (0_u32, Vec::<(String, u32)>::new());
    for receipt in receipts {
        total = total.saturating_add(receipt.total);
        for (group, count) in &receipt.removed {
            match groups.iter_mut().find(|(name, _)| name == group) {
                Some((_, sum)) => *sum = sum.saturating_add(*count),
                None => groups.push((group.clone(), *count)),
            }
        }
    }
    (total, groups)
}

#[cfg(test)]
mod tests;
