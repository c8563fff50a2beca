//! How many connections each origin takes: together fewer than the files that the process may have open, because each
//! is one, and whoever fills an origin must leave the database, the backups and the other origins alone.

use rustix::process::{Resource, getrlimit, setrlimit};
use secondok_care::http::REFUSED_AT_ONCE;

/// Files besides: the database with its log for each of its connections, a backup, what tells those for whom there is
/// no room, and some to spare.
const OTHER_FILES: u64 = 64 + 2 * REFUSED_AT_ONCE as u64;
/// However many files there may be: an idle stream takes 12 KiB of memory, and so many take 400 MiB.
const MOST: u64 = 32_768;
/// At least so many for each origin, whatever the system says.
const LEAST: u64 = 16;
/// Of the doctors, one in so many.
const DOCTORS_SHARE: u64 = 8;
/// Of the staff.
const DESK_SHARE: u64 = 64;

/// Connections at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Of patients, and of everybody who reads the public pages.
    pub patients: u32,
    /// Of doctors.
    pub doctors: u32,
    /// Of the staff.
    pub desk: u32,
}

impl Room {
    /// As many as the system lets this process have, once it has been asked for as many as it gives.
    pub fn here() -> Self {
        Self::of(files())
    }

    fn of(files: u64) -> Self {
        let all = files.saturating_sub(OTHER_FILES).min(MOST);
        let doctors = (all / DOCTORS_SHARE).max(LEAST);
        let desk = (all / DESK_SHARE).max(LEAST);
        let patients = all.saturating_sub(doctors + desk).max(LEAST);
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Self { patients: count(patients), doctors: count(doctors), desk: count(desk) }
    }
}

/// How many files this process may have open. What the system would give for the asking is asked for.
fn files() -> u64 {
    let mut limit = getrlimit(Resource::Nofile);
    let before = limit.current;
    limit.current = limit.maximum;
    let now = if setrlimit(Resource::Nofile, limit).is_ok() { limit.maximum } else { before };
    now.unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_files_for_the_rest_and_doctors_have_theirs() {
        for files in [256, 1_024, 4_096, 1_048_576, u64::MAX] {
            let Room { patients, doctors, desk } = Room::of(files);
            assert!(u64::from(patients + doctors + desk) + OTHER_FILES <= files, "{files}");
            assert!(u64::from(patients + doctors + desk) <= MOST, "{files}");
            assert!(
                desk >= 16 && doctors >= 16 && patients >= 4 * doctors,
                "{files}: {patients} and {doctors}"
            );
        }
        assert_eq!(Room::of(0), Room { patients: 16, doctors: 16, desk: 16 });
    }
}
