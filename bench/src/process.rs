//! What a process costs, read from `/proc` (Linux).

use std::{fs, time::Duration};

/// Clock ticks a second in `/proc/*/stat`; fixed at 100 for user space on Linux.
const TICKS: f64 = 100.0;

/// Processor time that a process has used, user and system.
pub(crate) fn processor_time(pid: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).expect("the process lives");
    let after_name = stat.rsplit_once(')').expect("a name in parentheses").1;
    let field = |at: usize| -> f64 {
        after_name.split_whitespace().nth(at).and_then(|text| text.parse().ok()).expect("a number")
    };
    Duration::from_secs_f64((field(11) + field(12)) / TICKS)
}

/// Processor time of a process and everything it started (PostgreSQL has a process for each connection).
pub(crate) fn processor_time_of_tree(pid: u32) -> Duration {
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    children
        .split_whitespace()
        .filter_map(|child| child.parse().ok())
        .map(processor_time_of_tree)
        .fold(processor_time(pid), |sum, time| sum + time)
}

/// Processor time that the calling thread has used.
pub(crate) fn processor_time_of_thread() -> Duration {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").expect("this thread lives");
    let nanoseconds = stat.split_whitespace().next().and_then(|text| text.parse().ok()).expect("a number");
    Duration::from_nanos(nanoseconds)
}

/// Resident memory in KiB.
pub(crate) fn resident_kib(pid: u32) -> f64 {
    status_kib(pid, "VmRSS:")
}

/// The most memory that was ever resident, in KiB.
pub(crate) fn peak_kib(pid: u32) -> f64 {
    status_kib(pid, "VmHWM:")
}

/// From now on [`peak_kib`] of this process counts anew.
pub(crate) fn forget_peak() {
    fs::write("/proc/self/clear_refs", "5").expect("a process may forget its peak");
}

fn status_kib(pid: u32, field: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("the process lives");
    status
        .lines()
        .find_map(|line| line.strip_prefix(field))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or_else(|| panic!("{field} in /proc/*/status"))
}
