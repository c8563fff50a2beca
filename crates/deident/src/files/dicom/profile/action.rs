//! What becomes of an attribute.

use dicom_core::{Tag, VR};

use super::{
    super::read::{by_dictionary, is_binary, is_bulk},
    table::{self, Basic, Option as Kept},
};
use crate::report::Group;

/// What is done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// It goes.
    Remove,
    /// It stays without its value.
    Empty,
    /// It stays with a value that says nothing.
    Dummy,
    /// It gets another identifier. Whether machines write their own there.
    Rename { instance: bool },
    /// It is moved: dates and times.
    Shift,
    /// Words of the closed list stay; what is done where none does.
    Words(Without),
    /// Its items are cleaned in their turn.
    Items,
    /// It stays if it is what it should be: numbers, terms.
    Check,
    /// It stays as it is: pixels, curves of waveforms, tables of colours.
    Keep,
    /// An age, cut off at 89 years.
    Age,
    /// Size and weight: for PET only.
    Measure,
    /// Stands for the patient: the same within the consultation.
    Pseudonym,
}

/// What is done with a description of which nothing is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Without {
    Remove,
    Empty,
    Dummy,
}

/// Bulk that is kept: it is the image, the waveform, the plan. Everything else of this kind could hold anything.
const BULK: [Tag; 18] = [
    Tag(0x0028, 0x1201), // palettes
    Tag(0x0028, 0x1202),
    Tag(0x0028, 0x1203),
    Tag(0x0028, 0x1204),
    Tag(0x0028, 0x1221),
    Tag(0x0028, 0x1222),
    Tag(0x0028, 0x1223),
    Tag(0x0028, 0x1408),
    Tag(0x0028, 0x3006), // look-up tables
    Tag(0x5400, 0x0110), // the least and greatest value of a channel
    Tag(0x5400, 0x0112),
    Tag(0x5400, 0x100A), // what pads a waveform
    Tag(0x5400, 0x1010), // waveforms
    Tag(0x5600, 0x0020), // spectra
    Tag(0x0066, 0x0016), // surfaces: points, normals, triangles
    Tag(0x0066, 0x0021),
    Tag(0x0066, 0x0023),
    Tag(0x7FE0, 0x0010), // pixels; those of items go before ([`super::clean`])
];

/// The action and what it is counted under.
pub(super) fn of(tag: Tag, vr: VR) -> (Action, Group) {
    match tag {
        // Standing for the patient is what the profile calls a dummy.
        Tag(0x0010, 0x0010) => return (Action::Pseudonym, Group::Names),
        Tag(0x0010, 0x0020) => return (Action::Pseudonym, Group::Numbers),
        Tag(0x0010, 0x1010) => return (Action::Age, Group::Person),
        Tag(0x0010, 0x1020 | 0x1030) => return (Action::Measure, Group::Person),
        // Technologists type it, although it should be one of a list.
        Tag(0x0018, 0x0015) => return (Action::Words(Without::Empty), Group::Notes),
        // Text that somebody typed or dictated, where there must be one.
        Tag(0x0040, 0xA160) => return (Action::Words(Without::Dummy), Group::Notes),
        // Pictures in floating point: they are not shown here, so nobody could look at them.
        Tag(0x7FE0, 0x0008 | 0x0009) => return (Action::Remove, Group::Hidden),
        // Overlays and curves (Clean Graphics): their groups repeat.
        Tag(0x5000..=0x50FF | 0x6000..=0x60FF, _) => return (Action::Remove, Group::Hidden),
        _ => {}
    }
    match table::of(tag) {
        Some(row) => (listed(row.basic, row.option, tag, vr), row.group),
        None => unlisted(tag, vr),
    }
}

/// Where the profile leaves a choice, the one that keeps the object valid wherever the attribute may be required.
fn listed(basic: Basic, option: Kept, tag: Tag, vr: VR) -> Action {
    match (option, basic) {
        (Kept::T, _) => return Action::Shift,
        (Kept::S, _) => return Action::Items,
        (Kept::P, _) => return Action::Check,
        (Kept::D, Basic::Z | Basic::XZ) => return Action::Words(Without::Empty),
        (Kept::D, Basic::X) => return Action::Words(Without::Remove),
        (Kept::D, _) => return Action::Words(Without::Dummy),
        (Kept::N, _) => {}
    }
    match (vr, basic) {
        // Text and figures drawn over an image, and the flows of live video, are left out whole.
        (VR::SQ, _) if matches!(tag, Tag(0x0070, 0x0001) | Tag(0x0034, 0x0001)) => Action::Remove,
        (VR::SQ, Basic::D | Basic::XZU) => Action::Items,
        (VR::SQ, Basic::Z | Basic::ZD | Basic::XZ) => Action::Empty,
        (VR::UI, Basic::U | Basic::D | Basic::ZD) => Action::Rename { instance: true },
        (VR::SQ, _) | (_, Basic::X | Basic::U) => Action::Remove,
        (_, Basic::Z | Basic::XZ) => Action::Empty,
        (_, Basic::D | Basic::ZD | Basic::XD | Basic::XZD | Basic::XZU) => Action::Dummy,
    }
}

/// The standard knows it and the profile does not name it. Numbers, terms and geometry cannot identify and stay if they are
/// what they should be; dates and identifiers are treated like all others; of text only known words stay, because people
/// type into every field that lets them.
fn unlisted(tag: Tag, vr: VR) -> (Action, Group) {
    if tag.group() & 1 == 1 || tag.group() < 8 || by_dictionary(tag) == VR::UN {
        return (Action::Remove, Group::Unknown);
    }
    match vr {
        VR::SQ => (Action::Items, Group::Unknown),
        _ if BULK.contains(&tag) => (Action::Keep, Group::Unknown),
        // The standard lets bulk be called numbers too.
        _ if is_bulk(by_dictionary(tag)) => (Action::Remove, Group::Unknown),
        _ if is_binary(vr) => (Action::Keep, Group::Unknown),
        VR::DA | VR::DT | VR::TM => (Action::Shift, Group::Dates),
        VR::UI => (Action::Rename { instance: false }, Group::Identifiers),
        VR::PN => (Action::Empty, Group::Names),
        _ if is_text(vr) => (Action::Words(Without::Empty), Group::Notes),
        VR::AE => (Action::Remove, Group::Institutions),
        VR::UR => (Action::Remove, Group::Notes),
        VR::AS => (Action::Age, Group::Person),
        VR::CS | VR::DS | VR::IS => (Action::Check, Group::Notes),
        _ => (Action::Remove, Group::Unknown),
    }
}

/// Whether people type whatever they like.
pub(super) fn is_text(vr: VR) -> bool {
    matches!(vr, VR::LO | VR::LT | VR::PN | VR::SH | VR::ST | VR::UC | VR::UT)
}
