//! Cleaning and sealing in a worker, by the code of the apps: beside dicom-anonymizer, and beside the cipher alone in that
//! same worker.

use base64ct::{Base64, Encoding};
use secondok_testkit::ct;
use serde_json::json;

use super::{browser, wait};
use crate::{files::cleaning::Peer, report::Row};

/// Names the program (`bench/worker`); `cargo xtask bench` builds it and sets it.
const PROGRAM: &str = "SECONDOK_BENCH_WORKER";
/// Slices cleaned by each.
const SLICES: u32 = 50;
/// Mebibytes sealed.
const SEALED: u32 = 64;

/// What the worker runs: everything once before it counts, because a browser compiles code better that has run.
const WORKER: &str = "onmessage = ({ data }) => measure(data).then(postMessage, (fault) => postMessage({ fault: String(fault) }));
const measure = async ([program, slice, slices, sealed]) => {
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const module = await WebAssembly.compile(bytes(program));
    const nothing = () => { throw new Error('nothing is asked of the outside'); };
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
        (imports[from] ??= {})[name] = nothing;
    }
    const { memory, room, clean, keep, seal, cipher } = (await WebAssembly.instantiate(module, imports)).exports;
    const file = bytes(slice);
    const at = room(file.length); // before its memory is asked for, which is another once it has grown
    new Uint8Array(memory.buffer, at, file.length).set(file);
    const timed = (work) => {
        work();
        const began = performance.now();
        work();
        return (performance.now() - began) / 1000;
    };
    const cleaning = timed(() => clean(slices)) / slices;
    keep(sealed);
    return { cleaning, sealing: timed(seal) / sealed, cipher: timed(() => cipher(sealed)) / sealed };
};";

pub(super) fn measure() -> Vec<Row> {
    let Some(browser) = browser() else { return Vec::new() };
    let Some(program) = std::env::var_os(PROGRAM) else {
        eprintln!("not run: {PROGRAM} is not set; `cargo xtask bench browser` builds it and sets it");
        return Vec::new();
    };
    let program = Base64::encode_string(&std::fs::read(program).expect("a program"));
    let slice = ct::slice(1);
    let told = format!(
        "(() => {{
            const worker = new Worker(URL.createObjectURL(new Blob([{}])));
            window.measured = null;
            worker.onmessage = ({{ data }}) => {{ window.measured = data; }};
            worker.postMessage({});
        }})()",
        json!(WORKER),
        json!([program, Base64::encode_string(&slice), SLICES, SEALED]),
    );
    let tab = browser.tab();
    tab.evaluate(&told).expect("a worker starts");
    let done = wait(&tab, "window.measured");
    let of = |what: &str| done[what].as_f64().unwrap_or_else(|| panic!("the worker says: {done}"));
    let (cleaning, sealing, cipher) = (of("cleaning"), of("sealing"), of("cipher"));
    let mut rows = Vec::new();
    if let Some(theirs) = Peer::find().map(|mut peer| peer.seconds_for(&slice, SLICES)) {
        rows.push(Row::share(
            "slices of CT cleaned in a worker",
            1.0 / cleaning,
            "/s",
            1.0 / theirs,
            5.0,
            "dicom-anonymizer",
        ));
    }
    rows.push(Row::share(
        "a scan sealed in a worker",
        1.0 / sealing,
        "MiB/s",
        1.0 / cipher,
        0.5,
        "ChaCha20-Poly1305 alone, in the same worker",
    ));
    rows
}
