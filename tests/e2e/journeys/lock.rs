//! The phone's lock before what is kept, everything gone at once, and a phone that is not only one's own.

use std::collections::BTreeSet;

use secondok_e2e::{Look, Person, WITHIN, until};
use secondok_l10n::Language;
use serde_json::{Value, json};

use crate::{
    patient::{Intake, begins, makes_words, shown_words, types_words},
    scene::Scene,
    storage::{is_sealed, names, waits_until_installed, writes_and_it_is_kept},
};

/// Everything that lies in the app's database and could open something: keys that a script can use, and what is not sealed
/// bytes. A seal is twelve bytes of nonce and sixteen of a tag at least.
const KEYS: &str = "(async () => {
    const ready = (asked) => new Promise((done, fail) => {
        asked.onsuccess = () => done(asked.result);
        asked.onerror = fail;
    });
    const base = await ready(indexedDB.open('secondok-patient'));
    const found = [];
    for (const store of base.objectStoreNames) {
        const names = await ready(base.transaction(store).objectStore(store).getAllKeys());
        const values = await ready(base.transaction(store).objectStore(store).getAll());
        const kind = (value) => (value instanceof Uint8Array && value.length > 28 ? 'sealed' : value.constructor.name);
        names.forEach((name, at) => found.push(`${store}/${name}: ${kind(values[at])}`));
    }
    base.close();
    return found;
})()";

/// A phone with a lock that a person opens, or not, whenever they are asked to.
pub(crate) struct PhoneLock(Value);

impl PhoneLock {
    /// One whose passkeys release a secret.
    pub(crate) fn of(person: &Person) -> Self {
        Self::with(person, true)
    }

    fn with(person: &Person, has_prf: bool) -> Self {
        Self(person.has_phone_lock(has_prf).unwrap_or_else(|fault| panic!("{fault}")))
    }

    /// From now on it says of a person that it has verified them, or not: it gives what it is asked for all the same.
    pub(crate) fn verifies(&self, person: &Person, verifies: bool) {
        let about = json!({ "authenticatorId": self.0, "isBadUV": !verifies });
        person.call("WebAuthn.setResponseOverrideBits", &about).unwrap_or_else(|fault| panic!("{fault}"));
    }

    /// Somebody else's finger, too often: from now on it opens for nobody.
    fn meets_a_stranger(&self, person: &Person) {
        let about = json!({ "authenticatorId": self.0, "isUserVerified": false });
        person.call("WebAuthn.setUserVerified", &about).unwrap_or_else(|fault| panic!("{fault}"));
    }

    /// No passkey is left on it before long.
    fn has_none(&self, person: &Person) {
        let about = json!({ "authenticatorId": self.0 });
        let none = until(WITHIN, || {
            let found = person.call("WebAuthn.getCredentials", &about).map_err(|fault| fault.to_string())?;
            if found["credentials"] == json!([]) { Ok(()) } else { Err(format!("{found}")) }
        });
        none.unwrap_or_else(|why| panic!("{why}"));
    }

    /// Its owner deletes all passkeys.
    fn forgets(&self, person: &Person) {
        let about = json!({ "authenticatorId": self.0 });
        person.call("WebAuthn.clearCredentials", &about).unwrap_or_else(|fault| panic!("{fault}"));
    }
}

/// Somebody who has the service by a name: at a number, no passkey can be made.
pub(crate) fn person(scene: &Scene, name: &str, look: Look) -> Person {
    let home = scene.server.url().replace("127.0.0.1", "localhost");
    scene.person_at(name, &home, look)
}

/// Switches the lock on.
pub(crate) fn locks(person: &Person) {
    person.goes_to("/app/#/device");
    person.presses("lock-switch-on");
    person.sees("lock-is-on");
}

