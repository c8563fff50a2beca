//! Writes the table of the files below the folder that `SECONDOK_BUNDLES` names, or an empty one without it.

use std::{
    collections::BTreeSet,
    env,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

/// Names a folder with one folder an app in it, each as `secondok-bundler` writes them.
const VARIABLE: &str = "SECONDOK_BUNDLES";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    println!("cargo::rerun-if-changed=build.rs");
    let mut table = String::from("&[");
    if let Some(folder) = env::var_os(VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from) {
        // A folder's own time changes with what is put into it and taken out; files are never rewritten in place.
        println!("cargo::rerun-if-changed={}", folder.display());
        let folder = folder.canonicalize().map_err(|error| {
            io::Error::new(error.kind(), format!("{VARIABLE} = {}: {error}", folder.display()))
        })?;
        for app in sorted(&folder)? {
            let (name, files) = (last(&app), below(&app)?);
            let _ = write!(table, "(\"{}\", &[", name.escape_default());
            for file in &files {
                write_file(&mut table, &app, file, &files);
            }
            table.push_str("]),");
        }
    }
    table.push(']');
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    fs::write(out.join("table.rs"), table)
}

/// A file with its compressed forms, unless it is itself one of another file.
fn write_file(table: &mut String, app: &Path, file: &str, files: &BTreeSet<String>) {
    let form = |extension: &str| files.get(&format!("{file}.{extension}"));
    let of_another = [".br", ".gz"]
        .iter()
        .any(|extension| file.strip_suffix(extension).is_some_and(|plain| files.contains(plain)));
    if of_another {
        return;
    }
    let bytes = |file: &String| format!("include_bytes!({:?})", app.join(file));
    let form = |extension| form(extension).map_or("None".to_owned(), |file| format!("Some({})", bytes(file)));
    let _ = write!(
        table,
        "File {{ name: \"{}\", plain: {}, brotli: {}, gzip: {} }},",
        file.escape_default(),
        bytes(&file.to_owned()),
        form("br"),
        form("gz")
    );
}

/// Every file below the folder, by its path in it.
fn below(folder: &Path) -> io::Result<BTreeSet<String>> {
    let (mut files, mut folders) = (BTreeSet::new(), vec![folder.to_owned()]);
    while let Some(inside) = folders.pop() {
        println!("cargo::rerun-if-changed={}", inside.display());
        for path in sorted(&inside)? {
            if path.is_dir() {
                folders.push(path);
            } else if let Some(name) = path.strip_prefix(folder).ok().and_then(Path::to_str) {
                files.insert(name.replace('\\', "/"));
            }
        }
    }
    Ok(files)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn last(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
