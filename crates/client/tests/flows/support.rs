//! Support: a patient asks without saying who they are, several people of the staff answer, and who has left reads no more.

use secondok_api::{
    consultation::State,
    desk::{
        Role, Roles,
        account::{Account, SharedAccount},
    },
};
use secondok_care::{clock::Clock, store::NewStaff};
use secondok_client::{
    clock::ClockWarning,
    desk::{Desk, Registration, SharedAccountError},
    doctor::SealedVaultError,
    patient::AskError,
    transport::{Body, Request, Response},
    vault::Vault,
};
use secondok_protocol::{
    id::{InvitationCode, StaffId},
    vault::{RecoveryCode, StaffKey},
};
use totp_rs::Totp;

use crate::{
    faults::{Disk, Faults, Net},
    world::{PASSWORD, TestDoctor, World, outline},
};

const PERIOD: u64 = 30;

pub(crate) type TestDesk = Desk<Net, Disk>;

impl World {
    pub(crate) fn desk_net(&self) -> Net {
        Net::new(self.desk_http(), &Faults::none())
    }

    pub(crate) async fn staff(&mut self, name: &str, roles: Roles) -> Totp {
        let code = InvitationCode::random(&mut self.rng);
        let new = NewStaff {
            staff: StaffId::random(&mut self.rng),
            login: format!("{name}@example.org"),
            roles,
            invitation: code.hash(),
            valid_until: self.today() + 7,
        };
        self.care.store().invite_staff(new, self.operator()).await.unwrap().unwrap();
        let net = self.desk_net();
        let registration = Registration::begin(&net, code, PASSWORD, &mut self.rng).await.unwrap();
        let authenticator = Totp::from_url(&registration.second_factor).unwrap();
        let code = authenticator.generate(self.clock.now().0).to_string();
        registration.finish(&net, &code).await.unwrap();
        authenticator
    }

    pub(crate) async fn at_desk(&mut self, name: &str, authenticator: &Totp) -> TestDesk {
        self.at_desk_over(name, authenticator, self.desk_net()).await
    }

    pub(crate) async fn at_desk_over(&mut self, name: &str, authenticator: &Totp, net: Net) -> TestDesk {
        self.clock.advance_seconds(PERIOD);
        let code = authenticator.generate(self.clock.now().0).to_string();
        let login = format!("{name}@example.org");
        Desk::login(net, Disk::new(), &login, PASSWORD, &code, &mut self.rng).await.unwrap()
    }

    /// Somebody who answers for support, and has set it up.
    pub(crate) async fn first(&mut self) -> (TestDesk, TestDoctor) {
        self.first_of(Account::Support).await
    }

    /// Somebody who acts for this account of the desk, and has set it up.
    pub(crate) async fn first_of(&mut self, account: Account) -> (TestDesk, TestDoctor) {
        let authenticator = self.staff("ada", [account.role()].into()).await;
        let desk = self.at_desk("ada", &authenticator).await;
        desk.set_up(account, self.today(), &mut self.rng).await.unwrap();
        let acting = desk.open(account, Disk::new(), self.today(), &mut self.rng).await.unwrap();
        (desk, acting)
    }
}

