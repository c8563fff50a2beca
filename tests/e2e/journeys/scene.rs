//! A service with its apps, and the doctor who is asked on it.

use secondok_e2e::{Look, Person, programs};
use secondok_testkit::{Server, missing, server::Settings};

use crate::doctor::Doctor;

/// A service with one doctor.
pub(crate) struct Scene {
    pub(crate) doctor: Doctor,
    pub(crate) server: Server,
}

/// A service with its apps. None where there is no browser, or it was built without its apps; then the reason is printed.
pub(crate) fn server() -> Option<Server> {
    server_with(Settings::default())
}

/// The same with these settings.
pub(crate) fn server_with(settings: Settings) -> Option<Server> {
    programs::chromium()?;
    let server = Server::with(settings);
    // Without them it says so, in a sentence.
    if !String::from_utf8_lossy(&server.run(&["bundle-hashes"]).stdout).contains("  patient/") {
        missing("the service was built without its apps: `cargo xtask test` builds them in");
        return None;
    }
    Some(server)
}

impl Scene {
    /// A new one; none as for [`server`].
    pub(crate) fn new() -> Option<Self> {
        let server = server()?;
        Some(Self { doctor: Doctor::new(&server), server })
    }

    /// Somebody with an empty profile.
    pub(crate) fn person(&self, name: &str, look: Look) -> Person {
        self.person_at(name, &self.server.url(), look)
    }

    /// Somebody with an empty profile, who has the service at this address.
    pub(crate) fn person_at(&self, name: &str, home: &str, look: Look) -> Person {
        let mut person = Person::new(name, home, look).expect("the scene has a browser");
        // Whoever has the words looks for consultations by numbers that may not have been used.
        person.expects_refusals(&["/api/v1/mailboxes/"]);
        person
    }
}
