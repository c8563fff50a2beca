//! Photos, papers and scans: from the patient's device to the doctor's.

use std::{
    fs,
    path::{Path, PathBuf},
};

use secondok_client::content::{Content, FollowUp};
use secondok_e2e::{Book, Look, Person, WITHIN, saved, until};
use secondok_testkit::files::{NAME, slice};
use secondok_tests::people;

use crate::{
    facts::grants,
    patient::{Intake, begins},
    practice::logs_in,
    scene::Scene,
};

/// The field for files behind the button.
const FIELD: &str = ".choosing input[multiple]:not([webkitdirectory])";
/// Uploads, once their place is reserved.
const UPLOADS: &str = "*/attachments/*";
/// Where places are reserved.
const PLACES: &str = "*/attachments";

/// Files of a patient, in a folder of theirs.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).expect("a temporary folder can be written");
        path
    }
}

/// A photo in which a camera has noted a name (Exif).
fn photo() -> Vec<u8> {
    let plain = include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg");
    // One directory with one entry: the artist.
    let length = u32::try_from(NAME.len() + 1).unwrap_or_default();
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x3b\x01\x02\0".to_vec();
    exif.extend(length.to_le_bytes());
    exif.extend(26_u32.to_le_bytes());
    exif.extend([0; 4]);
    exif.extend(NAME.as_bytes());
    exif.push(0);
    let segment = u16::try_from(exif.len() + 2).unwrap_or_default().to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &segment, &exif, &plain[2..]].concat()
}

/// An image of a machine that writes names into its pictures.
fn ultrasound() -> Vec<u8> {
    let mut image = slice(1, 1, 1, 64);
    let modality = b"CS\x02\0CT";
    let place = image.windows(modality.len()).position(|part| part == modality).expect("a modality");
    image[place + 4] = b'U';
    image[place + 5] = b'S';
    image
}

/// Pages with nothing on them, by somebody who is named.
fn document(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 4)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")),
        format!("<< /Author ({NAME}) >>"),
    ];
    objects.resize(pages + 3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 280] >>".to_owned());
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    let size = objects.len() + 1;
    for (place, object) in objects.iter().enumerate() {
        places.push(out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", place + 1);
    }
    let table = out.len();
    out += &format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in places {
        out += &format!("{place:010} 00000 n \n");
    }
    out += &format!("trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{table}\n%%EOF\n");
    out.into_bytes()
}

/// A PNG that says it has four hundred million pixels.
fn bomb() -> Vec<u8> {
    let chunk = |kind: &[u8; 4], body: &[u8]| {
        let checked = [&kind[..], body].concat();
        let mut sum = u32::MAX;
        for byte in &checked {
            sum ^= u32::from(*byte);
            for _ in 0..8 {
                sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
            }
        }
        let length = u32::try_from(body.len()).unwrap_or_default().to_be_bytes();
        [&length[..], &checked, &(!sum).to_be_bytes()].concat()
    };
    let side = 20_000_u32.to_be_bytes();
    let size = [&side[..], &side, &[8, 2, 0, 0, 0]].concat();
    let nothing = [0x78, 0x9C, 3, 0, 0, 0, 0, 1];
    let chunks = [chunk(b"IHDR", &size), chunk(b"IDAT", &nothing), chunk(b"IEND", &[])].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunks].concat()
}

/// Whether something of the programs for files was fetched, by what its name begins with.
fn has_fetched(person: &Person, program: &str) -> bool {
    let begins = format!("/{program}.");
    person.seen().requests.iter().any(|request| request.url.contains(&begins))
}

/// A patient who has asked, with the program for files open.
fn asks_and_opens(scene: &mut Scene, name: &str, look: Look) -> Person {
    let mut anna = scene.person(name, look);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    assert!(!has_fetched(&anna, "files") && !has_fetched(&anna, "imaging"), "nobody has asked for it");
    anna.sees("attach-now");
    anna.presses("attach");
    anna.comes_to("files-title");
    anna.sees("files-what");
    assert!(!has_fetched(&anna, "imaging"), "no file was chosen");
    anna
}

