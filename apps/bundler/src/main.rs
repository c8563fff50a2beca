//! Makes a browser's bundle out of web folders and WebAssembly programs.
//!
//! ```text
//! secondok-bundler --out FOLDER --wasm FOLDER --web FOLDER… [--texts FOLDER]… [--texts-of NAME FOLDER]… [--quick] NAME=PROGRAM…
//! ```
//!
//! `NAME.js` and `NAME.wasm` are made of each program. The web folders hold pages, scripts, styles and pictures; no two of
//! them a file of the same name. The folders of texts hold message files (Fluent), `LANGUAGE.ftl` or `NAME.LANGUAGE.ftl`:
//! those of a language become one file, `texts-LANGUAGE.ftl`. Those of one program alone become `NAME-texts-LANGUAGE.ftl`.
//! In pages, scripts and styles stand for other files:
//!
//! - `{{name}}`: the address of a file of the bundle.
//! - `{{+_name}}`: the text of a part, a file whose name begins with `_` and that goes into others only.
//! - `{{*}}` and `{{#}}`: the addresses of all other files, and the version of the bundle, as a service worker needs them.
//!   `{{~}}`: the addresses of those that only lines of the page with `rel="later"` lead to; `{{*}}` is without them.
//!
//! Scripts, styles and message files lose their comments. Every file gets a hash of its content into its name, so that it can be kept for
//! ever by whoever has fetched it; all but those that a browser asks for by a fixed name. Beside each file lie its Brotli
//! and gzip forms, as small as they get, or with `--quick` as soon as they are had. What has not changed since the last time
//! is left as it is.

#![expect(clippy::print_stdout, reason = "the sizes are what this program tells")]

mod args;
mod bindings;
mod compress;
mod fault;
mod folder;
mod later;
mod resolve;
mod sparse;
mod texts;

use std::process::ExitCode;

use args::Args;
use fault::Fault;
use resolve::{Files, resolve};
use sparse::make_sparse;

fn main() -> ExitCode {
    let Some(args) = Args::read(std::env::args().skip(1)) else {
        eprintln!(
            "Usage: secondok-bundler --out FOLDER --wasm FOLDER --web FOLDER… [--texts FOLDER]… [--texts-of NAME FOLDER]… \
             [--quick] NAME=PROGRAM…"
        );
        return ExitCode::from(2);
    };
    match bundle(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn bundle(args: &Args) -> Result<(), Fault> {
    let mut files = Files::new();
    for web in &args.web {
        folder::read(web, &mut files)?;
    }
    for (name, program) in &args.programs {
        files.extend(bindings::make(&args.wasm.join(format!("{program}.wasm")), name)?);
    }
    files.extend(texts::make(&args.texts, &args.texts_of)?);
    make_sparse(&mut files);
    let bundle = resolve(&files)?;
    folder::keep_only(&args.out, &bundle)?;
    let mut total = 0;
    for (name, bytes) in &bundle {
        let sizes = compress::write(&args.out.join(name), bytes, args.quick)?;
        total += sizes.brotli;
        println!("{name:<48}{:>10}{:>10} brotli", sizes.plain, sizes.brotli);
    }
    println!("{:<48}{total:>20} brotli", "together");
    Ok(())
}
