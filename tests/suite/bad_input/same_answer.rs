//! A mailbox that never was, one that was destroyed and one of somebody else cannot be told apart: the answers are the
//! same, byte by byte.

use secondok_api::{path, problem::Kind};
use secondok_protocol::id::{MailboxAddress, MessageHash};

use super::scene::{Scene, but_date, refused, wire};

/// Status, headers and body.
type Answer = (u16, Vec<(String, String)>, String);

/// What can be asked of a mailbox by its address.
fn every_answer(scene: &Scene, mailbox: MailboxAddress, by: &str, delete: bool) -> Vec<Answer> {
    let path = path::mailbox(mailbox);
    let role = if by.starts_with("Bearer") { "doctor" } else { "patient" };
    let mut message = wire(&scene.first, 1, MessageHash::of(&scene.first), 1);
    message[2] = u8::from(role == "doctor");
    let mut asked = vec![
        ("GET", path.clone(), None),
        ("GET", format!("{path}/messages"), None),
        ("GET", format!("{path}/messages?patient=3&doctor=7"), None),
        ("GET", format!("{path}/events"), None),
        ("PUT", format!("{path}/messages/{role}/1"), Some((path::MESSAGE_TYPE, message.as_slice()))),
        ("PUT", format!("{path}/messages/{role}/1?transition=close"), Some((path::MESSAGE_TYPE, &message))),
    ];
    if delete {
        asked.push(("DELETE", path, None));
    }
    let answers = asked.into_iter().map(|(method, path, body)| {
        let answer = scene.ask(method, &path, Some(by), body);
        refused(&answer, Kind::UNKNOWN_MAILBOX);
        but_date(&answer)
    });
    answers.collect()
}

#[test]
fn unknown_destroyed_and_foreign_mailboxes_get_the_same_answer() {
    let scene = Scene::new();
    let nobodys = format!("Capability {}", MailboxAddress::from_bytes([6; 32]).to_text());
    let unknown = MailboxAddress::from_bytes([5; 32]);
    let of_unknown = every_answer(&scene, unknown, &scene.patient, true);
    let of_foreign = every_answer(&scene, scene.mailbox, &nobodys, true);
    let by_doctor = every_answer(&scene, unknown, &scene.session, false);
    let before = but_date(&scene.standing());

    let destroyed = scene.ask("DELETE", &path::mailbox(scene.mailbox), Some(&scene.patient), None);
    assert_eq!((destroyed.status, before.0), (204, 200));
    let of_destroyed = every_answer(&scene, scene.mailbox, &scene.patient, true);
    let of_both = every_answer(&scene, scene.mailbox, &nobodys, true);
    let by_doctor_of_destroyed = every_answer(&scene, scene.mailbox, &scene.session, false);

    assert_eq!(of_unknown, of_destroyed);
    assert_eq!(of_unknown, of_foreign);
    assert_eq!(of_unknown, of_both);
    assert_eq!(by_doctor, by_doctor_of_destroyed);
    assert_eq!(by_doctor[..], of_unknown[..by_doctor.len()], "nor does it tell who asked");
    scene.assert_log_tells_nothing();
}