#[tokio::test]
async fn a_question_is_answered_and_asked_on() {
    let mut world = World::new().await;
    let mut patient = world.patient().await;
    let (today, asked) = (world.today(), "How long are my images kept?");
    let refused = patient.ask_support(asked, today, &mut world.rng).await.unwrap_err();
    assert_eq!(refused, AskError::UnknownSpecialty, "nobody answers yet");
    let (_, mut support) = world.first().await;
    assert_eq!(support.id(), Account::Support.id());
    assert_eq!(support.acts_for(), Some(Account::Support));

    let summary = patient.ask_support(asked, today, &mut world.rng).await.unwrap().summary;
    assert!(summary.is_with_support());
    let item = support.queue(today, &mut world.rng).await.unwrap().items.remove(0);
    assert_eq!(item.specialty.as_deref(), Some("support"));
    support.answer_support(item.mailbox, "Until you destroy them.", &mut world.rng).await.unwrap();
    let read = patient.read(summary.index).await.unwrap();
    assert_eq!(read.summary.state, State::Answered);
    patient.follow_up(summary.index, "And in backups?", today, &mut world.rng).await.unwrap();
    let thread = support.read(item.mailbox, &mut world.rng).await.unwrap().thread;
    let said = [
        "patient question",
        "doctor accepted",
        "doctor: Until you destroy them.",
        "patient asks: And in backups?",
    ];
    assert_eq!(outline(&thread.entries), said);
    support.answer_support(item.mailbox, "Two weeks.", &mut world.rng).await.unwrap();

    // The words bring it back like everything else of theirs.
    let words = patient.words().join(" ");
    let (index, entries) = world.by_words(&words).await.remove(0);
    assert_eq!((index, outline(&entries).len()), (summary.index, 5));
}

#[tokio::test]
async fn support_is_no_doctor_whom_somebody_could_choose() {
    let mut world = World::new().await;
    world.first().await;
    let directory = world.patient().await.directory(world.today()).await.unwrap();
    assert_eq!(directory.listed.doctors, []);
}

#[tokio::test]
async fn a_colleague_reads_once_somebody_has_let_them_in_and_no_more_once_they_have_left() {
    let (mut world, account) = (World::new().await, Account::Support);
    let (ada_desk, mut ada) = world.first().await;
    let (authenticator, today) = (world.staff("bob", [Role::Support].into()).await, world.today());
    let bob_desk = world.at_desk("bob", &authenticator).await;
    let refused = bob_desk.open(Account::Support, Disk::new(), today, &mut world.rng).await.unwrap_err();
    assert_eq!(refused, SharedAccountError::NotLetIn);

    let bob = bob_desk.session().staff;
    ada_desk.let_in(&mut ada, bob, &mut world.rng).await.unwrap();
    ada_desk.let_in(&mut ada, bob, &mut world.rng).await.unwrap();
    let disk = Disk::new();
    let mut bobs = bob_desk.open(Account::Support, disk.clone(), today, &mut world.rng).await.unwrap();
    let mut patient = world.patient().await;
    patient.ask_support("Who reads this?", today, &mut world.rng).await.unwrap();
    let item = bobs.queue(today, &mut world.rng).await.unwrap().items.remove(0);
    bobs.answer_support(item.mailbox, "Whoever answers.", &mut world.rng).await.unwrap();
    let before = (bobs.prekey_ids(), world.care.store().vault(Account::Support.id()).await.unwrap().unwrap());

    world.remove_staff("bob@example.org").await;
    assert!(bobs.queue(today, &mut world.rng).await.is_err(), "with the next request");
    // The next of those who stay who opens it changes its key, and the prekey that people seal to.
    let mut adas = ada_desk.open(Account::Support, Disk::new(), today, &mut world.rng).await.unwrap();
    let after = world.care.store().vault(Account::Support.id()).await.unwrap().unwrap();
    assert!(after.version > before.1.version);
    assert!(!is_opened_by(&disk, account, &after.sealed).await, "Bob's key opens the old vault only");
    assert!(is_opened_by(&disk, account, &before.1.sealed).await);
    assert!(adas.prekey_ids().len() > before.0.len());
    let (thread, mut other) =
        (adas.read(item.mailbox, &mut world.rng).await.unwrap().thread, world.patient().await);
    assert_eq!(outline(&thread.entries).len(), 3, "what was written before is still theirs");
    other.ask_support("And now?", today, &mut world.rng).await.unwrap();
    let items = adas.queue(today, &mut world.rng).await.unwrap().items;
    assert_eq!(items.iter().filter(|item| item.specialty.is_some()).count(), 2);
    // And it is not changed once more each time that somebody opens it.
    ada_desk.open(Account::Support, Disk::new(), today, &mut world.rng).await.unwrap();
    assert_eq!(
        world.care.store().vault(Account::Support.id()).await.unwrap().unwrap().version,
        after.version
    );
}

