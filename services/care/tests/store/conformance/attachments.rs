//! Attachments: rows and files together.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use bytes::Bytes;
use rand_core::Rng;
use secondok_api::{
    attachment::{LENGTH_MIN, PART_LEN},
    consultation::Transition,
};
use secondok_care::{
    jobs::Job,
    store::{
        AttachmentRow, BeginError, DayStep, ExportRow, NewAttachment, Quota, Store, StoreError, StoreOptions,
    },
};
use secondok_protocol::{Day, id::BlobId};
use sqlx::{AnyConnection, Connection};

use crate::{
    away::Away,
    things::{Patient, Place, TODAY, Things, care_of, erase, expire},
};

/// A store with its attachments' folder, and a patient whose consultation is open.
struct Scene {
    store: Store,
    options: StoreOptions,
    things: Things,
    patient: Patient,
}

impl Scene {
    async fn new(place: &impl Place, seed: u64) -> Self {
        let (options, mut things) = (place.fresh().await, Things::new(seed));
        let store = Store::open(&options).await.unwrap();
        let doctor = things.doctor(&store).await;
        let patient = things.patient(doctor);
        patient.open(&store, TODAY).await.unwrap();
        Self { store, options, things, patient }
    }

    async fn another(&mut self) -> Patient {
        let patient = self.things.patient(self.patient.doctor);
        patient.open(&self.store, TODAY).await.unwrap();
        patient
    }

    fn bytes(&mut self, length: u64) -> Bytes {
        let mut bytes = vec![0; usize::try_from(length).unwrap()];
        self.things.0.fill_bytes(&mut bytes);
        bytes.into()
    }

    async fn begin(
        &mut self,
        patient: &Patient,
        length: u64,
        today: Day,
    ) -> Result<AttachmentRow, BeginError> {
        let (mailbox, author, blob) = (patient.mailbox, patient.author(), BlobId::random(&mut self.things.0));
        self.store.begin_attachment(NewAttachment { mailbox, author, blob, length, today }).await?;
        Ok(self.store.attachment(mailbox, blob).await?.unwrap())
    }

    /// A complete one of one part, and its bytes.
    async fn complete(&mut self, patient: &Patient) -> (AttachmentRow, Bytes) {
        let row = self.begin(patient, LENGTH_MIN, TODAY).await.unwrap();
        let bytes = self.bytes(LENGTH_MIN);
        assert_eq!(self.store.append_part(&row, bytes.clone(), TODAY).await, Ok(true));
        (AttachmentRow { parts: 1, ..row }, bytes)
    }

    fn folder(&self) -> &Path {
        &self.options.attachments.as_ref().unwrap().folder
    }

    /// Every file there is.
    fn files(&self) -> BTreeSet<PathBuf> {
        let shelves = std::fs::read_dir(self.folder()).unwrap();
        let files = shelves.flat_map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap());
        files.map(|file| file.unwrap().path()).collect()
    }

    async fn read(&self, row: &AttachmentRow) -> Result<Option<Vec<u8>>, StoreError> {
        let mut read = Vec::new();
        while (read.len() as u64) < row.length {
            let from = read.len() as u64;
            match self.store.read_attachment(row, from, row.length - from).await? {
                Some(bytes) => read.extend_from_slice(&bytes),
                None => return Ok(None),
            }
        }
        Ok(Some(read))
    }
}

