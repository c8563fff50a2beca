//! Places that were reserved for attachments which are being sealed, and what has come of each.
//!
//! Imaging has files of others in its hands. What it hands over is taken only as far as it was expected: a part in its
//! turn, of a place that was reserved, as long as it must be.

use std::sync::Arc;

use secondok_client::{
    api::attachment::part_len,
    attach::Place,
    protocol::{
        attachment::{Attached, SizeClass},
        id::BlobId,
    },
};

/// Places that were reserved together, in the order in which the message will name the attachments.
#[derive(Debug)]
pub struct Reserved(Vec<Reservation>);

#[derive(Debug)]
struct Reservation {
    place: Place,
    class: SizeClass,
    /// Parts that have come, and those of them that are kept.
    come: u32,
    kept: u32,
    attached: Option<Arc<Attached>>,
}

/// It was not expected, or not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotExpected;

impl Reservation {
    fn part_len(&self) -> u64 {
        part_len(self.class.wire_len())
    }

    fn parts(&self) -> u64 {
        self.class.wire_len() / self.part_len()
    }
}

impl Reserved {
    /// These places, each for an attachment of this size.
    pub fn new(places: impl IntoIterator<Item = (Place, SizeClass)>) -> Self {
        let reserved = |(place, class)| Reservation { place, class, come: 0, kept: 0, attached: None };
        Self(places.into_iter().map(reserved).collect())
    }

    fn of(&mut self, blob: BlobId) -> Result<&mut Reservation, NotExpected> {
        let found = self.0.iter_mut().find(|reservation| reservation.place.blob == blob);
        found.filter(|reservation| reservation.attached.is_none()).ok_or(NotExpected)
    }

    /// A part comes that is so many bytes long.
    ///
    /// # Errors
    /// [`NotExpected`]: it is not to be kept.
    pub fn comes(&mut self, blob: BlobId, number: u32, length: u64) -> Result<(), NotExpected> {
        let reservation = self.of(blob)?;
        let is_next = reservation.come == number && u64::from(number) < reservation.parts();
        if !is_next || reservation.part_len() != length {
            return Err(NotExpected);
        }
        reservation.come += 1;
        Ok(())
    }

    /// A part that came is kept now.
    ///
    /// # Errors
    /// [`NotExpected`]: there is no such place any more.
    pub fn is_kept(&mut self, blob: BlobId) -> Result<(), NotExpected> {
        self.of(blob)?.kept += 1;
        Ok(())
    }

    /// An attachment is sealed.
    ///
    /// # Errors
    /// [`NotExpected`] unless all its parts are kept, and it is as large as it was to be.
    pub fn is_sealed(&mut self, attached: Attached) -> Result<(), NotExpected> {
        let reservation = self.of(attached.blob)?;
        if u64::from(reservation.kept) != reservation.parts() || reservation.class != attached.class {
            return Err(NotExpected);
        }
        reservation.attached = Some(Arc::new(attached));
        Ok(())
    }

    /// What a message says of them.
    ///
    /// # Errors
    /// [`NotExpected`] unless all are sealed, and there is one.
    pub fn all(&self) -> Result<Vec<Arc<Attached>>, NotExpected> {
        let all: Option<Vec<_>> = self.0.iter().map(|reservation| reservation.attached.clone()).collect();
        all.filter(|all| !all.is_empty()).ok_or(NotExpected)
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
    use secondok_client::protocol::{
        attachment::{Format, Sealer},
        id::MailboxAddress,
    };

    use super::*;

    /// 64 KiB.
    const SMALL: u64 = 65_536;
    const PART: u64 = 4 << 20;

    fn place(number: u8) -> Place {
        Place { mailbox: MailboxAddress::from_bytes([1; 32]), blob: BlobId::from_bytes([number; 32]) }
    }

    /// As imaging says it of an attachment whose content is so long.
    fn attached(place: Place, length: u64) -> Attached {
        let rng = &mut ChaCha20Rng::seed_from_u64(1);
        let (sealer, key) = Sealer::begin(place.mailbox, place.blob, length, rng).expect("it is small");
        Attached { blob: place.blob, key, class: sealer.class(), format: Format::Jpeg }
    }

    fn reserved() -> Reserved {
        let class = |length| SizeClass::of(length).expect("there is one");
        // One of a single short part, one of two.
        Reserved::new([(place(1), class(100)), (place(2), class(PART + 1))])
    }

    fn comes(reserved: &mut Reserved, number: u8, part: u32, length: u64) -> bool {
        let blob = place(number).blob;
        reserved.comes(blob, part, length).and_then(|()| reserved.is_kept(blob)).is_ok()
    }

    #[test]
    fn what_was_sealed_comes_in_the_order_of_the_places() {
        let reserved = &mut reserved();
        for part in 0..2 {
            assert!(comes(reserved, 2, part, PART));
        }
        assert_eq!(reserved.is_sealed(attached(place(2), PART + 1)), Ok(()));
        assert!(comes(reserved, 1, 0, SMALL));
        assert_eq!(reserved.is_sealed(attached(place(1), 100)), Ok(()));
        let blobs: Vec<BlobId> =
            reserved.all().expect("all are sealed").iter().map(|attached| attached.blob).collect();
        assert_eq!(blobs, [place(1).blob, place(2).blob]);
    }

    #[test]
    fn what_nobody_expects_is_not_taken() {
        let reserved = &mut reserved();
        assert!(!comes(reserved, 3, 0, SMALL), "no such place");
        assert!(!comes(reserved, 1, 0, SMALL - 1), "too short");
        assert!(!comes(reserved, 2, 1, PART), "not the first");
        assert!(comes(reserved, 2, 0, PART));
        assert!(!comes(reserved, 2, 0, PART), "twice");
        assert!(comes(reserved, 2, 1, PART));
        assert!(!comes(reserved, 2, 2, PART), "beyond the end");
    }

    #[test]
    fn nothing_counts_as_sealed_before_all_of_it_is_kept() {
        let reserved = &mut reserved();
        assert_eq!(reserved.is_sealed(attached(place(1), 100)), Err(NotExpected));
        assert_eq!(reserved.comes(place(1).blob, 0, SMALL), Ok(()));
        assert_eq!(
            reserved.is_sealed(attached(place(1), 100)),
            Err(NotExpected),
            "it has come, and is not kept"
        );
        assert_eq!(reserved.is_kept(place(1).blob), Ok(()));
        assert_eq!(reserved.is_sealed(attached(place(1), SMALL)), Err(NotExpected), "of another size");
        assert_eq!(reserved.is_sealed(attached(place(1), 100)), Ok(()));
        assert!(!comes(reserved, 1, 1, SMALL), "it is sealed");
        assert_eq!(reserved.all(), Err(NotExpected), "one of two");
    }

    #[test]
    fn nothing_at_all_is_nothing_to_send() {
        assert_eq!(Reserved::new([]).all(), Err(NotExpected));
    }
}
