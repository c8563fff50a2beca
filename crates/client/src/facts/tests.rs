use std::{cell::RefCell, collections::BTreeMap};

use secondok_protocol::attachment::SizeClass;

use super::*;

#[derive(Default)]
struct Memory(RefCell<BTreeMap<String, Vec<u8>>>);

impl Vault for Memory {
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        Ok(self.0.borrow().get(name).cloned())
    }

    async fn put(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        self.0.borrow_mut().insert(name.to_owned(), blob.to_vec());
        Ok(())
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.0.borrow_mut().remove(name);
        Ok(())
    }
}

const GRANTS: [Wish; 4] =
    [Wish::Version, Wish::Platform(Platform::Android), Wish::Screen(ScreenClass::Narrow), Wish::Room];

/// What can be read of it.
fn read(facts: &Facts) -> [bool; 4] {
    [facts.version().is_some(), facts.platform().is_some(), facts.screen().is_some(), facts.room().is_some()]
}

/// Whether a vault answers at once, as this one does.
fn now<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    match work.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(done) => done,
        std::task::Poll::Pending => panic!("memory never waits"),
    }
}

#[test]
fn no_fact_can_be_read_before_it_is_granted_and_granting_one_grants_no_other() {
    let vault = Memory::default();
    assert_eq!(read(&now(Facts::load(&vault)).unwrap()), [false; 4]);
    for (at, wish) in GRANTS.into_iter().enumerate() {
        let mut facts = Facts::default();
        facts.obey(wish);
        facts.renew();
        assert_eq!(read(&facts), std::array::from_fn(|other| other == at), "{wish:?}");
        assert!(facts.has(Fact::ALL[at]) && !facts.is_empty());
    }
}

#[test]
fn what_is_revoked_is_gone_at_once_from_memory_and_vault() {
    let vault = Memory::default();
    let mut facts = Facts::default();
    GRANTS.into_iter().for_each(|wish| facts.obey(wish));
    now(facts.save(&vault)).unwrap();
    assert_eq!(now(Facts::load(&vault)).unwrap(), facts);
    for (at, fact) in Fact::ALL.into_iter().enumerate() {
        facts.obey(Wish::Revoke(fact));
        facts.renew();
        now(facts.save(&vault)).unwrap();
        let kept = now(Facts::load(&vault)).unwrap();
        assert_eq!(read(&kept), std::array::from_fn(|other| other > at), "{fact:?}");
        let blob = vault.0.borrow().get(NAME).cloned().unwrap_or_default();
        assert!(!String::from_utf8_lossy(&blob).contains(fact.name()), "nothing of {fact:?} is left");
    }
    assert!(vault.0.borrow().is_empty(), "of nothing, nothing is kept");
}

#[test]
fn what_its_person_corrects_is_held_as_they_say() {
    let mut facts = Facts::default();
    facts.obey(Wish::Platform(Platform::of_agent("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)")));
    assert_eq!(facts.platform().unwrap().held(), Platform::Mac);
    facts.obey(Wish::Platform(Platform::Ios));
    assert_eq!(facts.platform().unwrap().held(), Platform::Ios);
}

#[test]
fn a_held_version_is_the_present_one_and_is_compared_here() {
    let older = r#"{"version":"0.0.1"}"#;
    let mut facts: Facts = serde_json::from_str(older).unwrap();
    let (old, own) = ("0.0.1".parse().unwrap(), own_version());
    assert!(facts.version().unwrap().is_broken(&[old]));
    facts.renew();
    assert!(!facts.version().unwrap().is_broken(&[old]));
    assert!(facts.version().unwrap().is_broken(&[old, own]));
}

#[test]
fn a_platform_is_found_in_what_a_browser_calls_itself() {
    for (agent, platform) in [
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36", Platform::Android),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)", Platform::Ios),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", Platform::Windows),
        ("Mozilla/5.0 (X11; Linux x86_64)", Platform::Other),
        ("", Platform::Other),
    ] {
        assert_eq!(Platform::of_agent(agent), platform, "{agent}");
    }
    assert_eq!([1023, 1024].map(ScreenClass::of_width), ScreenClass::ALL);
}

#[test]
fn room_lacks_what_attachments_need_beyond_what_is_left() {
    let mut facts = Facts::default();
    facts.obey(Wish::Room);
    let room = facts.room().unwrap();
    let sizes = [SizeClass::try_from(0).unwrap(), SizeClass::try_from(2).unwrap()];
    let needed = sizes.iter().map(|class| class.wire_len()).sum::<u64>() + (4 << 20);
    assert_eq!(room.lacks(needed, &sizes), None);
    assert_eq!(room.lacks(needed - 1, &sizes), Some(1));
    assert_eq!(room.lacks(0, &sizes), Some(needed));
}