pub async fn an_upload_counts_part_by_part(place: &impl Place) {
    let mut scene = Scene::new(place, 40).await;
    let patient = scene.patient.clone();
    let begun = scene.begin(&patient, 2 * PART_LEN, TODAY).await.unwrap();
    assert_eq!((begun.offset(), begun.is_complete(), begun.day), (0, false, TODAY));
    let parts = [scene.bytes(PART_LEN), scene.bytes(PART_LEN)];
    let store = &scene.store;
    assert_eq!(store.append_part(&begun, parts[0].clone(), TODAY).await, Ok(true));
    assert_eq!(store.append_part(&begun, parts[1].clone(), TODAY).await, Ok(false), "that part is there");
    let half = store.attachment(begun.mailbox, begun.blob).await.unwrap().unwrap();
    assert_eq!((half.offset(), half.is_complete()), (PART_LEN, false));
    let short = store.append_part(&half, parts[1].slice(1..), TODAY).await;
    assert!(matches!(short, Err(StoreError::Fault { .. })), "{short:?}");
    assert_eq!(store.append_part(&half, parts[1].clone(), TODAY).await, Ok(true));
    let whole = store.attachment(begun.mailbox, begun.blob).await.unwrap().unwrap();
    assert!(whole.is_complete());
    assert_eq!(store.append_part(&whole, parts[1].clone(), TODAY).await, Ok(false), "nothing follows");
    assert!(scene.read(&whole).await == Ok(Some(parts.concat())));
    assert_eq!(scene.files().len(), 2);
}

pub async fn what_cannot_be_put_on_disk_does_not_count(place: &impl Place) {
    let mut scene = Scene::new(place, 41).await;
    let patient = scene.patient.clone();
    let (there, _) = scene.complete(&patient).await;
    let begun = scene.begin(&patient, LENGTH_MIN, TODAY).await.unwrap();
    // A disk that takes nothing any more.
    let away = Away::of(scene.files().first().unwrap());
    let bytes = scene.bytes(LENGTH_MIN);
    let refused = scene.store.append_part(&begun, bytes.clone(), TODAY).await;
    assert!(matches!(refused, Err(StoreError::Unavailable { .. })), "{refused:?}");
    assert!(!format!("{refused:?}").contains(&begun.blob.to_text()), "{refused:?}");
    assert_eq!(scene.store.check().await, refused.map(drop), "and whoever runs the service hears of it");
    assert_eq!(scene.store.attachment(begun.mailbox, begun.blob).await, Ok(Some(begun)));
    away.back();
    assert_eq!(scene.store.check().await, Ok(()));
    assert_eq!(scene.store.append_part(&begun, bytes, TODAY).await, Ok(true));
    assert!(scene.read(&there).await.unwrap().is_some());
}

pub async fn a_part_that_cannot_be_put_does_not_count_and_leaves_no_time_behind(place: &impl Place) {
    let mut scene = Scene::new(place, 53).await;
    let patient = scene.patient.clone();
    let begun = scene.begin(&patient, LENGTH_MIN, TODAY).await.unwrap();
    let bytes = scene.bytes(LENGTH_MIN);
    assert_eq!(scene.store.append_part(&begun, bytes.clone(), TODAY).await, Ok(true));
    let file = scene.files().first().unwrap().clone();
    let again = scene.begin(&patient, LENGTH_MIN, TODAY).await.unwrap();
    let name = file.file_name().unwrap().to_str().unwrap();
    let name = name.replace(&begun.blob.to_text(), &again.blob.to_text());
    std::fs::create_dir(file.with_file_name(name)).unwrap();
    assert!(scene.store.append_part(&again, bytes, TODAY).await.is_err(), "something is in its place");
    assert_eq!(scene.store.attachment(again.mailbox, again.blob).await, Ok(Some(again)), "it does not count");
    let shelf = std::fs::metadata(file.parent().unwrap()).unwrap();
    assert_eq!(shelf.modified().unwrap(), UNIX_EPOCH, "its shelf does not tell when it was tried");
}

pub async fn a_folder_without_the_files_that_count_is_noticed(place: &impl Place) {
    let mut scene = Scene::new(place, 54).await;
    let patient = scene.patient.clone();
    let (there, _) = scene.complete(&patient).await;
    assert_eq!(scene.store.lacks_attachments().await, Ok(false));
    let mut options = scene.options.clone();
    options.attachments.as_mut().unwrap().folder.set_extension("other");
    let elsewhere = Store::open(&options).await.unwrap();
    assert_eq!(elsewhere.lacks_attachments().await, Ok(true));
    assert_eq!(elsewhere.forget_missing_attachments().await, Ok(1));
    assert_eq!(elsewhere.lacks_attachments().await, Ok(false));
    assert_eq!(elsewhere.attachment(there.mailbox, there.blob).await, Ok(None));
}

