//! Files stay short enough to be read.

use crate::{
    fault::Fault,
    workspace::{self, has_extension, text},
};

/// No source file is longer.
const MOST: usize = 800;
/// Of a hundred files, ninety-five are shorter.
const P95: usize = 500;
const SOURCES: &[&str] = &["rs", "css", "html", "js", "mjs", "py", "sh", "sql", "ts"];

/// Checks every source file; says how they are spread.
pub(super) fn check() -> Result<String, Fault> {
    let root = workspace::root();
    let mut sizes = Vec::new();
    for file in workspace::files(&root)? {
        if !has_extension(&file, SOURCES) {
            continue;
        }
        if let Some(text) = text(&root.join(&file))? {
            sizes.push((text.lines().count(), file.display().to_string()));
        }
    }
    judge(sizes)
}

fn judge(mut sizes: Vec<(usize, String)>) -> Result<String, Fault> {
    sizes.sort();
    let Some((longest, name)) = sizes.last() else { return Err(Fault::new("There is no source file.")) };
    let at = |share: usize| sizes[(sizes.len() - 1) * share / 100].0;
    let spread =
        format!("{} files, p50 {} lines, p95 {}, longest {longest} ({name})", sizes.len(), at(50), at(95));
    let long: Vec<String> = sizes
        .iter()
        .filter(|(lines, _)| *lines > MOST)
        .map(|(lines, name)| format!("{name}: {lines} lines, at most {MOST}. Split it by what it is about."))
        .collect();
    if !long.is_empty() {
        return Err(Fault::new(long.join("\n")));
    }
    if at(95) > P95 {
        return Err(Fault::new(format!("More than one file in twenty has over {P95} lines: {spread}.")));
    }
    Ok(spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(sizes: &[usize]) -> Vec<(usize, String)> {
        sizes.iter().enumerate().map(|(index, size)| (*size, format!("{index}.rs"))).collect()
    }

    #[test]
    fn the_spread_is_told() {
        let said = judge(files(&[10, 30, 20])).expect("all short");
        assert_eq!(said, "3 files, p50 20 lines, p95 20, longest 30 (1.rs)");
    }

    #[test]
    fn a_file_that_is_too_long_is_named() {
        let mut sizes = vec![10; 40];
        sizes.push(801);
        let fault = judge(files(&sizes)).expect_err("one is too long");
        assert!(fault.to_string().starts_with("40.rs: 801 lines"), "{fault}");
        sizes[40] = 800;
        judge(files(&sizes)).expect("800 is allowed");
    }

    #[test]
    fn too_many_long_files_are_seen() {
        let mut sizes = vec![10; 10];
        sizes.extend([600; 2]);
        assert!(judge(files(&sizes)).is_err());
    }
}
