//! Nobody is shown what the inventory does not let them read: everything that stands in the database is looked for in
//! everything that patients, doctors and strangers are answered.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
};

use secondok_api::{
    desk::account::Account,
    notice::{Audience, Severity},
    path,
};
use secondok_demo::{data, vault::MemoryVault};
use secondok_protocol::keys::ConsultationKeys;
use secondok_testkit::{Server, rng};
use secondok_tests::{
    http::{ask, pages},
    inventory::read,
    notices, openapi, runtime, staff,
};

use super::{
    database,
    story::{self, append, begin, capability},
};
use crate::{
    people,
    raw_bytes::{consultation, search::Search},
};

/// Values that are shorter are found by chance, or are words that everybody uses, such as "operator" and "security".
const LEAST: usize = 9;

/// Whether it tells whose it is where it is found. A second does not, others do something in it too; and an event of the audit log
/// that names nobody is the same for all to whom it happens.
fn is_somebodys(value: &[u8]) -> bool {
    let is_a_time = value.iter().all(u8::is_ascii_digit);
    let names_nobody = value.starts_with(br#"{"kind":"#) && !value.contains(&b',');
    value.len() >= LEAST && !is_a_time && !names_nobody
}

/// Somebody who asks, with the credential that they have and the readers that they are.
struct Asker {
    name: &'static str,
    credential: Option<String>,
    is: &'static [&'static str],
}

/// Who may read a value: everybody who may read one of the columns in which it stands.
fn readers(server: &Server) -> BTreeMap<Vec<u8>, (String, BTreeSet<&'static str>)> {
    let mut readers = BTreeMap::<_, (String, BTreeSet<_>)>::new();
    for (column, values) in runtime().block_on(database::values(server)) {
        let may = read().column[&column].readers.iter().map(String::as_str);
        for value in values.into_iter().filter(|value| is_somebodys(value)) {
            let known = readers.entry(value).or_default();
            known.0.push_str(&format!(" {column}"));
            known.1.extend(may.clone());
        }
    }
    readers
}

/// Every address of this origin's interface that answers something, about this consultation and this doctor; and the pages.
fn addresses(origin: SocketAddr, keys: &ConsultationKeys, blob: &str) -> Vec<String> {
    let slug = people::written().0.doctor;
    let doctors = data::load().unwrap().doctors;
    let doctor = doctors.into_iter().find(|doctor| doctor.profile.slug == slug).unwrap();
    let mailbox = path::mailbox(keys.mailbox());
    let mut addresses: Vec<String> = pages(origin).into_keys().collect();
    addresses.push(format!("/doctors/{slug}"));
    for (address, methods) in openapi::paths(origin) {
        let reads = methods.iter().any(|method| method == "GET");
        // What goes on without an end is what is answered at once, bit by bit; the description has words, and no data.
        if !reads || address.ends_with("/events") || address == path::OPENAPI {
            continue;
        }
        let address = address
            .replace("{mailbox}", mailbox.rsplit('/').next().unwrap())
            .replace("{blob}", blob)
            .replace("{specialty}", &doctor.profile.specialties[0]);
        for (role, sequence) in [("patient", "0"), ("patient", "1"), ("doctor", "0"), ("doctor", "1")] {
            addresses.push(address.replace("{role}", role).replace("{sequence}", sequence));
        }
    }
    addresses.sort();
    addresses.dedup();
    addresses
}