fn chooses(person: &Person, files: &[PathBuf]) {
    person.choose_files(FIELD, files).unwrap_or_else(|fault| panic!("{fault}"));
}

/// "Photo 2".
fn named(person: &Person, kind: &str, number: u32) -> String {
    person.text_with("file-name", &[("kind", kind.into()), ("number", number.into())])
}

/// What a button beside a file is called.
pub(crate) fn beside(person: &Person, id: &str, kind: &str, number: u32) -> String {
    format!("{}: {}", person.text(id), named(person, kind, number))
}

/// Waits until a picture stands on the stage, with something on it.
pub(crate) fn sees_picture(person: &Person) {
    let drawn = until(WITHIN, || {
        let width = person.evaluate("document.querySelector('.stage[aria-busy=false] canvas')?.width ?? 0");
        match width.ok().and_then(|width| width.as_u64()) {
            Some(width) if width > 1 => Ok(()),
            other => Err(format!("{other:?}")),
        }
    });
    drawn.unwrap_or_else(|why| panic!("no picture is shown: {why}"));
}

/// Chooses a photo and looks at it; how the button is called that sends it.
fn has_one_photo(person: &Person, files: &Files) -> String {
    chooses(person, &[files.put("a.jpg", &photo())]);
    person.presses_named(&beside(person, "files-look", "photo", 1));
    sees_picture(person);
    has_looked(person);
    person.presses("files-decide-nothing");
    let send = person.text_with("files-send-files", &[("count", 1.into())]);
    person.finds(&["button"], &send);
    person.sees("files-ready");
    send
}

/// The browser's own way back, or forward again.
fn goes(person: &Person, way: &str) {
    person.evaluate(&format!("history.{way}()")).unwrap_or_else(|fault| panic!("{fault}"));
}

