//! Mail that is made to hurt: the service refuses it, and goes on.

use secondok_tests::ada::Ada;

use super::{Asked, lmtp::Lmtp, server};

const HEAD: &str = "From: eve@mail.example\r\nSubject: x\r\n";

#[test]
fn bombs_are_refused_and_nothing_of_them_stays() {
    let server = server("");
    let ada = Ada::begins(&server);
    let mut mail_server = Lmtp::to(&server);
    let nested = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(20_000);
    let mails = "Content-Type: message/rfc822\r\n\r\n".repeat(100_000);
    let parts =
        format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\r\n\r\nx\r\n".repeat(50_000));
    for bomb in [&nested, &mails, &parts, &"Received: x\r\n".repeat(50_000)] {
        assert_eq!(mail_server.hands_over(format!("{HEAD}{bomb}").as_bytes()), 554);
    }
    let long = format!("{HEAD}\r\n{}", "x".repeat(11_000_000));
    assert_eq!(mail_server.hands_over(long.as_bytes()), 552);
    assert_eq!(mail_server.says("MAIL FROM:<eve@mail.example> SIZE=999999999"), 552);
    // Broken in every way, and read as far as it goes.
    let mut taken = 0;
    for broken in [
        &b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xff\xfe\x00\x01"[..],
        b"Content-Type: text/html; charset=utf-16\r\n\r\n<\x00b\x00",
        b"Content-Transfer-Encoding: base64\r\n\r\n=====",
        b"\r\n\r\n\r\n",
        b".\r\n..\r\n",
    ] {
        let reply = mail_server.hands_over(&[HEAD.as_bytes(), broken].concat());
        assert!(reply == 250 || reply == 554, "{reply}");
        taken += usize::from(reply == 250);
    }
    let asked = Asked::all(&server, &ada);
    assert!(taken > 0 && asked.len() == taken, "{taken}");
    assert!(asked.iter().all(|one| one.words()[0].starts_with('x')));
    // Whoever says nothing that makes sense is let go; a line without an end, too.
    let mut talker = Lmtp::to(&server);
    let last = (0..40).map(|_| talker.says("HELLO?")).find(|code| *code != 500);
    assert_eq!(last, Some(421));
    let mut endless = Lmtp::to(&server);
    for _ in 0..40 {
        endless.writes(&[b'x'; 4_096]);
    }
    endless.writes(b"\r\n");
    assert!([500, 421].contains(&endless.hears()));
    assert_eq!(mail_server.says("NOOP"), 250, "the others are not disturbed");
}
