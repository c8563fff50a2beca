//! Notices of the staff.

use std::collections::{BTreeMap, BTreeSet};

use secondok_api::notice::{Audience, Draft, NoticeText, Severity};
use secondok_care::{
    clock::Timestamp,
    notices::rules::{self, CheckedDraft},
    store::{ChangeNoticeError, ReleaseError, Store, WithdrawError, WriteNoticeError},
};
use secondok_protocol::{
    Day,
    id::{NoticeId, StaffId},
};

use crate::things::{Place, TODAY, Things};

/// Two publishers, and a store.
struct Desk {
    store: Store,
    things: Things,
    anna: StaffId,
    ivan: StaffId,
}

impl Desk {
    async fn open(place: &impl Place, seed: u64) -> Self {
        let mut things = Things::new(seed);
        let [anna, ivan] = [(); 2].map(|()| StaffId::random(&mut things.0));
        Self { store: place.store().await, things, anna, ivan }
    }

    /// Written by Anna.
    async fn written(&mut self, draft: CheckedDraft) -> NoticeId {
        let notice = NoticeId::random(&mut self.things.0);
        self.store.write_notice(notice, draft, self.anna).await.unwrap();
        notice
    }

    /// Written by Anna and released by Ivan on this day; its number.
    async fn released(&mut self, from: Day, today: Day) -> u32 {
        let notice = self.written(checked(draft(from, today + 20), today)).await;
        self.store.release_notice(notice, 1, self.ivan, Timestamp::beginning(today)).await.unwrap()
    }

    async fn numbers(&self, day: Day) -> Vec<u32> {
        let rows = self.store.notices_in_force(day).await.unwrap();
        rows.iter().map(|row| row.number.unwrap()).collect()
    }
}

fn draft(from: Day, until: Day) -> Draft {
    let text =
        |title: &str| NoticeText { title: title.to_owned(), body: "Перше.\n\nДруге.".to_owned() };
    Draft {
        severity: Severity::Important,
        audiences: BTreeSet::from([Audience::Site, Audience::Doctors]),
        from,
        until,
        texts: BTreeMap::from([("en".to_owned(), text("A pause")), ("uk".to_owned(), text("Перерва"))]),
    }
}

fn checked(draft: Draft, today: Day) -> CheckedDraft {
    rules::check(draft, today).unwrap()
}

pub async fn a_notice_is_released_by_somebody_else(place: &impl Place) {
    let mut desk = Desk::open(place, 90).await;
    let written = draft(TODAY, TODAY + 3);
    let notice = desk.written(checked(written.clone(), TODAY)).await;
    let (store, anna, ivan) = (desk.store.clone(), desk.anna, desk.ivan);
    assert_eq!(store.notices_in_force(TODAY).await, Ok(vec![]), "a draft is nobody's to see");
    assert_eq!(
        store.release_notice(notice, 1, anna, Timestamp::beginning(TODAY)).await,
        Err(ReleaseError::SamePerson)
    );
    let number = store.release_notice(notice, 1, ivan, Timestamp::beginning(TODAY)).await.unwrap();
    assert!(rules::numbers(TODAY, TODAY).contains(&number));
    let shown = store.notices_in_force(TODAY).await.unwrap();
    let [row] = &shown[..] else { panic!("{shown:?}") };
    assert_eq!((row.notice, &row.draft, row.number), (notice, &written, Some(number)));
    assert_eq!((row.writer, row.releaser, row.withdrawn), (anna, Some(ivan), None));
    assert_eq!(
        store.release_notice(notice, 1, ivan, Timestamp::beginning(TODAY + 1)).await,
        Ok(number),
        "repeated"
    );
    let other = StaffId::random(&mut desk.things.0);
    assert_eq!(
        store.release_notice(notice, 1, other, Timestamp::beginning(TODAY)).await,
        Err(ReleaseError::AlreadyReleased)
    );
    let nothing = NoticeId::random(&mut desk.things.0);
    assert_eq!(
        store.release_notice(nothing, 1, ivan, Timestamp::beginning(TODAY)).await,
        Err(ReleaseError::Unknown)
    );
}

