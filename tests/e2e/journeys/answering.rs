//! Support at the desk: set up, colleagues let in, what people ask read and answered.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use secondok_client::content::Content;
use secondok_demo::vault::MemoryVault;
use secondok_e2e::Person;
use secondok_testkit::{ChaCha20Rng, Server, rng};
use secondok_tests::people::{self, PatientsApp};
use tokio::runtime::{Builder, Runtime};

use crate::{
    desk::joins_as,
    scene,
    storage::{changes, leaves_a_ticket_alone},
};

/// Somebody who has asked support, at the command line's engine.
pub(crate) struct Asker {
    runtime: Runtime,
    app: PatientsApp<'static>,
    rng: ChaCha20Rng,
    index: u32,
}

impl Asker {
    /// With new words; their question is sent.
    pub(crate) fn asks(server: &Server, question: &str) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(9);
        let runtime = Builder::new_current_thread().enable_all().build().expect("threads can be made");
        let mut rng = rng(NEXT.fetch_add(1, Relaxed));
        // For as long as the test runs.
        let vault: &'static MemoryVault = Box::leak(Box::default());
        let mut app = runtime.block_on(people::patient(server, vault, &mut rng));
        let asked = runtime.block_on(app.ask_support(question, people::today(), &mut rng));
        let index = asked.expect("support is set up").summary.index;
        Self { runtime, app, rng, index }
    }

    fn asks_on(&mut self, text: &str) {
        let sent = self.app.follow_up(self.index, text, people::today(), &mut self.rng);
        self.runtime.block_on(sent).expect("it was answered");
    }

    fn last(&mut self) -> Content {
        let read = self.runtime.block_on(self.app.read(self.index)).expect("it can be read");
        read.thread.entries.into_iter().last().expect("there is one").content
    }
}

/// Somebody who has joined the staff and set support up.
pub(crate) fn sets_up(server: &Server, name: &str) -> Person {
    let (person, _) = joins_as(server, name, "support", "questions-title");
    person.sees("failure-shared-not-set-up");
    person.finds_no_obstacle();
    person.presses("support-staff-title");
    person.comes_to("support-staff-title");
    person.finds_no_obstacle();
    person.presses("support-set-up");
    person.comes_to("support-printed-title");
    person.finds_no_obstacle();
    // Another language, or another screen and back, does not lose the code.
    person.goes_to("/#/session");
    person.comes_to("session-title");
    person.goes_to("/#/support/staff");
    person.comes_to("support-printed-title");
    person.presses("printed-kept");
    person.sees("support-let-in");
    person.finds_no_obstacle();
    person
}

/// Opens the first question.
pub(crate) fn opens_the_question(person: &Person) {
    // Whoever stays on the list sees what is new within a minute; whoever comes to it, at once.
    person.goes_to("/#/session");
    person.comes_to("session-title");
    person.goes_to("/#/support");
    person.comes_to("questions-title");
    let press = "(() => { const row = document.querySelector('.rows a'); row?.click(); return !!row; })()";
    let opened = secondok_e2e::until(secondok_e2e::WITHIN, || {
        if person.evaluate(press).is_ok_and(|is| is == true) { Ok(()) } else { Err("no row".to_owned()) }
    });
    opened.unwrap_or_else(|why| panic!("{why}"));
}

/// Begins to write an answer, and waits until that is kept on this device.
pub(crate) fn begins_an_answer(person: &Person, text: &str) {
    let field = person.text("answer-label");
    person.finds(&["textbox"], &field);
    changes(person, "secondok-desk", "answers", || person.writes(&field, text));
}

#[test]
fn what_people_ask_is_read_and_answered_at_the_desk_by_those_who_were_let_in() {
    let Some(server) = scene::server() else { return };
    let mut ada = sets_up(&server, "ada");
    ada.goes_to("/#/support");
    ada.sees("questions-none");
    ada.finds_no_obstacle();
    let mut asker = Asker::asks(&server, "How long are my images kept?");
    opens_the_question(&ada);
    ada.reads_text("How long are my images kept?");
    ada.finds_no_obstacle();
    ada.leaves_no_text_to_the_browser();

    // A colleague who was not let in reads nothing, and no code but the printed one helps.
    let (bohdan, _) = joins_as(&server, "bohdan", "support", "questions-title");
    bohdan.sees("failure-shared-not-let-in");
    bohdan.finds_no_obstacle();
    bohdan.goes_to("/#/support/staff");
    bohdan.sees("staff-wait");
    bohdan.presses("recover-title");
    bohdan.writes(&bohdan.text("recover-code"), "0000 0000 0000 0000 0000 0000 0000");
    bohdan.presses("recover");
    bohdan.sees("failure-shared-wrong-code");
    bohdan.finds_no_obstacle();

    // What is being written survives a crash; without a connection it is kept and goes by itself, or is sent again.
    let ada_at = ada.evaluate("location.hash").ok().and_then(|at| at.as_str().map(str::to_owned));
    begins_an_answer(&ada, "Until you destroy them.");
    ada.crashes_and_opens(&format!("/{}", ada_at.expect("there is an address")));
    let field = ada.finds(&["textbox"], &ada.text("answer-label"));
    secondok_e2e::until(secondok_e2e::WITHIN, || match field.written() {
        text if text == "Until you destroy them." => Ok(()),
        text => Err(format!("the field says {text:?}")),
    })
    .unwrap_or_else(|why| panic!("{why}"));
    ada.presses("send");
    ada.sees("answer-sent");
    ada.finds_no_obstacle();
    assert!(matches!(asker.last(), Content::Text(text) if text.text == "Until you destroy them."));
    ada.sees_no("answer-label");

    // Let in by a colleague, with a deliberate second press.
    ada.goes_to("/#/support/staff");
    let whom = ada.text_with("let-in-whom", &[("login", "bohdan@example.org".into())]);
    ada.presses_named(&whom);
    ada.reads_text(&ada.text_with("let-in-title", &[("login", "bohdan@example.org".into())]));
    ada.finds_no_obstacle();
    ada.presses("let-in-no");
    ada.sees("staff-not-let-in");
    ada.presses_named(&whom);
    ada.presses("let-in");
    ada.sees_no("staff-not-let-in");
    ada.finds_no_obstacle();

    asker.asks_on("And backups?");
    opens_the_question(&bohdan);
    bohdan.reads_text("And backups?");
    bohdan.reads_text("Until you destroy them.");
    // Ada has it since she answered.
    bohdan.presses("take-over");
    bohdan.presses("take-over");
    bohdan.writes(&bohdan.text("answer-label"), "Two weeks.");
    bohdan.presses("send");
    bohdan.sees("answer-sent");
    assert!(matches!(asker.last(), Content::Text(text) if text.text == "Two weeks."));
    bohdan.presses("finish");
    bohdan.sees("finish-title");
    bohdan.finds_no_obstacle();
    bohdan.presses("finish-no");
    bohdan.presses("finish");
    bohdan.presses("finish");
    bohdan.sees("finished");
    bohdan.goes_to("/#/support");
    bohdan.sees("questions-none");
    bohdan.presses_named(&bohdan.text_with("questions-over", &[("count", 1.into())]));
    bohdan.finds_no_obstacle();
    bohdan.scrolls_no_way_but_down();

    bohdan.goes_to("/#/session");
    bohdan.sees("staff-role-support");
    bohdan.presses("logout");
    bohdan.comes_to("login-title");
    leaves_a_ticket_alone(&bohdan, "secondok-desk");
}
