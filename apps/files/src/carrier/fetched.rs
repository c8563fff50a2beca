//! Fetching attachments, to be shown or saved. No lock is held meanwhile: a large one takes minutes.

use std::cell::{Cell, RefCell};

use secondok_browser::{
    bridge::Beside,
    fetch::Fetch,
    pause::pause,
    stop::{Stop, stop},
    worker::Asker,
};
use secondok_client::{
    attach::{FetchError, Fetching},
    vault::VaultError,
    way_on::WayOn,
};
use secondok_talk::{Done, Trouble};
use web_sys::Blob;

use super::{
    again::again_in,
    pieces::{NoFile, Pieces},
};
use crate::talk::{
    carrier::{CarrierTalk, Event},
    handover::Content,
};

/// So often it is tried again without a single piece coming; then somebody is told, and may begin anew.
const TRIES: u32 = 3;

/// What one files' page fetches: one attachment at a time.
pub struct Fetched {
    page: Asker<CarrierTalk>,
    /// What was fetched to be shown, until imaging takes it over.
    shown: RefCell<Option<(Content, Blob)>>,
    under_way: RefCell<Option<Stop>>,
    counted: Cell<u32>,
}

/// As what it is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum As {
    Shown,
    Saved,
}

impl Fetched {
    /// For this page.
    pub fn new(page: Asker<CarrierTalk>) -> Self {
        let (shown, under_way, counted) = Default::default();
        Self { page, shown, under_way, counted }
    }

    /// Fetches what `begin` finds, for imaging to take over.
    ///
    /// # Errors
    /// Those of `begin`; why it did not come; `failure-fetch-stopped`.
    pub async fn show(
        &self,
        begin: impl Future<Output = Result<Fetching<Fetch>, Trouble>>,
    ) -> Result<Done, Trouble> {
        self.shown.take();
        let shown = self.unless_stopped(self.fetch(begin, As::Shown)).await?;
        self.shown.replace(Some(shown));
        Ok(Done)
    }

    /// Fetches what `begin` finds, as a file that a person can open: of a study, an archive of its files.
    ///
    /// # Errors
    /// Those of `begin`; why it did not come; `failure-fetch-stopped`.
    pub async fn save(
        &self,
        begin: impl Future<Output = Result<Fetching<Fetch>, Trouble>>,
    ) -> Result<(Done, Beside), Trouble> {
        let (_, blob) = self.unless_stopped(self.fetch(begin, As::Saved)).await?;
        Ok((Done, Beside::copied(blob)))
    }

    /// Stops fetching.
    pub fn stop(&self) -> Done {
        self.under_way.take();
        Done
    }

    /// What was fetched to be shown, once.
    ///
    /// # Errors
    /// `failure-fetch-stopped` where there is nothing.
    pub fn take(&self) -> Result<(Content, Beside), Trouble> {
        let (content, blob) = self.shown.take().ok_or_else(stopped)?;
        Ok((content, Beside::copied(blob)))
    }

    /// Works until it is done or stopped, by the page or by whatever is fetched next.
    async fn unless_stopped<A>(&self, work: impl Future<Output = Result<A, Trouble>>) -> Result<A, Trouble> {
        let (stop, mut is_stopped) = stop();
        let mine = self.counted.get() + 1;
        self.counted.set(mine);
        self.under_way.replace(Some(stop));
        let done = is_stopped.or(work).await;
        if self.counted.get() == mine {
            self.under_way.take();
        }
        done.unwrap_or_else(|| Err(stopped()))
    }

    async fn fetch(
        &self,
        begin: impl Future<Output = Result<Fetching<Fetch>, Trouble>>,
        needed: As,
    ) -> Result<(Content, Blob), Trouble> {
        let mut fetching = begin.await?;
        let content = Content { format: fetching.format() };
        let mut pieces = Pieces::new(content.format);
        let full = |_| Trouble::from(VaultError::Full);
        while let Some(bytes) = self.next(&mut fetching).await? {
            let as_files = fetching.length().filter(|_| needed == As::Saved);
            pieces.take(&bytes, as_files).map_err(full)?;
            let (has, of) = fetching.progress();
            self.page.announce(Event::Fetched(has, of));
        }
        // Only now is it known to be all that was sealed: nobody gets a part of it.
        fetching.finish()?;
        let blob = match needed {
            As::Shown => pieces.whole().map_err(full)?,
            As::Saved => pieces.file().map_err(|why| match why {
                NoFile::Full => VaultError::Full.into(),
                NoFile::NotWhatItSays => Trouble::new("failure-not-what-it-says", WayOn::Change),
            })?,
        };
        Ok((content, blob))
    }

    /// The next piece, after some tries where that may help.
    async fn next(&self, fetching: &mut Fetching<Fetch>) -> Result<Option<Vec<u8>>, FetchError> {
        let mut faults = 0;
        loop {
            match fetching.next().await {
                Err(error) if error.is_passing() && faults < TRIES => {
                    faults += 1;
                    pause(again_in(faults)).await;
                }
                next => return next,
            }
        }
    }
}

/// It was stopped, by the page or by what was fetched next.
fn stopped() -> Trouble {
    Trouble::new("failure-fetch-stopped", WayOn::TryAgain)
}
