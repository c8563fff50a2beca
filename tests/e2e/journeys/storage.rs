//! What a browser keeps of the app.

use std::collections::BTreeSet;

use secondok_e2e::{Person, WITHIN, until};
use serde_json::{Value, json};

/// Every name under which something is kept, by place.
const NAMES: &str = "(async () => {
    const names = [];
    for (const place of ['localStorage', 'sessionStorage']) {
        names.push(...Object.keys(window[place]).map((key) => `${place}/${key}`));
    }
    for (const { name } of await indexedDB.databases()) {
        const base = await new Promise((done, fail) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
            asked.onerror = fail;
        });
        for (const store of base.objectStoreNames) {
            const keys = await new Promise((done, fail) => {
                const asked = base.transaction(store).objectStore(store).getAllKeys();
                asked.onsuccess = () => done(asked.result);
                asked.onerror = fail;
            });
            names.push(...keys.map((key) => `indexedDB/${name}/${store}/${key}`));
        }
        base.close();
    }
    for (const name of await caches.keys()) {
        const files = await (await caches.open(name)).keys();
        names.push(...files.map(({ url }) => `caches/${name}/${new URL(url).pathname}`));
    }
    return names;
})()";

/// Every name under which this browser keeps something. A page that goes away while it is asked is asked once more.
pub(crate) fn names(person: &Person) -> BTreeSet<String> {
    let names = until(WITHIN, || person.evaluate(NAMES).map_err(|fault| fault.to_string()));
    let names = names.unwrap_or_else(|fault| panic!("{fault}"));
    let names = names.as_array().cloned().unwrap_or_default();
    names.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What this app leaves in the browser of whoever has logged out, without its files and the language: the ticket by which the service
/// knows the device again, and the key that seals it.
pub(crate) fn leaves_a_ticket_alone(person: &Person, base: &str) {
    let mut left = names(person);
    left.retain(|name| !name.starts_with("caches/") && name != "localStorage/language");
    let ticket = ["blobs/known", "keys/device"].map(|name| format!("indexedDB/{base}/{name}"));
    assert_eq!(left, BTreeSet::from(ticket));
}

/// A sealed blob of the app as it lies there; nothing where there is none.
fn blob(person: &Person, base: &str, name: &str) -> Value {
    let read = format!(
        "new Promise((done, fail) => {{
            const asked = indexedDB.open('{base}');
            asked.onerror = fail;
            asked.onsuccess = () => {{
                const got = asked.result.transaction('blobs').objectStore('blobs').get('{name}');
                got.onerror = fail;
                got.onsuccess = () => {{
                    asked.result.close();
                    done(got.result ? Array.from(got.result).join(' ') : null);
                }};
            }};
        }})"
    );
    person.evaluate(&read).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The blob of this name, which was made of this text, tells nothing of it.
pub(crate) fn is_sealed(person: &Person, base: &str, name: &str, text: &str) {
    let kept = blob(person, base, name);
    let kept = kept.as_str().unwrap_or_default().split(' ');
    let kept: Vec<u8> = kept.filter_map(|byte| byte.parse().ok()).collect();
    assert!(kept.len() > text.len(), "{name} holds something");
    let clear = kept.windows(text.len()).any(|piece| piece == text.as_bytes());
    assert!(!clear, "{name} lies in the browser as it was written");
}

/// Waits until this has changed the blob of this name.
pub(crate) fn changes(person: &Person, base: &str, name: &str, act: impl Fn()) {
    let before = blob(person, base, name);
    act();
    let kept = until(WITHIN, || match blob(person, base, name) {
        now if now == before => Err("not kept".to_owned()),
        _ => Ok(()),
    });
    assert!(kept.is_ok(), "{base}/{name} stays as it was");
}

/// Writes into a field, and waits until the app has kept it in the blob of this name; a full stop may follow it there.
pub(crate) fn writes_and_it_is_kept(person: &Person, label: &str, text: &str, name: &str) {
    // What was typed before may be kept only now: the second change that comes has this text.
    for text in [text, &format!("{text}.")] {
        changes(person, "secondok-patient", name, || person.writes(label, text));
    }
}