fn keys(person: &Person) -> Vec<String> {
    let found = person.evaluate(KEYS).unwrap_or_else(|fault| panic!("{fault}"));
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Nothing lies in this browser that opens what is sealed there.
fn keeps_no_key(person: &Person) {
    let found = keys(person);
    assert!(found.iter().any(|it| it == "blobs/patient: sealed"), "the words are there: {found:?}");
    let others: Vec<_> = found.iter().filter(|it| !it.ends_with(": sealed")).collect();
    // How the passkey is asked, and the sealed key: a text.
    assert_eq!(others, ["keys/lock: String"]);
}

/// What is kept but for the app's own files.
fn kept(person: &Person) -> BTreeSet<String> {
    names(person).into_iter().filter(|name| !name.starts_with("caches/")).collect()
}

fn is_locked(person: &Person) {
    person.comes_to("lock-title");
    // Nothing of what is there is named.
    person.does_not_see("my-consultations");
    person.does_not_see("my-words");
}

/// Time passes that nobody touches anything in.
fn is_left_alone(person: &Person, minutes: u32) {
    let passes =
        format!("Date.now = ((now) => () => now() + {minutes} * 60000 + 1000)(Date.now.bind(Date)), true");
    person.evaluate(&passes).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn only_the_phones_lock_opens_what_is_kept() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = person(&scene, "anna-locks", Look::PHONE);
    let phone = PhoneLock::of(&anna);
    let words = begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    writes_and_it_is_kept(&anna, &anna.text("say"), "Half a sentence", "composing");
    assert!(keys(&anna).iter().any(|it| it == "keys/device: CryptoKey"), "the browser's own key, until now");

    anna.goes_to("/app/#/device");
    anna.finds_no_obstacle();
    // Given up half-way, nothing of it stays on the phone.
    phone.verifies(&anna, false);
    anna.presses("lock-switch-on");
    anna.sees("failure-lock-not-opened");
    phone.has_none(&anna);
    phone.verifies(&anna, true);
    anna.presses("lock-switch-on");
    anna.sees("lock-is-on");
    anna.finds_no_obstacle();
    keeps_no_key(&anna);
    is_sealed(&anna, "secondok-patient", "composing", "Half a sentence");

    anna.reload();
    is_locked(&anna);
    anna.finds_no_obstacle();
    phone.verifies(&anna, false);
    anna.presses("lock-open");
    anna.sees("failure-lock-not-opened");
    is_locked(&anna);
    phone.verifies(&anna, true);
    anna.presses("lock-open");
    anna.sees("lock-is-on");
    anna.goes_to("/app/#/words");
    anna.presses("words-show");
    assert_eq!(shown_words(&anna), words);
    anna.goes_to("/app/#/consultation/1");
    anna.sees("state-requested");
    // With the full stop that came last.
    let typed = until(WITHIN, || match anna.evaluate("document.querySelector('#compose').value") {
        Ok(Value::String(text)) if text == "Half a sentence." => Ok(()),
        other => Err(format!("{other:?}")),
    });
    assert_eq!(typed, Ok(()));

    // Off again, which the lock is opened for too.
    anna.goes_to("/app/#/device");
    phone.verifies(&anna, false);
    anna.presses("lock-switch-off");
    anna.sees("failure-lock-not-opened");
    keeps_no_key(&anna);
    phone.verifies(&anna, true);
    anna.presses("lock-switch-off");
    anna.sees("lock-switch-on");
    assert!(!kept(&anna).contains("indexedDB/secondok-patient/keys/lock"));
    anna.reload();
    anna.sees("lock-switch-on");
    anna.goes_to("/app/#/words");
    anna.presses("words-show");
    assert_eq!(shown_words(&anna), words);
}

#[test]
fn it_opens_without_a_connection_and_what_was_cut_off_while_being_locked_opens_either_way() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = person(&scene, "anna-locks-and-crashes", Look::PHONE);
    let phone = PhoneLock::of(&anna);
    anna.goes_to("/app/#/words");
    let words = makes_words(&anna);
    waits_until_installed(&anna);
    locks(&anna);
    anna.expects_refusals(&["/api/", "ERR_INTERNET_DISCONNECTED"]);
    anna.browser().offline(true);
    anna.reload();
    is_locked(&anna);
    anna.presses("lock-open");
    anna.sees("lock-is-on");
    anna.goes_to("/app/#/words");
    anna.presses("words-show");
    assert_eq!(shown_words(&anna), words);
    // The passkey is deleted in the phone's settings: the way on is said, and is gone.
    anna.reload();
    is_locked(&anna);
    phone.forgets(&anna);
    anna.presses("lock-open");
    anna.sees("failure-lock-not-opened");
    anna.presses("lock-lost");
    anna.sees("lock-lost-text");
    anna.browser().offline(false);
    anna.presses("erase");
    anna.presses("erase-again");
    until(WITHIN, || match kept(&anna) {
        kept if kept.is_empty() && !anna.url().contains("/app/") => Ok(()),
        kept => Err(format!("{} {kept:?}", anna.url())),
    })
    .unwrap_or_else(|why| panic!("{why}"));
    anna.goes_to("/app/#/restore");
    types_words(&anna, &words);
    anna.sees("list-not-found");

    // The machine fails at the moment of locking.
    anna.goes_to("/app/#/device");
    anna.presses("lock-switch-on");
    anna.crashes_and_opens("/app/#/words");
    let state = until(WITHIN, || {
        let locked = anna.has("button", &anna.text("lock-open"));
        if locked || anna.has("button", &anna.text("words-show")) {
            Ok(locked)
        } else {
            Err(anna.text("loading"))
        }
    });
    // Its passkeys went with the machine: what is locked then opens no more, as is said. What is not is as it was.
    if !state.unwrap_or_else(|why| panic!("{why}")) {
        anna.presses("words-show");
        assert_eq!(shown_words(&anna), words);
    }
}

