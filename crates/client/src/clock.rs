//! A device whose date is wrong.

use secondok_protocol::Day;

/// Days by which a device's date may be off when a doctor's key is judged.
pub const CLOCK_TOLERANCE: u32 = 2;

/// The device and the service do not agree on what day it is, by more than the date line explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockWarning {
    /// The device's day.
    pub device: Day,
    /// The service's day.
    pub service: Day,
}

impl ClockWarning {
    /// The warning, if they are more than a day apart.
    pub fn of(device: Day, service: Day) -> Option<Self> {
        (device.days_since(service).abs() > 1).then_some(Self { device, service })
    }

    /// The warning, if they are more than [`CLOCK_TOLERANCE`] apart: keys that are made by the service's day are not made then, so
    /// that it cannot have some signed for years to come.
    pub(crate) fn too_far(device: Day, service: Day) -> Option<Self> {
        let apart = device.days_since(service).unsigned_abs();
        (apart > u64::from(CLOCK_TOLERANCE)).then_some(Self { device, service })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_by_a_day_that_is_near() {
        let day = Day::from_number(20_000);
        assert_eq!([day - 2, day, day + 2].map(|service| ClockWarning::too_far(day, service)), [None; 3]);
        let far = ClockWarning { device: day, service: day + 3 };
        assert_eq!(ClockWarning::too_far(day, day + 3), Some(far));
        assert!(ClockWarning::too_far(day, day - 3).is_some());
    }

    #[test]
    fn one_day_is_no_warning_and_two_are() {
        let day = Day::from_number(20_000);
        assert_eq!(ClockWarning::of(day, day + 1), None);
        assert_eq!(ClockWarning::of(day, day - 1), None);
        assert_eq!(ClockWarning::of(day, day + 2), Some(ClockWarning { device: day, service: day + 2 }));
        assert_eq!(ClockWarning::of(day, day - 2), Some(ClockWarning { device: day, service: day - 2 }));
    }
}