/// Waits until everything that must be looked at was on the screen for a moment.
fn has_looked(person: &Person) {
    let seen = until(WITHIN, || {
        let waits = person.evaluate("document.querySelector('.decide .button[aria-disabled]') !== null");
        match waits.ok().and_then(|waits| waits.as_bool()) {
            Some(false) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    });
    seen.unwrap_or_else(|why| panic!("something still waits to be looked at: {why}"));
}

/// Of which consultation the person reads, as its address says.
fn consultation(person: &Person) -> u64 {
    let hash = person.evaluate("location.hash").ok();
    let number = hash.as_ref().and_then(|hash| hash.as_str()?.rsplit('/').next()?.parse().ok());
    number.unwrap_or_else(|| panic!("{hash:?} is no consultation"))
}

/// Saves what is shown; the file as it lies on the device then.
fn saves(person: &mut Person, folder: &Path, name: &str) -> Vec<u8> {
    person.browser().saves_in(folder);
    person.presses("files-save");
    person.sees("files-save-title");
    person.finds_no_obstacle();
    person.presses("files-save-yes");
    saved(folder, name)
}

#[test]
fn a_patient_cleans_and_sends_files_over_a_cut_and_the_doctor_sees_and_saves_them() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let mut anna = asks_and_opens(&mut scene, "anna-sends-files", Look::PHONE);
    anna.finds_no_obstacle();

    // What cannot be used is told, and the rest goes on.
    let cut = &photo()[..120];
    chooses(
        &anna,
        &[
            files.put("IMG_2034.jpg", &photo()),
            files.put("letter.pdf", &document(1)),
            files.put("IM0001", &ultrasound()),
            files.put("bomb.png", &bomb()),
            files.put("cut.jpg", cut),
        ],
    );
    anna.sees("files-why-picture-too-large");
    anna.sees("files-why-damaged");
    for _ in 0..2 {
        anna.presses("files-refused-close");
    }
    anna.sees_no("files-why-damaged");
    anna.reads_text(&anna.text_with("files-obstacle-look", &[("count", 3.into())]));
    anna.finds_no_obstacle();

    // Looked at one after the other; something is painted over on the photo.
    anna.presses_named(&beside(&anna, "files-look", "photo", 1));
    anna.sees("files-look-paper");
    sees_picture(&anna);
    anna.presses("files-mark-add");
    anna.sees("files-mark-about");
    anna.finds_no_obstacle();
    has_looked(&anna);
    anna.presses("files-decide-painted");
    anna.comes_to_named(&named(&anna, "document", 1));
    sees_picture(&anna);
    has_looked(&anna);
    anna.presses("files-decide-nothing");
    anna.comes_to_named(&named(&anna, "scan", 1));
    anna.sees("files-look-burnt-in");
    anna.finds_no_obstacle();
    sees_picture(&anna);
    // Whatever is written there, however light or dark.
    anna.presses("files-light");
    anna.presses("files-light-whole");
    sees_picture(&anna);
    anna.finds_no_obstacle();
    has_looked(&anna);
    anna.presses("files-decide-nothing");

    // Before and after.
    anna.presses_named(&beside(&anna, "files-receipt", "photo", 1));
    anna.sees("files-receipt-both");
    sees_picture(&anna);
    anna.finds_no_obstacle();
    anna.presses("files-receipt-after");
    anna.presses("close");
    let send = anna.text_with("files-send-files", &[("count", 3.into())]);
    anna.finds(&["button"], &send);
    anna.finds_no_obstacle();

    // The connection is cut while they are on their way; it is said, and goes on by itself after the page was loaded anew.
    anna.expects_refusals(&["/attachments/"]);
    anna.browser().cuts_off(&[UPLOADS]);
    let words = format!("{} {}", anna.text("files-send-words"), anna.text("files-send-optional"));
    anna.writes(&words, "The last check-up.");
    anna.presses_named(&send);
    anna.sees("files-on-way-waits");
    anna.finds_no_obstacle();
    anna.presses("files-pause");
    anna.sees("files-on-way-paused");
    anna.presses("files-go-on");
    anna.sees("files-on-way-waits");
    anna.reload();
    anna.sees("files-on-way-title");
    anna.browser().cuts_off(&[]);
    anna.sees("files-sent");
    anna.reads_text("The last check-up.");
    anna.finds_no_obstacle();

    // Both see and save the same, in which nobody is named.
    let mut vera =
        Person::new("vera-sees-files", &scene.server.doctors_url(), Look::DESK).expect("a browser");
    vera.reads(Book::Doctor);
    vera.goes_to("/");
    logs_in(&vera, scene.doctor.login());
    vera.sees("state-requested");
    vera.goes_to("/#/consultation/1");
    vera.reads_text("The last check-up.");
    vera.finds_no_obstacle();
    let folders = [Files::new(), Files::new()];
    for (place, (kind, ending)) in [("photo", "jpg"), ("document", "pdf"), ("scan", "dcm")].iter().enumerate()
    {
        let saved = [&mut anna, &mut vera].into_iter().zip(&folders).map(|(person, folder)| {
            person.presses_named(&beside(person, "file-show", kind, 1));
            person.sees("files-not-for-diagnosis");
            sees_picture(person);
            person.finds_no_obstacle();
            // The copy says of which consultation, message and place it is.
            let args = [
                ("consultation", consultation(person).into()),
                ("number", format!("2.{}", place + 1).into()),
                ("name", named(person, kind, 1).into()),
            ];
            let name = format!("{}.{ending}", person.text_with("files-save-name", &args));
            let bytes = saves(person, folder.0.path(), &name);
            person.presses("close");
            bytes
        });
        let saved: Vec<Vec<u8>> = saved.collect();
        assert!(saved[0] == saved[1], "{kind} is the same for both");
        let family = NAME.split('^').next().unwrap_or_default().as_bytes();
        assert!(!saved[0].windows(family.len()).any(|part| part == family), "{kind} names somebody");
    }
}

