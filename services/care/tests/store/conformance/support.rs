//! The desk's own accounts, and the shares of their vaults: what holds for one holds for each.

use secondok_api::desk::{Role, Roles, account::Account};
use secondok_care::{
    clock::Timestamp,
    store::{
        Given, LeftOut, NewAccount, NewStaff, RekeyedAccount, ShareRow, StaffSessionRow, Store, VaultRow,
    },
};
use secondok_protocol::{
    id::{SecretHash, StaffId},
    vault::StaffKey,
};

use super::staff::registration;
use crate::things::{NOW, OPERATOR, Place, TODAY, Things, remembered};

async fn somebody(store: &Store, things: &mut Things, name: &str, roles: Roles) -> StaffId {
    let (staff, invitation) = (StaffId::random(&mut things.0), SecretHash::random(&mut things.0));
    let login = format!("{name}@example.org");
    let new = NewStaff { staff, login, roles, invitation, valid_until: TODAY + 7 };
    store.invite_staff(new, OPERATOR).await.unwrap().unwrap();
    store.register_staff(registration(invitation, TODAY)).await.unwrap().unwrap()
}

fn share(staff: StaffId, byte: u8) -> ShareRow {
    ShareRow { staff, sealed: vec![byte; 1168] }
}

fn new(things: &mut Things, first: StaffId) -> NewAccount {
    NewAccount {
        identity: [2; 32],
        vault: vec![1],
        prekeys: vec![things.prekey(TODAY)],
        shares: vec![share(first, 1), share(StaffKey::PRINTED, 8)],
    }
}

/// This account, set up by somebody.
pub async fn set_up(store: &Store, things: &mut Things, account: Account) {
    let maker = somebody(store, things, account.role().name(), [account.role()].into()).await;
    assert_eq!(store.set_up_account(account, new(things, maker), maker, NOW).await, Ok(true));
}

/// Who has which share of an account's vault, by name.
async fn shares(store: &Store, account: Account) -> Vec<(String, Option<u8>)> {
    let colleagues = store.colleagues(account).await.unwrap();
    colleagues.into_iter().map(|one| (one.login, one.share.map(|share| share[0]))).collect()
}

fn row(name: &str, share: Option<u8>) -> (String, Option<u8>) {
    (format!("{name}@example.org"), share)
}

pub async fn support_is_made_once_and_stands_in_no_directory(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(110));
    // Each beside the other.
    for account in Account::ALL {
        let name = account.role().name();
        let maker = somebody(&store, &mut things, name, [account.role()].into()).await;
        assert_eq!(store.has_account(account).await, Ok(false));
        assert_eq!(store.specialty_keys(account.specialty(), TODAY).await, Ok(Vec::new()));
        let new = new(&mut things, maker);
        assert_eq!(store.set_up_account(account, new.clone(), maker, NOW).await, Ok(true));
        let again = NewAccount { identity: [9; 32], shares: vec![share(maker, 9)], ..new };
        assert_eq!(store.set_up_account(account, again, maker, NOW).await, Ok(false));
        let keys = store.specialty_keys(account.specialty(), TODAY).await.unwrap();
        let keys: Vec<_> = keys.iter().map(|keys| (keys.doctor, keys.identity)).collect();
        assert_eq!(keys, [(account.id(), [2; 32])]);
        let vault = VaultRow { version: 1, sealed: vec![1] };
        assert_eq!(store.vault(account.id()).await, Ok(Some(vault)));
        assert_eq!(shares(&store, account).await, [row(name, Some(1))], "a printed code is nobody");
        assert_eq!(store.share(account, StaffKey::PRINTED).await, Ok(Some(vec![8; 1168])));
        assert_eq!(store.directory(TODAY).await, Ok(Vec::new()));
        for slug in ["", account.specialty(), "/verification"] {
            assert_eq!(store.doctor_by_slug(slug, TODAY).await, Ok(None), "{slug:?}");
        }
    }
}

/// The prekey that people seal to.
async fn published(store: &Store, account: Account) -> Vec<Vec<u8>> {
    let keys = store.specialty_keys(account.specialty(), TODAY).await.unwrap();
    keys.into_iter().map(|keys| keys.prekey).collect()
}

pub async fn a_share_is_given_once_to_who_may_answer_and_goes_with_the_role(place: &impl Place) {
    for account in Account::ALL {
        a_share_is_given_once(place, account).await;
    }
}

