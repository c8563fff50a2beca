//! Nothing of the device gets into what is sent: the same person, words and answers give the same bytes anywhere.

use std::{io::Write, path::Path, process::Command};

use secondok_client::transport::{Authorization, Request};

use crate::{
    attachments::{Attach, photo},
    faults::{Disk, Drawer, Faults, Net},
    world::{TestPatient, World, ask, opinion},
};

/// Where a child writes what it sent.
const OUT: &str = "SECONDOK_TEST_TRACE";

/// Everything of a request that leaves the device.
fn write(out: &mut impl Write, request: &Request) {
    let authorization = request.authorization.as_ref().map(Authorization::header);
    writeln!(out, "{} {} {authorization:?}", request.method.name(), request.path).unwrap();
    for header in &request.headers {
        writeln!(out, "{}: {}", header.name(), header.value()).unwrap();
    }
    if let Some(body) = request.body.clone() {
        writeln!(out, "{}", body.content_type()).unwrap();
        out.write_all(&body.into_bytes()).unwrap();
    }
}

async fn consultation(out: &Path) {
    let mut world = World::with_attachments(2).await;
    let mut doctor = world.doctor().await;
    let net = Net::new(world.http(), &Faults::none());
    let mut patient = TestPatient::create(net.clone(), Disk::new(), &mut world.rng).await.unwrap();
    let (today, rng) = (world.today(), &mut world.rng);
    patient.directory(today).await.unwrap();
    patient.ask(ask(doctor.id()), today, rng).await.unwrap();
    patient.say(1, "Одне слово", today, rng).await.unwrap();
    let attach = Attach { files: vec![vec![photo()]], text: "Фото".to_owned(), is_question: false };
    attach.whole(&mut patient, &net, &Drawer::new(), 1, today, rng).await.unwrap();
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    doctor.opinion(mailbox, opinion(), rng).await.unwrap();
    patient.read(1).await.unwrap();
    patient.follow_up(1, "А далі?", today, rng).await.unwrap();
    patient.destroy(1).await.unwrap();
    let mut file = std::fs::File::create(out).unwrap();
    net.seen.borrow().iter().for_each(|request| write(&mut file, request));
}

#[test]
fn another_device_sends_the_same_bytes() {
    if let Some(out) = std::env::var_os(OUT) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        return runtime.block_on(consultation(Path::new(&out)));
    }
    let folder = tempfile::tempdir().unwrap();
    let sent: Vec<Vec<u8>> = [
        [("LANG", "uk_UA.UTF-8"), ("TZ", "Europe/Kyiv"), ("USER", "olena"), ("HOSTNAME", "olenas-phone")],
        [("LANG", "en_US.UTF-8"), ("TZ", "America/New_York"), ("USER", "john"), ("HOSTNAME", "johns-laptop")],
    ]
    .into_iter()
    .zip(["first", "second"])
    .map(|(environment, name)| {
        let out = folder.path().join(name);
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "traces::another_device_sends_the_same_bytes", "--test-threads=1"])
            .envs(environment)
            .env("LC_ALL", environment[0].1)
            .env(OUT, &out)
            .output()
            .unwrap();
        assert!(status.status.success(), "{status:?}");
        std::fs::read(out).unwrap()
    })
    .collect();
    assert!(sent[0].len() > 3 * 16_384);
    assert!(sent[0] == sent[1], "the two devices sent different bytes");
}
