//! What the public directory costs among ten thousand doctors.

use bytes::Bytes;
use http::Method;
use http_body_util::BodyExt;
use rusqlite::{Connection as Database, params};
use secondok_testkit::Server;

use crate::{doctor, http::Connection, process::processor_time, report::Row};

const DOCTORS: u32 = 10_000;
const ROUNDS: u32 = 500;
const KEYS_ROUNDS: u32 = 100;
/// What every fiftieth has: two hundred of them.
const RARE: &str = "rheumatology";
/// Pages that people look at while they choose.
const PAGES: [&str; 4] = [
    "/doctors",
    "/uk/doctors?page=250",
    "/uk/doctors?specialty=neurology&language=uk&licence=UA&price=3&days=5&available=yes",
    "/doctors?specialty=oncology&page=3",
];
/// A name as it is, a mistyped one, one in the other script with a specialty, one with the other keyboard, and two that nobody has.
const SEARCHES: [&str; 6] = [
    "/doctors?q=Kovalenko+Anna",
    "/doctors?q=kvoalenko+hlib",
    "/uk/doctors?q=%D0%BA%D0%BE%D0%B2%D0%B0%D0%BB%D0%B5%D0%BD%D0%BA%D0%BE+%D0%BA%D0%B0%D1%80%D0%B4%D1%96%D0%BE%D0%BB%D0%BE%D0%B3",
    "/doctors?q=rjdfktyrj",
    "/uk/doctors?q=astronaut+shipbuilder&specialty=oncology&language=uk&price=2&days=5&available=yes",
    "/doctors?q=abcdefgh+bcdefghi+cdefghij+defghijk+efghijkl+fghijklm+ghijklmn+hijklmno",
];
const SPECIALTIES: [&str; 5] = ["cardiology", "oncology", "neurology", "dermatology", "psychiatry"];
const LANGUAGES: [&str; 4] = ["pl", "de", "fr", "es"];
const COUNTRIES: [&str; 6] = ["PL", "DE", "FR", "ES", "GB", "US"];
const FIRST: [&str; 8] = ["Anna", "Hlib", "Олена", "Юрій", "José", "Zofia", "Jürgen", "Соломія"];

/// Processor time of a page, of a search, and of reading everybody anew, with the largest page.
pub(crate) async fn measure() -> Vec<Row> {
    let mut server = Server::start();
    doctor::register(&server, &mut secondok_testkit::rng(8)).await;
    assert!(server.stop(), "it ends well");
    fill(&server);
    server.restart();
    let mut connection = Connection::open(server.address()).await;
    let before = processor_time(server.pid());
    get(&mut connection, PAGES[0]).await;
    let first = (processor_time(server.pid()) - before).as_secs_f64() * 1e3;
    let mut bytes = 0;
    for path in PAGES.into_iter().chain(SEARCHES) {
        bytes = bytes.max(get(&mut connection, path).await.len());
    }
    let page = each(&server, &mut connection, &PAGES).await;
    let search = each(&server, &mut connection, &SEARCHES).await;
    let (keys, bytes_of_keys) = keys(&server, &mut connection).await;
    vec![
        Row::bound(
            "the keys of 200 doctors of a specialty with proofs from a log of 10,000, the same",
            keys,
            "ms",
            20.0,
        ),
        Row::bound("these keys and proofs, as browsers take them", bytes_of_keys as f64 / 1e3, "kB", 400.0),
        Row::bound("a page of the directory among 10,000 doctors, server processor time", page, "ms", 5.0),
        Row::bound("a search among 10,000 doctors, server processor time", search, "ms", 20.0),
        Row::bound("the largest of these pages", bytes as f64 / 1e3, "kB", 40.0),
        Row::note(
            "the first page after a start, when 10,000 doctors are read, the same",
            first,
            "ms",
            "at most every five seconds",
        ),
    ]
}

/// Milliseconds of processor time for one of these.
async fn each(server: &Server, connection: &mut Connection, paths: &[&str]) -> f64 {
    let before = processor_time(server.pid());
    for round in 0..ROUNDS as usize {
        get(connection, paths[round % paths.len()]).await;
    }
    (processor_time(server.pid()) - before).as_secs_f64() * 1e3 / f64::from(ROUNDS)
}

