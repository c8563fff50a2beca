//! `cargo xtask bench`: the benchmarks. What they measure stands in `bench/`.

use crate::{
    exec::{cargo, run},
    fault::Fault,
    workspace,
};

/// `cargo xtask bench [--json] [NAME…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let mut command = cargo();
    command
        .current_dir(workspace::root())
        .args(["run", "--quiet", "--release", "--package", "secondok-bench", "--all-features", "--"])
        .args(words);
    run(&mut command)
}
