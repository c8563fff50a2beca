//! What of a count may be shown.

/// So many consultations at least stand behind a figure, those of the doctor who has the most of them left out: that doctor could
/// subtract their own.
pub const FLOOR: u32 = 10;
/// So many doctors at least stand behind a figure: of two, each would read the other's.
pub const DOCTORS: usize = 3;
/// Figures are multiples of this: one consultation more or less is hardly ever seen in one.
pub const STEP: u32 = 5;

/// A count that may be shown to everybody. There is no way to make one of too few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure(u32);

impl Figure {
    /// Of the consultations that each doctor has in a bucket, rounded down to a multiple of [`STEP`]; none if too few stand
    /// behind it. It depends on nothing but this bucket, so that no figure tells anything of another one.
    pub fn of(by_doctor: &[u32]) -> Option<Self> {
        let all = by_doctor.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
        let doctors = by_doctor.iter().filter(|count| **count > 0).count();
        let without_the_busiest = all - by_doctor.iter().max()?;
        let is_enough = doctors >= DOCTORS && without_the_busiest >= FLOOR;
        is_enough.then_some(Self(all - all % STEP))
    }

    /// From what is stored; none if it cannot have been made by [`Figure::of`].
    pub(crate) fn restore(number: u32) -> Option<Self> {
        (number >= FLOOR && number.is_multiple_of(STEP)).then_some(Self(number))
    }

    /// The least that it stands for.
    pub const fn number(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(by_doctor: &[u32]) -> Option<u32> {
        Figure::of(by_doctor).map(Figure::number)
    }

    #[test]
    fn fewer_than_ten_beside_the_busiest_doctors_are_not_shown() {
        assert_eq!(shown(&[]), None);
        assert_eq!(shown(&[0, 0, 0]), None);
        assert_eq!(shown(&[1, 1, 1]), None);
        assert_eq!(shown(&[9, 5, 4]), None, "nine beside those of the first");
        assert_eq!(shown(&[9, 5, 5]), Some(15));
        assert_eq!(shown(&[1_000, 5, 4]), None, "whoever has a thousand would read the other nine");
        assert_eq!(shown(&[1; 10]), None);
        assert_eq!(shown(&[1; 11]), Some(10));
    }

    #[test]
    fn figures_come_from_three_doctors_at_least() {
        assert_eq!(shown(&[500]), None);
        assert_eq!(shown(&[500, 500]), None);
        assert_eq!(shown(&[500, 500, 0]), None);
        assert_eq!(shown(&[500, 500, 1]), Some(1_000));
    }

    #[test]
    fn figures_are_rounded_down_to_a_multiple_of_five() {
        for (last, figure) in [(6, 20), (10, 20), (11, 25)] {
            assert_eq!(shown(&[last, 7, 7]), Some(figure), "{}", last + 14);
        }
        assert_eq!(shown(&[u32::MAX, u32::MAX, u32::MAX]), None, "what cannot be added up is not shown");
    }

    #[test]
    fn what_is_stored_is_what_may_be_shown() {
        let possible = |number: &u32| Figure::restore(*number).is_some();
        assert_eq!(Vec::from_iter((0..=25).filter(possible)), [10, 15, 20, 25]);
    }
}
