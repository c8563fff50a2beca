#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

const OWN: &str = "support@clinic.example";

fn parsed(mail: &str) -> Result<Letter, Unfit> {
    read(mail.replace('\n', "\r\n").as_bytes(), "olena@mail.example", OWN)
}

const HEAD: &str = "From: Olena <olena@mail.example>\nSubject: How long?\n";

#[test]
fn a_plain_mail_is_its_subject_and_its_text() {
    let letter = parsed(&format!(
        "{HEAD}In-Reply-To: <two@clinic.example>\nReferences: <one@x.example> <two@clinic.example>\n\nHello,\n\n\n\nhow long? \n"
    ));
    assert_eq!(
        letter.unwrap(),
        Letter {
            reply_to: "olena@mail.example".into(),
            subject: "How long?".into(),
            text: "Hello,\n\nhow long?".into(),
            left_out: vec![],
            replies_to: ["two@clinic.example", "two@clinic.example", "one@x.example"]
                .map(String::from)
                .into(),
        }
    );
}

#[test]
fn an_answer_goes_to_one_address_which_can_stand_in_an_envelope() {
    let to = |head: &str| parsed(&format!("{head}Subject: x\n\nx")).map(|letter| letter.reply_to);
    assert_eq!(to("From: a@x.example\nReply-To: <b@x.example>\n").unwrap(), "b@x.example");
    // Several, or none that is plain: what is nearest to the envelope.
    assert_eq!(to("From: a@x.example\nReply-To: b@x.example, c@x.example\n").unwrap(), "a@x.example");
    assert_eq!(to("From: \"a@x.example, b\" <а@x.example>\n").unwrap(), "olena@mail.example");
    assert_eq!(to("").unwrap(), "olena@mail.example");
    let none = read(b"From: a\r\nSubject: x\r\n\r\nx", "not an address", OWN);
    assert_eq!(none, Err(Unfit::NoAddress));
}

#[test]
fn what_a_program_sent_is_automatic() {
    for line in [
        "Auto-Submitted: auto-replied",
        "auto-submitted: Auto-Generated; x=y",
        "Precedence: bulk",
        "Precedence:  List",
        "List-Id: <x.y>",
        "X-Auto-Response-Suppress: All",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "Reply-To: Support@clinic.example",
    ] {
        assert_eq!(parsed(&format!("{HEAD}{line}\n\nAway.")), Err(Unfit::Automatic), "{line}");
    }
    let own = format!("From: {OWN}\nSubject: x\n\nx");
    assert_eq!(parsed(&own), Err(Unfit::Automatic));
    assert_eq!(read(own.as_bytes(), "", OWN), Err(Unfit::Automatic), "nobody wants an answer");
    for line in ["Auto-Submitted: no", "Precedence: first-class"] {
        assert!(parsed(&format!("{HEAD}{line}\n\nHere.")).is_ok(), "{line}");
    }
}

#[test]
fn html_becomes_its_words() {
    let letter = parsed(&format!(
        "{HEAD}Content-Type: text/html; charset=utf-8\n\n<head><title>t</title><style>p {{}}</style></head><div>Вітаю &amp; \
         прошу</div><div onclick=\"x()\">ще</div><script>alert(1)</script><img src=https://track.example/x>"
    ));
    assert_eq!(letter.unwrap().text, "Вітаю & прошу\n\nще");
}

#[test]
fn html_that_would_take_long_to_read_is_left_out() {
    let of = |html: &str| parsed(&format!("{HEAD}Content-Type: text/html\n\n{html}")).unwrap();
    // A tag that never ends: from each beginning of one its end is looked for.
    let letter = of(&"<a".repeat(40_000));
    assert_eq!((letter.text.as_str(), letter.left_out[0].kind.as_str()), ("", "text/html"));
    // Two parts have one measure.
    let part = format!("--b\nContent-Type: text/html\n\nx{}\n", "<a".repeat(16_000));
    let two = format!("{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{part}{part}--b--\n");
    assert_eq!(parsed(&two).unwrap().left_out.len(), 1);
    // What people's programs write is far from it.
    let letter = of(&"<div class=\"x\"><b>word</b></div>".repeat(2_000));
    assert!(letter.left_out.is_empty() && letter.text.starts_with("word"));
}

#[test]
fn attachments_are_named_and_left_out() {
    let mail = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the picture.\n--b\nContent-Type: \
         IMAGE/png; name=\"olena.png\"\nContent-Transfer-Encoding: base64\n\nAAAAAAAA\n--b\nContent-Type: \
         text/html\nContent-Disposition: attachment; filename=x.html\n\n<b>secret</b>\n--b\nContent-Type: \
         message/rfc822\n\nSubject: in\n\ninner\n--b\nContent-Type: \u{202e}/x\nContent-Disposition: attachment\n\nx\n--b--\n"
    );
    let letter = parsed(&mail).unwrap();
    assert_eq!(letter.text, "See the picture.");
    let named: Vec<_> = letter.left_out.iter().map(|one| (one.kind.as_str(), one.bytes)).collect();
    assert_eq!(
        named,
        [("image/png", 6), ("text/html", 13), ("message/rfc822", 20), ("application/octet-stream", 1)]
    );
}

