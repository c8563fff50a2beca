//! The staff.

use secondok_api::desk::{Role, Roles};
use secondok_care::{
    audit::Stamp,
    clock::Timestamp,
    store::{
        CodesRow, LoginRow, NewStaff, StaffLoginTaken, StaffRegistration, StaffRow, StaffSessionRow, Store,
    },
};
use secondok_protocol::{
    Day,
    id::{SecretHash, StaffId},
};

use crate::things::{NOW, OPERATOR, Place, TODAY, Things};

fn invited(things: &mut Things, name: &str) -> NewStaff {
    NewStaff {
        staff: StaffId::random(&mut things.0),
        login: format!("{name}@example.org"),
        roles: [Role::Publisher].into(),
        invitation: SecretHash::random(&mut things.0),
        valid_until: TODAY + 7,
    }
}

/// With what the device of whoever was invited sends.
pub fn registration(invitation: SecretHash, today: Day) -> StaffRegistration {
    StaffRegistration {
        invitation,
        record: vec![1; 192],
        key: vec![2; 1216],
        step: 3,
        now: Timestamp::beginning(today),
    }
}

async fn registered(store: &Store, things: &mut Things, name: &str) -> StaffRow {
    let NewStaff { staff, login, roles, invitation, .. } = invite(store, things, name).await;
    store.register_staff(registration(invitation, TODAY)).await.unwrap().unwrap();
    StaffRow { staff, login, roles }
}

async fn invite(store: &Store, things: &mut Things, name: &str) -> NewStaff {
    let new = invited(things, name);
    store.invite_staff(new.clone(), OPERATOR).await.unwrap().unwrap();
    new
}

pub async fn an_invitation_makes_one_account(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(90));
    let new = invite(&store, &mut things, "petra").await;
    let nobody = LoginRow { account: StaffId::from_bytes([0; 16]), record: vec![7; 192] };
    assert_eq!(store.login_or(&new.login, nobody.clone()).await.as_ref(), Ok(&nobody));
    assert_eq!(store.staff_invitation(new.invitation, TODAY + 8).await, Ok(None), "it has run out");
    assert_eq!(store.register_staff(registration(new.invitation, TODAY + 8)).await, Ok(None));
    let found = store.staff_invitation(new.invitation, TODAY + 7).await.unwrap().unwrap();
    assert_eq!((found.staff, &found.login, &found.roles), (new.staff, &new.login, &new.roles));

    assert_eq!(store.register_staff(registration(new.invitation, TODAY)).await, Ok(Some(new.staff)));
    assert_eq!(store.register_staff(registration(new.invitation, TODAY)).await, Ok(None), "once");
    let account = LoginRow { account: new.staff, record: vec![1; 192] };
    assert_eq!(store.login_or(&new.login, nobody).await, Ok(account));
    let row = StaffRow { staff: new.staff, login: new.login, roles: new.roles };
    assert_eq!(store.staff().await, Ok(vec![row]));
}

pub async fn a_name_of_the_staff_is_taken_once(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(91));
    invite(&store, &mut things, "petra").await;
    let again = invited(&mut things, "petra");
    assert_eq!(
        store.invite_staff(again.clone(), Stamp::operator(Timestamp::beginning(TODAY + 7))).await,
        Ok(Err(StaffLoginTaken))
    );
    assert_eq!(
        store.invite_staff(again.clone(), Stamp::operator(Timestamp::beginning(TODAY + 8))).await,
        Ok(Ok(())),
        "the first one has run out"
    );
    let in_time = NewStaff { valid_until: TODAY + 20, ..again };
    store.register_staff(registration(in_time.invitation, TODAY)).await.unwrap().unwrap();
    let third = invited(&mut things, "petra");
    assert_eq!(store.invite_staff(third, OPERATOR).await, Ok(Err(StaffLoginTaken)), "also when registered");
}

pub async fn a_session_of_the_staff_ends(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(92));
    let petra = registered(&store, &mut things, "petra").await;
    let ends = Timestamp(Timestamp::beginning(TODAY).0 + 100);
    let mut session =
        || StaffSessionRow { token: SecretHash::random(&mut things.0), staff: petra.staff, expires: ends };
    let (first, second) = (session(), session());
    for session in [first, second] {
        assert_eq!(store.create_staff_session(session, NOW).await.as_ref(), Ok(&Some(petra.clone())));
    }
    assert_eq!(
        store.staff_session(first.token, Timestamp(ends.0 - 1)).await.as_ref(),
        Ok(&Some(petra.clone()))
    );
    assert_eq!(store.staff_session(first.token, ends).await, Ok(None));
    store.delete_staff_session(first.token).await.unwrap();
    assert_eq!(store.staff_session(first.token, Timestamp(0)).await, Ok(None), "logged out");
    assert_eq!(store.staff_session(second.token, Timestamp(0)).await, Ok(Some(petra)), "and nobody else");
    assert_eq!(store.delete_ended_sessions(TODAY).await, Ok(0));
    assert_eq!(store.delete_ended_sessions(TODAY + 1).await, Ok(1));
    let stranger = StaffSessionRow { staff: StaffId::from_bytes([9; 16]), ..second };
    assert_eq!(store.create_staff_session(stranger, NOW).await, Ok(None), "nobody of this number");
}

pub async fn roles_hold_from_the_next_look_on(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(93));
    let petra = registered(&store, &mut things, "petra").await;
    let token = SecretHash::random(&mut things.0);
    let session = StaffSessionRow { token, staff: petra.staff, expires: Timestamp(100) };
    store.create_staff_session(session, NOW).await.unwrap();
    assert_eq!(store.set_roles(&petra.login, Roles::new(), OPERATOR).await, Ok(true));
    assert_eq!(store.staff_session(token, Timestamp(0)).await.unwrap().unwrap().roles, Roles::new());
    assert_eq!(store.set_roles("nobody@example.org", Roles::new(), OPERATOR).await, Ok(false));
    assert_eq!(store.remove_staff(&petra.login, OPERATOR).await, Ok(true));
    assert_eq!(store.staff_session(token, Timestamp(0)).await, Ok(None));
    assert_eq!(store.staff().await, Ok(vec![]));
    assert_eq!(store.remove_staff(&petra.login, OPERATOR).await, Ok(false));
    let invited = invite(&store, &mut things, "petra").await;
    assert_eq!(store.remove_staff(&petra.login, OPERATOR).await, Ok(true), "invited only");
    assert_eq!(store.staff_invitation(invited.invitation, TODAY).await, Ok(None));
}

pub async fn of_two_who_bring_one_code_one_is_let_in(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(94));
    let petra = registered(&store, &mut things, "petra").await;
    let judge = |before: CodesRow| {
        let taken = before.step < 7;
        (CodesRow { step: 7, wrong: before.wrong + 1, wrong_at: Timestamp(50) }, taken, None)
    };
    let many = (0..8).map(|_| {
        let (store, staff) = (store.clone(), petra.staff);
        tokio::spawn(async move { store.judge_code(staff, NOW, judge).await.unwrap() })
    });
    let mut taken = 0;
    for one in Vec::from_iter(many) {
        taken += usize::from(one.await.unwrap().unwrap());
    }
    assert_eq!(taken, 1);
    let seen = store.judge_code(petra.staff, NOW, |before| (before, before, None)).await.unwrap().unwrap();
    assert_eq!(seen, CodesRow { step: 7, wrong: 8, wrong_at: Timestamp(50) });
    assert_eq!(
        store.judge_code(StaffId::from_bytes([9; 16]), NOW, |before| (before, (), None)).await,
        Ok(None)
    );
}