async fn a_share_is_given_once(place: &impl Place, account: Account) {
    let (store, mut things) = (place.store().await, Things::new(111));
    let ada = somebody(&store, &mut things, "ada", [account.role()].into()).await;
    let bob = somebody(&store, &mut things, "bob", [account.role(), Role::Publisher].into()).await;
    let petra = somebody(&store, &mut things, "petra", [Role::Publisher].into()).await;
    store.set_up_account(account, new(&mut things, ada), ada, NOW).await.unwrap();
    assert_eq!(shares(&store, account).await, [row("ada", Some(1)), row("bob", None)]);
    let give = async |by, version, share| store.give_share(account, by, version, share, NOW).await;
    assert_eq!(give(ada, 1, share(petra, 3)).await, Ok(Given::Nobody), "she may not answer");
    assert_eq!(give(ada, 1, share(StaffId::random(&mut things.0), 3)).await, Ok(Given::Nobody));
    assert_eq!(give(ada, 2, share(bob, 2)).await, Ok(Given::VaultChanged), "of another vault");
    assert_eq!(give(ada, 1, share(bob, 2)).await, Ok(Given::Done));
    assert_eq!(give(ada, 1, share(bob, 4)).await, Ok(Given::Done), "and has one");
    assert_eq!(shares(&store, account).await, [row("ada", Some(1)), row("bob", Some(2))]);
    assert_eq!(give(bob, 1, share(bob, 5)).await, Ok(Given::Done), "their own, opened by the printed code");
    assert_eq!(shares(&store, account).await, [row("ada", Some(1)), row("bob", Some(5))]);

    store.set_roles("bob@example.org", [Role::Publisher].into(), OPERATOR).await.unwrap();
    assert_eq!(shares(&store, account).await, [row("ada", Some(1))]);
    store.set_roles("bob@example.org", [account.role()].into(), OPERATOR).await.unwrap();
    assert_eq!(
        shares(&store, account).await,
        [row("ada", Some(1)), row("bob", None)],
        "and does not come back with it"
    );
    store.remove_staff("ada@example.org", OPERATOR).await.unwrap();
    assert_eq!(shares(&store, account).await, [row("bob", None)]);
}

pub async fn the_vault_of_support_gets_a_new_key_whole_or_not_at_all(place: &impl Place) {
    for account in Account::ALL {
        the_vault_gets_a_new_key(place, account).await;
    }
}

async fn the_vault_gets_a_new_key(place: &impl Place, account: Account) {
    let (store, mut things) = (place.store().await, Things::new(112));
    let ada = somebody(&store, &mut things, "ada", [account.role()].into()).await;
    let bob = somebody(&store, &mut things, "bob", [account.role()].into()).await;
    let eve = somebody(&store, &mut things, "eve", [account.role()].into()).await;
    store.set_up_account(account, new(&mut things, ada), ada, NOW).await.unwrap();
    store.give_share(account, ada, 1, share(bob, 2), NOW).await.unwrap();
    let prekey = things.prekey(TODAY);
    let petra = somebody(&store, &mut things, "petra", [Role::Publisher].into()).await;
    // The list that it was made from may be older than her losing the role.
    let new = |vault, own| RekeyedAccount {
        vault: vec![vault],
        prekeys: vec![prekey.clone()],
        shares: vec![own, share(petra, 9), share(StaffKey::PRINTED, 9)],
    };
    assert_eq!(
        store.rekey_account(account, eve, 1, new(6, share(eve, 6)), NOW).await,
        Ok(None),
        "she has no share"
    );
    assert_eq!(
        store.rekey_account(account, ada, 2, new(6, share(ada, 7)), NOW).await,
        Ok(None),
        "of another version"
    );
    assert_ne!(published(&store, account).await, std::slice::from_ref(&prekey.encoded));
    let before = [row("ada", Some(1)), row("bob", Some(2)), row("eve", None)];
    assert_eq!(shares(&store, account).await, before);
    assert_eq!(store.rekey_account(account, ada, 1, new(6, share(ada, 7)), NOW).await, Ok(Some(2)));
    assert_eq!(published(&store, account).await, std::slice::from_ref(&prekey.encoded));
    let of_the_old_key = vec![things.prekey(TODAY)];
    assert_eq!(store.replace_prekeys(account.id(), 1, of_the_old_key).await, Ok(false));
    assert_eq!(published(&store, account).await, std::slice::from_ref(&prekey.encoded));
    assert_eq!(shares(&store, account).await, [row("ada", Some(7)), row("bob", None), row("eve", None)]);
    assert_eq!(store.share(account, StaffKey::PRINTED).await, Ok(Some(vec![9; 1168])));
    assert_eq!(store.share(account, petra).await, Ok(None));
    assert_eq!(store.vault(account.id()).await, Ok(Some(VaultRow { version: 2, sealed: vec![6] })));
    assert_eq!(
        store.rekey_account(account, bob, 2, new(8, share(bob, 8)), NOW).await,
        Ok(None),
        "he has none any more"
    );
}