#[test]
fn files_are_sent_by_keyboard_alone() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let anna = asks_and_opens(&mut scene, "anna-paints-by-keyboard", Look::DESK);
    chooses(&anna, &[files.put("a.jpg", &photo())]);
    let look = beside(&anna, "files-look", "photo", 1);
    anna.finds(&["button"], &look);
    let enters = |name: &str| {
        anna.tab_to(|thing| thing.name == name)
            .unwrap_or_else(|stops| panic!("{name:?} is no stop: {stops}"));
        anna.key("Enter").unwrap_or_else(|fault| panic!("{fault}"));
    };
    enters(&look);
    sees_picture(&anna);
    enters(&anna.text("files-mark-add"));
    let mark = anna.text_with("files-mark", &[("number", 1.into())]);
    let is_at = |name: &str| {
        until(WITHIN, || match anna.focused() {
            Some(thing) if thing.name == name => Ok(()),
            other => Err(format!("{other:?}")),
        })
        .unwrap_or_else(|why| panic!("{why}"));
    };
    is_at(&mark);
    let place = || anna.evaluate("document.querySelector('.mark').style.left").ok();
    let before = place();
    for key in ["ArrowLeft", "Shift+ArrowRight"] {
        anna.key(key).unwrap_or_else(|fault| panic!("{fault}"));
    }
    assert_ne!(place(), before);
    has_looked(&anna);
    enters(&anna.text("files-decide-painted"));
    is_at(&beside(&anna, "files-look-again", "photo", 1));
    enters(&anna.text_with("files-send-files", &[("count", 1.into())]));
    anna.sees("files-sent");
    anna.reads_text(&named(&anna, "photo", 1));
}

#[test]
fn words_beside_files_are_looked_at_before_anything_is_reserved_or_sealed() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let anna = asks_and_opens(&mut scene, "anna-names-herself-beside-a-photo", Look::PHONE);
    let send = has_one_photo(&anna, &files);
    let words = format!("{} {}", anna.text("files-send-words"), anna.text("files-send-optional"));
    let is_reserved =
        || anna.seen().requests.iter().any(|request| request.url.ends_with(PLACES.trim_start_matches('*')));

    // Beside the field, while she types.
    anna.writes(&words, "I am Olena Petrenko.");
    let found = [("class", "name".into()), ("words", "Olena Petrenko".into())];
    anna.reads_text(&anna.text_with("tells-one", &found));
    anna.finds_no_obstacle();
    // Asked once; the first way is back, and nothing has begun.
    anna.presses_named(&send);
    anna.sees("failure-tells");
    anna.finds_no_obstacle();
    anna.presses("tells-change");
    anna.sees_no("failure-tells");
    assert!(!is_reserved(), "nothing is reserved for it");
    anna.presses_named(&send);
    anna.presses("tells-send");
    anna.sees("files-sent");
    anna.reads_text("I am Olena Petrenko.");
    assert!(is_reserved());
}

#[test]
fn the_browsers_way_back_loses_nothing_and_sealing_can_be_stopped() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let mut anna = asks_and_opens(&mut scene, "anna-swipes-back", Look::PHONE);
    let send = has_one_photo(&anna, &files);
    anna.sees_no("files-decide-nothing");

    // What lies over the page is closed first.
    anna.presses_named(&beside(&anna, "files-look-again", "photo", 1));
    sees_picture(&anna);
    goes(&anna, "back");
    anna.sees_no("files-decide-nothing");
    anna.finds(&["button"], &send);
    // Then the screen is left, unasked; what was chosen waits for her.
    goes(&anna, "back");
    anna.sees_no("files-title");
    goes(&anna, "forward");
    anna.finds(&["button"], &send);
    anna.does_not_see("files-leave-title");

    // As long as it is sealed, nothing can be chosen that would not be in it.
    anna.browser().withholds_answers(PLACES);
    anna.presses_named(&send);
    anna.sees("files-sealing");
    anna.does_not_see("files-choose");
    anna.finds_no_obstacle();
    anna.presses("files-sealing-stop");
    anna.browser().gives_answers();
    anna.finds(&["button"], &send);
    anna.does_not_see("files-sent");
    // What is thrown away on purpose is asked about.
    anna.presses_named(&beside(&anna, "files-remove", "photo", 1));
    anna.sees("files-remove-title");
    anna.finds_no_obstacle();
    anna.presses("files-remove-no");
    anna.presses_named(&send);
    anna.sees("files-sent");
}