/// What doctors seal to the verifiers reaches those alone who were let in and have not left.
#[tokio::test]
async fn the_verifiers_vault_gets_a_new_key_once_one_of_them_has_left() {
    let (mut world, account) = (World::new().await, Account::Verification);
    let (ada_desk, mut ada) = world.first_of(account).await;
    assert_eq!((ada.id(), ada.acts_for()), (account.id(), Some(account)));
    let (authenticator, today) = (world.staff("bob", [account.role()].into()).await, world.today());
    let bob_desk = world.at_desk("bob", &authenticator).await;
    let refused = bob_desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap_err();
    assert_eq!(refused, SharedAccountError::NotLetIn);
    ada_desk.let_in(&mut ada, bob_desk.session().staff, &mut world.rng).await.unwrap();
    let disk = Disk::new();
    let mut bobs = bob_desk.open(account, disk.clone(), today, &mut world.rng).await.unwrap();
    assert_eq!(bobs.queue(today, &mut world.rng).await.unwrap().items, []);
    let before = world.care.store().vault(account.id()).await.unwrap().unwrap();
    assert!(is_opened_by(&disk, account, &before.sealed).await);

    // He stays of the staff, and loses the role.
    let operator = world.operator();
    let left = world.care.store().set_roles("bob@example.org", [Role::Support].into(), operator).await;
    assert_eq!(left, Ok(true));
    assert!(bobs.queue(today, &mut world.rng).await.is_err(), "with the next request");
    let adas = ada_desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
    let after = world.care.store().vault(account.id()).await.unwrap().unwrap();
    assert!(after.version > before.version);
    assert!(!is_opened_by(&disk, account, &after.sealed).await, "Bob's key opens the old vault only");
    assert!(adas.prekey_ids().len() > bobs.prekey_ids().len());
}

/// Whoever has both roles acts for each account by itself.
#[tokio::test]
async fn one_person_acts_for_both_accounts_and_reads_with_each_what_is_its() {
    let mut world = World::new().await;
    let authenticator = world.staff("ada", [Role::Support, Role::Verifier].into()).await;
    let (desk, today) = (world.at_desk("ada", &authenticator).await, world.today());
    let mut acting = Vec::new();
    for account in Account::ALL {
        desk.set_up(account, today, &mut world.rng).await.unwrap();
        acting.push(desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap());
    }
    let mut patient = world.patient().await;
    patient.ask_support("Who reads this?", today, &mut world.rng).await.unwrap();
    let mailbox = acting[0].queue(today, &mut world.rng).await.unwrap().items.remove(0).mailbox;
    assert_eq!(acting[1].queue(today, &mut world.rng).await.unwrap().items, []);
    acting[0].read(mailbox, &mut world.rng).await.unwrap();
    acting[1].read(mailbox, &mut world.rng).await.unwrap_err();
}

#[tokio::test]
async fn whoever_may_not_answer_reads_nothing() {
    for account in Account::ALL {
        without_the_role_nothing_is_read(account).await;
    }
}

async fn without_the_role_nothing_is_read(account: Account) {
    let mut world = World::new().await;
    world.first_of(account).await;
    let (authenticator, today) = (world.staff("petra", [Role::Publisher].into()).await, world.today());
    let desk = world.at_desk("petra", &authenticator).await;
    let refused = desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap_err();
    let SharedAccountError::SealedVault(SealedVaultError::Service(error)) = refused else {
        panic!("{refused}")
    };
    assert!(error.is(secondok_api::problem::Kind::ROLE_MISSING));
}

/// Who has the printed code lets themselves in, also after the vault got another key.
#[tokio::test]
async fn the_printed_code_opens_support_when_nobody_else_can() {
    for account in Account::ALL {
        the_printed_code_opens(account).await;
    }
}

