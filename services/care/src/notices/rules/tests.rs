use std::collections::{BTreeMap, BTreeSet};

use secondok_api::notice::{Audience, Severity};
use secondok_protocol::id::{NoticeId, StaffId};

use super::*;

const TODAY: Day = Day::from_number(20_779);

#[test]
fn what_appears_later_has_the_greater_number() {
    // Released today, one for next week and one for now; then one more on the day on which the first appears.
    let next_week = numbers(TODAY + 7, TODAY);
    let now = numbers(TODAY, TODAY);
    let late = numbers(TODAY - 3, TODAY + 7);
    assert!(now.end() < next_week.start());
    assert_eq!(next_week, late, "the next one of that day");
    assert_eq!(now.count(), 999);
    assert!(numbers(Day::MAX, Day::MAX).start() > numbers(Day::MAX - 1, Day::MAX - 1).end(), "no overflow");
}

#[test]
fn a_notice_stands_where_its_days_say() {
    let mut row = NoticeRow {
        notice: NoticeId::from_bytes([1; 16]),
        draft: Draft {
            severity: Severity::Important,
            audiences: BTreeSet::from([Audience::Site]),
            from: TODAY,
            until: TODAY + 7,
            texts: BTreeMap::new(),
        },
        revision: 1,
        writer: StaffId::from_bytes([2; 16]),
        releaser: None,
        number: None,
        withdrawn: None,
    };
    assert_eq!(state(&row, TODAY), NoticeState::Draft);
    row.number = Some(1);
    let days = [
        (TODAY - 1, NoticeState::Coming),
        (TODAY, NoticeState::InForce),
        (TODAY + 7, NoticeState::InForce),
        (TODAY + 8, NoticeState::Over),
    ];
    for (day, stands) in days {
        assert_eq!(state(&row, day), stands, "{day}");
    }
    row.withdrawn = Some(TODAY);
    assert_eq!(state(&row, TODAY), NoticeState::Withdrawn);
}
