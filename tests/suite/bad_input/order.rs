//! Messages out of order, twice, or sealed to a key that is no more.

use secondok_api::{consultation::OpenMailbox, path, problem::Kind};
use secondok_protocol::id::{MailboxAddress, MessageHash};

use super::scene::{Scene, but_date, refused, wire};

#[test]
fn messages_out_of_order_are_refused_and_repeated_ones_get_the_first_answer() {
    let scene = Scene::new();
    let first = MessageHash::of(&scene.first);
    let before = but_date(&scene.standing());
    refused(&scene.send(2, &wire(&scene.first, 2, first, 1)), Kind::SEQUENCE_GAP);
    refused(&scene.send(u32::MAX, &wire(&scene.first, u32::MAX, first, 1)), Kind::SEQUENCE_GAP);
    refused(&scene.send(1, &wire(&scene.first, 1, MessageHash::NONE, 1)), Kind::MESSAGE_MISMATCH);
    refused(&scene.send(1, &wire(&scene.first, 2, first, 1)), Kind::MESSAGE_MISMATCH);
    refused(&scene.send(0, &wire(&scene.first, 0, MessageHash::NONE, 1)), Kind::SEQUENCE_TAKEN);
    assert_eq!(but_date(&scene.standing()), before);

    let second = wire(&scene.first, 1, first, 1);
    let receipt = scene.send(1, &second);
    assert_eq!(receipt.status, 200);
    let after = but_date(&scene.standing());
    assert_eq!(but_date(&scene.send(1, &second)), but_date(&receipt), "the same again, the same answer");
    refused(&scene.send(1, &wire(&scene.first, 1, first, 2)), Kind::SEQUENCE_TAKEN);
    assert_eq!(but_date(&scene.standing()), after);

    // Also when the consultation has gone on, and has ended.
    let last = wire(&scene.first, 2, MessageHash::of(&second), 3);
    let path = format!("{}/messages/patient/2?transition=withdraw", path::mailbox(scene.mailbox));
    let body = Some((path::MESSAGE_TYPE, last.as_slice()));
    let withdrawn = scene.ask("PUT", &path, Some(&scene.patient), body);
    assert_eq!(withdrawn.status, 200);
    assert_eq!(but_date(&scene.ask("PUT", &path, Some(&scene.patient), body)), but_date(&withdrawn));
    assert_eq!(but_date(&scene.send(1, &second)), but_date(&receipt));
    let next = wire(&scene.first, 3, MessageHash::of(&last), 4);
    refused(&scene.send(3, &next), Kind::WRONG_STATE);
    assert_eq!(scene.messages(), [scene.first.clone(), second, last]);
    scene.assert_log_tells_nothing();
}

#[test]
fn a_consultation_is_opened_once_and_to_a_key_that_is_there() {
    let scene = Scene::new();
    let open = |mailbox: MailboxAddress, by: &str, message: Vec<u8>| {
        let admission = secondok_api::consultation::Admission::Open;
        let body = OpenMailbox { doctor: scene.doctor, admission, message: message.into() };
        let body = serde_json::to_vec(&body).unwrap();
        scene.ask("PUT", &path::mailbox(mailbox), Some(by), Some(("application/json", &body)))
    };
    let before = but_date(&scene.standing());
    // The recipient's key follows the previous message's hash.
    let mut stale = scene.first.clone();
    stale[39] ^= 1;
    let fresh = MailboxAddress::from_bytes([8; 32]);
    refused(&open(fresh, &scene.patient, stale), Kind::STALE_PREKEY);
    refused(&scene.ask("GET", &path::mailbox(fresh), Some(&scene.patient), None), Kind::UNKNOWN_MAILBOX);

    // The same request again, another message, another capability.
    let again = open(scene.mailbox, &scene.patient, scene.first.clone());
    assert_eq!(but_date(&again), before, "the same again, the same answer");
    let other = wire(&scene.first, 0, MessageHash::NONE, 1);
    refused(&open(scene.mailbox, &scene.patient, other), Kind::MAILBOX_EXISTS);
    let capability = format!("Capability {}", MailboxAddress::from_bytes([7; 32]).to_text());
    refused(&open(scene.mailbox, &capability, scene.first.clone()), Kind::MAILBOX_EXISTS);
    assert_eq!(but_date(&scene.standing()), before);

    // What was destroyed is never opened again.
    let destroyed = scene.ask("DELETE", &path::mailbox(scene.mailbox), Some(&scene.patient), None);
    assert_eq!(destroyed.status, 204);
    refused(&open(scene.mailbox, &scene.patient, scene.first.clone()), Kind::MAILBOX_EXISTS);
    scene.assert_log_tells_nothing();
}
