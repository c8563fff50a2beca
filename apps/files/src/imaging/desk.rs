//! The files that were read.
//!
//! Of a file only the browser's handle to it is kept, and what was cleaned; it is read again whenever it is needed. One is
//! open at a time: pixels take twenty times as much memory as the file that they came in.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use secondok_browser::page::Engine;
use secondok_deident::{Cleaned, Opened, Secret};
use web_sys::Blob;

use super::{bytes, refusal::named, turns::Turns};
use crate::talk::{
    handover::HandoverTalk,
    imaging::{Number, Refusal},
};

/// As many bytes of what was cleaned are kept until they are sent.
pub(super) const MOST_CLEANED: u64 = 1 << 30;
/// So many pictures of all files together are taken in: more than any study has, and what a page can keep account of.
const MOST_PICTURES: u32 = 20_000;

/// What imaging has at hand.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) turns: Turns,
    secret: RefCell<Option<Rc<Secret>>>,
    carrier: RefCell<Option<Engine<HandoverTalk>>>,
    files: RefCell<BTreeMap<Number, Held>>,
    next: Cell<Number>,
    /// The file that was needed last, and as what.
    open: RefCell<Option<(Number, As, Opened)>>,
}

/// As what a file is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// As it was chosen.
    Chosen,
    /// As the doctor will see it.
    Cleaned,
}

struct Held {
    source: Blob,
    pictures: u32,
    cleaned: Option<Cleaned>,
}

impl Desk {
    /// What moves dates and makes new identifiers, and the way to the app's worker.
    pub(super) fn begin(&self, secret: Secret, carrier: Engine<HandoverTalk>) {
        self.secret.replace(Some(Rc::new(secret)));
        self.carrier.replace(Some(carrier));
    }

    pub(super) fn secret(&self) -> Result<Rc<Secret>, Refusal> {
        self.secret.borrow().clone().ok_or_else(|| named(Refusal::INTERRUPTED))
    }

    pub(super) fn carrier(&self) -> Result<Engine<HandoverTalk>, Refusal> {
        self.carrier.borrow().clone().ok_or_else(|| named(Refusal::INTERRUPTED))
    }

    /// Takes a file with so many pictures in, and gives it a number.
    ///
    /// # Errors
    /// `no-room` where there are too many pictures of all files together.
    pub(super) fn add(&self, source: Blob, pictures: u32) -> Result<Number, Refusal> {
        let mut files = self.files.borrow_mut();
        has_room_for(pictures, files.values().map(|held| held.pictures))?;
        let number = self.next.replace(self.next.get() + 1);
        files.insert(number, Held { source, pictures, cleaned: None });
        Ok(number)
    }

    /// Lets a file go.
    pub(super) fn forget(&self, number: Number) {
        self.files.borrow_mut().remove(&number);
        if self.open.borrow().as_ref().is_some_and(|(open, ..)| *open == number) {
            self.close();
        }
    }

    /// Lets go what is open, so that there is room for another.
    pub(super) fn close(&self) {
        self.open.take();
    }

    /// The file, opened; where it is needed again, it is to be put back.
    pub(super) async fn open(&self, number: Number, needed: As) -> Result<Opened, Refusal> {
        if let Some((open, as_what, opened)) = self.open.take()
            && (open, as_what) == (number, needed)
        {
            return Ok(opened);
        }
        let source = {
            let files = self.files.borrow();
            let held = files.get(&number).ok_or_else(gone)?;
            match needed {
                As::Chosen => held.source.clone(),
                As::Cleaned => {
                    return Ok(Opened::read(held.cleaned.as_ref().ok_or_else(gone)?.bytes().to_vec())?);
                }
            }
        };
        let bytes = bytes::whole(&source, |_, _| {}).await?;
        Ok(Opened::read(bytes)?)
    }

    /// Keeps what is open for the next time.
    pub(super) fn put_back(&self, number: Number, needed: As, opened: Opened) {
        self.open.replace(Some((number, needed, opened)));
    }

    /// Keeps what was cleaned of a file.
    ///
    /// # Errors
    /// `no-room` where there is too much of all files together.
    pub(super) fn keep(&self, number: Number, cleaned: Cleaned) -> Result<(), Refusal> {
        let mut files = self.files.borrow_mut();
        let length = |cleaned: &Cleaned| cleaned.bytes().len() as u64;
        let others = files.iter().filter(|(other, _)| **other != number);
        let others: u64 = others.filter_map(|(_, held)| held.cleaned.as_ref().map(length)).sum();
        if others + length(&cleaned) > MOST_CLEANED {
            return Err(named(Refusal::NO_ROOM));
        }
        files.get_mut(&number).ok_or_else(gone)?.cleaned = Some(cleaned);
        Ok(())
    }

    /// Lends what was cleaned of these files, in this order; it is to be given back.
    ///
    /// # Errors
    /// `gone` where one of them is not there, or was not cleaned.
    pub(super) fn lend(self: &Rc<Self>, numbers: &[Number]) -> Result<Lent, Refusal> {
        let mut lent = Lent { desk: Rc::clone(self), numbers: Vec::new(), cleaned: Vec::new() };
        for number in numbers {
            let cleaned = self.files.borrow_mut().get_mut(number).and_then(|held| held.cleaned.take());
            lent.cleaned.push(cleaned.ok_or_else(gone)?);
            lent.numbers.push(*number);
        }
        Ok(lent)
    }
}

/// What was cleaned of some files; the desk has it back when this is dropped.
pub(super) struct Lent {
    desk: Rc<Desk>,
    numbers: Vec<Number>,
    pub(super) cleaned: Vec<Cleaned>,
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut files = self.desk.files.borrow_mut();
        for (number, cleaned) in self.numbers.drain(..).zip(self.cleaned.drain(..)) {
            if let Some(held) = files.get_mut(&number) {
                held.cleaned = Some(cleaned);
            }
        }
    }
}

fn gone() -> Refusal {
    named(Refusal::GONE)
}

/// A file of a few bytes can say that it has thousands of pictures.
fn has_room_for(pictures: u32, others: impl Iterator<Item = u32>) -> Result<(), Refusal> {
    let all = others.fold(pictures, u32::saturating_add);
    if all > MOST_PICTURES { Err(named(Refusal::NO_ROOM)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_pictures_are_taken_in_than_a_page_can_keep_account_of() {
        assert_eq!(has_room_for(5_000, [5_000; 3].into_iter()), Ok(()));
        assert_eq!(has_room_for(1, [5_000; 4].into_iter()), Err(named("no-room")));
        assert_eq!(has_room_for(u32::MAX, [u32::MAX].into_iter()), Err(named("no-room")));
    }
}