#[test]
fn without_what_reads_files_no_file_is_at_fault() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let mut anna = asks_and_opens(&mut scene, "anna-has-no-connection-for-files", Look::PHONE);
    anna.expects_refusals(&["/imaging."]);
    anna.browser().cuts_off(&["*/imaging.*"]);
    chooses(&anna, &[files.put("a.jpg", &photo())]);
    anna.sees("failure-files-not-here");
    anna.does_not_see("files-why-too-long");
    anna.finds_no_obstacle();
    anna.browser().cuts_off(&[]);
    anna.presses("try-again");
    anna.finds(&["button"], &beside(&anna, "files-look", "photo", 1));
    anna.sees_no("failure-files-not-here");
}

#[test]
fn a_letter_counts_as_seen_page_by_page_and_not_as_stamps() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let anna = asks_and_opens(&mut scene, "anna-reads-a-letter", Look::PHONE);
    chooses(&anna, &[files.put("letter.pdf", &document(5))]);
    anna.presses_named(&beside(&anna, "files-look", "document", 1));
    sees_picture(&anna);
    let left = |count: u32| anna.text_with("files-unseen", &[("count", count.into())]);
    anna.reads_text(&left(4));

    // All together they can be looked over, and none of them counts.
    anna.presses("files-way-together");
    anna.sees("files-together-overview");
    let all_drawn = "[...document.querySelectorAll('.tile canvas')].filter(it => it.width > 1).length > 1";
    let drawn = until(WITHIN, || match anna.evaluate(all_drawn).ok().and_then(|drawn| drawn.as_bool()) {
        Some(true) => Ok(()),
        other => Err(format!("{other:?}")),
    });
    drawn.unwrap_or_else(|why| panic!("no page is drawn: {why}"));
    anna.finds_no_obstacle();
    std::thread::sleep(std::time::Duration::from_secs(1));
    anna.reads_text(&left(4));

    // The button leads to the first that is left; keys turn to the others.
    anna.presses("files-unseen-go");
    anna.reads_text(&left(3));
    for _ in 0..3 {
        anna.evaluate("document.querySelector('.stage').focus()").expect("a stage");
        anna.key("PageDown").unwrap_or_else(|fault| panic!("{fault}"));
        sees_picture(&anna);
        std::thread::sleep(std::time::Duration::from_secs(1));
    }
    has_looked(&anna);
    anna.presses("files-decide-nothing");
    anna.finds(&["button"], &anna.text_with("files-send-files", &[("count", 1.into())]));
}

#[test]
fn a_slice_that_is_left_out_is_not_shown_as_if_it_went() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let anna = asks_and_opens(&mut scene, "anna-leaves-a-slice-out", Look::PHONE);
    let slices = [1, 2].map(|number| files.put(&format!("IM{number}"), &slice(1, 1, number, 64)));
    chooses(&anna, &slices);
    anna.reads_text(&anna.text_with("files-images", &[("count", 2.into())]));
    anna.evaluate("document.querySelector('.chosen-file .button').click()").expect("a row of a scan");
    sees_picture(&anna);
    anna.presses("files-face-title");
    anna.presses("files-slice-leave");
    anna.presses("files-picture-next");
    sees_picture(&anna);
    has_looked(&anna);
    anna.presses("files-decide-nothing");

    // The picture before is not left standing as what the doctor gets.
    anna.presses_named(&beside(&anna, "files-receipt", "scan", 1));
    sees_picture(&anna);
    anna.sees("files-receipt-left-out");
    let after = "document.querySelectorAll('.figures canvas')[1].width";
    assert_eq!(anna.evaluate(after).ok().and_then(|width| width.as_u64()), Some(1));
    anna.presses("files-picture-next");
    anna.sees_no("files-receipt-left-out");
    sees_picture(&anna);
    let stands = until(WITHIN, || match anna.evaluate(after).ok().and_then(|width| width.as_u64()) {
        Some(width) if width > 1 => Ok(()),
        other => Err(format!("{other:?}")),
    });
    stands.unwrap_or_else(|why| panic!("the slice that goes is not shown: {why}"));
}