pub async fn nobody_releases_their_own_words(place: &impl Place) {
    let mut desk = Desk::open(place, 91).await;
    let notice = desk.written(checked(draft(TODAY, TODAY + 3), TODAY)).await;
    let (store, anna, ivan) = (&desk.store, desk.anna, desk.ivan);
    let mut other = draft(TODAY, TODAY + 5);
    other.severity = Severity::Info;
    other.audiences = BTreeSet::from([Audience::Patients]);
    other.texts.get_mut("en").unwrap().body = "Other words.".to_owned();
    let changed = checked(other.clone(), TODAY);
    assert_eq!(store.change_draft(notice, 1, changed.clone(), ivan).await, Ok(2));
    assert_eq!(store.change_draft(notice, 1, changed.clone(), ivan).await, Ok(2), "repeated");
    let late = checked(draft(TODAY, TODAY + 9), TODAY);
    assert_eq!(store.change_draft(notice, 1, late, anna).await, Err(ChangeNoticeError::Changed));
    assert_eq!(
        store.release_notice(notice, 2, ivan, Timestamp::beginning(TODAY)).await,
        Err(ReleaseError::SamePerson)
    );
    assert_eq!(
        store.release_notice(notice, 1, anna, Timestamp::beginning(TODAY)).await,
        Err(ReleaseError::Changed),
        "unread"
    );
    store.release_notice(notice, 2, anna, Timestamp::beginning(TODAY)).await.unwrap();
    assert_eq!(store.notices_in_force(TODAY).await.unwrap()[0].draft, other);
    let refused = store.change_draft(notice, 2, changed.clone(), ivan).await;
    assert_eq!(refused, Err(ChangeNoticeError::Released));
    let nothing = NoticeId::from_bytes([0; 16]);
    assert_eq!(store.change_draft(nothing, 1, changed, ivan).await, Err(ChangeNoticeError::Unknown));
}

pub async fn a_notice_is_written_once(place: &impl Place) {
    let desk = Desk::open(place, 92).await;
    let (store, notice) = (&desk.store, NoticeId::from_bytes([9; 16]));
    let first = checked(draft(TODAY, TODAY + 3), TODAY);
    store.write_notice(notice, first.clone(), desk.anna).await.unwrap();
    assert_eq!(store.write_notice(notice, first.clone(), desk.anna).await, Ok(()), "repeated");
    let other = checked(draft(TODAY, TODAY + 4), TODAY);
    assert_eq!(store.write_notice(notice, other, desk.anna).await, Err(WriteNoticeError::Exists));
    assert_eq!(store.write_notice(notice, first, desk.ivan).await, Err(WriteNoticeError::Exists));
    assert_eq!(store.notices_for_desk().await.unwrap().len(), 1);
}

pub async fn a_notice_is_in_force_between_its_days(place: &impl Place) {
    let mut desk = Desk::open(place, 93).await;
    let notice = desk.written(checked(draft(TODAY + 2, TODAY + 4), TODAY)).await;
    desk.store.release_notice(notice, 1, desk.ivan, Timestamp::beginning(TODAY)).await.unwrap();
    for (day, shown) in [(0, 0), (1, 0), (2, 1), (4, 1), (5, 0)] {
        assert_eq!(desk.numbers(TODAY + day).await.len(), shown, "after {day} days");
    }
    let over = desk.written(checked(draft(TODAY, TODAY + 1), TODAY)).await;
    let late = desk.store.release_notice(over, 1, desk.ivan, Timestamp::beginning(TODAY + 2)).await;
    assert_eq!(late, Err(ReleaseError::Over));
    desk.store.release_notice(over, 1, desk.ivan, Timestamp::beginning(TODAY + 1)).await.unwrap();
}

pub async fn numbers_grow_in_the_order_in_which_notices_appear(place: &impl Place) {
    let mut desk = Desk::open(place, 94).await;
    let waits = desk.written(checked(draft(TODAY, TODAY + 30), TODAY)).await;
    let next_week = desk.released(TODAY + 7, TODAY).await;
    let now = desk.released(TODAY, TODAY).await;
    assert!(now < next_week, "who has seen {now} has not seen {next_week}");
    let also_now = desk.released(TODAY - 1, TODAY).await;
    assert_eq!(also_now, now + 1);
    let tomorrow = desk.released(TODAY, TODAY + 1).await;
    assert!(tomorrow > also_now && tomorrow < next_week, "the day of the release, if it is the later one");
    let written_first =
        desk.store.release_notice(waits, 1, desk.ivan, Timestamp::beginning(TODAY + 2)).await.unwrap();
    assert!(written_first > tomorrow, "not the day on which it was written");
    let last = desk.released(TODAY + 7, TODAY + 7).await;
    assert_eq!(last, next_week + 1);
    let shown = [now, also_now, tomorrow, written_first, next_week, last];
    assert_eq!(desk.numbers(TODAY + 8).await, shown);
}

