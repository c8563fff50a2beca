//! Makes a browser's bundle out of an app's web folder and its WebAssembly programs.
//!
//! ```text
//! secondok-bundler WEB-FOLDER WASM-FOLDER OUT-FOLDER PROGRAM…
//! ```
//!
//! The web folder holds pages, scripts, styles and pictures. In texts, `{{name}}` stands for the address of another file
//! of the bundle. Every file gets a hash of its content into its name, so that it can be kept for ever by whoever has
//! fetched it; all but those that a browser asks for by a fixed name. Beside each file lie its Brotli and gzip forms.

#![expect(clippy::print_stdout, reason = "the sizes are what this program tells")]

mod bindings;
mod compress;
mod fault;
mod resolve;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use fault::{Doing, Fault};
use resolve::{Files, resolve};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [web, wasm, out, programs @ ..] = words.as_slice() else {
        eprintln!("Usage: secondok-bundler WEB-FOLDER WASM-FOLDER OUT-FOLDER PROGRAM…");
        return ExitCode::from(2);
    };
    match bundle(Path::new(web), Path::new(wasm), Path::new(out), programs) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn bundle(web: &Path, wasm: &Path, out: &Path, programs: &[String]) -> Result<(), Fault> {
    let mut files = read(web)?;
    for program in programs {
        files.extend(bindings::make(&wasm.join(format!("{program}.wasm")), program)?);
    }
    let bundle = resolve(&files)?;
    // What is left of an earlier bundle would be served too.
    if out.exists() {
        fs::remove_dir_all(out).doing(format_args!("remove {}", out.display()))?;
    }
    fs::create_dir_all(out).doing(format_args!("make {}", out.display()))?;
    let mut total = 0;
    for (name, bytes) in &bundle {
        let sizes = compress::write(&out.join(name), bytes)?;
        total += sizes.brotli;
        println!("{name:<48}{:>10}{:>10} brotli", sizes.plain, sizes.brotli);
    }
    println!("{:<48}{total:>20} brotli", "together");
    Ok(())
}

/// Every file of a folder, by its path relative to it.
fn read(folder: &Path) -> Result<Files, Fault> {
    let mut files = Files::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inside) = folders.pop() {
        let list = folder.join(&inside);
        for entry in fs::read_dir(&list).doing(format_args!("list {}", list.display()))? {
            let entry = entry.doing(format_args!("list {}", list.display()))?;
            let path = inside.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.to_str().ok_or_else(|| Fault::new(format!("{}: not UTF-8", path.display())))?;
            let bytes = fs::read(entry.path()).doing(format_args!("read {}", entry.path().display()))?;
            files.insert(name.replace('\\', "/"), bytes);
        }
    }
    Ok(files)
}
