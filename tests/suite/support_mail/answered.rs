//! Answers by e-mail, through a mail server of somebody else's making (aiosmtpd), and mail handed over by Python's `smtplib`.

use std::fs;

use secondok_api::{problem::Kind, support::Way};
use secondok_client::{desk::ByMail, service::ServiceError};
use secondok_testkit::Server;
use secondok_tests::{
    ada::Ada,
    inventory::{compare, read},
    post::{Post, SUPPORT},
    runtime,
    site::Shown,
    staff,
    traces::Traces,
};
use serde_json::json;

use super::Asked;

fn send(server: &Server, ada: &Ada, by_mail: &ByMail) -> Result<(), ServiceError> {
    runtime().block_on(async { staff::at_desk(server, &ada.device).await.mail(by_mail).await })
}

const MAIL: &str = "From: Olena <olena@mail.example>\r\nSubject: =?utf-8?B?0JfQvdGW0LzQutC4?=\r\n\r\nHow long are they kept?\r\n";

/// A question that comes by e-mail and is answered: what the desk can send.
fn answered(server: &Server, post: &mut Post, ada: &Ada) -> ByMail {
    post.hands_over(server, MAIL);
    Asked::only(server, ada).answer(server, ada, "Until you destroy them.");
    Asked::only(server, ada).by_mail()
}

#[test]
fn an_email_is_answered_by_email_and_a_reply_goes_on_in_the_same_conversation() {
    let Some(mut post) = Post::start() else { return };
    let server = Server::with(post.settings());
    let ada = Ada::begins(&server);
    post.hands_over(&server, MAIL);
    let asked = Asked::only(&server, &ada);
    assert_eq!(asked.words(), ["Знімки\n\nHow long are they kept?"]);
    assert!(post.taken().is_empty(), "nobody is written to unless somebody answers");

    asked.answer(&server, &ada, "Until you destroy them.\n.\nДовго.");
    assert!(post.taken().is_empty(), "the sealed answer alone sends nothing");
    let by_mail = Asked::only(&server, &ada).by_mail();
    // Whatever becomes of the mail, the answer is there; it can be tried again.
    post.refuses(true);
    assert_eq!(send(&server, &ada, &by_mail), Err(ServiceError::Refused(Kind::MAIL_NOT_SENT)));
    post.refuses(false);
    for _ in 0..2 {
        assert_eq!(send(&server, &ada, &by_mail), Ok(()));
    }
    let [mail, again] = &post.taken()[..] else { panic!("one mail, twice") };
    assert_eq!(mail["to"], json!(["olena@mail.example"]));
    assert_eq!(
        (&mail["from"], &mail["text"]),
        (&json!(SUPPORT), &json!("Until you destroy them.\n.\nДовго.\n"))
    );
    assert_eq!(mail["subject"], "Re: Знімки");
    assert_eq!(mail["headers"]["Message-ID"], again["headers"]["Message-ID"], "it is the same mail");
    assert_eq!(mail["headers"]["X-Auto-Response-Suppress"], "All");
    let names = mail["headers"].as_object().unwrap().keys().cloned().collect();
    // A person has written it.
    let of_answers = |name: &&String| !["body", "Auto-Submitted"].contains(&name.as_str());
    compare("mail", read().mail.keys().filter(of_answers), &names);

    let id = mail["headers"]["Message-ID"].as_str().unwrap();
    let more = format!(
        "From: other@mail.example\r\nSubject: Re: x\r\nReferences: <0@x> {id}\r\n\r\nAnd in backups?\r\n"
    );
    for _ in 0..2 {
        post.hands_over(&server, &more);
    }
    let asked = Asked::only(&server, &ada);
    let [_, more_words] = &asked.words()[..] else { panic!("one more, once") };
    assert!(more_words.starts_with("Re: x\n\nAnd in backups?\n\n[From another address"), "{more_words}");
    assert_eq!(asked.by_mail().reply_to, by_mail.reply_to, "answers go where they went");
    // An answer of a program to our answer ends there.
    post.hands_over(
        &server,
        &more.replace("Subject", "Auto-Submitted: auto-replied\r\nSubject").replace("backups", "loops"),
    );
    asked.answer(&server, &ada, "Two weeks.");
    send(&server, &ada, &Asked::only(&server, &ada).by_mail()).unwrap();
    let [mail] = &post.taken()[..] else { panic!("one mail") };
    assert_eq!(mail["text"], "Two weeks.\n");
    assert_ne!(mail["headers"]["Message-ID"], id);
    assert_eq!(Asked::only(&server, &ada).words().len(), 2);
    // The same words after another answer are another question.
    post.hands_over(&server, &more);
    assert_eq!(Asked::only(&server, &ada).words()[2], *more_words);

    let traces = Traces::of(&server);
    for secret in ["olena", "mail.example", "Until you", "Two weeks", id] {
        assert!(!traces.tell(secret), "{secret}");
    }
}

