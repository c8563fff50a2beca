//! Letters to doctors.

use secondok_care::{clock::Timestamp, store::LetterRow};

use crate::things::{NOW, Place, TODAY, Things};

pub async fn a_letter_is_taken_once_and_can_be_put_back(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(72));
    let doctor = things.doctor(&store).await;
    // Taken over without an application: no licence is known.
    store.remind_of_licences(TODAY, NOW).await.unwrap();
    assert_eq!(store.letters(None).await, Ok(Vec::new()));
    let login = store.login_name(doctor).await.unwrap().unwrap();
    let letter = LetterRow { doctor, login, since: NOW };
    assert_eq!(store.take_letter(&letter).await, Ok(false));
    store.put_letter_back(&letter).await.unwrap();
    store.put_letter_back(&LetterRow { since: Timestamp(NOW.0 + 1), ..letter.clone() }).await.unwrap();
    assert_eq!(store.letters(None).await, Ok(vec![letter.clone()]), "the one that is there stays");
    assert_eq!(store.letters(Some(doctor)).await, Ok(Vec::new()), "none after it");
    assert_eq!(store.take_letter(&LetterRow { since: Timestamp(0), ..letter.clone() }).await, Ok(false));
    assert_eq!(store.take_letter(&letter).await, Ok(true));
    assert_eq!(store.take_letter(&letter).await, Ok(false), "nobody else does");
    // Three days, and nothing of a time that is yet to come.
    for since in [NOW.0 - 3 * 86_400 - 1, NOW.0 + 1] {
        store.put_letter_back(&LetterRow { since: Timestamp(since), ..letter.clone() }).await.unwrap();
        store.remind_of_licences(TODAY, NOW).await.unwrap();
        assert_eq!(store.letters(None).await, Ok(Vec::new()), "{since}");
    }
    // Nobody writes to who is gone.
    store.erase_account(doctor, NOW).await.unwrap();
    store.put_letter_back(&letter).await.unwrap();
    assert_eq!(store.letters(None).await, Ok(Vec::new()));
}
