//! What was chosen, what became of it, and what is still to be done before it can be sent. It knows no browser.

use super::set::{Item, Key, Piece, Within};
use crate::talk::imaging::{File, Found, Number, Painted, Receipt, Refusal};

/// So many attachments fit into one message (`client::content` refuses more).
pub(super) const MOST: usize = 32;

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
        let known = self.sets.iter_mut().find(|set| key.is_series() && set.key == key);
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
        for refused in &self.refused {
            let source = self.sources.iter().find(|source| source.origin == refused.origin);
            let name = source.map(|source| source.name.clone()).unwrap_or_default();
            match all.iter_mut().find(|(why, _)| *why == refused.why) {
                Some((_, names)) => names.push(name),
                None => all.push((refused.why.clone(), vec![name])),
            }
        }
        all
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

    /// What goes out: each an attachment, which of a study has several files.
    pub(super) fn attachments(&self) -> Vec<Vec<Number>> {
        let mut all: Vec<Vec<Number>> = Vec::new();
        let mut before = None;
        for set in self.in_order() {
            let numbers = set.goes().filter_map(|piece| piece.number);
            match all.last_mut() {
                Some(last) if set.key.is_series() && before == set.key.study() => last.extend(numbers),
                _ => all.push(numbers.collect()),
            }
            before = set.key.study();
        }
        all
    }

    /// Photos, then documents, then studies, each with its series together, as they are shown.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &Item> {
        let mut sets: Vec<&Item> = self.sets.iter().collect();
        let studies = self.studies();
        let place =
            |set: &Item| set.key.study().and_then(|study| studies.iter().position(|one| *one == study));
        sets.sort_by_key(|set| (set.key.order(), place(set)));
        sets.into_iter()
    }

    /// Every study once, in the order in which they came.
    fn studies(&self) -> Vec<&str> {
        let mut studies = Vec::new();
        for study in self.sets.iter().filter_map(|set| set.key.study()) {
            if !studies.contains(&study) {
                studies.push(study);
            }
        }
        studies
    }

    /// The running number of something among those of its kind, from 1, as the doctor will see it.
    pub(super) fn running(&self, set: &Item) -> u32 {
        let before = match set.key.study() {
            Some(study) => self.studies().iter().position(|one| *one == study),
            None => self.sets.iter().filter(|one| one.key == set.key).position(|one| one.id == set.id),
        };
        u32::try_from(before.unwrap_or_default() + 1).unwrap_or(u32::MAX)
    }

    /// Why nothing can be sent yet; none where it can.
    pub(super) fn obstacle(&self) -> Option<Obstacle> {
        let looks = self.sets.iter().filter(|set| set.must_be_looked_at()).count();
        let attachments = self.attachments().len();
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
