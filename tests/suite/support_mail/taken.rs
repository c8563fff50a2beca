//! What comes by e-mail, and what does not.

use secondok_api::support::Way;
use secondok_care::support::FROM_MAIL;
use secondok_demo::vault::MemoryVault;
use secondok_protocol::phrase::Phrase;
use secondok_testkit::rng;
use secondok_tests::{ada::Ada, people, post::SUPPORT, runtime, site::Shown, traces::Traces};

use super::{Asked, lmtp::Lmtp, server};

const MAIL: &str = "From: Olena <olena@mail.example>\r\nTo: support@clinic.example\r\nSubject: Storing pictures\r\nMessage-ID: \
    <1@mail.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
    <div>Як довго<script>alert(1)</script>?\u{202e}</div>\r\n.\r\n--b\r\nContent-Type: image/png; name=brain.png\r\n\
    Content-Transfer-Encoding: base64\r\n\r\nc2VjcmV0cGljdHVyZQ==\r\n--b--\r\n";

#[test]
fn an_email_is_a_question_sealed_on_receipt_and_nothing_else_of_it_is_kept() {
    let server = server("");
    let mut mail_server = Lmtp::to(&server);
    assert_eq!(mail_server.hands_over(MAIL.as_bytes()), 451, "nobody answers yet: it comes again");
    let ada = Ada::begins(&server);
    // Handed over twice, as after a lost reply, it asks once.
    for _ in 0..2 {
        assert_eq!(mail_server.hands_over(MAIL.as_bytes()), 250);
    }
    let asked = Asked::only(&server, &ada);
    let words = asked.words().remove(0);
    assert!(
        words.starts_with("Storing pictures\n\nЯк довго?\n\n.\n\n[Not kept: image/png (1 KB)]"),
        "{words}"
    );
    let by_mail = asked.by_mail();
    assert_eq!((by_mail.reply_to.address.as_str(), by_mail.reply_to.way), ("olena@mail.example", Way::Mail));
    assert_eq!(by_mail.answer, None);

    let traces = Traces::of(&server);
    for secret in [
        "olena",
        "mail.example",
        "Storing",
        "Як довго",
        "secretpicture",
        "c2VjcmV0",
        &by_mail.reply_to.permit,
    ] {
        assert!(!traces.tell(secret), "{secret}");
    }
}

#[test]
fn what_a_program_sends_and_what_is_for_others_never_comes_to_the_desk() {
    let server = server("");
    let ada = Ada::begins(&server);
    let mut mail_server = Lmtp::to(&server);
    let of = |head: &str| format!("From: olena@mail.example\r\nSubject: Away\r\n{head}\r\n\r\nI am away.");
    for head in [
        "Auto-Submitted: auto-replied",
        "Precedence: bulk",
        "List-Id: <news.example>",
        "X-Auto-Response-Suppress: All",
        "Reply-To: support@clinic.example",
    ] {
        assert_eq!(mail_server.hands_over(of(head).as_bytes()), 250, "{head}: nobody is told");
    }
    assert_eq!(mail_server.hands_over_from("", of("X: y").as_bytes()), 250, "a bounce");
    assert_eq!(mail_server.hands_over_from(SUPPORT, of("From: support@clinic.example").as_bytes()), 250);
    assert_eq!(mail_server.says("MAIL FROM:<olena@mail.example>"), 250);
    for other in
        ["root@clinic.example", "support@clinic.example.evil.example", "support", "a@b@clinic.example"]
    {
        assert!(mail_server.says(&format!("RCPT TO:<{other}>")) >= 500, "{other}");
    }
    assert_eq!(mail_server.says("DATA"), 503, "there is nobody to give it to");
    assert_eq!(mail_server.says("RCPT TO:<Support@Clinic.example>"), 250);
    assert_eq!(mail_server.says(&format!("RCPT TO:<{SUPPORT}>")), 452, "one reply for one recipient");
    assert_eq!(mail_server.says("RSET"), 250);
    assert_eq!(mail_server.says("EHLO mail.clinic.example"), 500, "LMTP is not SMTP");
    assert_eq!(mail_server.says("QUIT"), 221);
    assert!(Asked::all(&server, &ada).is_empty());
}

#[test]
fn whoever_guesses_or_forges_gets_into_no_conversation() {
    let server = server("");
    let ada = Ada::begins(&server);
    let mut mail_server = Lmtp::to(&server);
    assert_eq!(mail_server.hands_over(MAIL.as_bytes()), 250);
    let permit = Asked::only(&server, &ada).by_mail().reply_to.permit;
    for (at, forged) in
        ["1@mail.example", "guess.1@clinic.example", &format!("{permit}.1@clinic.example")].iter().enumerate()
    {
        let mail = format!(
            "From: olena@mail.example\r\nSubject: Re: {at}\r\nIn-Reply-To: <{forged}>\r\n\r\nSend it to me."
        );
        assert_eq!(mail_server.hands_over(mail.as_bytes()), 250);
    }
    let all = Asked::all(&server, &ada);
    assert_eq!(all.len(), 4, "each is a question of its own");
    assert!(all.iter().all(|one| one.words().len() == 1));
}

/// Ten thousand mails in a minute: so many are taken, the mail server keeps the others, and form and app are open all the same.
#[test]
fn whoever_floods_the_mail_closes_the_mail_alone() {
    let server = server("");
    Ada::begins(&server);
    let mut mail_server = Lmtp::to(&server);
    let spam = |at: u32| format!("From: eve{at}@mail.example\r\nSubject: {at}\r\n\r\nSpam.");
    let replies: Vec<u16> =
        (0..FROM_MAIL + 10).map(|at| mail_server.hands_over(spam(at).as_bytes())).collect();
    let taken = replies.iter().filter(|reply| **reply == 250).count();
    assert_eq!(taken, usize::try_from(FROM_MAIL).unwrap());
    assert!(replies[taken..].iter().all(|reply| *reply == 452), "they come again: {replies:?}");
    let code = Phrase::generate(&mut rng(52)).to_code();
    let form = Shown::post(&server, "/support", &[("code", &code), ("text", "Is anybody there?")]);
    assert_eq!(form.status, 200);
    runtime().block_on(async {
        let (rng, device) = (&mut rng(53), MemoryVault::default());
        let mut patient = people::patient(&server, &device, rng).await;
        patient.ask_support("Is anybody there?", people::today(), rng).await.unwrap();
    });
}