pub async fn so_much_of_the_disk_stays_free_of_attachments(place: &impl Place) {
    let mut scene = Scene::new(place, 49).await;
    let patient = scene.patient.clone();
    let begun = scene.begin(&patient, LENGTH_MIN, TODAY).await.unwrap();
    let bytes = scene.bytes(LENGTH_MIN);
    let mut options = scene.options.clone();
    options.attachments.as_mut().unwrap().reserve = 1 << 60;
    let full = Store::open(&options).await.unwrap();
    let consultation = full.consultation(patient.mailbox).await.unwrap().unwrap();
    assert_eq!(full.has_room_for_part(&consultation, &begun).await, Err(StoreError::Reserve));
    assert_eq!(full.append_part(&begun, bytes.clone(), TODAY).await, Err(StoreError::Reserve));
    let (mailbox, author, blob) = (patient.mailbox, patient.author(), BlobId::random(&mut scene.things.0));
    let new = NewAttachment { mailbox, author, blob, length: LENGTH_MIN, today: TODAY };
    assert_eq!(full.begin_attachment(new).await, Err(BeginError::Store(StoreError::Reserve)));
    assert_eq!(full.check().await, Err(StoreError::Reserve), "and whoever runs the service hears of it");
    assert!(scene.files().is_empty());
    let said = patient.say(&full, patient.author(), "still".into(), None, TODAY).await;
    assert!(said.is_ok(), "messages go on: {said:?}");
    assert_eq!(scene.store.append_part(&begun, bytes, TODAY).await, Ok(true), "and so does it, with room");
}

pub async fn requests_that_nobody_took_leave_room_for_those_that_somebody_did(place: &impl Place) {
    let mut scene = Scene::new(place, 55).await;
    let (patient, other) = (scene.patient.clone(), scene.another().await);
    let bytes = scene.bytes(LENGTH_MIN);
    let begun = scene.begin(&other, LENGTH_MIN, TODAY).await.unwrap();
    patient.say(&scene.store, patient.doctor(), "yes".into(), Transition::Accept, TODAY).await.unwrap();
    // Once the reserve is free, four times it is not.
    let disk = rustix::fs::statvfs(scene.folder()).unwrap();
    scene.options.attachments.as_mut().unwrap().reserve = disk.f_bavail * disk.f_frsize / 2;
    scene.store = Store::open(&scene.options).await.unwrap();
    let refused = scene.begin(&other, LENGTH_MIN, TODAY).await;
    assert_eq!(refused, Err(BeginError::Store(StoreError::Reserve)));
    let consultation = scene.store.consultation(other.mailbox).await.unwrap().unwrap();
    assert_eq!(scene.store.has_room_for_part(&consultation, &begun).await, Err(StoreError::Reserve));
    assert_eq!(scene.store.append_part(&begun, bytes.clone(), TODAY).await, Err(StoreError::Reserve));
    // Whoever only knows, or guesses, an address learns nothing of it.
    let stranger = Patient { capability: patient.capability, ..other.clone() };
    assert_eq!(scene.begin(&stranger, LENGTH_MIN, TODAY).await, Err(BeginError::Unknown));
    let taken = scene.begin(&patient, LENGTH_MIN, TODAY).await.unwrap();
    let consultation = scene.store.consultation(patient.mailbox).await.unwrap().unwrap();
    assert_eq!(scene.store.has_room_for_part(&consultation, &taken).await, Ok(()));
    assert_eq!(scene.store.append_part(&taken, bytes, TODAY).await, Ok(true));
}