#[test]
fn whoever_leaves_before_everything_is_on_its_way_is_asked_and_what_is_given_up_is_gone() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let mut anna = asks_and_opens(&mut scene, "anna-gives-up", Look::PHONE);
    let send = has_one_photo(&anna, &files);
    anna.presses("back");
    anna.sees("files-leave-title");
    anna.finds_no_obstacle();
    anna.presses("files-leave-no");
    anna.sees_no("files-leave-title");

    anna.expects_refusals(&["/attachments/"]);
    anna.browser().cuts_off(&[UPLOADS]);
    anna.presses_named(&send);
    anna.sees("files-on-way-waits");
    anna.browser().cuts_off(&[]);
    anna.presses("files-pause");
    anna.presses("files-give-up");
    anna.sees("files-give-up-title");
    anna.finds_no_obstacle();
    anna.presses("files-give-up-yes");
    anna.sees("files-choose");
    anna.does_not_see("files-sent");
    assert_eq!(scene.doctor.reads().len(), 1, "the request alone");
}

/// A patient whose photo is on its way when the opinion comes.
fn is_overtaken(scene: &mut Scene, name: &str) -> Person {
    let files = Files::new();
    let mut anna = asks_and_opens(scene, name, Look::PHONE);
    let send = has_one_photo(&anna, &files);
    anna.expects_refusals(&["/attachments/"]);
    anna.browser().cuts_off(&[UPLOADS]);
    anna.presses_named(&send);
    anna.sees("files-on-way-waits");
    scene.doctor.accepts("I take it.");
    scene.doctor.gives(people::written().1);
    anna.browser().cuts_off(&[]);
    anna.sees("failure-attach-opinion-came");
    anna.finds_no_obstacle();
    assert!(!has_files(scene.doctor.reads()), "the question is still to be asked");
    anna
}

#[test]
fn files_on_their_way_when_the_opinion_comes_go_as_the_question_if_that_is_wanted() {
    let Some(mut scene) = Scene::new() else { return };
    let anna = is_overtaken(&mut scene, "anna-asks-with-files");
    anna.presses("files-as-question");
    anna.sees("files-sent");
    assert!(has_files(scene.doctor.reads()));
}

#[test]
fn files_on_their_way_when_the_opinion_comes_go_after_a_question_in_words() {
    let Some(mut scene) = Scene::new() else { return };
    let anna = is_overtaken(&mut scene, "anna-asks-in-words");
    anna.writes(&anna.text("say-follow-up"), "And at night?");
    anna.presses("send");
    anna.sees("files-sent");
    let said = scene.doctor.reads();
    assert!(said.contains(&Content::FollowUp(FollowUp { text: "And at night?".to_owned() })));
    assert!(has_files(said));
}

fn has_files(said: Vec<Content>) -> bool {
    said.iter().any(|content| matches!(content, Content::Files(_)))
}

#[test]
fn files_that_do_not_fit_on_the_device_are_not_sealed_where_it_may_be_looked_at() {
    let Some(mut scene) = Scene::new() else { return };
    let files = Files::new();
    let mut anna = asks_and_opens(&mut scene, "anna-has-no-room", Look::PHONE);
    let send = has_one_photo(&anna, &files);
    let first = anna.opens_beside("/app/#/device");
    grants(&anna, "room");
    anna.reads_text("This browser says that there is room for about");
    anna.turns_to(first);
    // Chromium says of every origin that there are 10 GiB; others say what there is.
    let says = |anna: &mut Person, estimate: &str| {
        anna.browser().tell_all("Runtime.evaluate", &serde_json::json!({ "expression": estimate }));
    };
    says(&mut anna, "navigator.storage.estimate = async () => ({ quota: 1000, usage: 1000 })");
    anna.presses_named(&send);
    // 64 KiB of the photo and 4 MiB beside it.
    anna.reads_text(&anna.text_with("failure-no-room", &[("count", 5.into())]));
    anna.sees("failure-no-room-next");
    anna.finds_no_obstacle();
    says(&mut anna, "navigator.storage.estimate = async () => ({ quota: 5e6, usage: 0 })");
    anna.presses_named(&send);
    anna.sees("files-sent");
}