#[test]
fn it_locks_by_itself_in_all_windows_and_at_once_when_told_to() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = person(&scene, "anna-goes-away", Look::PHONE);
    anna.goes_to("/app/#/words");
    let words = makes_words(&anna);
    let shows = |anna: &Person| {
        anna.goes_to("/app/#/words");
        anna.presses("words-show");
        assert_eq!(shown_words(anna), words);
    };
    let shows_none = |anna: &Person| {
        is_locked(anna);
        let page = anna.evaluate("document.documentElement.innerText").ok();
        let page = page.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        assert!(!words.iter().all(|word| page.contains(word.as_str())), "{page}");
    };
    // The words stand in one window when another one is locked.
    let first = anna.opens_beside("/app/");
    let phone = PhoneLock::of(&anna);
    locks(&anna);
    let second = anna.turns_to(first);
    shows_none(&anna);

    anna.turns_to(second);
    anna.chooses(&anna.text_with("lock-minutes", &[("count", 1.into())]));
    shows(&anna);
    is_left_alone(&anna, 1);
    shows_none(&anna);
    anna.presses("lock-open");
    shows(&anna);
    anna.goes_to("/app/#/device");
    anna.presses("lock-now");
    shows_none(&anna);
    anna.presses("lock-open");
    anna.sees("lock-is-on");
    // Nobody else opens it, and the way on is there.
    anna.presses("lock-now");
    is_locked(&anna);
    phone.meets_a_stranger(&anna);
    anna.presses("lock-open");
    anna.sees("failure-lock-not-opened");
    shows_none(&anna);
    anna.finds_no_obstacle();
    anna.finds(&["button"], &anna.text("erase"));
}

