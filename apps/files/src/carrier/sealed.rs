//! Taking over what imaging seals.

use std::{cell::RefCell, sync::Arc};

use secondok_client::{
    attach::Parts,
    protocol::{attachment::Attached, id::BlobId},
    way_on::WayOn,
};
use secondok_talk::{Done, Trouble};

use super::{
    reserved::{NotExpected, Reserved},
    words::Words,
};

/// What imaging has sealed so far, of that for which places were reserved, and the words that go beside it.
#[derive(Debug, Default)]
pub struct Sealed(RefCell<Option<(Reserved, Words)>>);

impl From<NotExpected> for Trouble {
    fn from(NotExpected: NotExpected) -> Self {
        Self::new("failure-attach-begin-anew", WayOn::TryAgain)
    }
}

impl Sealed {
    /// Attachments are sealed for these places from now on, and for no others, to go with these words.
    pub fn begin(&self, reserved: Reserved, words: Words) {
        self.0.replace(Some((reserved, words)));
    }

    /// Nothing is sealed any more. What is still on its way from imaging is not kept.
    pub fn end(&self) {
        self.0.take();
    }

    fn reserved<A>(
        &self,
        with: impl FnOnce(&mut Reserved) -> Result<A, NotExpected>,
    ) -> Result<A, NotExpected> {
        with(&mut self.0.borrow_mut().as_mut().ok_or(NotExpected)?.0)
    }

    /// Keeps a part.
    ///
    /// # Errors
    /// `failure-attach-begin-anew` if it is not expected, or not any more; those of the device.
    pub async fn part(
        &self,
        parts: &impl Parts,
        (blob, number): (BlobId, u32),
        sealed: &[u8],
    ) -> Result<Done, Trouble> {
        self.reserved(|reserved| reserved.comes(blob, number, sealed.len() as u64))?;
        parts.put(blob, number, sealed).await?;
        if let Err(given_up) = self.reserved(|reserved| reserved.is_kept(blob)) {
            // Meanwhile it was given up: nobody would forget this part.
            parts.forget(blob, Some(number)).await?;
            return Err(given_up.into());
        }
        Ok(Done)
    }

    /// An attachment is sealed.
    ///
    /// # Errors
    /// `failure-attach-begin-anew` unless all its parts are kept.
    pub fn attached(&self, attached: Attached) -> Result<Done, Trouble> {
        self.reserved(|reserved| reserved.is_sealed(attached))?;
        Ok(Done)
    }

    /// What a message says of all of them, once all are sealed, and the words.
    ///
    /// # Errors
    /// `failure-attach-begin-anew` where something is missing; it may still come.
    pub fn all(&self) -> Result<(Vec<Arc<Attached>>, Words), Trouble> {
        let sealed = self.0.borrow();
        let (reserved, words) = sealed.as_ref().ok_or(NotExpected)?;
        Ok((reserved.all()?, words.clone()))
    }
}

#[cfg(test)]
mod tests {
    use std::{
        cell::RefCell,
        collections::BTreeSet,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use futures_channel::oneshot;
    use secondok_client::{
        attach::Place,
        protocol::{attachment::SizeClass, id::MailboxAddress},
        vault::VaultError,
    };

    use super::*;
    use crate::talk::carrier::Written;

    const SMALL: usize = 65_536;

    /// Keeps parts once it is let.
    #[derive(Default)]
    struct Slow {
        there: RefCell<BTreeSet<(BlobId, u32)>>,
        wait: RefCell<Option<oneshot::Receiver<()>>>,
    }

    impl Parts for Slow {
        async fn put(&self, blob: BlobId, number: u32, _: &[u8]) -> Result<(), VaultError> {
            let wait = self.wait.take();
            if let Some(wait) = wait {
                wait.await.expect("it is let");
            }
            self.there.borrow_mut().insert((blob, number));
            Ok(())
        }

        async fn get(&self, _: BlobId, _: u32) -> Result<Option<Vec<u8>>, VaultError> {
            Ok(None)
        }

        async fn forget(&self, blob: BlobId, number: Option<u32>) -> Result<(), VaultError> {
            self.there
                .borrow_mut()
                .retain(|(of, part)| *of != blob || number.is_some_and(|number| number != *part));
            Ok(())
        }

        async fn blobs(&self) -> Result<Vec<BlobId>, VaultError> {
            Ok(self.there.borrow().iter().map(|(blob, _)| *blob).collect())
        }
    }

    fn blob() -> BlobId {
        BlobId::from_bytes([2; 32])
    }

    fn sealed() -> Sealed {
        let place = Place { mailbox: MailboxAddress::from_bytes([1; 32]), blob: blob() };
        let sealed = Sealed::default();
        let written = Written { text: String::new(), is_sure: false, as_question: false };
        let words = Words::checked(written, 1, false).expect("none tell nothing");
        sealed.begin(Reserved::new([(place, SizeClass::SMALLEST)]), words);
        sealed
    }

    #[test]
    fn a_part_that_is_given_up_while_it_is_kept_leaves_nothing_behind() {
        let (parts, sealed) = (Slow::default(), sealed());
        let (let_it, wait) = oneshot::channel();
        parts.wait.replace(Some(wait));
        let part = [7; SMALL];
        let mut keeping = pin!(sealed.part(&parts, (blob(), 0), &part));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(keeping.as_mut().poll(context).is_pending());
        sealed.end();
        let_it.send(()).expect("it waits");
        assert!(matches!(keeping.poll(context), Poll::Ready(Err(_))));
        assert_eq!(*parts.there.borrow(), BTreeSet::new());
    }

    #[test]
    fn what_nobody_expects_is_not_kept() {
        let (parts, sealed) = (Slow::default(), sealed());
        let part = [7; SMALL];
        let context = &mut Context::from_waker(Waker::noop());
        for (blob, number, part) in
            [(BlobId::from_bytes([3; 32]), 0, &part[..]), (blob(), 1, &part[..]), (blob(), 0, &part[1..])]
        {
            let kept = pin!(sealed.part(&parts, (blob, number), part)).poll(context);
            assert!(matches!(kept, Poll::Ready(Err(_))));
        }
        assert_eq!(*parts.there.borrow(), BTreeSet::new());
        assert!(sealed.all().is_err());
        let kept = pin!(sealed.part(&parts, (blob(), 0), &part)).poll(context);
        assert_eq!(kept, Poll::Ready(Ok(Done)));
    }
}