async fn the_printed_code_opens(account: Account) {
    let mut world = World::new().await;
    let (authenticator, today) = (world.staff("ada", [account.role()].into()).await, world.today());
    let ada = world.at_desk("ada", &authenticator).await;
    let code = ada.set_up(account, today, &mut world.rng).await.unwrap();
    let mut adas = ada.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
    let second = world.staff("bob", [account.role()].into()).await;
    let bob = world.at_desk("bob", &second).await;
    ada.let_in(&mut adas, bob.session().staff, &mut world.rng).await.unwrap();
    world.remove_staff("bob@example.org").await;
    ada.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
    world.remove_staff("ada@example.org").await;

    let third = world.staff("eve", [account.role()].into()).await;
    let eve = world.at_desk("eve", &third).await;
    let refused = eve.open(account, Disk::new(), today, &mut world.rng).await.unwrap_err();
    assert_eq!(refused, SharedAccountError::NotLetIn);
    let other = RecoveryCode::generate(&mut world.rng);
    let refused = eve.recover(account, Disk::new(), &other, &mut world.rng).await.unwrap_err();
    assert_eq!(refused, SharedAccountError::WrongCode);
    let code = RecoveryCode::parse(&code).unwrap();
    eve.recover(account, Disk::new(), &code, &mut world.rng).await.unwrap();
    eve.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
}

/// A service that names one more colleague gets nothing for them: who is let in is known to those who let them in.
#[tokio::test]
async fn a_service_lets_nobody_in() {
    for account in Account::ALL {
        the_service_names_one_more(account).await;
    }
}

async fn the_service_names_one_more(account: Account) {
    let mut world = World::new().await;
    let (authenticator, today) = (world.staff("ada", [account.role()].into()).await, world.today());
    let desk = world.at_desk("ada", &authenticator).await;
    desk.set_up(account, today, &mut world.rng).await.unwrap();
    let mut ada = desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
    let second = world.staff("bob", [account.role()].into()).await;
    let bob = world.at_desk("bob", &second).await.session().staff;
    desk.let_in(&mut ada, bob, &mut world.rng).await.unwrap();
    world.remove_staff("bob@example.org").await;

    // Bob has left, and the service says that there is Mallory, whose key it knows.
    let mallory = StaffId::from_bytes([7; 16]);
    let key = StaffKey::from_seed_bytes(mallory, &[7; 32]);
    let public = key.public().as_bytes().to_vec();
    let forge = move |request: &Request, response: Response| {
        let Ok(mut there) = serde_json::from_slice::<SharedAccount>(&response.body) else { return response };
        let mut one = there.staff[0].clone();
        (one.staff, one.key, one.let_in) = (mallory, public.clone().into(), true);
        there.staff.push(one);
        assert!(request.path == account.path());
        Response { body: serde_json::to_vec(&there).unwrap(), ..response }
    };
    let net = Net::forged(world.desk_http(), forge);
    let seen = net.seen.clone();
    let desk = world.at_desk_over("ada", &authenticator, net).await;
    desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
    let seen = seen.borrow();
    let rekey = seen.iter().find(|request| request.path == account.rekey_path()).expect("Bob has left");
    let Some(Body::Json(body)) = &rekey.body else { panic!("JSON") };
    let shares = serde_json::from_slice::<serde_json::Value>(body).unwrap()["shares"].clone();
    assert_eq!(shares.as_array().unwrap().len(), 2, "Ada's, and the printed code's");
}

/// Ada's device was open before the key was changed: what it still does may not undo that.
#[tokio::test]
async fn a_device_that_was_open_before_the_key_was_changed_brings_nothing_of_the_old_one_back() {
    for account in Account::ALL {
        nothing_of_the_old_key_comes_back(account).await;
    }
}

