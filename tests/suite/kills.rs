//! The real server is killed again and again while patients write: everything that was confirmed to somebody is there
//! afterwards, and nothing is there twice.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use rand_core::{CryptoRng, Rng};
use secondok_care::consultations::rules::UNANSWERED_MAX;
use secondok_cli::transport::HttpTransport;
use secondok_client::{
    content::{Content, Request},
    doctor::Doctor,
    patient::{Ask, AskError, Patient},
    send::{Outcome, SendError},
};
use secondok_demo::{data, vault::MemoryVault};
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode},
};
use secondok_testkit::{Clock, Server, rng};

const PATIENTS: u64 = 6;
/// How often the server is killed; `SECONDOK_KILLS` sets another number.
const KILLS: u32 = 20;
/// Messages that have to get through, or little is proved: on a slow or busy machine it is killed more often until they have.
const MESSAGES: usize = 100;
/// Between two attempts of a patient whose service is away.
const PATIENCE: Duration = Duration::from_millis(30);

type Device = Patient<HttpTransport, MemoryVault>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_confirmed_is_lost_and_nothing_is_doubled() {
    let mut server = Server::start();
    let today = secondok_server::clock::SystemClock::default().today();
    let (doctor, request) = register(&server, today).await;
    let stop = Arc::new(AtomicBool::new(false));
    let through = Arc::new(AtomicUsize::new(0));
    let patients = Vec::from_iter((0..PATIENTS).map(|number| {
        let transport = transport(&server);
        let ask = Ask { doctor, request: request.clone() };
        tokio::spawn(write(number, transport, ask, today, Arc::clone(&stop), Arc::clone(&through)))
    }));

    let kills = std::env::var("SECONDOK_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(KILLS);
    let mut moments = rng(1);
    for kill in 0..kills * 10 {
        if kill >= kills && through.load(Ordering::SeqCst) > MESSAGES {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50 + u64::from(moments.next_u32() % 400))).await;
        server = tokio::task::spawn_blocking(move || {
            server.kill();
            server.restart();
            server
        })
        .await
        .unwrap();
    }
    stop.store(true, Ordering::SeqCst);

    for patient in patients {
        let (mut device, indexes, confirmed) = patient.await.unwrap();
        let mut there = BTreeMap::<String, u32>::new();
        for index in indexes {
            let read = device.read(index).await.unwrap();
            assert!(read.thread.refused.is_empty(), "{:?}", read.thread.refused);
            for entry in read.thread.entries {
                if let Content::Text(text) = entry.content {
                    *there.entry(text.text).or_default() += 1;
                }
            }
        }
        for text in &confirmed {
            assert_eq!(there.get(text), Some(&1), "{text}: confirmed, so there once");
        }
        assert!(there.values().all(|times| *times == 1), "nothing twice: {there:?}");
    }
    let through = through.load(Ordering::SeqCst);
    assert!(through > MESSAGES, "only {through} messages got through: this proves little");
}

/// One patient: opens a consultation and writes one text after the other, each until it is confirmed; then another one,
/// because only so many may wait for the doctor, who is away.
async fn write(
    number: u64,
    transport: HttpTransport,
    ask: Ask,
    today: Day,
    stop: Arc<AtomicBool>,
    through: Arc<AtomicUsize>,
) -> (Device, Vec<u32>, Vec<String>) {
    let mut rng = rng(100 + number);
    let mut device = Device::create(transport, MemoryVault::default(), &mut rng).await.unwrap();
    let (mut indexes, mut confirmed) = (Vec::new(), Vec::new());
    // The last one is seen through to its end, so that nothing is left under way.
    while !stop.load(Ordering::SeqCst) && confirmed.len() < 400 {
        if confirmed.len() % (UNANSWERED_MAX as usize - 1) == 0 {
            indexes.push(open(&mut device, &ask, today, &mut rng).await);
        }
        let index = *indexes.last().unwrap();
        let text = format!("Patient {number}, text {}", confirmed.len());
        loop {
            match device.say(index, &text, today, &mut rng).await {
                Ok(Outcome::Sent) => break,
                Err(SendError::Waiting(_) | SendError::NotSent(_)) => tokio::time::sleep(PATIENCE).await,
                other => panic!("{other:?}"),
            }
        }
        confirmed.push(text);
        through.fetch_add(1, Ordering::SeqCst);
    }
    (device, indexes, confirmed)
}

/// Opens a consultation, however long that takes.
async fn open(device: &mut Device, ask: &Ask, today: Day, rng: &mut impl CryptoRng) -> u32 {
    loop {
        match device.ask(ask.clone(), today, rng).await {
            Ok(asked) => return asked.summary.index,
            Err(AskError::Waiting(_) | AskError::Refused(_)) => tokio::time::sleep(PATIENCE).await,
            Err(error) => panic!("{error}"),
        }
    }
}

fn transport(server: &Server) -> HttpTransport {
    HttpTransport::new(server.url().parse().unwrap())
}

/// Invites and registers the first doctor of the demonstration who is asked something, with what they are asked.
async fn register(server: &Server, today: Day) -> (DoctorId, Request) {
    let demonstration = data::load().unwrap();
    let consultation = &demonstration.consultations[0];
    let invited = demonstration
        .doctors
        .iter()
        .find(|doctor| doctor.profile.slug == consultation.doctor || doctor.login == consultation.doctor)
        .unwrap();
    let file = server.home().join("profile.toml");
    std::fs::write(&file, toml::to_string(&invited.profile).unwrap()).unwrap();
    let letter = server.run(&[
        "desk",
        "invite-doctor",
        "--login",
        &invited.login,
        "--profile",
        file.to_str().unwrap(),
    ]);
    let letter = String::from_utf8(letter.stdout).unwrap();
    let invitation: InvitationCode = letter.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    let registered = Doctor::<_, MemoryVault>::register(
        &transport(server),
        &invitation,
        &demonstration.password,
        today,
        &mut rng(7),
    )
    .await
    .unwrap();
    (registered.doctor, consultation.request.clone())
}