pub async fn of_two_who_release_at_once_each_gets_a_number_of_its_own(place: &impl Place) {
    let mut desk = Desk::open(place, 95).await;
    let mut notices = Vec::new();
    for _ in 0..6 {
        notices.push(desk.written(checked(draft(TODAY, TODAY + 3), TODAY)).await);
    }
    let publishers: Vec<_> = (0..4).map(|_| StaffId::random(&mut desk.things.0)).collect();
    let mut tasks = tokio::task::JoinSet::new();
    for &notice in &notices {
        for &by in &publishers {
            let store = desk.store.clone();
            tasks.spawn(async move {
                // What is too busy now is asked again, as people do.
                loop {
                    match store.release_notice(notice, 1, by, Timestamp::beginning(TODAY)).await {
                        Err(ReleaseError::Store(secondok_care::store::StoreError::Busy)) => {}
                        done => return done,
                    }
                }
            });
        }
    }
    let done = tasks.join_all().await;
    let numbers: BTreeSet<_> = done.iter().filter_map(|done| done.as_ref().ok()).collect();
    let refused = done.iter().filter(|done| **done == Err(ReleaseError::AlreadyReleased)).count();
    assert_eq!((numbers.len(), refused), (6, 18), "{done:?}");
    assert_eq!(desk.numbers(TODAY).await.len(), 6);
}

pub async fn a_withdrawn_notice_is_shown_to_nobody(place: &impl Place) {
    let mut desk = Desk::open(place, 96).await;
    let [shown, waits] = [
        desk.written(checked(draft(TODAY, TODAY + 3), TODAY)).await,
        desk.written(checked(draft(TODAY, TODAY + 3), TODAY)).await,
    ];
    let (store, ivan) = (&desk.store, desk.ivan);
    store.release_notice(shown, 1, ivan, Timestamp::beginning(TODAY)).await.unwrap();
    for (notice, day) in [(shown, TODAY + 1), (waits, TODAY + 1), (shown, TODAY + 2)] {
        assert_eq!(store.withdraw_notice(notice, ivan, Timestamp::beginning(day)).await, Ok(()));
    }
    assert_eq!(store.notices_in_force(TODAY + 1).await, Ok(vec![]));
    let all = store.notices_for_desk().await.unwrap();
    assert_eq!(
        all.iter().map(|row| row.withdrawn).collect::<Vec<_>>(),
        [Some(TODAY + 1); 2],
        "the first time"
    );
    assert_eq!((all[0].notice, all[1].notice), (waits, shown), "drafts first");
    assert_eq!(
        store.release_notice(waits, 1, ivan, Timestamp::beginning(TODAY)).await,
        Err(ReleaseError::Withdrawn)
    );
    let changed = checked(draft(TODAY, TODAY + 3), TODAY);
    assert_eq!(store.change_draft(waits, 1, changed, ivan).await, Err(ChangeNoticeError::Withdrawn));
    let nothing = NoticeId::from_bytes([0; 16]);
    assert_eq!(
        store.withdraw_notice(nothing, ivan, Timestamp::beginning(TODAY)).await,
        Err(WithdrawError::Unknown)
    );
}

pub async fn notices_go_when_they_are_long_over(place: &impl Place) {
    let mut desk = Desk::open(place, 97).await;
    desk.released(TODAY, TODAY).await;
    desk.written(checked(draft(TODAY, TODAY + 30), TODAY)).await;
    let kept = rules::KEPT_AFTER;
    for (day, deleted, left) in [(20 + kept, 0, 2), (21 + kept, 1, 1), (30 + kept, 0, 1), (31 + kept, 1, 0)] {
        assert_eq!(desk.store.delete_old_notices(TODAY + day).await, Ok(deleted), "after {day} days");
        assert_eq!(desk.store.notices_for_desk().await.unwrap().len(), left);
    }
    let mut export = desk.store.export().await.unwrap();
    while let Some(row) = export.next().await.unwrap() {
        assert_eq!(row.table, "audit", "their texts are gone too");
    }
}
