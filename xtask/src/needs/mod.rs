//! What the tests need from outside, and how it is come by: an environment variable, the `PATH`, the registries
//! without root, apt as root.

mod anonymizer;
mod apt;
mod browser;
mod lighthouse;
mod markup;
mod node;
mod postgres;
mod python;
mod readers;
mod small_disk;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    fault::{Doing, Fault},
    progress::Steps,
    workspace,
};

/// Something that was found, and the variables that tell the tests where.
#[derive(Debug)]
pub(crate) struct Found {
    /// What and where, for people.
    pub(crate) what: String,
    /// Variables for the tests.
    pub(crate) variables: Vec<(&'static str, OsString)>,
}

/// One thing that some tests cannot do without.
pub(crate) struct Need {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Which tests need it.
    pub(crate) serves: &'static str,
    find: fn() -> Result<Found, Fault>,
}

const NEEDS: &[Need] = &[
    Need { name: "PostgreSQL", serves: "the store's suite on PostgreSQL", find: postgres::find },
    Need { name: "Node", serves: "the protocol's second implementation", find: node::find },
    Need {
        name: "Python",
        serves: "schemathesis against the OpenAPI document, and pydicom's files",
        find: python::find,
    },
    Need {
        name: "Readers of images and documents",
        serves: "others' eyes on what is cleaned",
        find: readers::find,
    },
    Need { name: "A checker of HTML", serves: "another's eyes on the public pages", find: markup::find },
    Need { name: "A browser", serves: "the journeys in a real browser", find: browser::find },
    Need { name: "A small disk", serves: "the service on a full disk", find: small_disk::find },
];

/// The browser that the tests need, for whoever else drives one.
pub(crate) fn browser() -> Result<Found, Fault> {
    browser::find()
}

/// Lighthouse, for the benchmarks.
pub(crate) fn lighthouse() -> Result<Found, Fault> {
    lighthouse::find()
}

/// dicom-anonymizer, for the benchmarks.
pub(crate) fn anonymizer() -> Result<Found, Fault> {
    anonymizer::find()
}

/// A need and what came of looking for it.
pub(crate) struct Looked {
    pub(crate) need: &'static Need,
    pub(crate) found: Result<Found, Fault>,
}

/// Looks for everything, fetching what is missing.
pub(crate) fn prepare() -> Vec<Looked> {
    let mut steps = Steps::new(NEEDS.len());
    NEEDS
        .iter()
        .map(|need| {
            steps.next(
                &format!("{}, for {}", need.name, need.serves),
                "up to a minute where it must be fetched",
            );
            let found = (need.find)();
            match &found {
                Ok(found) => println!("      {}", found.what),
                Err(fault) => println!("      not found: {fault}"),
            }
            Looked { need, found }
        })
        .collect()
}

/// Hands a command everything that was found.
pub(crate) fn give(command: &mut Command, looked: &[Looked]) {
    for found in looked.iter().filter_map(|looked| looked.found.as_ref().ok()) {
        command.envs(found.variables.iter().map(|(name, value)| (*name, value)));
    }
}

#[cfg(test)]
pub(crate) fn missing_for_tests(why: &str) -> Looked {
    Looked { need: &NEEDS[0], found: Err(Fault::new(why)) }
}

/// A folder below the target folder that is filled from pinned lists and filled again when those change.
struct Fetched {
    folder: PathBuf,
    lists: Vec<PathBuf>,
}

impl Fetched {
    /// `name` below the target folder, filled as `lists` (paths in the checkout) say.
    fn new(name: &str, lists: &[&str]) -> Self {
        let root = workspace::root();
        Self {
            folder: workspace::target().join(name),
            lists: lists.iter().map(|list| root.join(list)).collect(),
        }
    }

    /// Fills the folder if it is not filled as the lists say now.
    fn fill(&self, fill: impl FnOnce(&Path) -> Result<(), Fault>) -> Result<(), Fault> {
        let mut wanted = Vec::new();
        for list in &self.lists {
            wanted.extend(std::fs::read(list).doing(format_args!("read {}", list.display()))?);
        }
        let stamp = self.folder.join("filled-as");
        if std::fs::read(&stamp).is_ok_and(|filled| filled == wanted) {
            return Ok(());
        }
        if self.folder.exists() {
            std::fs::remove_dir_all(&self.folder).doing(format_args!("empty {}", self.folder.display()))?;
        }
        std::fs::create_dir_all(&self.folder).doing(format_args!("make {}", self.folder.display()))?;
        for list in &self.lists {
            if let Some(name) = list.file_name() {
                std::fs::copy(list, self.folder.join(name)).doing(format_args!("copy {}", list.display()))?;
            }
        }
        fill(&self.folder)?;
        std::fs::write(&stamp, wanted).doing(format_args!("write {}", stamp.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_filled_once_and_again_when_its_list_changes() {
        let place = std::env::temp_dir().join(format!("secondok-xtask-{}", std::process::id()));
        std::fs::create_dir_all(&place).expect("the temporary folder can be written");
        let list = place.join("list.txt");
        let fetched = Fetched { folder: place.join("filled"), lists: vec![list.clone()] };
        let mut times = 0;
        let mut fill = |content: &str| {
            std::fs::write(&list, content).expect("written");
            fetched.fill(|_| {
                times += 1;
                Ok(())
            })
        };
        fill("one").expect("filled");
        fill("one").expect("still filled");
        fill("two").expect("filled again");
        assert_eq!(times, 2);

        std::fs::write(&list, "three").expect("written");
        assert!(fetched.fill(|_| Err(Fault::new("no network"))).is_err());
        let mut again = false;
        fetched
            .fill(|_| {
                again = true;
                Ok(())
            })
            .expect("filled at last");
        assert!(again, "what failed half way is done again");
        std::fs::remove_dir_all(&place).expect("removed");
    }
}