async fn nothing_of_the_old_key_comes_back(account: Account) {
    let mut world = World::new().await;
    let today = world.today();
    let (desk, mut before) = world.first_of(account).await;
    let (bob, eve) = (
        world.staff("bob", [account.role()].into()).await,
        world.staff("eve", [account.role()].into()).await,
    );
    let bob = world.at_desk("bob", &bob).await.session().staff;
    desk.let_in(&mut before, bob, &mut world.rng).await.unwrap();
    world.remove_staff("bob@example.org").await;
    let mut after = desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
    let published = world.care.store().specialty_keys(account.specialty(), today).await.unwrap();

    assert!(before.renew_prekeys(today, today, &mut world.rng).await.is_err());
    assert_eq!(world.care.store().specialty_keys(account.specialty(), today).await.unwrap(), published);
    let eve_desk = world.at_desk("eve", &eve).await;
    let eve = eve_desk.session().staff;
    desk.let_in(&mut before, eve, &mut world.rng).await.unwrap_err();
    desk.let_in(&mut after, eve, &mut world.rng).await.unwrap();
    eve_desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
}

/// Two devices under the same key do not get in each other's way.
#[tokio::test]
async fn a_device_goes_on_over_what_another_one_has_left() {
    for account in Account::ALL {
        one_device_goes_on_over_another(account).await;
    }
}

async fn one_device_goes_on_over_another(account: Account) {
    let mut world = World::new().await;
    let today = world.today();
    let (desk, mut one) = world.first_of(account).await;
    let mut other = desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
    let authenticator = world.staff("bob", [account.role()].into()).await;
    let bob = world.at_desk("bob", &authenticator).await.session().staff;
    desk.let_in(&mut one, bob, &mut world.rng).await.unwrap();
    let rng = &mut world.rng;
    assert_eq!(other.renew_prekeys(today, today, rng).await, Ok(true), "over the vault in which Bob is");
    assert_eq!(one.renew_prekeys(today, today, rng).await, Ok(true));
    assert_eq!(one.prekey_ids(), other.prekey_ids());
}

#[tokio::test]
async fn no_key_of_support_is_made_by_a_day_that_is_far_from_the_devices_own() {
    for account in Account::ALL {
        no_key_is_made_by_a_far_day(account).await;
    }
}

async fn no_key_is_made_by_a_far_day(account: Account) {
    let mut world = World::new().await;
    let (authenticator, today) = (world.staff("ada", [account.role()].into()).await, world.today());
    let desk = world.at_desk("ada", &authenticator).await;
    let far = |device| SharedAccountError::Clock(ClockWarning { device, service: today });
    let refused = desk.set_up(account, today - 3, &mut world.rng).await.unwrap_err();
    assert_eq!(refused, far(today - 3));
    desk.set_up(account, today - 2, &mut world.rng).await.unwrap();
    let mut ada = desk.open(account, Disk::new(), today, &mut world.rng).await.unwrap();
    let second = world.staff("bob", [account.role()].into()).await;
    let bob = world.at_desk("bob", &second).await.session().staff;
    desk.let_in(&mut ada, bob, &mut world.rng).await.unwrap();
    world.remove_staff("bob@example.org").await;
    let Err(refused) = desk.open(account, Disk::new(), today - 3, &mut world.rng).await else {
        panic!("rekeyed")
    };
    assert_eq!(refused, far(today - 3));
    desk.open(account, Disk::new(), today + 2, &mut world.rng).await.unwrap();
}

/// Whether what this device kept opens this vault.
async fn is_opened_by(disk: &Disk, account: Account, sealed: &[u8]) -> bool {
    let kept = disk.get("doctor").await.unwrap().unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&kept).unwrap();
    let key: secondok_api::bytes::Bytes = serde_json::from_value(kept["key"].clone()).unwrap();
    secondok_protocol::vault::VaultKeys::reopen(account.id(), &key.0.try_into().unwrap(), sealed).is_ok()
}
