//! What the worker calls.

#![expect(unsafe_code, reason = "what is called from outside keeps its name")]

use std::sync::{Mutex, MutexGuard, PoisonError};

use secondok_bench_worker as measured;
use secondok_deident::Cleaned;

static FILE: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static CLEANED: Mutex<Vec<Cleaned>> = Mutex::new(Vec::new());

fn lock<T>(of: &'static Mutex<T>) -> MutexGuard<'static, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes room for a file of so many bytes; where.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *mut u8 {
    let mut file = lock(&FILE);
    *file = vec![0; length];
    file.as_mut_ptr()
}

/// Cleans that file so many times.
#[unsafe(no_mangle)]
extern "C" fn clean(times: u32) {
    for _ in 0..times {
        std::hint::black_box(measured::clean(lock(&FILE).clone()).expect("it can be cleaned"));
    }
}

/// Cleans it once, and keeps as many as so many mebibytes hold.
#[unsafe(no_mangle)]
extern "C" fn keep(mebibytes: u32) {
    let file = measured::clean(lock(&FILE).clone()).expect("it can be cleaned");
    *lock(&CLEANED) = measured::as_many_as_fit(file, mebibytes.into());
}

/// Seals what is kept.
#[unsafe(no_mangle)]
extern "C" fn seal() {
    measured::seal(&lock(&CLEANED));
}

/// The cipher alone on so many mebibytes.
#[unsafe(no_mangle)]
extern "C" fn cipher(mebibytes: u32) {
    measured::cipher(mebibytes.into());
}
