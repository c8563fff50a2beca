//! Files that a program writes are what it would write now.
//!
//! Lock files are looked at here. What tests generate (the table of the protocol's rules, the known-answer vectors, the
//! patient's first screen as plain HTML) is generated again and compared by those tests themselves.

use super::Outcome;
use crate::{
    exec::{cargo, output},
    fault::Fault,
    workspace,
};

/// Both lock files belong to their manifests.
pub(super) fn check() -> Result<Outcome, Fault> {
    let root = workspace::root();
    for folder in [root.clone(), root.join("fuzz")] {
        let mut command = cargo();
        command.current_dir(&folder).args(["metadata", "--format-version", "1", "--locked"]);
        output(&mut command).map_err(|fault| {
            Fault::new(format!(
                "{fault}\n{}: to mend it: cargo metadata",
                folder.join("Cargo.lock").display()
            ))
        })?;
    }
    Ok(Outcome::Holds("both lock files are current; the rest is compared by the tests".to_owned()))
}
