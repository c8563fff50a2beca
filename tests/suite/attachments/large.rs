//! A scan of hundreds of mebibytes goes up over a line that is cut again and again, and comes down again, byte by byte the
//! same; neither the service nor the client takes more memory for it than for a small one.
//!
//! It is 256 MiB on the wire; `SECONDOK_ATTACHED_MIB` sets another length, 2048 at most.

use std::{fs, process::Command, sync::atomic::Ordering, time::Duration};

use secondok_cli::transport::HttpTransport;
use secondok_client::{
    attach::{Parts as _, Sealing, size_of},
    doctor::Doctor,
    send::Outcome,
};
use secondok_deident::{Cleaned, Opened, Secret};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::attachment::{SizeClass, StudyIndex};
use secondok_testkit::{Server, ct, rng};
use sha2::{Digest, Sha256};

use super::parts::Folder;
use crate::{people, story_cli::way::Way};

const MEBIBYTES: u64 = 256;
/// What a connection carries before it breaks off: up to the middle of a part.
const CUT: u64 = 19 << 20;
/// What either side may take beyond what it had before: a few parts, and the buffers of a connection.
const ROOM_KIB: u64 = 48 << 10;
const NAME: &str =
    "attachments::large::it_goes_up_over_a_line_that_is_cut_and_comes_down_whole_in_little_memory";
/// Set where this test runs alone in its process, whose memory can be measured then.
const ALONE: &str = "SECONDOK_TEST_ALONE";

#[test]
fn it_goes_up_over_a_line_that_is_cut_and_comes_down_whole_in_little_memory() {
    if std::env::var_os(ALONE).is_some() {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        return runtime.unwrap().block_on(story());
    }
    let alone = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .env(ALONE, "1")
        .output()
        .unwrap();
    let (told, why) = (String::from_utf8_lossy(&alone.stdout), String::from_utf8_lossy(&alone.stderr));
    assert!(alone.status.success() && told.contains("1 passed"), "{told}\n{why}");
}

async fn story() {
    let server = Server::start();
    let way = Way::to(&server);
    way.fault.carries.store(CUT, Ordering::SeqCst);
    way.fault.brings.store(CUT, Ordering::SeqCst);
    let broken = HttpTransport::new(way.url().parse().unwrap());
    let (desk, device, rng) = (MemoryVault::default(), MemoryVault::default(), &mut rng(8));
    let (today, (login, code)) = (people::today(), people::invited(&server));
    Doctor::<_, MemoryVault>::register(&broken, &code, people::PASSWORD, today, rng).await.unwrap();
    let doctor = Doctor::login(broken.clone(), &desk, &login, people::PASSWORD, today, rng).await;
    let mut doctor = doctor.unwrap().doctor;
    let mut patient = people::patient(&server, &device, rng).await;
    let (index, keys) = people::ask(&mut patient, &doctor, rng).await;
    // Until then there is room for less.
    doctor.queue(today, rng).await.unwrap();
    doctor.accept(keys.mailbox(), "", rng).await.unwrap();

    let files = scan();
    let content = digest(&files);
    let place = patient.places(index, &[size_of(&files).unwrap()], rng).await.unwrap()[0];
    let parts = Folder(server.home().join("parts"));
    let client = Memory::of(std::process::id());
    let mut sealing = Sealing::begin(&files, place, rng).unwrap();
    let mut number = 0;
    while let Some(part) = sealing.next_part() {
        parts.put(place.blob, number, &part).await.unwrap();
        number += 1;
    }
    let attached = sealing.finish().unwrap();
    client.assert_little("sealing");
    drop(files);

    let (client, service) = (Memory::of(std::process::id()), Memory::of(server.pid()));
    patient.attach(index, "", false, vec![attached]).await.unwrap();
    let upload = patient.uploads(index).remove(0);
    let mut cuts = 0;
    while let Err(error) = upload.run(&broken, &parts, |_| {}).await {
        assert!(error.is_passing(), "{error}");
        cuts += 1;
        // Until the service has seen that nobody sends any more.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(cuts > 5, "cut only {cuts} times on its way up");
    assert!(parts.blobs().await.unwrap().is_empty(), "nothing of it is left on the device");
    assert_eq!(patient.send_attached(index, today, rng).await, Ok(Outcome::Sent));

    doctor.queue(today, rng).await.unwrap();
    doctor.read(keys.mailbox(), rng).await.unwrap();
    let mut fetching = doctor.fetch(keys.mailbox(), 1, 0).unwrap();
    let mut read = Sha256::new();
    let mut cuts = 0;
    loop {
        match fetching.next().await {
            Ok(Some(piece)) => read.update(piece),
            Ok(None) => break,
            Err(error) if error.is_passing() => cuts += 1,
            Err(error) => panic!("{error}"),
        }
    }
    fetching.finish().unwrap();
    assert!(cuts > 5, "cut only {cuts} times on its way down");
    assert!(read.finalize() == content, "every byte is there");
    client.assert_little("sending and fetching");
    service.assert_little("the service");
}

/// As many slices as fit.
fn scan() -> Vec<Cleaned> {
    let mebibytes = std::env::var("SECONDOK_ATTACHED_MIB").ok().and_then(|text| text.parse().ok());
    let wire_len = mebibytes.unwrap_or(MEBIBYTES) << 20;
    let class = SizeClass::all().find(|class| class.wire_len() == wire_len).expect("a length of attachments");
    let slice = Opened::read(ct::slice(1)).unwrap().clean(&Secret::new([7; 32]), None).unwrap();
    // Beside each stands its length.
    let fit = (class.capacity() - 4) / (slice.bytes().len() as u64 + 8);
    vec![slice; usize::try_from(fit).unwrap()]
}

/// Of all that is sealed.
fn digest(files: &[Cleaned]) -> sha2::digest::Output<Sha256> {
    let lengths = Vec::from_iter(files.iter().map(|file| file.bytes().len() as u64));
    let mut digest = Sha256::new_with_prefix(StudyIndex::new(&lengths).unwrap().encode());
    files.iter().for_each(|file| digest.update(file.bytes()));
    digest.finalize()
}

/// What a process had of memory when it began with something.
struct Memory {
    process: u32,
    before_kib: u64,
}

impl Memory {
    fn of(process: u32) -> Self {
        // Its highest point is counted anew.
        fs::write(format!("/proc/{process}/clear_refs"), "5").unwrap();
        Self { process, before_kib: kib(process, "VmRSS:") }
    }

    fn assert_little(&self, what: &str) {
        let most = kib(self.process, "VmHWM:").saturating_sub(self.before_kib);
        eprintln!("{what}: {most} KiB more than before at most");
        assert!(most < ROOM_KIB, "{what}: {most} KiB");
    }
}

fn kib(process: u32, field: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let value = status.lines().find_map(|line| line.strip_prefix(field)).unwrap();
    value.split_whitespace().next().unwrap().parse().unwrap()
}
