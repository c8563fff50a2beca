//! Files within one: zip archives, as hospitals hand studies out.

use secondok_deident::{
    Refused,
    archive::{Archive, Entry, Fault, Room, is_archive},
    dicom::directory,
};

use super::{desk::Desk, read, refusal::named};
use crate::talk::imaging::{File, Refusal};

type Found = Vec<Result<File, Refusal>>;

/// Reads all files of an archive, and of archives within it. `told` is called before each of the outer one, with how many of how
/// many have been read.
pub(super) fn all(desk: &Desk, bytes: &[u8], told: impl Fn(usize, usize)) -> Found {
    let mut room = Room::of(bytes.len());
    let mut found = Found::new();
    within(desk, Archive::open(bytes, &mut room), &mut room, &told, &mut found);
    found
}

fn within(
    desk: &Desk,
    archive: Result<Archive<'_>, Fault>,
    room: &mut Room,
    told: &dyn Fn(usize, usize),
    found: &mut Found,
) {
    let archive = match archive {
        Ok(archive) => archive,
        Err(fault) => return found.push(Err(fault.into())),
    };
    let entries = archive.entries();
    for (number, entry) in entries.iter().enumerate() {
        told(number, entries.len());
        // What programs put there without showing it is nobody's file.
        if entry.is_hidden() {
            continue;
        }
        if entry.is_link() {
            found.push(Err(named(Refusal::LINK)));
            continue;
        }
        match archive.read(entry) {
            Ok(bytes) if is_archive(&bytes) => {
                let inner = archive.open_within(&bytes, room);
                within(desk, inner, room, &|_, _| told(number, entries.len()), found);
            }
            Ok(bytes) => match read::unpacked(desk, &bytes) {
                // The list of a disc holds no images, and nothing is amiss where all of them are here.
                Err(refusal) if refusal == Refused::Directory.into() => {
                    if !is_of_what_is_here(entry, &bytes, entries) {
                        found.push(Err(named(Refusal::IMAGES_MISSING)));
                    }
                }
                read => found.push(read),
            },
            Err(fault) => found.push(Err(fault.into())),
        }
    }
}

fn is_of_what_is_here(list: &Entry, bytes: &[u8], entries: &[Entry]) -> bool {
    let names: Vec<&str> = entries.iter().map(Entry::name).collect();
    directory::listed(bytes).is_some_and(|listed| is_all_here(list.name(), &listed, &names))
}

/// Whether everything that a list names, relative to its own folder, is among these.
fn is_all_here(list: &str, listed: &[String], names: &[&str]) -> bool {
    let folder = list.rfind('/').map_or("", |end| &list[..=end]);
    let there = names.iter().filter_map(|name| name.strip_prefix(folder));
    directory::missing(listed, there) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_a_disc_is_nothing_to_send_only_where_all_of_its_images_are_here() {
        let listed = ["IMAGES/1".to_owned(), "IMAGES/2".to_owned()];
        let all = ["disc/DICOMDIR", "disc/IMAGES/1", "disc/IMAGES/2"];
        assert!(is_all_here("disc/DICOMDIR", &listed, &all));
        assert!(is_all_here("DICOMDIR", &listed, &["DICOMDIR", "IMAGES/1", "IMAGES/2"]));
        assert!(!is_all_here("disc/DICOMDIR", &listed, &all[..2]), "one is missing");
        assert!(!is_all_here("DICOMDIR", &listed, &all), "they are of another folder");
    }
}
