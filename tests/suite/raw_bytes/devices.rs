//! What the doctor can open tells nothing of the patient's device: the same person who says the same with the same words, on
//! two devices that have nothing in common, leaves the same bytes inside their messages.
//!
//! What differs: the address and the headers that requests come with, the address that the service is reached at, languages,
//! time zone, the hour, the account, its home folder, the computer's name, the terminal; how files are called, and when they were
//! written.

mod clock;
mod files;
mod way;

use std::{
    collections::BTreeMap,
    io::Write as _,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use secondok_client::intake::Terms;
use secondok_demo::vault::MemoryVault;
use secondok_protocol::{attachment::Format, message::Opened};
use secondok_testkit::{Server, rng, server::client_binary};
use serde_json::Value;

use self::files::Names;
use super::opened::Keys;
use crate::people;

/// What there is to know of a device.
struct Traits {
    /// Where its requests come from.
    address: Ipv4Addr,
    /// What browsers and networks add to requests.
    headers: &'static [(&'static str, &'static str)],
    environment: &'static [(&'static str, &'static str)],
    /// Whose home folder.
    account: &'static str,
    files: Names,
    /// Whether its clock shows another hour than the service's.
    is_another_hour: bool,
}

const DEVICES: [Traits; 2] = [
    Traits {
        address: Ipv4Addr::new(127, 0, 0, 2),
        headers: &[
            ("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X)"),
            ("Accept-Language", "uk-UA,uk;q=0.9"),
            ("X-Forwarded-For", "198.51.100.7"),
        ],
        environment: &[
            ("LANG", "uk_UA.UTF-8"),
            ("LC_ALL", "uk_UA.UTF-8"),
            ("LANGUAGE", "uk"),
            ("TZ", "Europe/Kyiv"),
            ("USER", "olena"),
            ("HOSTNAME", "olenas-phone"),
            ("TERM", "xterm-256color"),
            ("TERM_PROGRAM", "a-telephone"),
            ("COLUMNS", "60"),
        ],
        account: "olena",
        files: Names {
            alone: ["Olena in March.jpg", "Pictures/IMG_0007.webp", "лист.pdf", "knee.dcm"],
            scan: "DICOM",
            slices: ["1", "2", "3"],
            written: 1_700_000_000,
        },
        is_another_hour: false,
    },
    Traits {
        address: Ipv4Addr::new(127, 0, 0, 3),
        headers: &[
            ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"),
            ("Accept-Language", "en-US,en;q=0.5"),
            ("X-Forwarded-For", "2001:db8::17"),
        ],
        environment: &[
            ("LANG", "en_US.UTF-8"),
            ("LC_ALL", "C"),
            ("LANGUAGE", "en"),
            ("TZ", "America/New_York"),
            ("USER", "john"),
            ("HOSTNAME", "JOHNS-LAPTOP"),
            ("TERM", "dumb"),
            ("TERM_PROGRAM", "a-laptop"),
            ("COLUMNS", "200"),
        ],
        account: "John Doe",
        files: Names {
            alone: ["j.doe 1961-08-07.jpeg", "downloads/zz", "Dr Smith.PDF", "I0000001"],
            scan: "scan of John",
            slices: ["c.dcm", "b.dcm", "a.dcm"],
            written: 1_234_567_890,
        },
        is_another_hour: true,
    },
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_devices_leave_the_same_bytes_inside_their_messages() {
    let mut words = None;
    let mut said = Vec::new();
    for traits in &DEVICES {
        let server = Server::start();
        let device = Device::new(&server, traits).await;
        said.push(consultation(&server, &device, &mut words).await);
    }
    let [first, second] = &said[..] else { panic!("two devices") };
    assert_eq!((first.messages.len(), first.attachments.len()), (6, 5));
    assert_eq!(first.messages, second.messages);
    for ((format, content), (other_format, other_content)) in
        first.attachments.iter().zip(&second.attachments)
    {
        assert_eq!(format, other_format);
        assert!(content == other_content, "another {format:?}");
    }
}

/// What the doctor opens.
struct Said {
    messages: Vec<String>,
    attachments: Vec<(Format, Vec<u8>)>,
}

/// A whole consultation on this device, of somebody with these words or, where there are none yet, new ones; what the doctor
/// opens.
async fn consultation(server: &Server, device: &Device<'_>, words: &mut Option<String>) -> Said {
    let (desk, rng) = (MemoryVault::default(), &mut rng(6));
    let (transport, today) = (people::transport(server), people::today());
    let mut doctor = people::doctor(server, &desk, rng).await;
    match words {
        Some(words) => drop(device.run(words, &["patient", "restore"])),
        None => {
            device.run("", &["patient", "new", "--yes"]);
            *words = Some(device.words());
        }
    }
    let answers = device.file("answers.json", &answers().to_string());
    let slug = people::written().0.doctor;
    device.run("", &["patient", "ask", "--doctor", &slug, "--answers", &answers, "--yes"]);
    device.run("", &["patient", "say", "1", "Так, двічі. Twice, on the 3rd and at 04:30."]);
    let files = files::write(&device.home(), &device.traits.files);
    let files = files.iter().map(|file| file.to_str().unwrap());
    let attach: Vec<&str> = ["patient", "attach", "1"].into_iter().chain(files).collect();
    device.run("", &[&attach[..], &["--text", "These.", "--seen", "--yes"]].concat());
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    doctor.read(mailbox, rng).await.unwrap();
    doctor.opinion(mailbox, people::written().1, rng).await.unwrap();
    device.run("", &["patient", "say", "1", "And now?"]);
    let keys = Keys::of(&desk).await;
    let opened = keys.opened(&transport, mailbox).await;
    let mut attachments = Vec::new();
    for attached in opened.iter().flat_map(Opened::attachments) {
        attachments.push((attached.format, keys.attachment(&transport, mailbox, attached).await));
    }
    let messages = opened.iter().map(|message| String::from_utf8_lossy(message.content()).into_owned());
    Said { messages: messages.collect(), attachments }
}

/// What is asked, as a file of the client has it.
fn answers() -> Value {
    let request = people::request();
    let given = serde_json::to_value(&request.intake.given).unwrap();
    let plain = |(id, answer): (&String, &Value)| (id.clone(), answer["value"].clone());
    serde_json::json!({
        "questions": request.questions,
        "answers": given.as_object().unwrap().iter().map(plain).collect::<Value>(),
        "consent": Terms::current().statements.iter().map(|it| (it.id.clone(), true)).collect::<BTreeMap<_, _>>(),
    })
}

/// A computer of a patient.
struct Device<'a> {
    server: &'a Server,
    /// The address by which it reaches the service.
    way: SocketAddr,
    /// What moves its clock.
    clock: Option<PathBuf>,
    traits: &'a Traits,
}

impl<'a> Device<'a> {
    async fn new(server: &'a Server, traits: &'a Traits) -> Self {
        let way = way::open(server.address(), traits.address, traits.headers).await;
        let clock = traits.is_another_hour.then(|| clock::library(server.home()));
        let device = Self { server, way, clock, traits };
        std::fs::create_dir_all(device.home()).unwrap();
        device
    }

    fn home(&self) -> PathBuf {
        self.server.home().join(self.traits.account)
    }

    /// A file in the person's home.
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.home().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Runs a command that succeeds, and types this.
    fn run(&self, typed: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(client_binary());
        command
            .args(["--server", &format!("http://{}", self.way)])
            .args(arguments)
            .env_clear()
            .envs(self.traits.environment.iter().copied())
            .env("HOME", self.home())
            .current_dir(self.home());
        if let Some(clock) = &self.clock {
            command
                .env("LD_PRELOAD", clock)
                .env("SECONDOK_TEST_AHEAD", clock::far_within_today().to_string());
        }
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A command that asks nothing reads nothing.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        output
    }

    fn words(&self) -> String {
        let told = self.run("", &["--json", "patient", "words"]).stdout;
        let told: Value = serde_json::from_slice(&told).unwrap();
        let words = told["words"].as_array().unwrap();
        words.iter().map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
    }
}
