//! `cargo xtask build`: what is installed on a server.

use crate::{
    apps,
    fault::Fault,
    programs::{self, Profile},
    progress::Steps,
};

/// `cargo xtask build [apps]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let apps_only = words == ["apps"];
    if !words.is_empty() && !apps_only {
        return Err(Fault::new("Usage: cargo xtask build [apps]"));
    }
    let mut steps = Steps::new(if apps_only { 2 } else { 3 });
    steps.next("Building the apps, as small as they get", "6 minutes the first time");
    apps::programs(Profile::Release)?;
    steps.next("Making their bundles", "a minute");
    apps::bundles(Profile::Release)?;
    if apps_only {
        println!("{}", apps::folder(Profile::Release).display());
        return Ok(());
    }
    steps.next("Building the service with the apps in it", "10 minutes the first time");
    programs::build(Profile::Release, &["--package", "secondok", "--locked"])?;
    println!("{}", programs::path(Profile::Release, "secondok").display());
    Ok(())
}
