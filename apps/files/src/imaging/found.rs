//! What a file is, as the page shows it.

use secondok_deident::{Face as Rebuilt, Look as Needed, Opened, Secret};

use crate::talk::imaging::{Area, Face, File, Kind, Look, Number};

/// A file that was read.
pub(super) fn file(number: Number, opened: &Opened, secret: &Secret, bytes: u64) -> File {
    File {
        number,
        kind: kind(opened, secret),
        pictures: opened.pictures(),
        look: match opened.look() {
            Needed::NotNeeded => Look::NotNeeded,
            Needed::PaperOrPhoto => Look::PaperOrPhoto,
            Needed::BurntIn => Look::BurntIn,
            Needed::Unknown => Look::Unknown,
        },
        proposed: opened.proposed().into_iter().map(Area::from).collect(),
        face: match opened.face() {
            Rebuilt::No => Face::No,
            Rebuilt::Unknown => Face::Unknown,
            Rebuilt::Possible => Face::Possible,
        },
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

impl From<secondok_deident::Area> for Area {
    fn from(area: secondok_deident::Area) -> Self {
        Self { left: area.left, top: area.top, width: area.width, height: area.height }
    }
}
