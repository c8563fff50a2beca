//! Several who answer for support: a question is taken and taken over, prepared answers, blacking out, junk set aside.

use crate::{
    answering::{Asker, opens_the_question, sets_up},
    desk::joins_as,
    scene,
};

#[test]
fn two_answer_together_and_black_out_what_tells_who_somebody_is() {
    let Some(server) = scene::server() else { return };
    let ada = sets_up(&server, "ada");
    let (bohdan, _) = joins_as(&server, "bohdan", "support", "questions-title");
    let login = |name: &str| [("login", format!("{name}@example.org").into())];
    ada.goes_to("/#/session");
    ada.comes_to("session-title");
    ada.goes_to("/#/support/staff");
    ada.presses_named(&ada.text_with("let-in-whom", &login("bohdan")));
    ada.presses("let-in");
    ada.sees_no("staff-not-let-in");

    // A prepared answer, removed and put back.
    ada.goes_to("/#/support/replies");
    ada.comes_to("replies-title");
    ada.sees("replies-none");
    ada.presses("reply-new");
    ada.writes(&ada.text("reply-title"), "Backups");
    ada.writes(&ada.text_with("reply-text", &[("language", "English".into())]), "Two weeks.");
    ada.finds_no_obstacle();
    ada.presses("reply-keep");
    ada.reads_text("Two weeks.");
    ada.finds_no_obstacle();
    ada.presses_named(&format!("{}: Backups", ada.text("reply-remove")));
    ada.sees("replies-none");
    ada.presses("reply-undo");
    ada.reads_text("Two weeks.");

    // The stream tells of a question while the list is open: nobody presses anything.
    ada.goes_to("/#/support");
    ada.sees("questions-none");
    let telling = "I am Olena Petrenko. How long do backups last?";
    let _asker = Asker::asks(&server, telling);
    ada.reads_text(&ada.text_with("questions-waiting", &[("count", 1.into())]));
    ada.finds_no_obstacle();
    opens_the_question(&ada);
    ada.sees("holder-none");
    ada.presses("take");
    ada.sees("holder-me");
    ada.finds_no_obstacle();
    ada.scrolls_no_way_but_down();

    // Blacked out for both.
    ada.presses("black-out-summary");
    ada.writes(&ada.text("black-out-words"), "olena petrenko");
    ada.finds_no_obstacle();
    ada.presses("black-out");
    ada.sees("black-out-title");
    ada.presses("black-out");
    ada.reads_text("I am █████ ████████. How long do backups last?");
    opens_the_question(&bohdan);
    bohdan.reads_text("I am █████ ████████. How long do backups last?");
    bohdan.reads_text(&bohdan.text_with("holder", &login("ada")));
    bohdan.sees_no("answer-label");
    bohdan.presses("take-over");
    bohdan.reads_text(&bohdan.text_with("take-over-text", &login("ada")));
    bohdan.finds_no_obstacle();
    bohdan.presses("take-over");
    bohdan.sees("holder-me");
    bohdan.presses("replies-put");
    bohdan.presses_named("Backups: English");
    bohdan.presses("send");
    bohdan.sees("answer-sent");
    bohdan.reads_text("Two weeks.");
}

#[test]
fn several_are_set_aside_and_what_comes_meanwhile_takes_no_tick_away() {
    let Some(server) = scene::server() else { return };
    let ada = sets_up(&server, "ada");
    let _asker = Asker::asks(&server, "Win a prize!");
    let _other = Asker::asks(&server, "Buy now!");
    let waiting = |count: u32| ada.text_with("questions-waiting", &[("count", count.into())]);
    ada.goes_to("/#/support");
    ada.reads_text(&waiting(2));
    ada.presses("aside-several");
    ada.sees("aside-legend");
    ada.finds_no_obstacle();
    let tick = "document.querySelectorAll('input[type=checkbox]:not(:checked)').forEach(box => box.click())";
    ada.evaluate(tick).expect("they can be ticked");
    let ticked = ada.text_with("aside-ticked", &[("count", 2.into())]);
    ada.finds(&["button"], &ticked);

    let _late = Asker::asks(&server, "How long do backups last?");
    std::thread::sleep(std::time::Duration::from_secs(2));
    ada.presses_named(&ticked);
    ada.sees("aside-several-title");
    ada.finds_no_obstacle();
    ada.presses("aside");
    ada.reads_text(&ada.text_with("aside-done", &[("count", 2.into()), ("held", 0.into())]));
    ada.reads_text(&waiting(1));
}