#[test]
fn two_presses_remove_everything_while_locked_though_somebody_hangs() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = person(&scene, "anna-in-a-hurry", Look::PHONE.speaking(Language::Uk).dark());
    let _phone = PhoneLock::of(&anna);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    anna.presses_named("English");
    anna.presses_named("Українська");
    waits_until_installed(&anna);
    locks(&anna);
    anna.finds_no_obstacle();
    anna.reload();
    is_locked(&anna);
    anna.finds_no_obstacle();

    // Another window shows it too; and one has the lock of the database and never gives it back.
    let first = anna.opens_beside("/app/#/consultation/1");
    is_locked(&anna);
    let beside = anna.turns_to(first);
    let held = anna.opens_beside("/uk");
    let hangs = "navigator.locks.request('secondok-patient', () => new Promise(() => {})), true";
    anna.evaluate(hangs).unwrap_or_else(|fault| panic!("{fault}"));
    let hanging = anna.turns_to(held);

    // One press is none.
    anna.presses("erase");
    anna.sees("erase-within");
    anna.sees_no("erase-within");
    assert!(kept(&anna).contains("indexedDB/secondok-patient/blobs/patient"));
    // By the keyboard.
    let erase = anna.text("erase");
    anna.tab_to(|thing| thing.name == erase).unwrap_or_else(|stops| panic!("{erase:?} is no stop: {stops}"));
    for _ in 0..2 {
        anna.key("Enter").unwrap_or_else(|fault| panic!("{fault}"));
    }
    let goes = until(WITHIN, || if anna.url().ends_with("/uk") { Ok(()) } else { Err(anna.url()) });
    assert_eq!(goes, Ok(()));
    assert_eq!(kept(&anna).iter().collect::<Vec<_>>(), ["localStorage/language"]);
    anna.turns_to(beside);
    let goes = until(WITHIN, || if anna.url().ends_with("/uk") { Ok(()) } else { Err(anna.url()) });
    assert_eq!(goes, Ok(()), "the other window is away too");
    drop(hanging);
}

#[test]
fn a_shared_phone_keeps_nothing() {
    let Some(scene) = Scene::new() else { return };
    let anna = person(&scene, "anna-on-a-shared-phone", Look::PHONE);
    anna.goes_to("/app/");
    anna.presses("shared-link");
    anna.presses("shared-yes");
    anna.sees("shared-is");
    anna.finds_no_obstacle();
    anna.presses("doctors");
    anna.presses_named(&format!("{}: {}", anna.text("ask-this-doctor"), scene.doctor.name()));
    anna.comes_to("words-title");
    anna.presses("words-make");
    shown_words(&anna);
    // Nothing goes on before they are on paper.
    anna.does_not_see("words-later");
    anna.goes_to("/app/#/consultations");
    anna.comes_to("words-title");
    anna.presses("words-show");
    let words = shown_words(&anna);
    for (place, word) in words.iter().enumerate() {
        let label = anna.text_with("words-number", &[("number", (place + 1).into())]);
        if anna.has("textbox", &label) {
            anna.writes(&label, word);
        }
    }
    anna.presses("words-confirm");
    anna.comes_to("my-consultations");
    anna.presses("intake-go-on");
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    anna.writes(&anna.text("say"), "Half a sentence");
    anna.finds_no_obstacle();
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!(kept(&anna), BTreeSet::new());
    anna.reload();
    anna.goes_to("/app/#/restore");
    anna.presses("shared-yes");
    anna.sees("shared-is");
    types_words(&anna, &words);
    anna.sees("state-requested");
    assert_eq!(kept(&anna), BTreeSet::new());
}

#[test]
fn where_there_is_no_such_lock_it_is_said_what_that_means() {
    let Some(scene) = Scene::new() else { return };
    // At a number instead of a name, and where passkeys release nothing.
    let mut anna = scene.person("anna-without-a-lock", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    anna.goes_to("/app/#/device");
    anna.sees("lock-none");
    anna.sees("lock-helps");
    anna.finds_no_obstacle();
    let mut bob = person(&scene, "bob-with-an-old-phone", Look::PHONE);
    let phone = PhoneLock::with(&bob, false);
    begins(&mut bob, scene.doctor.name());
    bob.goes_to("/app/#/device");
    bob.presses("lock-switch-on");
    bob.sees("failure-lock-none");
    phone.has_none(&bob);
    assert!(keys(&bob).iter().any(|it| it == "keys/device: CryptoKey"));
}
