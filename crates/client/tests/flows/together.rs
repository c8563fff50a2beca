//! Several people who answer for support: who has which question, prepared answers, what is blacked out, and the vault's room.

use secondok_api::{
    consultation::State,
    desk::{Role, account::Account},
    path,
};
use secondok_client::{
    content::{Content, DeclineReason},
    desk::SharedAccountError,
    doctor::{
        AnswerError, BLACKED_MAX, BlackOutError, Numbers, PART, REPLIES_MAX, Reply, ReplyError, proposals,
    },
    patient::AskError,
    thread::Thread,
    transport::Method,
};
use secondok_protocol::id::{MailboxAddress, StaffId};

use crate::{
    faults::Disk,
    support::TestDesk,
    world::{TestDoctor, TestPatient, World, outline},
};

/// Two who answer, and somebody who has asked.
struct Scene {
    world: World,
    desks: [TestDesk; 2],
    ada: TestDoctor,
    bob: TestDoctor,
    patient: TestPatient,
    index: u32,
    mailbox: MailboxAddress,
}

impl Scene {
    async fn new(asked: &str) -> Self {
        let mut world = World::new().await;
        let (ada_desk, mut ada) = world.first().await;
        let (authenticator, today) = (world.staff("bob", [Role::Support].into()).await, world.today());
        let bob_desk = world.at_desk("bob", &authenticator).await;
        ada_desk.let_in(&mut ada, bob_desk.session().staff, &mut world.rng).await.unwrap();
        let bob = bob_desk.open(Account::Support, Disk::new(), world.today(), &mut world.rng).await.unwrap();
        let mut patient = world.patient().await;
        let index = patient.ask_support(asked, today, &mut world.rng).await.unwrap().summary.index;
        let mailbox = ada.queue(today, &mut world.rng).await.unwrap().items.remove(0).mailbox;
        Self { world, desks: [ada_desk, bob_desk], ada, bob, patient, index, mailbox }
    }

    fn ids(&self) -> [StaffId; 2] {
        [0, 1].map(|who: usize| self.desks[who].session().staff)
    }

    /// Bob opens the vault as it is now.
    async fn bob_looks(&mut self) {
        self.bob = self.desks[1]
            .open(Account::Support, Disk::new(), self.world.today(), &mut self.world.rng)
            .await
            .unwrap();
    }
}

fn texts(thread: &Thread) -> Vec<String> {
    let text = |content: &Content| match content {
        Content::Question(question) => question.text.clone(),
        Content::Text(text) => text.text.clone(),
        _ => String::new(),
    };
    thread.entries.iter().map(|entry| text(&entry.content)).collect()
}

#[tokio::test]
async fn a_question_is_taken_once_and_answered_by_whoever_has_it() {
    let mut scene = Scene::new("How?").await;
    let [ada, bob] = scene.ids();
    let (mailbox, index) = (scene.mailbox, scene.index);
    let Scene { world, ada: adas, bob: bobs, patient, .. } = &mut scene;
    assert_eq!(adas.holder(mailbox), None);
    // Both take it at once, over the same version of the vault.
    assert_eq!(adas.take(mailbox, &mut world.rng).await, Ok(ada));
    assert_eq!(bobs.take(mailbox, &mut world.rng).await, Ok(ada));
    let refused = bobs.answer_support(mailbox, "So.", &mut world.rng).await;
    assert_eq!(refused, Err(AnswerError::Held(ada)));
    assert_eq!(outline(&patient.read(index).await.unwrap().thread.entries).len(), 1, "nothing was sent");
    assert_eq!(bobs.drafts(), [], "nor kept: it stays where it was written");

    bobs.hand(mailbox, bob, &mut world.rng).await.unwrap();
    bobs.answer_support(mailbox, "So.", &mut world.rng).await.unwrap();
    assert_eq!(adas.finish(mailbox, &mut world.rng).await, Err(AnswerError::Held(bob)));
    let late = adas.answer_support(mailbox, "Thus.", &mut world.rng).await;
    assert_eq!(late, Err(AnswerError::Held(bob)), "though her device has not looked since");

    // Handed to nobody who was not let in; put back, whoever answers has it.
    let nobody = StaffId::from_bytes([9; 16]);
    assert_eq!(bobs.hand(mailbox, nobody, &mut world.rng).await, Err(SharedAccountError::Unknown));
    assert_eq!(bobs.holder(mailbox), Some(bob));
    bobs.put_back(mailbox, &mut world.rng).await.unwrap();
    assert_eq!(bobs.holder(mailbox), None);
    let today = world.today();
    patient.follow_up(index, "And?", today, &mut world.rng).await.unwrap();
    adas.read(mailbox, &mut world.rng).await.unwrap();
    adas.answer_support(mailbox, "Nothing.", &mut world.rng).await.unwrap();
    assert_eq!(adas.holder(mailbox), Some(ada));
    adas.finish(mailbox, &mut world.rng).await.unwrap();
}

