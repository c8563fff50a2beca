//! What is new in a mailbox to whoever has come so far.

use std::sync::Arc;

use secondok_api::{
    consultation::{Counts, FromQuery, Role},
    frame::MessageFrame,
};

use super::hub::Stored;
use crate::{
    Care,
    store::{ConsultationRow, StoreError},
};

/// Messages from this position on, at most a page of them. The row was read before: they are at least those that it
/// counts.
pub(super) async fn messages(
    care: &Care,
    row: &ConsultationRow,
    position: Counts,
    stored: Stored,
) -> Result<Vec<MessageFrame>, StoreError> {
    let Counts { patient, doctor } = position;
    if row.messages.patient <= patient && row.messages.doctor <= doctor {
        return Ok(Vec::new());
    }
    match stored.filter(|message| is_all(message, position, row.messages)) {
        Some(message) => Ok(vec![Arc::unwrap_or_clone(message)]),
        None => care.store().messages(row.mailbox, FromQuery { patient, doctor }).await,
    }
}

/// Whether this message alone leads from the position to what there is.
fn is_all(message: &MessageFrame, position: Counts, there: Counts) -> bool {
    let next = message.sequence + 1;
    let reached = match message.role {
        Role::Patient => Counts { patient: next, ..position },
        Role::Doctor => Counts { doctor: next, ..position },
    };
    position.of(message.role) == message.sequence && reached == there
}

#[cfg(test)]
mod tests {
    use secondok_api::{
        consultation::{Counts, Role},
        frame::MessageFrame,
    };
    use secondok_protocol::{Day, id::MailboxAddress};

    use super::is_all;

    #[test]
    fn a_message_at_hand_is_sent_only_where_it_is_all_that_is_new() {
        let counts = |patient, doctor| Counts { patient, doctor };
        let is_all = |sequence, position, there| {
            let (mailbox, day) = (MailboxAddress::from_bytes([0; 32]), Day::from_number(20_000));
            is_all(
                &MessageFrame { mailbox, role: Role::Doctor, sequence, day, wire: Vec::new() },
                position,
                there,
            )
        };
        assert!(is_all(2, counts(5, 2), counts(5, 3)));
        assert!(!is_all(2, counts(5, 1), counts(5, 3)), "the one before it was not sent yet");
        assert!(!is_all(2, counts(4, 2), counts(5, 3)), "the other side wrote as well");
        assert!(!is_all(2, counts(5, 2), counts(5, 4)), "another one follows");
        assert!(!is_all(2, counts(5, 3), counts(5, 3)), "it was sent");
    }
}