pub async fn a_session_acts_for_support_as_long_as_the_role_is_held(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(113));
    let (now, expires) = (Timestamp(1_000), Timestamp(2_000));
    let ada = somebody(&store, &mut things, "ada", [Role::Support, Role::Verifier].into()).await;
    let token = SecretHash::random(&mut things.0);
    store.create_staff_session(StaffSessionRow { token, staff: ada, expires }, NOW).await.unwrap();
    for account in Account::ALL {
        assert_eq!(store.account_session(account, token, now).await, Ok(Some(account.id())));
        assert_eq!(store.account_session(account, token, expires).await, Ok(None));
    }
    for (role, support, verification) in [
        (Role::Support, Some(Account::Support.id()), None),
        (Role::Verifier, None, Some(Account::Verification.id())),
        (Role::Publisher, None, None),
    ] {
        store.set_roles("ada@example.org", [role].into(), OPERATOR).await.unwrap();
        assert_eq!(store.account_session(Account::Support, token, now).await, Ok(support), "{role:?}");
        let acted = store.account_session(Account::Verification, token, now).await;
        assert_eq!(acted, Ok(verification), "{role:?}");
    }
}

/// Whoever has both roles has a share of each vault, and loses with a role the share that it opened.
pub async fn the_shares_of_one_account_are_nothing_to_the_other(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(115));
    let both: Roles = [Role::Support, Role::Verifier].into();
    let ada = somebody(&store, &mut things, "ada", both.clone()).await;
    let bob = somebody(&store, &mut things, "bob", both.clone()).await;
    let has = async |account| shares(&store, account).await;
    for (account, byte) in [(Account::Support, 2), (Account::Verification, 3)] {
        store.set_up_account(account, new(&mut things, ada), ada, NOW).await.unwrap();
        assert_eq!(has(account).await, [row("ada", Some(1)), row("bob", None)]);
        let given = store.give_share(account, ada, 1, share(bob, byte), NOW).await;
        assert_eq!(given, Ok(Given::Done));
    }
    let rekeyed = RekeyedAccount {
        vault: vec![7],
        prekeys: vec![things.prekey(TODAY)],
        shares: vec![share(ada, 7), share(bob, 7)],
    };
    assert_eq!(store.rekey_account(Account::Verification, ada, 1, rekeyed, NOW).await, Ok(Some(2)));
    assert_eq!(has(Account::Support).await, [row("ada", Some(1)), row("bob", Some(2))]);
    assert_eq!(has(Account::Verification).await, [row("ada", Some(7)), row("bob", Some(7))]);

    store.set_roles("bob@example.org", [Role::Support].into(), OPERATOR).await.unwrap();
    store.set_roles("ada@example.org", [Role::Verifier].into(), OPERATOR).await.unwrap();
    assert_eq!(has(Account::Support).await, [row("bob", Some(2))]);
    assert_eq!(has(Account::Verification).await, [row("ada", Some(7))]);
    for name in ["ada", "bob"] {
        store.set_roles(&format!("{name}@example.org"), both.clone(), OPERATOR).await.unwrap();
    }
    assert_eq!(has(Account::Support).await, [row("ada", None), row("bob", Some(2))]);
    assert_eq!(has(Account::Verification).await, [row("ada", Some(7)), row("bob", None)]);
}

pub async fn who_was_removed_does_not_come_back_with_a_backup(place: &impl Place) {
    for account in Account::ALL {
        who_was_removed_does_not_come_back(place, account).await;
    }
}

async fn who_was_removed_does_not_come_back(place: &impl Place, account: Account) {
    let (store, mut things) = (place.store().await, Things::new(114));
    let ada = somebody(&store, &mut things, "ada", [account.role()].into()).await;
    let bob = somebody(&store, &mut things, "bob", [account.role()].into()).await;
    store.set_up_account(account, new(&mut things, ada), ada, NOW).await.unwrap();
    store.give_share(account, ada, 1, share(bob, 2), NOW).await.unwrap();
    let mut rows = Vec::new();
    let mut export = store.export().await.unwrap();
    while let Some(row) = export.next().await.unwrap() {
        rows.push(row);
    }
    drop(export);
    store.remove_staff("bob@example.org", OPERATOR).await.unwrap();
    let since = store.tombstones().await.unwrap();

    let restored = place.store().await;
    let mut import = restored.import().await.unwrap();
    for row in rows {
        import.push(row).await.unwrap();
    }
    let (left_out, _) = import.finish(&remembered(&since)).await.unwrap();
    assert_eq!(left_out, LeftOut { consultations: 0, accounts: 0, staff: 1 });
    assert_eq!(shares(&restored, account).await, [row("ada", Some(1))]);
    assert_eq!(restored.share(account, bob).await, Ok(None));
}
