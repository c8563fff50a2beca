//! Every step of sending attachments fails or is killed, before and after it was done: they arrive once, whole, or it is
//! known that they did not.

use secondok_client::{
    content::{Content, Files},
    patient::Patient,
    send::Outcome,
};
use secondok_protocol::id::DoctorId;

use crate::{
    attachments::{Attach, bring, content, photo},
    faults::{Disk, Drawer, Fault, Faults},
    world::{TestPatient, World, outline},
};

/// More steps than there are.
const STEPS: u32 = 60;

async fn attached_once(world: &mut World, doctor: DoctorId, attach: &Attach, at: u32, fault: Fault) -> bool {
    let (faults, step) = (Faults::none(), format!("step {at} {fault:?}"));
    let (disk, drawer, net) = (Disk::with(&faults), Drawer::with(&faults), world.net_with(&faults));
    let mut patient = TestPatient::create(net.clone(), disk.clone(), &mut world.rng).await.unwrap();
    let (words, today) = (patient.words().join(" "), world.today());
    let index = world.ask(&mut patient, doctor).await;

    faults.at(at, fault);
    let result = faults.run(attach.whole(&mut patient, &net, &drawer, index, today, &mut world.rng)).await;
    let fired = faults.stop();
    if result.is_none() {
        patient = Patient::load(net.clone(), disk).await.unwrap().unwrap();
    }
    // As the app is opened again: what was left waiting goes first, then what is on its way.
    patient.resume(today, &mut world.rng).await.unwrap();
    if patient.attaching(index).is_some() {
        let outcome = bring(&mut patient, &net, &drawer, index, today, &mut world.rng).await;
        assert_eq!(outcome, Ok(Outcome::Sent), "{step}");
    }
    let read = patient.read(index).await.unwrap();
    if outline(&read.thread.entries) == ["patient request"] {
        // Not there and not on its way: then nobody was told so, and the person does it again.
        assert!(!matches!(result, Some(Ok(_))), "{step}: said to be sent, and lost");
        let outcome = attach.whole(&mut patient, &net, &drawer, index, today, &mut world.rng).await;
        assert_eq!(outcome, Ok(Outcome::Sent), "{step}");
    }
    assert_eq!(patient.drafts(), [], "{step}");
    patient.sweep(&drawer).await.unwrap();
    assert!(drawer.is_empty(), "{step}: parts are left behind");

    let mut other = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    let entries = other.read(index).await.unwrap().thread.entries;
    assert_eq!(outline(&entries), ["patient request", "patient files"], "{step}");
    assert_eq!(entries[1].content, Content::Files(Files { text: "See these.".to_owned() }));
    for (number, files) in attach.files.iter().enumerate() {
        let fetching = other.fetch(index, 1, number).unwrap();
        assert!(content(fetching).await.unwrap() == files[0].bytes(), "{step}: attachment {number}");
    }
    fired
}

#[tokio::test]
async fn attachments_arrive_once_whatever_fails() {
    let mut world = World::with_attachments(8).await;
    let doctor = world.register("doctor").await;
    let attach = Attach {
        files: vec![vec![photo()], vec![photo()]],
        text: "See these.".to_owned(),
        is_question: false,
    };
    for fault in Fault::ALL {
        let mut fired = 0;
        while attached_once(&mut world, doctor.id, &attach, fired, fault).await {
            fired += 1;
        }
        assert!((20..STEPS).contains(&fired), "{fault:?}: {fired} steps");
    }
}

async fn given_up(world: &mut World, doctor: DoctorId, attach: &Attach, at: u32, fault: Fault) -> bool {
    let (faults, step) = (Faults::none(), format!("step {at} {fault:?}"));
    let (disk, drawer, net) = (Disk::with(&faults), Drawer::with(&faults), world.net_with(&faults));
    let mut patient = TestPatient::create(net.clone(), disk.clone(), &mut world.rng).await.unwrap();
    let today = world.today();
    let index = world.ask(&mut patient, doctor).await;
    attach.begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    let uploads = patient.uploads(index);
    uploads[0].run(&net, &drawer, |_| {}).await.unwrap();

    faults.at(at, fault);
    let result = faults.run(patient.give_up(index, &drawer)).await;
    let fired = faults.stop();
    if result.is_none() {
        patient = Patient::load(net.clone(), disk).await.unwrap().unwrap();
    }
    if patient.attaching(index).is_some() {
        assert!(!matches!(result, Some(Ok(()))), "{step}: said to be given up, and on its way");
        patient.give_up(index, &drawer).await.unwrap();
    }
    // What could not be done then is done when the app is opened next.
    patient.sweep(&drawer).await.unwrap();
    assert!(drawer.is_empty(), "{step}: parts are left behind");
    for upload in &uploads {
        let lost = upload.run(&world.net(), &drawer, |_| {}).await;
        assert_eq!(lost, Err(secondok_client::attach::UploadError::Lost), "{step}: it is kept there");
    }
    assert_eq!(patient.drafts()[0].content, Content::text("See these."), "{step}");
    let outcome = attach.whole(&mut patient, &net, &drawer, index, today, &mut world.rng).await;
    assert_eq!(outcome, Ok(Outcome::Sent), "{step}");
    fired
}

#[tokio::test]
async fn what_is_given_up_is_gone_whatever_fails() {
    let mut world = World::with_attachments(8).await;
    let doctor = world.register("doctor").await;
    let attach = Attach {
        files: vec![vec![photo()], vec![photo()]],
        text: "See these.".to_owned(),
        is_question: false,
    };
    for fault in Fault::ALL {
        let mut fired = 0;
        while given_up(&mut world, doctor.id, &attach, fired, fault).await {
            fired += 1;
        }
        assert!((6..STEPS).contains(&fired), "{fault:?}: {fired} steps");
    }
}
