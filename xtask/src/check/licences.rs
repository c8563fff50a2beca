//! Licences: ours are where they belong, and those of everything we build from can be kept.

use std::path::Path;

use super::{Outcome, spdx::holds};
use crate::{
    fault::Fault,
    metadata::{self, Package},
    workspace,
};

/// Licences that go together with AGPL-3.0-or-later and with Apache-2.0 OR MIT, and ask for no more than a notice
/// (MPL-2.0: and for its own files to stay open).
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "NCSA",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that state no expression, with what a reading of their licence file gave.
const READ_BY_HAND: &[(&str, &str)] = &[];

const PURE: &str = "Apache-2.0 OR MIT";
const REST: &str = "AGPL-3.0-or-later";

/// Checks the whole graph, on every platform and with every feature, that of the fuzz targets included.
pub(super) fn check() -> Result<Outcome, Fault> {
    let root = workspace::root();
    let mut packages = metadata::everything(&root)?;
    packages.extend(metadata::everything(&root.join("fuzz"))?);
    let mut faults: Vec<String> = packages.iter().filter_map(|package| fault(package, &root)).collect();
    faults.sort();
    faults.dedup();
    if faults.is_empty() {
        return Ok(Outcome::Holds(format!("{} packages may be used as they are", packages.len())));
    }
    Err(Fault::new(faults.join("\n")))
}

fn fault(package: &Package, root: &Path) -> Option<String> {
    let Package { name, version, .. } = package;
    let licence = package
        .licence
        .as_deref()
        .or_else(|| READ_BY_HAND.iter().find(|(read, _)| read == name).map(|(_, licence)| *licence));
    if let Ok(folder) = package.folder.strip_prefix(root)
        && !folder.starts_with("target")
    {
        let ours = if folder.starts_with("crates") { PURE } else { REST };
        return (licence != Some(ours)).then(|| format!("{name}: its licence must be `{ours}`."));
    }
    match licence {
        None => Some(format!("{name} {version} states no licence.")),
        Some(licence) if holds(licence, ALLOWED) => None,
        Some(licence) => {
            Some(format!("{name} {version}: `{licence}` is not on the list of allowed licences."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(folder: &str, licence: Option<&str>) -> Option<String> {
        let package = Package {
            name: "part".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
            folder: folder.into(),
            dependencies: Vec::new(),
            targets: Vec::new(),
        };
        fault(&package, Path::new("/checkout"))
    }

    #[test]
    fn planted_licences_are_found() {
        assert_eq!(said("/cache/part", Some("MIT OR Apache-2.0")), None);
        assert!(said("/cache/part", Some("GPL-2.0-only")).is_some_and(|said| said.contains("GPL-2.0-only")));
        assert!(said("/cache/part", None).is_some_and(|said| said.contains("states no licence")));
    }

    #[test]
    fn our_own_stand_where_they_belong() {
        assert_eq!(said("/checkout/crates/part", Some(PURE)), None);
        assert_eq!(said("/checkout/services/part", Some(REST)), None);
        assert!(said("/checkout/crates/part", Some(REST)).is_some());
        assert!(said("/checkout/services/part", Some(PURE)).is_some());
        assert!(said("/checkout/services/part", None).is_some());
    }
}
