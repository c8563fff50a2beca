//! Statistics of a service that is run from its configuration: off, on, week after week.

use secondok_testkit::{Server, server::Settings};
use secondok_tests::http::ask;

/// The page, as anybody gets it.
fn page(server: &Server) -> String {
    let answer = ask(server.address(), "GET", "/statistics", &[], &[]);
    String::from_utf8(answer.body).unwrap()
}

#[test]
fn whoever_runs_a_service_turns_statistics_on_and_everybody_sees_the_weeks() {
    let off = Server::start();
    assert!(page(&off).contains("Off: the organisation"), "{}", page(&off));
    let mut server = Server::with(Settings { config: "statistics = true".to_owned(), ..Settings::default() });
    assert!(page(&server).contains("On. There are no figures yet"), "{}", page(&server));
    // A whole week is over after thirteen days at the latest, whatever day it is.
    for day in (3..=15).step_by(3) {
        server.night_days_ahead(day);
    }
    let shown = page(&server);
    assert!(
        shown.contains("On. The last week that was counted") && shown.contains("In none of these weeks"),
        "{shown}"
    );
}
