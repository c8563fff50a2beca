//! Letters to doctors.

use secondok_care::{clock::Timestamp, store::LetterRow};

use crate::things::{NOW, Place, Things};

pub async fn nobody_is_written_to_without_a_reason(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(72));
    let doctor = things.doctor(&store).await;
    // Taken over without an application: no licence is known.
    store.remind_of_licences(NOW).await.unwrap();
    assert_eq!(store.letters().await, Ok(Vec::new()));
    let never = LetterRow { doctor, login: "nobody@example.org".to_owned(), since: Timestamp(0) };
    store.letter_done(&never).await.unwrap();
}