#[tokio::test]
async fn what_somebody_had_who_has_left_is_nobodys() {
    let mut scene = Scene::new("How?").await;
    let ([ada, bob], mailbox) = (scene.ids(), scene.mailbox);
    assert_eq!(scene.bob.take(mailbox, &mut scene.world.rng).await, Ok(bob));
    scene.world.remove_staff("bob@example.org").await;
    let mut adas = scene.desks[0]
        .open(Account::Support, Disk::new(), scene.world.today(), &mut scene.world.rng)
        .await
        .unwrap();
    assert_eq!(adas.holder(mailbox), None);
    assert_eq!(adas.take(mailbox, &mut scene.world.rng).await, Ok(ada));
}

#[tokio::test]
async fn what_is_blacked_out_nobody_who_answers_is_shown_again() {
    let mut scene = Scene::new("My name is Olena Petrenko. Why can olena  petrenko not log in?").await;
    let (mailbox, today) = (scene.mailbox, scene.world.today());
    let read = scene.ada.read(mailbox, &mut scene.world.rng).await.unwrap();
    let proposed = proposals(&read.thread);
    assert_eq!(proposed.iter().map(|tell| tell.words.as_str()).collect::<Vec<_>>(), ["Olena Petrenko"]);
    let none = scene.ada.black_out(mailbox, &["Petro".to_owned()], &mut scene.world.rng).await;
    assert_eq!(none, Err(BlackOutError::NotThere));
    let words = [proposed[0].words.clone()];
    assert_eq!(scene.ada.black_out(mailbox, &words, &mut scene.world.rng).await, Ok(2));

    let expected = "My name is █████ ████████. Why can █████  ████████ not log in?";
    let read = scene.ada.read(mailbox, &mut scene.world.rng).await.unwrap();
    assert_eq!(texts(&read.thread), [expected]);
    assert_eq!(proposals(&read.thread), []);
    scene.bob_looks().await;
    assert_eq!(texts(&scene.bob.read(mailbox, &mut scene.world.rng).await.unwrap().thread), [expected]);
    // Whoever asked still reads what they wrote.
    let own = scene.patient.read(scene.index).await.unwrap().thread;
    assert!(texts(&own)[0].contains("Olena Petrenko"));

    // Taken back before anybody answered, it can still be opened: it stays black until it is erased.
    scene.patient.withdraw(scene.index, "", today, &mut scene.world.rng).await.unwrap();
    scene.bob.read(mailbox, &mut scene.world.rng).await.unwrap();
    scene.bob.queue(today, &mut scene.world.rng).await.unwrap();
    scene.bob_looks().await;
    assert_eq!(texts(&scene.bob.read(mailbox, &mut scene.world.rng).await.unwrap().thread)[0], expected);
}

#[tokio::test]
async fn no_more_is_blacked_out_than_the_vault_has_room_for() {
    let names: Vec<String> = (0..=BLACKED_MAX).map(|number| format!("name{number}")).collect();
    let mut scene = Scene::new(&names.join(" and ")).await;
    let (mailbox, rng) = (scene.mailbox, &mut scene.world.rng);
    assert_eq!(scene.ada.black_out(mailbox, &names, rng).await, Err(BlackOutError::Full));
    assert_eq!(scene.ada.black_out(mailbox, &names[1..], rng).await, Ok(BLACKED_MAX));
}