pub async fn a_part_whose_row_went_meanwhile_goes_too(place: &impl Place) {
    let mut scene = Scene::new(place, 50).await;
    let patient = scene.patient.clone();
    let begun = scene.begin(&patient, LENGTH_MIN, TODAY).await.unwrap();
    let bytes = scene.bytes(LENGTH_MIN);
    // As by whoever is ended by a crash before they come to the files: the row goes between the look at it and its counting.
    let mut other = AnyConnection::connect(&scene.options.url).await.unwrap();
    let mut taking = other.begin().await.unwrap();
    sqlx::query("DELETE FROM attachment").execute(&mut *taking).await.unwrap();
    let is_there = || scene.files().iter().any(|file| file.extension().is_some_and(|end| end == "000"));
    let take = async {
        while !is_there() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        taking.commit().await.unwrap();
    };
    let (counted, ()) = tokio::join!(scene.store.append_part(&begun, bytes, TODAY), take);
    assert_eq!(counted, Ok(false));
    assert!(scene.files().is_empty());
}

pub async fn files_that_could_not_be_removed_are_as_soon_as_they_can_be(place: &impl Place) {
    let mut scene = Scene::new(place, 51).await;
    let (patient, other) = (scene.patient.clone(), scene.another().await);
    scene.complete(&patient).await;
    let away = Away::of(scene.files().first().unwrap());
    let refused = patient.destroy(&scene.store).await;
    assert!(matches!(refused, Err(StoreError::Unavailable { .. })), "{refused:?}");
    assert_eq!(other.destroy(&scene.store).await, Ok(true), "others' destructions are confirmed");
    assert!(scene.store.sweep_owed().await.is_err());
    away.back();
    assert_eq!(scene.files().len(), 1);
    assert_eq!(scene.store.sweep_owed().await, Ok(()));
    assert!(scene.files().is_empty());
}

pub async fn a_job_that_fails_keeps_no_other_of_the_night_from_its_work(place: &impl Place) {
    let mut scene = Scene::new(place, 52).await;
    let (patient, late) = (scene.patient.clone(), scene.another().await);
    let (kept, _) = scene.complete(&patient).await;
    scene.begin(&late, LENGTH_MIN, TODAY).await.unwrap();
    patient.say(&scene.store, patient.doctor(), "yes".into(), Transition::Accept, TODAY).await.unwrap();
    // What is in the way of the copy that makes the file anew.
    let file = scene.files().first().unwrap().clone();
    let in_the_way = PathBuf::from(format!("{}.fresh", file.display()));
    std::fs::create_dir(&in_the_way).unwrap();
    let arrived = async || {
        let mut conn = AnyConnection::connect(&scene.options.url).await.unwrap();
        sqlx::query("SELECT 1 FROM arrival").fetch_all(&mut conn).await.unwrap().len()
    };
    assert_eq!(arrived().await, 3);
    let (care, night) = (care_of(&scene.store), TODAY + 4);
    let failed = care.nightly(night).await.unwrap_err();
    assert!(matches!(failed.failed[..], [(Job::Settle, StoreError::Unavailable { .. })]), "{failed:?}");
    assert_eq!(failed.made.map(|made| made.ended), Some(1), "{failed:?}");
    assert_eq!(arrived().await, 0, "the database is rewritten");
    assert_eq!(scene.store.day_step(night).await, Ok(DayStep::Same), "and the night counts as made");
    let again = care.nightly(night).await.unwrap_err();
    assert_eq!(
        (again.failed, again.made.map(|made| made.ended)),
        (failed.failed, Some(0)),
        "it is tried again"
    );
    std::fs::remove_dir(&in_the_way).unwrap();
    let mended = care.nightly(night).await.unwrap();
    assert_eq!((mended.step, mended.ended), (DayStep::Same, 0));
    let modified = std::fs::metadata(&file).unwrap().modified().unwrap();
    assert_eq!(modified, UNIX_EPOCH, "until it is done");
    assert!(scene.read(&kept).await.unwrap().is_some());
}

