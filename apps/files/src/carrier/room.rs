//! Room on this device for what waits there until the service has it.

use secondok_client::way_on::WayOn;
use secondok_talk::Trouble;

const MB: u64 = 1_000_000;

/// So many bytes more than are left would be needed: said before anything is sealed.
pub fn no_room(lacks: u64) -> Trouble {
    let megabytes = i64::try_from(lacks.div_ceil(MB)).unwrap_or(i64::MAX);
    Trouble::new("failure-no-room", WayOn::SeeToDevice).number("count", megabytes)
}
