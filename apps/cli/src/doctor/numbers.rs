//! Numbers for a doctor's consultations: stable on this device, known to nobody else.

use std::collections::BTreeMap;

use secondok_client::{
    protocol::id::MailboxAddress,
    vault::{Vault, VaultError},
};
use serde::{Deserialize, Serialize};

const NAME: &str = "numbers";

/// The numbers given on this device. None is ever given twice.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Numbers {
    highest: u32,
    consultations: BTreeMap<MailboxAddress, Known>,
}

/// What is remembered of a consultation, so that a list can show it without opening it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Known {
    pub(super) number: u32,
    pub(super) nickname: Option<String>,
    pub(super) specialty: Option<String>,
    /// Whether the request affirms a sign of danger.
    #[serde(default)]
    pub(super) danger: Option<bool>,
}

impl Numbers {
    /// Those kept in this vault. What cannot be read is begun anew: numbers are a convenience.
    pub(super) async fn load(vault: &impl Vault) -> Result<Self, VaultError> {
        let kept = vault.get(NAME).await?;
        Ok(kept.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
    }

    pub(super) async fn save(&self, vault: &impl Vault) -> Result<(), VaultError> {
        let blob = serde_json::to_vec(self).expect("identifiers are text: plain JSON");
        vault.put(NAME, &blob).await
    }

    /// What is known of this consultation; it gets a number now if it has none.
    pub(super) fn known(&mut self, mailbox: MailboxAddress) -> &mut Known {
        let highest = &mut self.highest;
        self.consultations.entry(mailbox).or_insert_with(|| {
            *highest += 1;
            Known { number: *highest, nickname: None, specialty: None, danger: None }
        })
    }

    /// The number of this consultation, if it has one.
    pub(super) fn number(&self, mailbox: MailboxAddress) -> Option<u32> {
        self.consultations.get(&mailbox).map(|known| known.number)
    }

    /// What the patient of this consultation is called, if that is remembered.
    pub(super) fn nickname(&self, mailbox: MailboxAddress) -> Option<&str> {
        self.consultations.get(&mailbox)?.nickname.as_deref()
    }

    /// The specialty of this consultation, if that is remembered.
    pub(super) fn specialty(&self, mailbox: MailboxAddress) -> Option<&str> {
        self.consultations.get(&mailbox)?.specialty.as_deref()
    }

    /// Whether this consultation's request affirms a sign of danger, if that is remembered.
    pub(super) fn danger(&self, mailbox: MailboxAddress) -> Option<bool> {
        self.consultations.get(&mailbox)?.danger
    }

    /// The consultation of this number.
    pub(super) fn mailbox(&self, number: u32) -> Option<MailboxAddress> {
        self.consultations.iter().find(|(_, known)| known.number == number).map(|(&mailbox, _)| mailbox)
    }

    /// Forgets those that are no longer there; their numbers are not given again.
    pub(super) fn keep_only(&mut self, there: impl Fn(MailboxAddress) -> bool) {
        self.consultations.retain(|&mailbox, _| there(mailbox));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_consultation_and_is_never_given_again() {
        let mailbox = |byte| MailboxAddress::from_bytes([byte; 32]);
        let mut numbers = Numbers::default();
        assert_eq!([9, 1, 9].map(|byte| numbers.known(mailbox(byte)).number), [1, 2, 1]);
        numbers.keep_only(|there| there != mailbox(1));
        assert_eq!(numbers.mailbox(2), None);
        assert_eq!(numbers.known(mailbox(4)).number, 3);
        assert_eq!(numbers.mailbox(1), Some(mailbox(9)));

        let json = serde_json::to_vec(&numbers).unwrap_or_default();
        assert_eq!(serde_json::from_slice::<Numbers>(&json).ok(), Some(numbers));
    }
}
