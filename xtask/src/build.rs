//! `cargo xtask build`: what is installed on a server.

use crate::{
    apps,
    fault::Fault,
    programs::{self, Profile},
    progress::Steps,
};

/// `cargo xtask build`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    if !words.is_empty() {
        return Err(Fault::new("Usage: cargo xtask build"));
    }
    let mut steps = Steps::new(3);
    apps::small(&mut steps)?;
    steps.next("Building the service with the apps in it", "10 minutes the first time");
    programs::build(Profile::Release, &["--package", "secondok", "--locked"])?;
    println!("{}", programs::path(Profile::Release, "secondok").display());
    Ok(())
}