#[test]
fn nobody_reads_what_is_not_theirs() {
    let mut server = Server::start();
    let (keys, asked, doctors) = runtime().block_on(async {
        let (transport, today, rng) = (people::transport(&server), people::today(), &mut rng(8));
        let (desk, device) = (MemoryVault::default(), MemoryVault::default());
        let doctor = people::doctor(&server, &desk, rng).await;
        let played = consultation::play(&transport, doctor, &device, today, rng).await;
        (played.keys, played.doctor.id(), people::token(&desk).await)
    });
    let location = begin(&server, &keys).0;
    append(&server, &keys, &location);
    story::invited(&server, "somebody");
    runtime().block_on(async {
        let (today, rng) = (people::today(), &mut rng(10));
        let important = notices::draft("A pause", Severity::Important, &[Audience::Site], today, today + 9);
        notices::released(&server, important, today, rng).await;
        let draft = notices::draft("A secret", Severity::Important, &[Audience::Site], today, today + 9);
        notices::written(&server, draft, today, rng).await;
    });
    staff::invited(&server, "nobody-yet", "publisher");
    let (petra, ada, vira, olha) = runtime().block_on(async {
        let rng = &mut rng(12);
        let petra = staff::registered(&server, "petra", "publisher", rng).await;
        let ada = staff::registered(&server, "ada", "support", rng).await;
        let device = MemoryVault::default();
        let (desk, _) = staff::logged_in(&server, &device, ("ada", &ada), 0, rng).await;
        desk.set_up(Account::Support, people::today(), rng).await.unwrap();
        let vira = staff::registered(&server, "vira", "verifier", rng).await;
        let device = MemoryVault::default();
        let (desk, _) = staff::logged_in(&server, &device, ("vira", &vira), 0, rng).await;
        desk.set_up(Account::Verification, people::today(), rng).await.unwrap();
        (petra, ada, vira, staff::registered(&server, "olha", "security", rng).await)
    });
    // Messages lie elsewhere after the night.
    server.night_days_ahead(1);
    let values = readers(&server);
    // A log-in of before has ended.
    let everybody = [("petra", &petra), ("ada", &ada), ("vira", &vira), ("olha", &olha)];
    let [publisher, answerer, verifier, guard] = everybody.map(|who| {
        runtime().block_on(async {
            let (device, rng) = (MemoryVault::default(), &mut rng(13));
            staff::logged_in(&server, &device, who, 1, rng).await.1
        })
    });
    // They come later: nothing that was there before is theirs.
    let stranger = story::session(&server);
    let other = runtime().block_on(async {
        let (device, rng) = (MemoryVault::default(), &mut rng(9));
        let mut patient = people::patient(&server, &device, rng).await;
        people::ask_of(&mut patient, asked, rng).await.1
    });
    let askers = [
        Asker { name: "a stranger", credential: None, is: &["everybody"] },
        Asker { name: "another doctor", credential: Some(format!("Bearer {stranger}")), is: &["everybody"] },
        Asker { name: "another patient", credential: Some(capability(&other)), is: &["everybody"] },
        Asker {
            name: "the doctor",
            credential: Some(format!("Bearer {doctors}")),
            is: &["everybody", "doctor", "owner"],
        },
        Asker {
            name: "a publisher",
            credential: Some(format!("Bearer {publisher}")),
            is: &["everybody", "staff", "publisher"],
        },
        Asker {
            name: "who answers for support",
            credential: Some(format!("Bearer {answerer}")),
            is: &["everybody", "staff", "answerer", "owner", "doctor"],
        },
        Asker {
            name: "a verifier",
            credential: Some(format!("Bearer {verifier}")),
            is: &["everybody", "staff", "verifier"],
        },
        Asker {
            name: "a verifier who acts for their account",
            credential: Some(format!("{} {verifier}", Account::Verification.scheme())),
            is: &["everybody", "verifier", "owner"],
        },
        Asker {
            name: "who watches over security",
            credential: Some(format!("Bearer {guard}")),
            is: &["everybody", "staff", "guard"],
        },
        Asker { name: "the patient", credential: Some(capability(&keys)), is: &["everybody", "patient"] },
    ];
    let mut search = Search::default();
    for (value, (columns, _)) in &values {
        search.bytes(columns, value);
    }
    let may: BTreeMap<&str, &BTreeSet<&str>> =
        values.values().map(|(columns, readers)| (columns.as_str(), readers)).collect();
    // What a page says where nothing is known is in nobody's database: its own words.
    let own: BTreeMap<String, BTreeSet<String>> = pages(Server::start().address())
        .into_iter()
        .map(|(path, page)| (path, search.inside(page.as_bytes()).into_iter().map(str::to_owned).collect()))
        .collect();
    let mut seen = BTreeSet::new();
    let blob = location.rsplit('/').next().unwrap();
    let [patients, doctors_own, desk] = [server.address(), server.doctors_address(), server.desk_address()];
    let interface = addresses(patients, &keys, blob);
    let mut everywhere = Vec::from_iter(
        interface.iter().flat_map(|address| [patients, doctors_own].map(|at| (at, address.clone()))),
    );
    everywhere.extend(addresses(desk, &keys, blob).into_iter().map(|address| (desk, address)));
    for Asker { name, credential, is } in &askers {
        let header = credential.as_deref().map(|credential| ("authorization", credential));
        for (origin, address) in &everywhere {
            let answer = ask(*origin, "GET", address, header.as_slice(), &[]);
            let headers: String =
                answer.headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
            let found = search.inside(&answer.body).into_iter().chain(search.inside(headers.as_bytes()));
            for found in found.filter(|found| !own.get(address).is_some_and(|own| own.contains(*found))) {
                let columns = found.rsplit_once(", ").unwrap().0;
                let allowed = is.iter().any(|reader| may[columns].contains(reader));
                assert!(allowed, "{name} reads{columns} at {address}, and is none of {:?}", may[columns]);
                seen.extend(columns.split_whitespace().map(|column| (*name, column.to_owned())));
            }
        }
    }
    // The run is worth something only if everybody was shown what is theirs.
    for (name, column) in [
        ("a stranger", "doctor.identity"),
        ("a stranger", "doctor.profile"),
        ("a stranger", "notice_text.title"),
        ("another doctor", "doctor_prekey.encoded"),
        ("the doctor", "doctor_vault.sealed"),
        ("the doctor", "message.wire"),
        ("the patient", "message.wire"),
        ("a publisher", "staff.login"),
        ("a publisher", "notice.writer"),
        ("a verifier", "desk_share.sealed"),
        ("a verifier who acts for their account", "doctor_vault.sealed"),
        ("who watches over security", "audit.event"),
    ] {
        assert!(seen.contains(&(name, column.to_owned())), "{name} was not shown {column}: {seen:?}");
    }
}
