//! Table E.1-1 of DICOM PS3.15, edition 2026c: what becomes of each attribute that may identify.

mod rows;

use dicom_core::Tag;

use crate::report::Group;

/// The action of the basic profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::upper_case_acronyms, reason = "as the standard's table has them")]
pub(super) enum Basic {
    /// Remove.
    X,
    /// Empty, or a dummy.
    Z,
    /// A dummy.
    D,
    /// A new UID.
    U,
    /// Empty, unless a dummy is needed.
    ZD,
    /// Remove, unless it must be there at least empty.
    XZ,
    /// Remove, unless a dummy is needed.
    XD,
    /// Remove, unless it must be there, empty or as a dummy.
    XZD,
    /// Remove, unless it must be there with new UIDs within.
    XZU,
}

/// The option that keeps it, cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Option {
    /// None of those taken here.
    N,
    /// Clean Descriptors.
    D,
    /// Clean Structured Content.
    S,
    /// Retain Longitudinal Temporal Information with Modified Dates.
    T,
    /// Retain Patient Characteristics.
    P,
}

/// An attribute.
#[derive(Debug)]
pub(super) struct Row {
    tag: u32,
    pub basic: Basic,
    pub option: Option,
    /// What it is counted under.
    pub group: Group,
}

const fn row(tag: u32, basic: Basic, option: Option, group: Group) -> Row {
    Row { tag, basic, option, group }
}

/// What the table says of an attribute. None: it does not name it.
pub(super) fn of(tag: Tag) -> std::option::Option<&'static Row> {
    let number = u32::from(tag.group()) << 16 | u32::from(tag.element());
    rows::ROWS.binary_search_by_key(&number, |row| row.tag).ok().map(|at| &rows::ROWS[at])
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use dicom_core::VR;

    use super::{super::super::read::by_dictionary, *};

    /// The table in Rust, from the facts in `tables/profile.txt`.
    fn made() -> String {
        let facts = include_str!("../../../../tables/profile.txt");
        let lines: Vec<Vec<&str>> = facts
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split(" | ").collect())
            .collect();
        let mut made =
            "//! Made from tables/profile.txt: `UPDATE=1 cargo test -p secondok-deident profile::table`.\n\n\
             use super::{Basic, Option, Row, row};\nuse crate::report::Group;\n\n"
                .to_owned();
        writeln!(made, "#[rustfmt::skip]\npub(super) static ROWS: [Row; {}] = [", lines.len())
            .expect("memory");
        for line in lines {
            let [tag, _, basic, option, group, name] = line[..] else { panic!("six columns: {line:?}") };
            let (tag, basic) = (tag.replace(',', "_"), basic.replace(['/', '*'], ""));
            let option = if option == "-" { "N" } else { option };
            writeln!(made, "    row(0x{tag}, Basic::{basic}, Option::{option}, Group::{group}), // {name}")
                .expect("memory");
        }
        made.push_str("];\n");
        made
    }

    #[test]
    fn the_table_is_what_the_facts_make() {
        crate::files::dicom::made::compare("profile/table/rows.rs", &made());
    }

    #[test]
    fn an_attribute_is_found() {
        let name = of(Tag(0x0010, 0x0010)).expect("the patient's name");
        assert_eq!((name.basic, name.option, name.group), (Basic::Z, Option::N, Group::Names));
        assert!(of(Tag(0x0028, 0x0010)).is_none());
    }

    /// Otherwise a file could call a day a time of day, and it would stay the same.
    #[test]
    fn what_is_moved_is_known_as_a_date_or_a_time() {
        for row in rows::ROWS.iter().filter(|row| row.option == Option::T) {
            let tag = Tag((row.tag >> 16) as u16, row.tag as u16);
            assert!(matches!(by_dictionary(tag), VR::DA | VR::DT | VR::TM), "{tag}");
        }
    }

    #[test]
    fn rows_are_in_order() {
        assert!(rows::ROWS.is_sorted_by(|one, next| one.tag < next.tag));
    }
}
