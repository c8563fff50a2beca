//! The JavaScript that a WebAssembly program needs around it.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    fault::{Doing, Fault},
    resolve::Files,
};

/// `NAME.js` and `NAME.wasm`: the module that a page imports, whose default export takes the address of the second.
pub(crate) fn make(wasm: &Path, name: &str) -> Result<Files, Fault> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).typescript(false).omit_default_module_path(true).remove_name_section(true);
    let doing = format_args!("make the bindings of {}", wasm.display()).to_string();
    bindgen.web(true).doing(&doing)?;
    let mut output = bindgen.generate_output().doing(&doing)?;
    let mut files = Files::new();
    files.insert(format!("{name}.wasm"), output.wasm_mut().emit_wasm());
    let mut script = output.js().to_owned();
    // Scripts that libraries bring along; the bindings import them by these names.
    let local = output.local_modules().iter().map(|(name, text)| (name.clone(), text.clone()));
    let inline = output.snippets().iter().flat_map(|(library, texts)| {
        texts.iter().enumerate().map(move |(at, text)| (format!("{library}/inline{at}.js"), text.clone()))
    });
    for (snippet, text) in local.chain(inline) {
        let snippet = format!("snippets/{snippet}");
        script = script.replace(&format!("./{snippet}"), &format!("./{{{{{snippet}}}}}"));
        files.insert(snippet, text.into_bytes());
    }
    files.insert(format!("{name}.js"), script.into_bytes());
    Ok(files)
}
