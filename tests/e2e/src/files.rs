//! Files that somebody has, chosen and saved.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::{
    browser::Browser,
    pipe::Failed,
    tab::Tab,
    wait::{WITHIN, until},
};

impl Tab {
    /// Chooses these files in the field for files that fits the selector, as in the browser's own window.
    ///
    /// # Errors
    /// If there is no such field.
    pub fn choose_files(&self, field: &str, files: &[PathBuf]) -> Result<(), Failed> {
        let find = format!("document.querySelector({})", json!(field));
        let found = self.call("Runtime.evaluate", &json!({ "expression": find }))?;
        let about = json!({ "files": files, "objectId": found["result"]["objectId"] });
        self.call("DOM.setFileInputFiles", &about).map(drop)
    }
}

impl Browser {
    /// Saves whatever is to be saved in this folder, without asking.
    pub fn saves_in(&self, folder: &Path) {
        let about = json!({ "behavior": "allow", "downloadPath": folder });
        let Value::Object(_) = self.call("Browser.setDownloadBehavior", &about) else {
            panic!("a browser can save files")
        };
    }
}

/// The file of this name in a folder, once it is there whole.
///
/// # Panics
/// If it never is.
pub fn saved(folder: &Path, name: &str) -> Vec<u8> {
    let there = until(WITHIN, || {
        let names = fs::read_dir(folder).map_err(|fault| fault.to_string())?;
        let names: Vec<_> = names.flatten().map(|entry| entry.file_name()).collect();
        // Until it is whole it is called otherwise, and its name may be kept free by an empty file.
        match fs::read(folder.join(name)) {
            Ok(bytes) if bytes.is_empty() => Err(format!("{name} is empty, beside {names:?}")),
            read => read.map_err(|fault| format!("{name}: {fault}, beside {names:?}")),
        }
    });
    there.unwrap_or_else(|why| panic!("{why}"))
}
