//! Reading and cleaning what was chosen, one file after the other.

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::bridge::Beside;
use secondok_deident::files::archive::is_hidden;
use secondok_talk::Done;
use web_sys::File;

use super::{
    app::App,
    imaging::Fault,
    list::{List, ToClean},
    send::Sealing,
    set::Within,
};
use crate::talk::imaging::{Command, Event, Found, Number, Receipt, Refusal};

/// What imaging says unasked.
pub(super) fn heard(event: Event, part: RwSignal<(u64, u64)>, sealing: RwSignal<Option<Sealing>>) {
    match event {
        Event::Read(done, of) => part.set((done, of)),
        Event::Sealed(bytes) => sealing.update(|sealing| {
            if let Some(sealing) = sealing {
                sealing.this = bytes;
            }
        }),
    }
}

/// It took longer than any file should.
pub(super) fn too_long() -> Refusal {
    Refusal(Refusal::TOO_LONG.to_owned())
}

impl App {
    /// Takes up files that somebody chose, each with what it is called on the device, in the order of these names. What programs
    /// hide in a folder was not meant.
    pub(super) fn choose(self, mut chosen: Vec<(String, File)>) {
        chosen.retain(|(path, _)| !path.contains('/') || !path.split('/').any(is_hidden));
        chosen.sort_by(|(one, _), (other, _)| super::natural::compare(one, other));
        self.list.update(|list| {
            for (name, file) in chosen {
                let origin = list.choose(name);
                self.files.update_value(|files| drop(files.insert(origin, file)));
            }
        });
        self.work();
    }

    /// Reads no more of what was chosen; what was read stays. A file that is being read is let go once it is: only where nothing
    /// was read before, imaging is ended for it.
    pub(super) fn stop_reading(self) {
        let gone = self.list.try_update(List::stop_reading).unwrap_or_default();
        self.files.update_value(|files| files.retain(|origin, _| !gone.contains(origin)));
        if self.list.with_untracked(|list| list.sets.is_empty()) {
            self.rest();
        }
    }

    /// Takes something off the list.
    pub(super) fn remove(self, set: u32) {
        let gone = self.list.try_update(|list| list.remove(set)).unwrap_or_default();
        self.forget(gone);
    }

    /// Leaves nothing of what was chosen.
    pub(super) fn clear(self) {
        self.list.set(List::default());
        self.files.set_value(std::collections::HashMap::new());
        self.text.set(String::new());
        self.rest();
    }

    pub(super) fn forget(self, numbers: Vec<Number>) {
        spawn_local(async move {
            for number in numbers {
                let _ = self.imaging::<Done>(Command::Forget(number), 0).await;
            }
        });
    }

    /// Reads and cleans what is due, unless that is being done.
    pub(super) fn work(self) {
        if self.works.try_get_value() != Some(false) {
            return;
        }
        self.works.set_value(true);
        spawn_local(async move {
            while self.step().await {}
            self.works.set_value(false);
        });
    }

    /// Does the next thing; whether there may be another.
    async fn step(self) -> bool {
        // Its place may have gone meanwhile.
        if self.trouble.try_get_untracked().is_none_or(|trouble| trouble.is_some()) {
            return false;
        }
        // What is clean can be looked at while the rest is read: a file is read as soon as it can be.
        if let Some(origin) = self.list.try_update(List::read_next).flatten() {
            self.part.set((0, 0));
            let file = self.files.with_value(|files| files.get(&origin).cloned());
            let Some(file) = file else { return true };
            let read = self.imaging_with::<Found>(Command::Read, Beside::copied(file), 0).await;
            if self.list.try_with_untracked(|list| list.is_wanted(origin)) != Some(true) {
                let found = read.map(|(Found(found), _)| found).unwrap_or_default();
                self.forget(found.into_iter().flatten().map(|file| file.number).collect());
                return true;
            }
            self.list.update(|list| match read {
                Ok((found, _)) => list.was_read(origin, found),
                Err(Fault::Refused(why)) => list.was_not_read(origin, why),
                Err(Fault::TooLong) => list.was_not_read(origin, too_long()),
                Err(Fault::Forgotten) => list.is_to_be_read(origin),
            });
            return true;
        }
        let Some(due) = self.list.with_untracked(List::clean_next) else { return false };
        self.clean(due).await;
        true
    }

    async fn clean(self, due: ToClean) {
        let command = Command::Clean(due.number, due.painted.clone());
        let cleaned = self.imaging::<Receipt>(command, due.pictures).await;
        self.list.update(|list| match cleaned {
            Ok(receipt) => list.was_cleaned(&due, receipt),
            Err(Fault::Refused(why)) => list.was_not_cleaned(due.set, due.piece, why),
            Err(Fault::TooLong) => list.was_not_cleaned(due.set, due.piece, too_long()),
            Err(Fault::Forgotten) => {}
        });
    }

    /// A picture of this file cannot be drawn: it does not go out.
    pub(super) fn cannot_be_drawn(self, set: u32, piece: Within, why: Refusal) {
        self.list.update(|list| list.was_not_cleaned(set, piece, why));
        self.work();
    }

    /// Goes on after something was in the way.
    pub(super) fn work_again(self) {
        self.trouble.set(None);
        self.work();
    }
}
