//! `cargo xtask screens`: every screen in every state, as pictures to look through. What is pictured and what is found
//! stands in `tests/screens/`.

use std::process::Command;

use crate::{
    apps,
    exec::run,
    fault::Fault,
    needs,
    programs::{self, Profile},
    progress::Steps,
    workspace,
};

/// `cargo xtask screens [WORD…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let mut steps = Steps::new(3);
    steps.next("Looking for a browser", "a second");
    let browser = needs::browser()?;
    steps.next("Building the apps, the service and what takes the pictures", "seconds, unless much changed");
    apps::build(Profile::Dev)?;
    let packages = ["--package", "secondok", "--package", "secondok-cli", "--package", "secondok-screens"];
    programs::build(Profile::Dev, &packages)?;
    steps.next("Taking the pictures", "5 minutes");
    let mut pictures = Command::new(programs::path(Profile::Dev, "secondok-screens"));
    pictures.current_dir(workspace::root()).arg(workspace::target().join("screens")).args(words);
    pictures.envs(browser.variables);
    programs::give(Profile::Dev, &mut pictures);
    run(&mut pictures)
}