#[test]
fn that_an_answer_came_back_is_told_in_its_conversation_alone() {
    let Some(mut post) = Post::start() else { return };
    let server = Server::with(post.settings());
    let ada = Ada::begins(&server);
    send(&server, &ada, &answered(&server, &mut post, &ada)).unwrap();
    let id = post.taken()[0]["headers"]["Message-ID"].as_str().unwrap().to_owned();
    let report = |action: &str, id: &str| {
        format!(
            "From: MAILER-DAEMON@mail.example\r\nAuto-Submitted: auto-replied\r\nContent-Type: multipart/report; \
             report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: \
             message/delivery-status\r\n\r\nAction: {action}\r\nDiagnostic-Code: smtp; 550 no such \
             user\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {id}\r\n\r\n--b--\r\n"
        )
    };
    for elsewhere in [report("failed", "<guessed.1@clinic.example>"), report("delayed", &id)] {
        post.hands_over(&server, &elsewhere);
    }
    assert_eq!(Asked::only(&server, &ada).words().len(), 1);
    // Mail servers hand the same over twice.
    for _ in 0..2 {
        post.hands_over(&server, &report("failed", &id));
    }
    let words = Asked::only(&server, &ada).words();
    let [_, told] = &words[..] else { panic!("{words:?}") };
    assert!(told.contains("could not be delivered") && told.contains("не вдалося доставити"), "{told}");
    assert!(told.contains("550 no such user"), "{told}");
    // That the next answer came back, too, for the same reason, is told again.
    post.taken();
    let asked = Asked::only(&server, &ada);
    asked.answer(&server, &ada, "Once more.");
    send(&server, &ada, &Asked::only(&server, &ada).by_mail()).unwrap();
    let next = post.taken()[0]["headers"]["Message-ID"].as_str().unwrap().to_owned();
    post.hands_over(&server, &report("failed", &next));
    assert_eq!(Asked::only(&server, &ada).words()[2], *told);
    assert!(post.taken().is_empty(), "nobody is written to");
}

#[test]
fn the_service_writes_to_nobody_who_did_not_ask() {
    let Some(mut post) = Post::start() else { return };
    let server = Server::with(post.settings());
    let ada = Ada::begins(&server);
    let by_mail = answered(&server, &mut post, &ada);
    let with = |change: fn(&mut ByMail)| {
        let mut changed = by_mail.clone();
        change(&mut changed);
        changed
    };
    for changed in [
        with(|it| it.reply_to.address = "eve@mail.example".to_owned()),
        with(|it| it.reply_to.address = "olena@mail.example\r\nBcc: eve@mail.example".to_owned()),
        with(|it| it.reply_to.permit.replace_range(..2, "AA")),
        with(|it| it.reply_to.permit.clear()),
        with(|it| it.answer = Some(0)),
        with(|it| it.answer = Some(7)),
    ] {
        assert_eq!(
            send(&server, &ada, &changed),
            Err(ServiceError::Refused(Kind::UNKNOWN_MAILBOX)),
            "{changed:?}"
        );
    }
    assert!(post.taken().is_empty());
}

#[test]
fn what_an_email_without_a_subject_says_stands_in_no_header() {
    let Some(mut post) = Post::start() else { return };
    let server = Server::with(post.settings());
    let ada = Ada::begins(&server);
    post.hands_over(&server, "From: Olena <olena@mail.example>\r\n\r\nI have a secret.\r\n");
    let asked = Asked::only(&server, &ada);
    assert!(asked.words()[0].ends_with("I have a secret."), "{:?}", asked.words());
    asked.answer(&server, &ada, "It stays one.");
    send(&server, &ada, &Asked::only(&server, &ada).by_mail()).unwrap();
    assert_eq!(post.taken()[0]["subject"], "Re: (no subject) · (без теми)");
}

#[test]
fn an_answer_by_email_can_be_asked_for_on_the_form() {
    let Some(mut post) = Post::start() else { return };
    let server = Server::with(post.settings());
    let ada = Ada::begins(&server);
    let form = Shown::get(&server, "/support");
    form.says("may tell who you are").says("mailto:support@clinic.example").says("name=\"reply_to\"");
    let code = form.field("code");
    let fields = |address| [("code", code.as_str()), ("text", "Is it secret?"), ("reply_to", address)];
    let long = format!("{}@x.example", "a".repeat(99));
    for wrong in ["olena", "olena@mail.example\r\nBcc: eve@mail.example", "а@mail.example", &long] {
        let again = Shown::post(&server, "/support", &fields(wrong));
        assert_eq!(again.status, 422, "{wrong}");
        again.says("cannot be sent there").says("Is it secret?");
    }
    let sent = Shown::post(&server, "/support", &fields("olena@mail.example"));
    assert_eq!(sent.status, 200);
    sent.says("send the answer to your address").says(&code);
    let asked = Asked::only(&server, &ada);
    assert_eq!(asked.by_mail().reply_to.way, Way::Form);
    asked.answer(&server, &ada, "Yes.");
    send(&server, &ada, &Asked::only(&server, &ada).by_mail()).unwrap();
    let [mail] = &post.taken()[..] else { panic!("one mail") };
    assert_eq!(mail["text"], "Yes.\n");
    assert!(!mail["subject"].as_str().unwrap().contains("secret"), "{mail}");
    // A reply joins what the code shows.
    let id = mail["headers"]["Message-ID"].as_str().unwrap();
    post.hands_over(
        &server,
        &format!("From: olena@mail.example\r\nSubject: Thanks\r\nIn-Reply-To: {id}\r\n\r\nI see.\r\n"),
    );
    Shown::post(&server, "/support/answer", &[("code", &code)]).says("I see.").says("Yes.");

    // Left empty, nothing goes anywhere.
    let code = Shown::get(&server, "/support").field("code");
    let sent = Shown::post(&server, "/support", &[("code", &code), ("text", "And this?"), ("reply_to", "")]);
    assert!(sent.status == 200 && !sent.text.contains("send the answer to your address"));
    // A service that sends no mail offers none.
    let without = super::server("");
    Ada::begins(&without);
    let form = Shown::get(&without, "/support");
    assert!(!form.text.contains("reply_to"));
    assert_eq!(Shown::post(&without, "/support", &fields("olena@mail.example")).status, 400);
    fs::metadata(without.home().join("lmtp")).unwrap();
}