#[test]
fn of_two_forms_of_one_text_the_plain_one_is_read() {
    let letter = parsed(&format!(
        "{HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: \
         text/html\n\n<p>html\n--b--\n"
    ));
    assert_eq!(letter.unwrap().text, "plain");
}

#[test]
fn nothing_in_it_acts_or_hides() {
    let letter =
        parsed("From: a@x.example\nSubject: =?utf-8?Q?a=E2=80=AEb=0Abcc=3A_x?=\n\nx\u{202e}y\u{200b}z\u{7}\u{1b}[2J\u{ad}").unwrap();
    assert_eq!((letter.subject.as_str(), letter.text.as_str()), ("ab bcc: x", "xyz[2J"));
}

#[test]
fn what_cannot_be_decoded_is_read_as_far_as_it_goes() {
    let windows = b"Content-Type: text/plain; charset=windows-1251\r\n\r\n\xcf\xf0\xe8\xe2\xb3\xf2";
    assert_eq!(read(windows, "a@x.example", OWN).unwrap().text, "Привіт");
    for broken in [
        &b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xff\xfeab"[..],
        b"Content-Type: text/plain; charset=none-such\r\n\r\n\xcf",
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!!=====ab",
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\xff=",
        b"Subject: =?utf-8?B?////?= =?x?Q?=FF?=\r\n\r\nab",
        b"Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nab",
        b"Content-Type:multipart;boundary=b\n\n--bContent-Type:message/rfc822\n\nContent-Type:message/rfc822\n\n\n--b--",
    ] {
        let _ = read(broken, "a@x.example", OWN);
    }
    assert_eq!(read(b"", "a@x.example", OWN), Err(Unfit::Empty));
    assert_eq!(read(b"Subject: \r\n\r\n \r\n", "a@x.example", OWN), Err(Unfit::Empty));
}

#[test]
fn what_is_nested_or_long_beyond_measure_is_not_taken_apart() {
    let of = |repeated: &str, times: usize| parsed(&repeated.repeat(times));
    for (repeated, times) in [
        ("Content-Type: message/rfc822\n\n", 100_000),
        ("CONTENT-TYPE: multipart/digest; boundary=b\n\n--b\n", 100_000),
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 100_000),
        ("--b\n", 500_000),
        ("Received: x\n", 100_000),
        ("x", LENGTH_MAX + 1),
    ] {
        assert_eq!(of(repeated, times), Err(Unfit::TooMuch), "{repeated:?}");
    }
    // As much as is taken apart fits into any thread.
    for repeated in
        ["Content-Type: message/rfc822\n\n", "Content-Type: multipart/digest; boundary=b\n\n--b\n"]
    {
        assert!(!matches!(of(repeated, 200), Err(Unfit::TooMuch)));
    }
}

fn report(action: &str, back: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mail.example\nAuto-Submitted: auto-replied\nContent-Type: multipart/report; \
         report-type=delivery-status; boundary=b\n\n--b\n\nIt could not be delivered.\n--b\nContent-Type: \
         message/delivery-status\n\nReporting-MTA: dns; mail.example\n\nFinal-Recipient: rfc822; \
         olena@mail.example\nAction: {action}\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such\u{202e} \
         user\n--b\n{back}\n--b--\n"
    )
}

#[test]
fn that_an_answer_came_back_is_read_with_the_reason() {
    let found = |mail: &str| returned(mail.replace('\n', "\r\n").as_bytes());
    let expected = Returned { id: "ours@clinic.example".into(), why: "smtp; 550 5.1.1 no such user".into() };
    for back in [
        "Content-Type: message/rfc822\n\nMessage-ID: <ours@clinic.example>\nSubject: Re: x\n\nSecret.",
        "Content-Type: text/rfc822-headers\n\nSubject: Re: x\nMessage-ID: <ours@clinic.example>\n",
    ] {
        assert_eq!(found(&report("failed", back)), Ok(Some(expected.clone())), "{back}");
        assert_eq!(parsed(&report("failed", back)), Err(Unfit::Automatic));
        for other in ["delayed", "delivered", "relayed", ""] {
            assert_eq!(found(&report(other, back)), Ok(None), "{other}");
        }
    }
    assert_eq!(found(&report("failed", "Content-Type: message/rfc822\n\nSubject: Re: x\n\nx")), Ok(None));
    assert_eq!(found(&format!("{HEAD}Auto-Submitted: auto-replied\n\nAction: failed")), Ok(None));
    assert_eq!(returned(&b"x".repeat(LENGTH_MAX + 1)), Err(Unfit::TooMuch));
}