/// Waits until the app is there without a connection.
pub(crate) fn waits_until_installed(person: &Person) {
    let installed = until(WITHIN, || {
        let names = names(person);
        let active = person.evaluate("navigator.serviceWorker.getRegistration().then((it) => !!it?.active)");
        match active {
            Ok(Value::Bool(true)) if names.iter().any(|name| name.ends_with(".wasm")) => Ok(()),
            other => Err(format!("not installed: {other:?} {names:?}")),
        }
    });
    installed.unwrap_or_else(|why| panic!("{why}"));
}

/// What the app has sealed in this browser cannot be opened any more.
pub(crate) fn is_damaged(person: &Person) {
    let damage = "new Promise((done, fail) => {
        const asked = indexedDB.open('secondok-patient');
        asked.onerror = fail;
        asked.onsuccess = () => {
            const work = asked.result.transaction('blobs', 'readwrite');
            work.objectStore('blobs').put(new Uint8Array(64), 'patient');
            work.onerror = fail;
            work.oncomplete = () => {
                asked.result.close();
                done(true);
            };
        };
    })";
    person.evaluate(damage).unwrap_or_else(|fault| panic!("{fault}"));
}

/// Part of an attachment is on its way from this browser to the service.
pub(crate) fn sends_an_attachment(person: &Person, base: &str) {
    let part = format!(
        "new Promise((done, fail) => {{
            const asked = indexedDB.open('{base}');
            asked.onerror = fail;
            asked.onsuccess = () => {{
                const work = asked.result.transaction('parts', 'readwrite');
                work.objectStore('parts').put(new Uint8Array(64), `${{'A'.repeat(43)}}~0000`);
                work.onerror = fail;
                work.oncomplete = () => {{
                    asked.result.close();
                    done(true);
                }};
            }};
        }})"
    );
    person.evaluate(&part).unwrap_or_else(|fault| panic!("{fault}"));
}

/// What the app keeps in this browser lies as the app of before attachments kept it.
pub(crate) fn is_of_older_app(person: &Person) {
    let older = "(async () => {
        const ready = (asked) => new Promise((done, fail) => {
            asked.onsuccess = () => done(asked.result);
            asked.onerror = fail;
        });
        const kept = [];
        const now = await ready(indexedDB.open('secondok-patient'));
        for (const name of ['blobs', 'keys']) {
            const keys = await ready(now.transaction(name).objectStore(name).getAllKeys());
            const values = await ready(now.transaction(name).objectStore(name).getAll());
            keys.forEach((key, at) => kept.push([name, key, values[at]]));
        }
        now.close();
        await ready(indexedDB.deleteDatabase('secondok-patient'));
        const making = indexedDB.open('secondok-patient', 1);
        making.onupgradeneeded = () => ['blobs', 'keys'].forEach((name) => making.result.createObjectStore(name));
        const older = await ready(making);
        for (const [name, key, value] of kept) {
            await ready(older.transaction(name, 'readwrite').objectStore(name).put(value, key));
        }
        older.close();
        return kept.length;
    })()";
    let kept = person.evaluate(older).unwrap_or_else(|fault| panic!("{fault}"));
    assert!(kept.as_u64() > Some(1), "the key and what is sealed with it: {kept}");
}

/// A page of this browser holds what the app keeps as an app does that knows of no newer one.
pub(crate) fn holds_as_older_app(person: &Person) {
    let hold = "new Promise((done, fail) => {
        const asked = indexedDB.open('secondok-patient');
        asked.onerror = fail;
        asked.onsuccess = () => {
            window.held = asked.result;
            done(window.held.version);
        };
    })";
    let version = person.evaluate(hold).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(version, 1, "an older app's");
}

/// The browser clears everything that it keeps of the app, as it may when space runs out.
pub(crate) fn is_cleared(person: &mut Person) {
    let origin = person.evaluate("location.origin").unwrap_or_else(|fault| panic!("{fault}"));
    person
        .call("Storage.clearDataForOrigin", &json!({ "origin": origin, "storageTypes": "all" }))
        .unwrap_or_else(|fault| panic!("{fault}"));
}
