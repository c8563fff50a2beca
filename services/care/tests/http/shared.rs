//! The desk's own accounts: one session acts for each of them whose role its holder has, by its scheme, and for no other.

use http::{Method, StatusCode};
use secondok_api::{
    consultation::{FromQuery, MailboxState, Role as Side, SendQuery},
    desk::{
        Role,
        account::{Account, LetIn, Share, SharedAccount},
    },
    doctor::{Queue, Vault},
    path,
    problem::Kind,
};
use secondok_care::store::{NewConsultation, StoredMessage};
use secondok_protocol::id::{KeyId, MessageHash};

use crate::{
    app::{App, Patient, outline},
    support::{ask, ask_of, make, staff, vault_of},
};

/// The same session under the scheme by which it acts for this account.
fn acting(account: Account, bearer: &str) -> String {
    format!("{} {}", account.scheme(), bearer.strip_prefix("Bearer ").unwrap())
}

/// What a doctor has shown to the verifiers, as it is going to come to them.
async fn shown(app: &mut App, key: KeyId) -> Patient {
    let patient = app.patient();
    let wire = app.wire(Side::Patient, 0, MessageHash::NONE, key);
    let new = NewConsultation {
        mailbox: patient.mailbox,
        capability: patient.capability.hash(),
        doctor: Account::Verification.id(),
        opened: app.today(),
        due: app.today() + Account::Verification.answer_days(),
        message: StoredMessage::new(wire.into()),
    };
    app.care.store().open_consultation(new).await.unwrap();
    patient
}

async fn queue(app: &App, auth: &str) -> Vec<MailboxState> {
    app.get(path::QUEUE, Some(auth)).await.read::<Queue>().consultations
}

