//! What a file is, as the page shows it.

use secondok_deident::{Opened, Secret};

use crate::talk::imaging::{File, Kind, Number};

/// A file that was read.
pub(super) fn file(number: Number, opened: &Opened, secret: &Secret, bytes: u64) -> File {
    File {
        number,
        kind: kind(opened, secret),
        pictures: opened.pictures(),
        look: opened.look(),
        proposed: opened.proposed(),
        face: opened.face(),
        bytes,
    }
}

fn kind(opened: &Opened, secret: &Secret) -> Kind {
    match opened {
        Opened::Photo(_) => Kind::Photo,
        Opened::Document(_) => Kind::Document,
        Opened::Dicom(object) => {
            let placed = object.placed(secret);
            Kind::Image {
                study: placed.study,
                series: placed.series,
                instance: placed.instance,
                modality: placed.modality,
                order: (placed.series_number, placed.number),
            }
        }
    }
}
