//! Files within one: zip archives, as hospitals hand studies out.

use std::convert::Infallible;

use secondok_deident::{
    Refused,
    files::{
        archive::{Met, each},
        dicom::directory::Lists,
    },
};

use super::{desk::Desk, read, refusal::named};
use crate::talk::imaging::{File, Refusal};

/// Reads all files of an archive, and of archives within it. `told` is called as they are met, with how many of how many of the outer
/// one have been read.
pub(super) fn all(desk: &Desk, bytes: &[u8], told: impl Fn(usize, usize)) -> Vec<Result<File, Refusal>> {
    let (mut found, mut lists) = (Vec::new(), Lists::default());
    let Ok(()) = each::<Infallible>(bytes, &mut |place, met| {
        told(place.number, place.of);
        match met {
            // What programs put there without showing it is nobody's file.
            Met::Hidden => {}
            Met::Link => found.push(Err(named(Refusal::LINK))),
            Met::Fault(fault) => found.push(Err(fault.into())),
            Met::File(bytes) => match read::unpacked(desk, bytes.clone()) {
                Err(refusal) if refusal == Refused::Directory.into() => lists.list((), place.path, bytes),
                read => {
                    lists.file(place.path);
                    found.push(read);
                }
            },
        }
        Ok(())
    });
    // The list of a disc holds no images, and nothing is amiss where all of them are here.
    let missing = lists.missing().filter(|(_, missing)| *missing > 0);
    found.extend(missing.map(|_| Err(named(Refusal::IMAGES_MISSING))));
    found
}
