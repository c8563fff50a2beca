//! The checker of HTML that the W3C uses, and Java to run it.

use std::path::PathBuf;

use super::{Fetched, Found, apt, node};
use crate::{
    exec::{run, which},
    fault::Fault,
};

const LISTS: &[&str] = &["tests/markup/package.json", "tests/markup/package-lock.json"];
/// Debian's package of Java.
const PACKAGE: &str = "default-jre-headless";

/// Fetches the checker by npm; finds Java, or installs it.
pub(super) fn find() -> Result<Found, Fault> {
    let java = java()?;
    let programs = node::programs()?;
    let fetched = Fetched::new("markup", LISTS);
    fetched.fill(|folder| run(&mut programs.npm_ci(folder)))?;
    let checker = fetched.folder.join("node_modules/vnu-jar/build/dist/vnu.jar");
    Ok(Found {
        what: format!("the Nu Html Checker in {}", checker.display()),
        variables: vec![("SECONDOK_JAVA", java.into_os_string()), ("SECONDOK_VNU", checker.into_os_string())],
    })
}

fn java() -> Result<PathBuf, Fault> {
    let find = || std::env::var_os("SECONDOK_JAVA").map(PathBuf::from).or_else(|| which("java"));
    if let Some(java) = find() {
        return Ok(java);
    }
    apt::install(&[PACKAGE])?;
    let advice = apt::advice(&[PACKAGE]);
    find().ok_or_else(|| Fault::new(format!("There is no java. Set SECONDOK_JAVA, or type: {advice}")))
}
