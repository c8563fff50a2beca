//! Numbers for a doctor's consultations: stable on this device, known to nobody else.

use std::collections::BTreeMap;

use secondok_protocol::id::MailboxAddress;
use serde::{Deserialize, Serialize};

use crate::vault::{Vault, VaultError};

const NAME: &str = "numbers";

/// The numbers given on this device. None is ever given twice. They lie in the device's vault, in a blob of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    highest: u32,
    consultations: BTreeMap<MailboxAddress, Known>,
}

/// What is remembered of a consultation, so that a list can show it without opening it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Its number, from 1.
    pub number: u32,
    /// Two words for the patient.
    pub nickname: Option<String>,
    /// The specialty asked in.
    pub specialty: Option<String>,
    /// Whether the request affirms a sign of danger; none while it could not be opened here.
    #[serde(default)]
    pub danger: Option<bool>,
}

impl Numbers {
    /// Those kept in this vault. What cannot be read is begun anew: numbers are a convenience.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn load(vault: &impl Vault) -> Result<Self, VaultError> {
        let kept = vault.get(NAME).await?;
        Ok(kept.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
    }

    /// Keeps them in this vault.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn save(&self, vault: &impl Vault) -> Result<(), VaultError> {
        let blob = serde_json::to_vec(self).expect("identifiers are text: plain JSON");
        vault.put(NAME, &blob).await
    }

    /// Removes them from this vault.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn forget(vault: &impl Vault) -> Result<(), VaultError> {
        vault.delete(NAME).await
    }

    /// Everything that is remembered.
    pub fn all(&self) -> impl Iterator<Item = (MailboxAddress, &Known)> {
        self.consultations.iter().map(|(mailbox, known)| (*mailbox, known))
    }

    /// What is known of this consultation; it gets a number now if it has none.
    pub fn known(&mut self, mailbox: MailboxAddress) -> &mut Known {
        let highest = &mut self.highest;
        self.consultations.entry(mailbox).or_insert_with(|| {
            *highest += 1;
            Known { number: *highest, nickname: None, specialty: None, danger: None }
        })
    }

    /// What is known of this consultation, if it has a number.
    pub fn get(&self, mailbox: MailboxAddress) -> Option<&Known> {
        self.consultations.get(&mailbox)
    }

    /// The number of this consultation, if it has one.
    pub fn number(&self, mailbox: MailboxAddress) -> Option<u32> {
        self.get(mailbox).map(|known| known.number)
    }

    /// The consultation of this number.
    pub fn mailbox(&self, number: u32) -> Option<MailboxAddress> {
        self.consultations.iter().find(|(_, known)| known.number == number).map(|(&mailbox, _)| mailbox)
    }

    /// Forgets those that are no longer there; their numbers are not given again.
    pub fn keep_only(&mut self, there: impl Fn(MailboxAddress) -> bool) {
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