/// Milliseconds of processor time for the keys of a specialty, and how long the answer is that a browser asks for.
async fn keys(server: &Server, connection: &mut Connection) -> (f64, usize) {
    let path = format!("/api/v1/specialties/{RARE}/keys");
    let asked = [("accept-encoding", "gzip, deflate, br")];
    let (before, mut bytes) = (processor_time(server.pid()), 0);
    for _ in 0..KEYS_ROUNDS {
        let answer = connection.start_with(Method::GET, &path, &asked, Bytes::new()).await;
        assert!(answer.status().is_success(), "{}", answer.status());
        bytes = answer.into_body().collect().await.expect("a whole answer").to_bytes().len();
    }
    ((processor_time(server.pid()) - before).as_secs_f64() * 1e3 / f64::from(KEYS_ROUNDS), bytes)
}

async fn get(connection: &mut Connection, path: &str) -> Bytes {
    connection.call(Method::GET, path, None, None, Bytes::new()).await
}

/// Adds doctors like the first one until there are so many, each with a name of their own and a text about themselves.
fn fill(server: &Server) {
    let mut database = Database::open(server.data().join("care.sqlite")).expect("a database");
    let transaction = database.transaction().expect("a transaction");
    for number in 1..DOCTORS {
        let id = [&[0; 12][..], &number.to_be_bytes()[..]].concat();
        let text = "I look after people with what I know well, and I write plainly. ".repeat(10);
        let profile = serde_json::json!({
            "slug": format!("doctor-{number}"),
            "name": format!("{} {}", FIRST[number as usize % FIRST.len()], family_name(number)),
            "title": "Dr. med.",
            "specialties": [SPECIALTIES[number as usize % SPECIALTIES.len()]],
            "languages": ["uk", "en", LANGUAGES[number as usize % LANGUAGES.len()]],
            "licensed_in": ["UA", COUNTRIES[number as usize % COUNTRIES.len()]],
            "experience_years": number % 40,
            "about": { "en": text, "uk": text },
            "price_units": number % 6,
            "answer_days": number % 14 + 1,
        });
        transaction
            .execute(
                "INSERT INTO doctor (doctor, slug, profile, answer_days, accepting, identity)
                 SELECT ?1, ?2, ?3, 5, 1, identity FROM doctor WHERE slug = 'measured'",
                params![id, format!("doctor-{number}"), profile.to_string()],
            )
            .expect("a doctor");
        transaction
            .execute(
                "INSERT INTO doctor_prekey (doctor, prekey, not_before, not_after, encoded)
                 SELECT ?1, prekey, not_before, not_after, encoded FROM doctor_prekey
                 WHERE doctor = (SELECT doctor FROM doctor WHERE slug = 'measured')",
                params![id],
            )
            .expect("their prekeys");
    }
    transaction
        .execute(
            "INSERT INTO doctor_specialty (specialty, doctor)
             SELECT ?1, doctor FROM (SELECT doctor, row_number() OVER (ORDER BY doctor) AS number FROM doctor)
             WHERE number % 50 = 0",
            params![RARE],
        )
        .expect("the specialty of every fiftieth");
    transaction.commit().expect("filled");
}

/// Five thousand names, in Latin and in Ukrainian letters.
fn family_name(number: u32) -> String {
    const LATIN: [&str; 10] = ["Ko", "She", "Mel", "Za", "Bon", "Ry", "Du", "Pe", "Ha", "Vo"];
    const CYRILLIC: [&str; 10] = ["Ко", "Ше", "Мель", "За", "Бон", "Ри", "Ду", "Пе", "Га", "Во"];
    const LATIN_ENDS: [&str; 5] = ["lenko", "chuk", "nytska", "vych", "rska"];
    const CYRILLIC_ENDS: [&str; 5] = ["ленко", "чук", "ницька", "вич", "рська"];
    let (syllables, ends) =
        if number.is_multiple_of(2) { (LATIN, LATIN_ENDS) } else { (CYRILLIC, CYRILLIC_ENDS) };
    let at = |place: u32| syllables[(number / 10_u32.pow(place)) as usize % 10];
    let name = format!("{}{}{}{}", at(1), at(2), at(3), ends[number as usize % 5]).to_lowercase();
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