#[tokio::test]
async fn prepared_answers_are_kept_for_all_and_nobodys_change_is_lost() {
    let mut scene = Scene::new("How?").await;
    let rng = &mut scene.world.rng;
    let reply = |title: &str, text: &str| Reply {
        title: title.to_owned(),
        texts: [("en".to_owned(), text.to_owned()), ("uk".to_owned(), " ".to_owned())].into(),
    };
    let number = scene.ada.free_reply();
    scene
        .ada
        .put_reply(number, None, Some(reply("Images", " Until you destroy them.\r\n")), rng)
        .await
        .unwrap();
    let kept = Reply {
        texts: [("en".to_owned(), "Until you destroy them.".to_owned())].into(),
        ..reply("Images", "")
    };
    // Bob, who knew nothing of it, made another one under the same number.
    let other = scene.bob.put_reply(number, None, Some(reply("Other", "Other.")), rng).await;
    assert_eq!(other, Err(ReplyError::Changed));
    assert_eq!(scene.bob.replies()[&number], kept);
    let changed = reply("Images", "As long as you want.");
    scene.bob.put_reply(number, Some(&kept), Some(changed.clone()), rng).await.unwrap();
    assert_eq!(scene.ada.put_reply(number, Some(&kept), None, rng).await, Err(ReplyError::Changed));

    let now = scene.ada.replies()[&number].clone();
    scene.ada.put_reply(number, Some(&now), None, rng).await.unwrap();
    assert!(scene.ada.replies().is_empty());
    scene.ada.put_reply(number, None, Some(now), rng).await.unwrap();

    for (refused, why) in [
        (reply(" ", "Text."), ReplyError::Empty),
        (reply("Title", " "), ReplyError::Empty),
        (reply("Title", "a\u{202e}b"), ReplyError::NotPlain),
        (reply("Title", &"a".repeat(2_001)), ReplyError::TooLong),
        (reply(&"a".repeat(81), "Text."), ReplyError::TooLong),
    ] {
        assert_eq!(scene.ada.put_reply(7, None, Some(refused), rng).await, Err(why));
    }
    let long = reply("Long", &"ї".repeat(2_000));
    for _ in 1..REPLIES_MAX {
        let number = scene.ada.free_reply();
        if let Err(error) = scene.ada.put_reply(number, None, Some(long.clone()), rng).await {
            assert_eq!(error, ReplyError::Full);
            assert!(scene.ada.fullness() < 20, "most of the vault is left to questions");
            return;
        }
    }
    panic!("long ones fill their part of the vault");
}

#[tokio::test]
async fn the_keys_of_a_finished_question_are_let_go_once_everything_in_it_was_read() {
    let mut scene = Scene::new("How?").await;
    let (mailbox, today) = (scene.mailbox, scene.world.today());
    let Scene { world, ada, patient, index, .. } = &mut scene;
    let before = ada.fullness();
    ada.answer_support(mailbox, "So.", &mut world.rng).await.unwrap();
    assert!(ada.fullness() >= before);
    patient.follow_up(*index, "And?", today, &mut world.rng).await.unwrap();
    ada.read(mailbox, &mut world.rng).await.unwrap();
    ada.close(mailbox, "", &mut world.rng).await.unwrap();
    ada.queue(today, &mut world.rng).await.unwrap();

    let read = ada.read(mailbox, &mut world.rng).await.unwrap();
    assert_eq!((read.state.state, texts(&read.thread).len()), (State::Closed, 0));
    assert_eq!(read.thread.refused, [], "what was let go is no fault");
    assert_eq!(ada.holder(mailbox), None);
    let own = patient.read(*index).await.unwrap().thread;
    assert_eq!(outline(&own.entries).len(), 5, "whoever asked reads it until it is erased");
}

