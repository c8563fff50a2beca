//! Lighthouse, which has an opinion of pages, and Node to run it.

use super::{Fetched, Found, node};
use crate::{exec::run, fault::Fault};

const LISTS: &[&str] = &["bench/lighthouse/package.json", "bench/lighthouse/package-lock.json"];

/// Fetches it by npm.
pub(super) fn find() -> Result<Found, Fault> {
    let programs = node::programs()?;
    let fetched = Fetched::new("lighthouse", LISTS);
    fetched.fill(|folder| run(&mut programs.npm_ci(folder)))?;
    Ok(Found {
        what: format!("Lighthouse in {}", fetched.folder.display()),
        variables: vec![
            ("SECONDOK_NODE", programs.node().get_program().to_owned()),
            (
                "SECONDOK_LIGHTHOUSE",
                fetched.folder.join("node_modules/lighthouse/cli/index.js").into_os_string(),
            ),
        ],
    })
}
