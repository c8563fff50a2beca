//! Support: a patient asks without a name, is answered in the app, asks on.

use secondok_demo::vault::MemoryVault;
use secondok_e2e::Look;
use secondok_testkit::{Server, rng};
use secondok_tests::staff;
use tokio::runtime::{Builder, Runtime};

use crate::{patient::makes_words, scene::Scene};

/// Somebody who answers for support.
struct Ada<'s> {
    server: &'s Server,
    runtime: Runtime,
    device: MemoryVault,
}

impl<'s> Ada<'s> {
    fn begins(server: &'s Server) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("threads can be made");
        let device = MemoryVault::default();
        runtime.block_on(staff::sets_support_up(server, &device, &mut rng(31)));
        Self { server, runtime, device }
    }

    /// Answers whoever waits.
    fn answers(&self, text: &str) {
        let rng = &mut rng(text.len() as u64);
        self.runtime.block_on(staff::answers_waiting(self.server, &self.device, text, rng));
    }
}

#[test]
fn a_question_to_support_is_answered_in_the_app_and_asked_on() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-asks-support", Look::PHONE);
    anna.goes_to("/app/");
    anna.comes_to("first-title");
    anna.presses("support");
    anna.comes_to("support");
    anna.sees("support-nobody");
    anna.finds_no_obstacle();
    anna.presses("words-make");
    makes_words(&anna);
    anna.goes_to("/app/#/support");
    anna.comes_to("support");
    anna.finds_no_obstacle();
    anna.leaves_no_text_to_the_browser();
    anna.presses("send-request");
    anna.sees("answer-needed");

    // Nobody answers yet: the question is kept, and says where else to write.
    let asked = "How long are my images kept?";
    anna.expects_refusals(&["/api/v1/mailboxes/", "/api/v1/specialties/support/keys"]);
    anna.writes(&anna.text("support-question"), asked);
    anna.presses("send-request");
    anna.sees("failure-support-none");
    anna.goes_to("/app/#/consultations");
    anna.reads_text(&anna.text_with("list-kept-request", &[("doctor", anna.text("support").into())]));
    anna.finds_no_obstacle();
    anna.presses("discard");
    anna.presses("discard-yes");

    // What is being written survives a crash; what may tell who is writing is asked about.
    let ada = Ada::begins(&scene.server);
    anna.goes_to("/app/#/support");
    let telling = "My name is Olena Shevchenko. How long are my images kept?";
    anna.writes(&anna.text("support-question"), telling);
    anna.sees("tells");
    anna.crashes_and_opens("/app/#/support");
    anna.comes_to("support");
    let field = anna.finds(&["textbox"], &anna.text("support-question"));
    assert_eq!(field.written(), telling);
    anna.presses("send-request");
    anna.presses("tells-change");
    anna.writes(&anna.text("support-question"), asked);
    anna.presses("send-request");
    anna.comes_to_named(&anna.text("support"));
    anna.sees("support-state-requested");
    anna.sees_no("attach");
    anna.sees_no("reveal");
    anna.finds_no_obstacle();

    ada.answers("Until you destroy them.");
    anna.reads_text("Until you destroy them.");
    anna.sees("support-state-answered");
    anna.finds_no_obstacle();
    anna.writes(&anna.text("say-support"), "And backups?");
    anna.presses("send");
    anna.sees("support-state-follow-up");
    ada.answers("Two weeks.");
    anna.reads_text("Two weeks.");
    anna.presses_named("Українська");
    anna.reads_text("Щось іще запитати можна до");
    anna.goes_to("/app/#/support");
    anna.comes_to_named("Підтримка");
    let field = anna.finds(&["textbox"], "Ваше питання");
    assert_eq!(field.written(), "", "what was sent is not kept");
    anna.finds_no_obstacle();
    anna.scrolls_no_way_but_down();
}