pub async fn a_quota_holds_when_many_begin_at_once(place: &impl Place) {
    let mut scene = Scene::new(place, 42).await;
    let mut options = scene.options.clone();
    options.attachments.as_mut().unwrap().quota = Quota { bytes: 1 << 30, count: 3 };
    let store = Store::open(&options).await.unwrap();
    let (mailbox, author) = (scene.patient.mailbox, scene.patient.author());
    let begin = |blob| {
        let (store, new) =
            (store.clone(), NewAttachment { mailbox, author, blob, length: LENGTH_MIN, today: TODAY });
        tokio::spawn(async move { store.begin_attachment(new).await })
    };
    let begun = Vec::from_iter((0..8).map(|_| begin(BlobId::random(&mut scene.things.0))));
    let mut taken = 0;
    for begun in begun {
        match begun.await.unwrap() {
            Ok(()) => taken += 1,
            Err(BeginError::Full) => {}
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(taken, 3);
}

pub async fn what_was_removed_does_not_come_again_under_its_number(place: &impl Place) {
    let mut scene = Scene::new(place, 55).await;
    let patient = scene.patient.clone();
    let (read, bytes) = scene.complete(&patient).await;
    let half = scene.begin(&patient, 2 * PART_LEN, TODAY).await.unwrap();
    let part = scene.bytes(PART_LEN);
    scene.store.append_part(&half, part, TODAY).await.unwrap();
    let empty = scene.begin(&patient, LENGTH_MIN, TODAY).await.unwrap();
    scene.store.remove_attachment(patient.mailbox, read.blob).await.unwrap();
    scene.store.remove_attachment(patient.mailbox, read.blob).await.unwrap();
    scene.store.sweep_attachments(TODAY + 2).await.unwrap();
    assert!(scene.files().is_empty());
    let (mailbox, author) = (patient.mailbox, patient.author());
    let again = async |row: AttachmentRow| {
        let new = NewAttachment { mailbox, author, blob: row.blob, length: row.length, today: TODAY };
        scene.store.begin_attachment(new).await
    };
    assert_eq!(again(read).await, Err(BeginError::Taken));
    assert_eq!(again(half).await, Err(BeginError::Taken), "nor what came by half and was late");
    assert_eq!(again(empty).await, Ok(()), "of which nobody can have read anything");
    assert_eq!(scene.store.append_part(&read, bytes, TODAY).await, Ok(false));

    let numbers = async || {
        let mut conn = AnyConnection::connect(&scene.options.url).await.unwrap();
        sqlx::query("SELECT blob FROM removed_attachment").fetch_all(&mut conn).await.unwrap().len()
    };
    scene.store.rewrite().await.unwrap();
    assert_eq!(numbers().await, 2);
    assert_eq!(patient.destroy(&scene.store).await, Ok(true));
    assert_eq!(numbers().await, 0, "they go with their consultation");
}

pub async fn attachments_of_a_request_that_nobody_took_go_with_its_end(place: &impl Place) {
    let mut scene = Scene::new(place, 56).await;
    let withdrawn = scene.patient.clone();
    let (declined, late) = (scene.another().await, scene.another().await);
    let (taken, running) = (scene.another().await, scene.another().await);
    for patient in [&withdrawn, &declined, &late] {
        scene.complete(patient).await;
    }
    let (of_taken, bytes) = scene.complete(&taken).await;
    let begun = scene.begin(&running, LENGTH_MIN, TODAY).await.unwrap();
    let store = &scene.store;
    for patient in [&taken, &running] {
        patient.say(store, patient.doctor(), "yes".into(), Transition::Accept, TODAY).await.unwrap();
    }
    taken.say(store, taken.author(), "no".into(), Transition::Withdraw, TODAY).await.unwrap();
    withdrawn.say(store, withdrawn.author(), "no".into(), Transition::Withdraw, TODAY).await.unwrap();
    store.sweep_owed().await.unwrap();
    assert_eq!(scene.files().len(), 3);
    declined.say(store, declined.doctor(), "no".into(), Transition::Decline, TODAY).await.unwrap();
    store.sweep_owed().await.unwrap();
    assert_eq!(scene.files().len(), 2);
    assert!(expire(store, TODAY + 4, 0).await.iter().any(|row| row.mailbox == late.mailbox));
    store.sweep_owed().await.unwrap();
    assert_eq!(scene.files().len(), 1);
    assert!(scene.read(&of_taken).await == Ok(Some(bytes.to_vec())), "a doctor may need it");
    assert_eq!(store.attachment(running.mailbox, begun.blob).await, Ok(Some(begun)));
}

pub async fn only_the_patient_of_a_running_consultation_begins(place: &impl Place) {
    let mut scene = Scene::new(place, 43).await;
    let patient = scene.patient.clone();
    let other = scene.another().await;
    let stranger = Patient { capability: other.capability, ..patient.clone() };
    assert_eq!(scene.begin(&stranger, LENGTH_MIN, TODAY).await, Err(BeginError::Unknown));
    let nowhere = scene.things.patient(patient.doctor);
    assert_eq!(scene.begin(&nowhere, LENGTH_MIN, TODAY).await, Err(BeginError::Unknown));
    assert_eq!(scene.begin(&patient, LENGTH_MIN, TODAY + 4).await, Err(BeginError::Over), "late");
    patient.say(&scene.store, patient.author(), "no".into(), Transition::Withdraw, TODAY).await.unwrap();
    assert_eq!(scene.begin(&patient, LENGTH_MIN, TODAY).await, Err(BeginError::Over));
}

pub async fn destroyed_and_erased_attachments_leave_no_file(place: &impl Place) {
    let mut scene = Scene::new(place, 44).await;
    let (patient, erased, kept) = (scene.patient.clone(), scene.another().await, scene.another().await);
    let (row, _) = scene.complete(&patient).await;
    let begun = scene.begin(&patient, 2 * PART_LEN, TODAY).await.unwrap();
    let part = scene.bytes(PART_LEN);
    scene.store.append_part(&begun, part.clone(), TODAY).await.unwrap();
    let before = scene.files();
    scene.complete(&erased).await;
    let (there, bytes) = scene.complete(&kept).await;

    assert_eq!(patient.destroy(&scene.store).await, Ok(true));
    assert!(scene.files().is_disjoint(&before));
    let half = AttachmentRow { parts: 1, ..begun };
    assert_eq!(
        scene.store.append_part(&half, part, TODAY).await,
        Ok(false),
        "nor does anything come after it"
    );
    assert_eq!(scene.read(&row).await, Ok(None));
    assert_eq!(scene.files().len(), 2);

    erased.say(&scene.store, erased.doctor(), "yes".into(), Transition::Accept, TODAY).await.unwrap();
    erased.say(&scene.store, erased.author(), "no".into(), Transition::Withdraw, TODAY).await.unwrap();
    assert_eq!(scene.files().len(), 2, "what a doctor had taken stays until then");
    assert_eq!(erase(&scene.store, TODAY + 40).await, 1);
    assert_eq!(scene.files().len(), 1);
    assert!(scene.read(&there).await == Ok(Some(bytes.to_vec())));
}

pub async fn late_uploads_and_what_a_crash_left_are_swept(place: &impl Place) {
    let mut scene = Scene::new(place, 45).await;
    let patient = scene.patient.clone();
    let (there, bytes) = scene.complete(&patient).await;
    let begun = scene.begin(&patient, 2 * PART_LEN, TODAY).await.unwrap();
    let part = scene.bytes(PART_LEN);
    scene.store.append_part(&begun, part, TODAY).await.unwrap();
    let known = scene.files();
    // Between putting a part and counting it, in the middle of putting one, and between row and files of a destruction.
    let file = scene.files().first().unwrap().clone();
    let name = file.file_name().unwrap().to_str().unwrap().to_owned();
    for left in
        [format!("{name}#1"), format!("{name}.fresh"), format!("{}A.000", &name[..80]), "x".to_owned()]
    {
        std::fs::write(file.with_file_name(left), "left").unwrap();
    }
    scene.store.sweep_attachments(TODAY + 1).await.unwrap();
    assert_eq!(scene.files(), known, "what is under way stays until the day after has passed");
    scene.store.sweep_attachments(TODAY + 2).await.unwrap();
    assert_eq!(scene.files().len(), 1);
    assert_eq!(scene.store.attachment(begun.mailbox, begun.blob).await, Ok(None));
    assert!(scene.read(&there).await == Ok(Some(bytes.to_vec())));
}

pub async fn the_folder_of_another_database_is_noticed(place: &impl Place) {
    let mut scene = Scene::new(place, 48).await;
    let patient = scene.patient.clone();
    let mut options = place.fresh().await;
    options.attachments = scene.options.attachments.clone();
    let empty = Store::open(&options).await.unwrap();
    assert_eq!(empty.has_foreign_attachments().await, Ok(false), "there is nothing yet");
    scene.complete(&patient).await;
    assert_eq!(empty.has_foreign_attachments().await, Ok(true));
    assert_eq!(scene.store.has_foreign_attachments().await, Ok(false));
    assert_eq!(patient.destroy(&scene.store).await, Ok(true));
    assert_eq!(scene.store.has_foreign_attachments().await, Ok(false));
}

pub async fn after_the_night_no_file_tells_its_day(place: &impl Place) {
    let mut scene = Scene::new(place, 46).await;
    let mut patients = vec![scene.patient.clone()];
    for _ in 0..3 {
        patients.push(scene.another().await);
    }
    let mut kept = Vec::new();
    for patient in &patients {
        kept.push(scene.complete(patient).await);
    }
    let modified =
        |path: &PathBuf| std::fs::metadata(path).unwrap().modified().unwrap().duration_since(UNIX_EPOCH);
    let seconds = |path: &PathBuf| modified(path).unwrap();
    let midnight = Duration::from_secs(u64::from(TODAY.number()) * 86_400);
    let shelves = || Vec::from_iter((0..=255).map(|shelf| scene.folder().join(format!("{shelf:02x}"))));
    assert!(scene.files().iter().all(|path| seconds(path) == midnight));
    assert!(shelves().iter().all(|path| seconds(path).is_zero()));
    let care = care_of(&scene.store);
    care.nightly(TODAY + 1).await.unwrap();
    assert_eq!(scene.files().len(), 4);
    assert!(scene.files().iter().chain(&shelves()).all(|path| seconds(path).is_zero()));
    for (row, bytes) in &kept {
        assert!(scene.read(row).await == Ok(Some(bytes.to_vec())));
    }
}

pub async fn a_backup_without_its_folder_forgets_what_is_missing(place: &impl Place) {
    let mut scene = Scene::new(place, 47).await;
    let patient = scene.patient.clone();
    let (gone, _) = scene.complete(&patient).await;
    let lost = scene.files().first().unwrap().clone();
    let (there, bytes) = scene.complete(&patient).await;
    let (foreign, _) = {
        let other = scene.another().await;
        let complete = scene.complete(&other).await;
        (other, complete)
    };
    let mut rows = Vec::<ExportRow>::new();
    let mut export = scene.store.export().await.unwrap();
    while let Some(row) = export.next().await.unwrap() {
        rows.push(row);
    }
    drop(export);
    std::fs::remove_file(&lost).unwrap();

    // Another database, the same folder; what was destroyed meanwhile takes its files with it.
    let mut options = place.fresh().await;
    options.attachments = scene.options.attachments.clone();
    let restored = Store::open(&options).await.unwrap();
    let mut import = restored.import().await.unwrap();
    for row in rows {
        import.push(row).await.unwrap();
    }
    assert_eq!(
        import
            .finish(&crate::things::remembered(&[secondok_care::store::tombstone(foreign.mailbox)]))
            .await
            .map(|(left_out, _)| left_out.consultations),
        Ok(1)
    );
    assert_eq!(restored.forget_missing_attachments().await, Ok(1));
    scene.store = restored;
    assert_eq!(scene.store.attachment(gone.mailbox, gone.blob).await, Ok(None));
    assert!(scene.read(&there).await == Ok(Some(bytes.to_vec())));
    assert_eq!(scene.files().len(), 1);
}