#[tokio::test]
async fn a_flood_is_shown_in_parts_and_set_aside() {
    let mut scene = Scene::new("Question 0").await;
    let (mailbox, today) = (scene.mailbox, scene.world.today());
    let mut others = Vec::new();
    for number in 1..=PART + 1 {
        let mut patient = scene.world.patient().await;
        let asked: Result<_, AskError> =
            patient.ask_support(&format!("Question {number}"), today, &mut scene.world.rng).await;
        others.push((asked.unwrap().summary.index, patient));
    }
    let Scene { world, ada, bob, .. } = &mut scene;
    let mut numbers = Numbers::default();
    ada.answer_support(mailbox, "So.", &mut world.rng).await.unwrap();
    let first = ada.part(&mut numbers, 0, today, &mut world.rng).await.unwrap();
    assert_eq!((first.items.len(), first.parts, first.waiting, first.all), (PART, 2, PART + 1, PART + 2));
    assert!(first.items.iter().all(|item| item.nickname.is_some() && item.state.state == State::Requested));
    let last = ada.part(&mut numbers, 9, today, &mut world.rng).await.unwrap();
    assert_eq!((last.number, last.items.len()), (1, 2), "the last part there is");
    assert_eq!(last.items[1].mailbox, mailbox, "what is answered comes after what waits");

    for item in &first.items {
        let outcome = bob.set_aside(item.mailbox, &mut world.rng).await;
        assert!(outcome.is_ok(), "{outcome:?}");
    }
    let left = ada.part(&mut numbers, 0, today, &mut world.rng).await.unwrap();
    assert_eq!((left.waiting, left.items[0].mailbox), (1, last.items[0].mailbox));
    let mut told = 0;
    for (index, patient) in &mut others {
        for entry in patient.read(*index).await.unwrap().thread.entries {
            if let Content::Declined(declined) = entry.content {
                assert_eq!((declined.reason, declined.note.as_str()), (DeclineReason::Other, ""));
                told += 1;
            }
        }
    }
    assert_eq!(told, PART, "whoever asked is told that it is not answered, and nothing else");
}

#[tokio::test]
async fn a_session_at_which_nobody_works_ends_and_what_was_begun_stays() {
    let mut world = World::new().await;
    let authenticator = world.staff("ada", [Role::Support].into()).await;
    let net = world.desk_net();
    let seen = net.seen.clone();
    let mut desk = world.at_desk_over("ada", &authenticator, net).await;
    let before = desk.session();
    desk.end(&mut world.rng).await.unwrap();
    let last = seen.borrow().last().map(|request| (request.method, request.path.clone()));
    assert_eq!(last, Some((Method::Delete, path::STAFF_SESSION.to_owned())), "the service ends it too");
    assert!(desk.notices().await.is_err(), "nobody goes on with it");
    assert_eq!(desk.session(), before, "who it was stays known, with what they have begun");
}

#[tokio::test]
async fn that_an_answer_went_by_email_is_seen_by_all_who_answer_until_there_is_another_or_the_question_is_erased()
 {
    let mut scene = Scene::new("How?").await;
    let (mailbox, index, today) = (scene.mailbox, scene.index, scene.world.today());
    scene.ada.answer_support(mailbox, "So.", &mut scene.world.rng).await.unwrap();
    let latest = async |scene: &mut Scene| {
        let thread = scene.ada.read(mailbox, &mut scene.world.rng).await.unwrap().thread;
        thread.entries.last().unwrap().sequence
    };
    let first = latest(&mut scene).await;
    assert!(!scene.ada.was_mailed(mailbox, first));
    scene.ada.note_mailed(mailbox, first, &mut scene.world.rng).await.unwrap();
    scene.bob_looks().await;
    assert!(scene.bob.was_mailed(mailbox, first));

    scene.patient.follow_up(index, "And then?", today, &mut scene.world.rng).await.unwrap();
    scene.ada.answer_support(mailbox, "So, too.", &mut scene.world.rng).await.unwrap();
    let second = latest(&mut scene).await;
    assert!(second > first);
    scene.bob_looks().await;
    assert!(!scene.bob.was_mailed(mailbox, second));

    scene.patient.destroy(index).await.unwrap();
    scene.bob.queue(today, &mut scene.world.rng).await.unwrap();
    scene.bob_looks().await;
    assert!(!scene.bob.was_mailed(mailbox, first));
}
