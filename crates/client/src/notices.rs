//! What people must know about the functioning of the service, until they have read it.

use std::collections::BTreeSet;

use secondok_api::{
    app_version::AppVersion,
    notice::{Audience, Notice, Notices},
    path,
};
use secondok_protocol::Day;
use serde::{Deserialize, Serialize};

use crate::{
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::{Vault, VaultError},
};

const NAME: &str = "notices";

/// Fetches every notice that is in force, for whomever: nothing is told of who asks.
///
/// # Errors
/// [`ServiceError`].
pub async fn fetch(transport: &impl Transport) -> Result<Notices, ServiceError> {
    service::fetch(transport, service::plain(Method::Get, path::NOTICES.to_owned(), None)).await
}

/// The notices as they were fetched last, and which of them were read on this device. They lie in the device's vault, in a
/// blob of their own, as long as there are any.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noticed {
    notices: Vec<Notice>,
    read: BTreeSet<u32>,
    /// Versions of the apps that are known to be broken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    broken_apps: Vec<AppVersion>,
}

impl Noticed {
    /// What is kept in this vault. What cannot be read is begun anew: it is fetched again.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn load(vault: &impl Vault) -> Result<Self, VaultError> {
        let kept = vault.get(NAME).await?;
        Ok(kept.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
    }

    /// Keeps it in this vault; of nothing, nothing is kept.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn save(&self, vault: &impl Vault) -> Result<(), VaultError> {
        if self.notices.is_empty() && self.broken_apps.is_empty() {
            return vault.delete(NAME).await;
        }
        let blob = serde_json::to_vec(self).expect("notices are plain JSON");
        vault.put(NAME, &blob).await
    }

    /// These are in force, and no others. Which of the others were read is forgotten.
    pub fn learn(&mut self, notices: Vec<Notice>) {
        self.notices = notices;
        self.forget_over();
    }

    /// These versions of the apps are broken, and no others.
    pub fn learn_broken(&mut self, broken_apps: Vec<AppVersion>) {
        self.broken_apps = broken_apps;
    }

    /// Versions of the apps that are known to be broken: the same list for everybody.
    pub fn broken_apps(&self) -> &[AppVersion] {
        &self.broken_apps
    }

    /// On this day: what is over, and whether it was read, is forgotten.
    pub fn pass(&mut self, today: Day) {
        self.notices.retain(|notice| notice.until >= today);
        self.forget_over();
    }

    fn forget_over(&mut self) {
        let Self { notices, read, .. } = self;
        read.retain(|number| notices.iter().any(|notice| notice.number == *number));
    }

    /// This one was read. Of one that is not there, nothing is kept.
    pub fn read(&mut self, number: u32) {
        self.read.insert(number);
        self.forget_over();
    }

    /// What these people have not read, what is important first, then the latest first.
    pub fn unread(&self, audience: Audience) -> Vec<&Notice> {
        let is_unread =
            |notice: &&Notice| notice.audiences.contains(&audience) && !self.read.contains(&notice.number);
        let mut unread: Vec<_> = self.notices.iter().filter(is_unread).collect();
        unread.sort_by_key(|notice| (notice.severity, std::cmp::Reverse(notice.number)));
        unread
    }

    /// Nothing was read: what was removed from the device is not known any longer.
    pub fn forget_read(&mut self) {
        self.read.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use secondok_api::notice::Severity;

    use super::*;

    const TODAY: Day = Day::from_number(20_779);

    fn notice(number: u32, severity: Severity, audience: Audience, days: u32) -> Notice {
        let (audiences, texts) = ([audience].into(), BTreeMap::new());
        Notice { number, severity, audiences, from: TODAY, until: TODAY + days, texts }
    }

    fn noticed() -> Noticed {
        let mut noticed = Noticed::default();
        noticed.learn(vec![
            notice(1, Severity::Info, Audience::Patients, 9),
            notice(2, Severity::Important, Audience::Patients, 3),
            notice(3, Severity::Important, Audience::Doctors, 9),
            notice(4, Severity::Important, Audience::Patients, 9),
        ]);
        noticed
    }

    fn numbers(noticed: &Noticed) -> Vec<u32> {
        noticed.unread(Audience::Patients).iter().map(|notice| notice.number).collect()
    }

    #[test]
    fn a_notice_is_shown_to_whom_it_is_for_until_it_was_read() {
        let mut noticed = noticed();
        assert_eq!(numbers(&noticed), [4, 2, 1], "what is important first");
        noticed.read(4);
        assert_eq!(numbers(&noticed), [2, 1]);
        let json = serde_json::to_vec(&noticed).unwrap_or_default();
        assert_eq!(serde_json::from_slice::<Noticed>(&json).ok(), Some(noticed.clone()));
        noticed.learn(noticed.notices.clone());
        assert_eq!(numbers(&noticed), [2, 1], "fetched again, it stays read");
        noticed.forget_read();
        assert_eq!(numbers(&noticed), [4, 2, 1]);
    }

    #[test]
    fn without_a_connection_it_is_shown_until_its_last_day() {
        let mut noticed = noticed();
        for (days, shown) in [(3, vec![4, 2, 1]), (4, vec![4, 1]), (9, vec![4, 1]), (10, vec![])] {
            noticed.pass(TODAY + days);
            assert_eq!(numbers(&noticed), shown, "after {days} days");
        }
        assert!(noticed.notices.is_empty());
    }

    #[test]
    fn what_was_read_is_forgotten_with_what_is_over() {
        let mut noticed = noticed();
        noticed.read(2);
        noticed.read(99);
        assert_eq!(noticed.read, BTreeSet::from([2]), "nothing is kept of what is not there");
        noticed.pass(TODAY + 4);
        assert!(noticed.read.is_empty());
        noticed.read(4);
        noticed.learn(Vec::new());
        assert_eq!(noticed, Noticed::default());
    }
}
