//! Whoever watches over security at the desk: the timeline, and what needs a look.

use secondok_demo::vault::MemoryVault;
use secondok_testkit::rng;
use secondok_tests::{people::PASSWORD, runtime, staff};

use crate::{desk::joins_as, scene};

#[test]
fn whoever_watches_sees_who_did_what_and_what_needs_a_look() {
    let Some(mut server) = scene::server() else { return };
    let authenticator =
        runtime().block_on(async { staff::registered(&server, "petra", "publisher", &mut rng(3)).await });
    let (vera, _) = joins_as(&server, "vera", "security", "security-title");
    vera.sees("security-not-sealed");
    vera.reads_text("petra@example.org");
    vera.sees("audit-staff-registered");
    vera.finds_no_obstacle();
    vera.presses("security-alerts");
    vera.comes_to("security-alerts");
    vera.sees("security-no-alerts");
    vera.finds_no_obstacle();

    server.expect_faults();
    // Somebody has Petra's password, and guesses the rest.
    runtime().block_on(async {
        let (device, rng) = (MemoryVault::default(), &mut rng(4));
        for _ in 0..5 {
            let transport = staff::transport(&server);
            let guessed = secondok_client::desk::Desk::login(
                transport,
                &device,
                "petra@example.org",
                PASSWORD,
                "000000",
                rng,
            );
            assert!(guessed.await.is_err());
        }
    });
    drop(authenticator);
    vera.presses("security-all");
    vera.comes_to("security-title");
    vera.presses("security-alerts");
    vera.comes_to("security-alerts");
    vera.sees("security-look");
    let told = vera.text_with("audit-wrong-codes", &[("who", "petra@example.org".into())]);
    vera.reads_text(&told);
    vera.finds_no_obstacle();
}
