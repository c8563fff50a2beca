//! Support on the pages: a question by a form, a code, and with the code the answer; read by the apps' own code at the desk.

use secondok_care::support::FROM_SITE;
use secondok_client::content::Content;
use secondok_demo::vault::MemoryVault;
use secondok_protocol::phrase::Phrase;
use secondok_testkit::{Server, rng};
use secondok_tests::{ada::Ada, people, runtime, site::Shown, traces::Traces};

const ASKED: &str = "Як довго зберігають мої знімки?\n<script>alert(1)</script>";
/// The same as a page shows it.
const ESCAPED: &str = "&#60;script&#62;alert(1)&#60;/script&#62;";

#[test]
fn a_question_by_the_form_is_answered_under_its_code_and_asked_on() {
    let server = Server::start();
    Shown::get(&server, "/support").says("Nobody answers questions here");
    let ada = Ada::begins(&server);
    let form = Shown::get(&server, "/support");
    form.says("not sealed on your device");
    let code = form.field("code");
    assert_ne!(code, Shown::get(&server, "/support").field("code"), "everybody has another");

    // What cannot be sent stands in the form once more, with the reason.
    let bidi = "Please\u{202e} read";
    let long = "x".repeat(3_001);
    for (text, why) in [("", "write something"), (bidi, "cannot be shown"), (&long, "one character too long")]
    {
        let again = Shown::post(&server, "/support", &[("code", &code), ("text", text)]);
        assert_eq!(again.status, 422);
        assert_ne!(again.says(why).field("code"), code, "nothing was sent under this one");
    }
    for fields in [&[("text", ASKED)][..], &[("code", "nonsense"), ("text", ASKED)], &[("code", &code)]] {
        assert_eq!(Shown::post(&server, "/support", fields).status, 400);
    }

    // A page of somebody else brings a code of its own, to read what is asked under it.
    for path in ["/support", "/support/answer", "/support/say", "/support/destroy"] {
        let planted = Shown::post_from("cross-site", &server, path, &[("code", &code), ("text", "")]);
        assert_eq!(planted.status, 403, "{path}");
        assert!(!planted.text.contains(&code));
    }

    // Sent twice, as by an impatient finger, it is there once.
    for _ in 0..2 {
        let sent = Shown::post(&server, "/support", &[("code", &code), ("text", ASKED)]);
        assert_eq!(sent.status, 200);
        sent.says(&code).says("Only with it can you read the answer");
    }
    // Another text by the same form, as after going back to it, is not taken for sent.
    let other = Shown::post(&server, "/support", &[("code", &code), ("text", "Something else?")]);
    assert_eq!(other.status, 409);
    other.says("What you wrote was not sent").says("Something else?");
    assert_ne!(other.field("code"), code);
    let typed = code.to_lowercase().replace('-', " ");
    let there = Shown::post(&server, "/uk/support/answer", &[("code", &typed)]);
    there.says(ESCAPED).says("Відповіді ще немає");
    let read = ada.answers(&server, "Until you destroy them.");
    let Content::Question(question) = &read[0] else { panic!("{read:?}") };
    assert_eq!(question.text, ASKED);

    let there = Shown::post(&server, "/support/answer", &[("code", &code)]);
    there.says("Until you destroy them.").says("Answered.");
    let number = there.field("number");
    let more = [("code", code.as_str()), ("number", &number), ("text", "And in backups?")];
    for _ in 0..2 {
        let said = Shown::post(&server, "/support/say", &more);
        assert_eq!(said.text.matches("And in backups?").count(), 1, "once");
        said.says("answer to your further question is due by");
    }
    let late = [("code", code.as_str()), ("number", &number), ("text", "From the other tab")];
    let late = Shown::post(&server, "/support/say", &late);
    late.says("What you wrote was not sent").says("From the other tab");
    assert_ne!(late.field("number"), number);
    let read = ada.answers(&server, "Two weeks.");
    assert!(matches!(&read[3], Content::FollowUp(more) if more.text == "And in backups?"), "{read:?}");
    let there = Shown::post(&server, "/support/answer", &[("code", &code)]);
    there.says("Two weeks.");
    let order = ["mages", "Until you", "And in", "Two weeks"].map(|words| there.text.find(words));
    assert!(order.is_sorted(), "{order:?}");

    // Nothing of it is on the disk in clear, neither what was written nor what opens it.
    let traces = Traces::of(&server);
    for secret in ["Як довго", "And in backups", "Until you destroy", &code, &code.replace('-', "")] {
        assert!(!traces.tell(secret), "{secret}");
    }

    let gone = Shown::post(&server, "/support/destroy", &[("code", &code)]);
    gone.says("It is erased.");
    let nothing = Shown::post(&server, "/support/answer", &[("code", &code)]);
    assert_eq!(nothing.status, 404);
    nothing.says("nothing under this code");
    let wrong = code.replacen(|c: char| c != '-', "", 1);
    Shown::post(&server, "/support/answer", &[("code", &wrong)]).says("look at every character");
    // A code that was used opens nothing new.
    Shown::post(&server, "/support", &[("code", &code), ("text", "Once more.")]);
    assert_eq!(Shown::post(&server, "/support/answer", &[("code", &code)]).status, 404);
}

/// Ten thousand forms in a minute: so many are taken, the others are told, and the app's way is open all the same.
#[test]
fn whoever_floods_the_form_closes_the_form_alone() {
    let server = Server::start();
    Ada::begins(&server);
    // Whoever floods draws the codes themselves.
    let draws = &mut rng(42);
    let mut code = || Phrase::generate(draws).to_code();
    let early = code();
    Shown::post(&server, "/support", &[("code", &early), ("text", "Before all of them.")]);
    let statuses: Vec<u16> = (0..FROM_SITE + 10)
        .map(|_| Shown::post(&server, "/support", &[("code", &code()), ("text", "Spam.")]).status)
        .collect();
    let taken = statuses.iter().filter(|status| **status == 200).count();
    assert_eq!(taken, usize::try_from(FROM_SITE - 1).unwrap());
    let refused = Shown::post(&server, "/support", &[("code", &code()), ("text", "A real question.")]);
    assert_eq!(refused.status, 503);
    refused.says("Too many people").says("A real question.");
    // Who is in conversation goes on.
    let more = [("code", early.as_str()), ("number", "1"), ("text", "One thing more.")];
    assert_eq!(Shown::post(&server, "/support/say", &more).says("One thing more.").status, 200);
    runtime().block_on(async {
        let (rng, device) = (&mut rng(43), MemoryVault::default());
        let mut patient = people::patient(&server, &device, rng).await;
        patient.ask_support("Is anybody there?", people::today(), rng).await.unwrap();
    });
}
