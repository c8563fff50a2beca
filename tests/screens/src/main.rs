//! Pictures of every screen in every state, in every width, colour and language, and what is wrong with them.
//!
//! ```text
//! secondok-screens FOLDER [WORD…]
//! ```
//!
//! Plays the stories of [`stories`] on a demonstration of its own, one for each language, puts the pictures into the folder
//! with an `index.html` to look through, and fails if a screen has to be moved sideways, has a target that a thumb misses,
//! cuts a text off or shows no translation. With words, only stories and screens that have one of them in their name are
//! pictured; the way to them is gone all the same.

#![expect(clippy::print_stdout, reason = "what was found is what is printed")]

mod demo;
mod examples;
mod findings;
mod index;
mod look;
mod play;
mod step;
mod stories;

use std::{path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(folder) = words.next().map(PathBuf::from) else {
        eprintln!("Usage: secondok-screens FOLDER [WORD…]");
        return ExitCode::from(2);
    };
    let wanted: Vec<String> = words.collect();
    let Some(pictures) = play::all(&folder, &wanted) else { return ExitCode::FAILURE };
    index::write(&folder, &pictures).expect("the folder can be written");
    println!("{} pictures: {}", pictures.len(), folder.join("index.html").display());
    let found = findings::told(&pictures);
    if found.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\n{}", found.join("\n"));
    ExitCode::FAILURE
}
