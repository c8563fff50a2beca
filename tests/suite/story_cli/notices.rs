//! What people must know of the service, at a terminal.

use secondok_api::notice::{Audience, Severity};
use secondok_testkit::{Server, rng};
use secondok_tests::{notices, people, runtime};

use super::person::Person;

#[test]
fn each_side_is_told_what_is_for_it() {
    let server = Server::start();
    let (patient, doctor) =
        (Person::new(&server, "patient"), Person::new(&server, "doctor").at(&server.doctors_url()));
    patient.run(&["patient", "notices"]).ok().says("There is nothing to tell at the moment");
    let (today, rng) = (people::today(), &mut rng(12));
    let tell = |title, severity, audience| notices::draft(title, severity, audience, today, today + 3);
    runtime().block_on(async {
        for draft in [
            tell("A pause", Severity::Important, &[Audience::Patients, Audience::Doctors][..]),
            tell("Of use", Severity::Info, &[Audience::Patients]),
            tell("A page", Severity::Important, &[Audience::Site]),
        ] {
            notices::released(&server, draft, today, rng).await;
        }
    });
    let told = patient.run(&["patient", "notices"]).ok();
    for said in ["Important:", "A pause (en)", "What A pause means.", "Of use (en)", "Until "] {
        assert!(told.out.contains(said), "{said}: {}", told.out);
    }
    assert!(!told.out.contains("A page"), "{}", told.out);
    patient.run(&["--lang", "uk", "patient", "notices"]).ok().says("A pause (uk)");
    let told = doctor.json(&["doctor", "notices"]);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["texts"]["uk"]["title"], "A pause (uk)");
}
