//! Folders: what a bundle is made of, and where it goes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    compress::FORMS,
    fault::{Doing, Fault},
    resolve::Files,
};

/// Adds every file of a folder, by its path relative to it.
pub(crate) fn read(folder: &Path, files: &mut Files) -> Result<(), Fault> {
    for name in list(folder)? {
        let path = folder.join(&name);
        let bytes = fs::read(&path).doing(format_args!("read {}", path.display()))?;
        if files.insert(name.clone(), bytes).is_some() {
            return Err(Fault::new(format!("{}: another folder has a {name} too", path.display())));
        }
    }
    Ok(())
}

/// Removes what is left of an earlier bundle: it would be served too. Leaves what has not changed.
pub(crate) fn keep_only(out: &Path, bundle: &Files) -> Result<(), Fault> {
    fs::create_dir_all(out).doing(format_args!("make {}", out.display()))?;
    for name in list(out)? {
        let plain = FORMS.iter().find_map(|form| name.strip_suffix(form)).unwrap_or(&name);
        if !bundle.contains_key(&name) && !bundle.contains_key(plain) {
            let path = out.join(&name);
            fs::remove_file(&path).doing(format_args!("remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// Every file below a folder, by its path relative to it, with `/` between folders.
fn list(folder: &Path) -> Result<Vec<String>, Fault> {
    let (mut names, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(inside) = folders.pop() {
        let here = folder.join(&inside);
        for entry in fs::read_dir(&here).doing(format_args!("list {}", here.display()))? {
            let entry = entry.doing(format_args!("list {}", here.display()))?;
            let path = inside.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.to_str().ok_or_else(|| Fault::new(format!("{}: not UTF-8", path.display())))?;
            names.push(name.replace('\\', "/"));
        }
    }
    Ok(names)
}
