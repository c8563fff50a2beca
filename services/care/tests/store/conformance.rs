//! What every store does, whatever database it stands on: [`suite`] is run on each of them.

use secondok_api::{
    consultation::{Counts, FromQuery, Receipt, Role, State, Transition},
    frame::MessageFrame,
};
use secondok_care::{
    consultations::rules,
    store::{
        Append, AppendError, Author, DayStep, InviteError, NewDoctor, OpenError, RegisterError, Registration,
        SessionRow, Store, StoreError, VaultRow,
    },
};
use secondok_protocol::id::{DoctorId, MailboxAddress, MessageHash, SecretHash};

use crate::support::{Folder, Patient, TODAY, Things};

/// Every test of the suite, each with its name; a store may be used for all of them, one after another.
macro_rules! suite {
    ($($name:ident),* $(,)?) => {
        #[cfg(test)]
        mod sqlite {
            use super::*;

            $(#[tokio::test]
            async fn $name() {
                let folder = Folder::new().await;
                super::$name(&folder.store).await;
                folder.store.close().await;
            })*
        }

        /// Runs everything on this store.
        #[cfg(feature = "postgres")]
        pub async fn suite(store: &Store) {
            $(
                println!("  {}", stringify!($name));
                super::conformance::$name(store).await;
            )*
        }
    };
}

suite! {
    opening_is_idempotent,
    messages_come_back_as_they_were_sent,
}

async fn opening_is_idempotent(store: &Store) {
    let mut things = Things::new(1);
    let doctor = things.doctor(store).await;
    let patient = things.patient(doctor);
    assert_eq!(store.consultation(patient.mailbox).await, Ok(None));
    let row = patient.open(store, TODAY).await.unwrap();
    assert_eq!((row.state, row.due, row.answer_days), (State::Requested, Some(TODAY + 3), 5));
    assert_eq!(patient.open(store, TODAY + 1).await, Ok(row.clone()), "a retry gets the same answer");
}

async fn messages_come_back_as_they_were_sent(store: &Store) {
    let mut things = Things::new(2);
    let doctor = things.doctor(store).await;
    let patient = things.patient(doctor);
    patient.open(store, TODAY).await.unwrap();
    let wire = things.wire();
    let appended =
        patient.say(store, patient.doctor(), wire.clone(), Transition::Accept, TODAY).await.unwrap();
    assert_eq!(appended.row.state, State::Accepted);
    let messages = store.messages(patient.mailbox, FromQuery::default()).await.unwrap();
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[1].wire, wire);
}