#[tokio::test]
async fn a_session_acts_for_the_account_that_its_scheme_names() {
    let mut app = App::start().await;
    let (ada, bearer) = staff(&mut app, "ada", [Role::Support, Role::Verifier].into()).await;
    let question = make(&mut app, Account::Support, ada).await;
    let credentials = make(&mut app, Account::Verification, ada).await;
    let (asker, _, asked) = ask(&mut app, question).await;
    assert_eq!(asked.status, StatusCode::OK);
    let shower = shown(&mut app, credentials).await;
    app.go_to_the_desk();
    let (support, verification) = (acting(Account::Support, &bearer), acting(Account::Verification, &bearer));
    for (account, auth, mine, others) in [
        (Account::Support, &support, &asker, &shower),
        (Account::Verification, &verification, &shower, &asker),
    ] {
        let vault: Vault = app.get(path::VAULT, Some(auth)).await.read();
        assert_eq!(vault.sealed.0, vault_of(account), "{account:?}");
        let queue = queue(&app, auth).await;
        assert_eq!(queue.iter().map(|one| one.mailbox).collect::<Vec<_>>(), [mine.mailbox], "{account:?}");
        assert_eq!(app.get(&path::mailbox(mine.mailbox), Some(auth)).await.status, StatusCode::OK);
        let messages = path::messages(mine.mailbox, FromQuery::default());
        assert_eq!(app.get(&messages, Some(auth)).await.status, StatusCode::OK);
        // With the one nothing of the other is there.
        let messages = path::messages(others.mailbox, FromQuery::default());
        for path in [path::mailbox(others.mailbox), messages] {
            app.get(&path, Some(auth)).await.assert_refused(Kind::UNKNOWN_MAILBOX);
        }
    }
    // What the staff does as themselves, they do as themselves.
    for path in [path::STAFF_SESSION, path::DESK_SUPPORT, path::DESK_VERIFICATION] {
        app.get(path, Some(&verification)).await.assert_refused(Kind::NOT_LOGGED_IN);
        assert_eq!(app.get(path, Some(&bearer)).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn nobody_acts_for_an_account_whose_role_they_do_not_have() {
    let mut app = App::start().await;
    for (account, other) in
        [(Account::Support, Account::Verification), (Account::Verification, Account::Support)]
    {
        let name = account.role().name();
        let (maker, bearer) = staff(&mut app, name, [account.role()].into()).await;
        make(&mut app, account, maker).await;
        app.go_to_the_desk();
        let (own, others) = (acting(account, &bearer), acting(other, &bearer));
        for path in [path::QUEUE, path::VAULT] {
            assert_eq!(app.get(path, Some(&own)).await.status, StatusCode::OK, "{account:?} {path}");
        }
        let mailbox = path::mailbox(app.patient().mailbox);
        for path in [path::QUEUE, path::VAULT, path::DOCTOR_EVENTS, mailbox.as_str()] {
            app.get(path, Some(&others)).await.assert_refused(Kind::ROLE_MISSING);
        }
        app.get(other.path(), Some(&bearer)).await.assert_refused(Kind::ROLE_MISSING);
        app.go_to_the_patients();
    }
}

#[tokio::test]
async fn the_verifiers_scheme_is_no_credential_but_at_the_desk() {
    let mut app = App::start().await;
    let (ada, bearer) = staff(&mut app, "ada", [Role::Verifier].into()).await;
    let key = make(&mut app, Account::Verification, ada).await;
    let mailbox = path::mailbox(shown(&mut app, key).await.mailbox);
    let doctor = app.doctor("grace").await;
    for origin in [App::go_to_the_patients, App::go_to_the_doctors] {
        origin(&mut app);
        for session in [&bearer, &doctor.auth] {
            let auth = acting(Account::Verification, session);
            for path in [path::QUEUE, path::VAULT, path::DOCTOR_EVENTS] {
                app.get(path, Some(&auth)).await.assert_refused(Kind::NOT_LOGGED_IN);
            }
            app.get(&mailbox, Some(&auth)).await.assert_refused(Kind::NO_CREDENTIAL);
        }
    }
}

#[tokio::test]
async fn a_stream_of_the_verifiers_ends_with_their_role() {
    let mut app = App::start().await;
    let (ada, bearer) = staff(&mut app, "ada", [Role::Support, Role::Verifier].into()).await;
    let key = make(&mut app, Account::Verification, ada).await;
    let shower = shown(&mut app, key).await;
    let mut streams = Vec::new();
    app.go_to_the_desk();
    for path in
        [path::DOCTOR_EVENTS.to_owned(), path::events(shower.mailbox, FromQuery { patient: 1, doctor: 0 })]
    {
        streams.push(app.stream(&path, &acting(Account::Verification, &bearer)).await);
    }
    assert_eq!(outline(&streams[0].ready().await), ["alive"]);
    assert_eq!(outline(&streams[1].ready().await), ["requested"]);
    app.go_to_the_patients();
    writes_on(&mut app, &shower, 1).await;
    for stream in &mut streams {
        assert_eq!(outline(&stream.ready().await)[0], "patient 1");
    }
    app.care.store().set_roles("ada@example.org", [Role::Support].into(), app.operator()).await.unwrap();
    writes_on(&mut app, &shower, 2).await;
    for stream in &mut streams {
        assert_eq!(stream.next().await, None);
    }
}

/// Whoever has shown something writes one more message of this number.
async fn writes_on(app: &mut App, shower: &Patient, number: u32) {
    let last = app.care.store().consultation(shower.mailbox).await.unwrap().unwrap().last_patient;
    let wire = app.wire(Side::Patient, number, last, KeyId::from_bytes([0; 32]));
    let path = path::message(shower.mailbox, Side::Patient, number, SendQuery::default());
    assert_eq!(app.put_message(&path, Some(&shower.auth), wire).await.status, StatusCode::OK);
}

/// Patients have nothing to ask the verifiers.
#[tokio::test]
async fn a_consultation_with_the_verifiers_is_refused_as_if_nobody_were_there() {
    let mut app = App::start().await;
    let (ada, bearer) = staff(&mut app, "ada", [Role::Verifier].into()).await;
    let (_, _, before) = ask_of(&mut app, Account::Verification, KeyId::from_bytes([1; 32])).await;
    before.assert_refused(Kind::DOCTOR_UNAVAILABLE);
    let key = make(&mut app, Account::Verification, ada).await;
    let (_, _, reply) = ask_of(&mut app, Account::Verification, key).await;
    reply.assert_refused(Kind::DOCTOR_UNAVAILABLE);
    assert_eq!(reply.body, before.body);
    app.go_to_the_desk();
    assert_eq!(queue(&app, &acting(Account::Verification, &bearer)).await, []);
}

#[tokio::test]
async fn an_account_says_who_may_act_for_it_and_lets_in_only_those() {
    for account in Account::ALL {
        says_who_may_act_for_it_and_lets_in_only_those(account).await;
    }
}

async fn says_who_may_act_for_it_and_lets_in_only_those(account: Account) {
    let mut app = App::start().await;
    let (maker, ada) = staff(&mut app, "ada", [account.role()].into()).await;
    make(&mut app, account, maker).await;
    let (bob, bobs) = staff(&mut app, "bob", [account.role()].into()).await;
    let (petra, _) = staff(&mut app, "petra", [Role::Publisher].into()).await;
    app.go_to_the_desk();
    let there: SharedAccount = app.get(account.path(), Some(&bobs)).await.read();
    let staff: Vec<_> = there.staff.iter().map(|one| (one.login.as_str(), one.let_in)).collect();
    assert_eq!(staff, [("ada@example.org", true), ("bob@example.org", false)]);
    assert!(there.set_up && there.share.is_none());

    let let_in = |staff, length| LetIn { version: 1, share: Share { staff, share: vec![5; length].into() } };
    let shares = account.shares_path();
    let short = app.json(Method::POST, shares, Some(&ada), &let_in(bob, 1167)).await;
    short.assert_refused(Kind::BAD_KEY);
    app.json(Method::POST, shares, Some(&ada), &let_in(petra, 1168)).await.assert_refused(Kind::MALFORMED);
    let of_another = LetIn { version: 2, ..let_in(bob, 1168) };
    app.json(Method::POST, shares, Some(&ada), &of_another).await.assert_refused(Kind::VAULT_CHANGED);
    let given = app.json(Method::POST, shares, Some(&ada), &let_in(bob, 1168)).await;
    assert_eq!(given.status, StatusCode::NO_CONTENT);
    let there: SharedAccount = app.get(account.path(), Some(&bobs)).await.read();
    assert_eq!(there.share.map(|share| share.0), Some(vec![5; 1168]));
}
