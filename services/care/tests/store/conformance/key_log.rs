//! The log of keys.

use secondok_care::store::{Erasure, ExportRow, StoreError, Value};
use secondok_keylog::{Entry, Kind};

use crate::things::{OPERATOR, Place, TODAY, Things, remembered};

pub async fn what_people_are_led_to_stands_in_the_log(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(70));
    assert_eq!(store.key_log(0, 9).await, Ok(Vec::new()));
    let (ada, ben) = (things.doctor(&store).await, things.doctor(&store).await);
    let published = [ada, ben].map(|account| Entry::published(account, &[2; 32], TODAY));
    assert_eq!(store.key_log(0, 9).await.unwrap(), published);
    assert_eq!(store.key_log(1, 9).await.unwrap(), published[1..]);
    assert_eq!(store.key_log(0, 1).await.unwrap(), published[..1]);
    assert_eq!(store.led_to().await.unwrap().len(), 2);

    // A pause is none of its business; the end of an account is.
    store.set_accepting(ada, false, OPERATOR).await.unwrap();
    store.settle_key_log(TODAY).await.unwrap();
    assert_eq!(store.key_log(0, 9).await.unwrap(), published, "it said what is so");
    assert_eq!(store.erase_account(ben, OPERATOR.at).await, Ok(Erasure::Done));
    let withdrawn = Entry { kind: Kind::Withdrawn, day: OPERATOR.at.day(), ..published[1] };
    assert_eq!(store.key_log(2, 9).await.unwrap(), [withdrawn]);
    assert_eq!(store.led_to().await.unwrap(), [(ada, [2; 32])]);
}

pub async fn a_log_with_a_gap_is_told_as_damaged(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(71));
    things.doctor(&store).await;
    things.doctor(&store).await;
    let mut export = store.export().await.unwrap();
    let mut rows = Vec::new();
    while let Some(row) = export.next().await.unwrap() {
        rows.push(row);
    }
    let is_first = |row: &ExportRow| row.table == "key_log" && row.values[0] == Value::Int(0);
    let restored = place.store().await;
    let mut import = restored.import().await.unwrap();
    for row in rows.into_iter().filter(|row| !is_first(row)) {
        import.push(row).await.unwrap();
    }
    import.finish(&remembered(&[])).await.unwrap();
    assert!(matches!(restored.key_log(0, 9).await, Err(StoreError::Damaged { .. })));
}
