//! What is declared to go away is gone when it is declared to be: weeks of a running service, night by night.

use std::collections::BTreeMap;

use secondok_api::notice::{Audience, Severity};
use secondok_demo::vault::MemoryVault;
use secondok_testkit::{Server, rng};
use secondok_tests::{inventory::read, notices, runtime, staff};

use super::{database, story};
use crate::{people, raw_bytes::consultation};

/// Days from one night to the next: so many are believed at once.
const STEP: u32 = 3;
/// What the policy and the inventory say, and not what the program has: days until a doctor must have taken a request; from the
/// end until erasure, at least and at most; for which a log-in and an invitation are good; for which a notice is kept after its last day.
const TAKEN: u32 = 3;
const KEPT: std::ops::RangeInclusive<u32> = 23..=37;
const LOGGED_IN: u32 = 30;
const INVITED: u32 = 14;
const NOTICED: u32 = 90;

/// The day from now on which no row may be left of what goes away at this end; nothing where it stays.
fn last_day(until: &str) -> Option<u32> {
    match until {
        "night" => Some(1),
        // The one that no doctor takes ends last.
        "erasure" => Some(TAKEN + 1 + KEPT.end() + 1),
        // Such a request loses them with its end.
        "attachment" => Some(TAKEN + 2),
        "session" => Some(LOGGED_IN + 1),
        "invitation" => Some(INVITED + 1),
        "shift" => Some(2),
        // One whose last day is today.
        "notice" => Some(NOTICED + 1),
        // Other weeks take their place: the store's own tests look at each.
        "quarter" => None,
        // Three years of nights are the store's own tests' too.
        "audit" => None,
        // Nobody is written to here; three days of trying are the care service's own test.
        "letter" => None,
        "always" | "account" | "member" | "replaced" | "overwritten" => None,
        other => panic!("nobody has said for how long {other:?} may last"),
    }
}

/// For each table the day on which it must be empty. A row goes as a whole: with the first of its columns.
fn empty_by() -> BTreeMap<&'static str, u32> {
    let mut days = BTreeMap::new();
    for (name, entry) in &read().column {
        let table = name.split_once('.').unwrap().0;
        if let Some(day) = last_day(&entry.until) {
            days.entry(table).and_modify(|known: &mut u32| *known = day.min(*known)).or_insert(day);
        }
    }
    days
}

/// Plays everything that puts rows into tables: a consultation that is closed, one that nobody takes, uploads of every
/// kind, log-ins, invitations, and notices whose last day is today: one was released, one is a draft.
fn play(server: &Server) {
    let keys = runtime().block_on(async {
        let (transport, today, rng) = (people::transport(server), people::today(), &mut rng(7));
        let (desk, device, others) = (MemoryVault::default(), MemoryVault::default(), MemoryVault::default());
        let doctor = people::doctor(server, &desk, rng).await;
        let mut played = consultation::play(&transport, doctor, &device, today, rng).await;
        let mailbox = played.mailbox();
        played.doctor.close(mailbox, "", rng).await.unwrap();
        let mut other = people::patient(server, &others, rng).await;
        people::ask(&mut other, &played.doctor, rng).await.1
    });
    let [kept, removed, _begun_only] = [(); 3].map(|()| story::begin(server, &keys).0);
    story::append(server, &keys, &kept);
    story::append(server, &keys, &removed);
    story::remove(server, &keys, &removed);
    story::invited(server, "nobody");
    let device = MemoryVault::default();
    runtime().block_on(async {
        let rng = &mut rng(11);
        let authenticator = staff::registered(server, "petra", "publisher", rng).await;
        staff::logged_in(server, &device, ("petra", &authenticator), 0, rng).await;
    });
    staff::invited(server, "nobody-yet", "publisher");
    runtime().block_on(async {
        let (today, rng) = (people::today(), &mut rng(9));
        let draft = notices::draft("A pause", Severity::Info, &[Audience::Site], today, today);
        notices::released(server, draft.clone(), today, rng).await;
        notices::written(server, draft, today, rng).await;
    });
}

#[test]
fn nothing_outlives_what_is_declared() {
    let mut server = Server::start();
    play(&server);
    let rows = |server: &Server| runtime().block_on(database::rows(server));
    let (empty_by, at_first) = (empty_by(), rows(&server));
    // The run is worth something only if there is something that can go.
    let never: Vec<_> =
        empty_by.keys().filter(|table| at_first[*table] == 0 && **table != "message").collect();
    assert!(never.is_empty(), "nothing was put into {never:?}");
    let last = empty_by.values().max().copied().unwrap();
    for today in (1..=last + STEP).step_by(STEP as usize) {
        server.night_days_ahead(today);
        let rows = rows(&server);
        for (table, day) in &empty_by {
            let is_empty = rows[table] == 0;
            assert!(today < *day || is_empty, "{table}: {} rows after {today} days, not {day}", rows[table]);
        }
        // An upload that nobody went on with is forgotten before everything else.
        assert!(today < 3 || rows["attachment"] < at_first["attachment"], "after {today} days");
        // The consultation that was closed on the first day goes first; the other one, which nobody took, has one message.
        let both = rows["consultation"] == 2 && rows["message"] > 1;
        assert!(today >= *KEPT.start() || both, "erased after {today} days: {rows:?}");
        assert!(
            today <= KEPT.end() + 1 || rows["consultation"] <= 1,
            "not erased after {today} days: {rows:?}"
        );
        // Nothing else goes early either.
        for (table, good) in [("doctor_session", LOGGED_IN), ("invitation", INVITED), ("notice", NOTICED + 1)]
        {
            assert!(today >= good || rows[table] > 0, "{table} is empty after {today} days");
        }
    }
}
