//! XMP (ISO 16684-1): the names of its properties, not what they say. Every property stands as an element or an attribute with
//! a prefix, so that no reader of XML is needed to count them.

use crate::report::{Group, Report};

/// Counts the properties of a packet.
pub(super) fn count(packet: &[u8], report: &mut Report) {
    let text = String::from_utf8_lossy(packet);
    for tag in text.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        if tag.starts_with(['/', '?', '!']) {
            continue;
        }
        let (element, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        report_name(element.trim_end_matches('/'), report);
        // What stands between quotation marks is a value: every second piece.
        for piece in attributes.split(['"', '\'']).step_by(2) {
            report_name(piece.trim().trim_end_matches('=').trim_end(), report);
        }
    }
}

fn report_name(name: &str, report: &mut Report) {
    if let Some((prefix, local)) = name.split_once(':')
        && !matches!(prefix, "rdf" | "xml" | "xmlns" | "x" | "xmpNote")
    {
        group(prefix, &local.to_ascii_lowercase()).into_iter().for_each(|group| report.count(group));
    }
}

/// What a property tells. None: how the picture was taken or is stored.
fn group(prefix: &str, local: &str) -> Option<Group> {
    const NAMES: [&str; 7] =
        ["creator", "author", "owner", "artist", "photographer", "contributor", "person"];
    const RIGHTS: [&str; 6] = ["rights", "copyright", "credit", "captionwriter", "publisher", "source"];
    const PLACES: [&str; 6] = ["gps", "city", "state", "country", "location", "region"];
    const DEVICES: [&str; 7] = ["tool", "software", "producer", "serial", "lens", "firmware", "model"];
    const NOTES: [&str; 8] =
        ["title", "description", "subject", "headline", "caption", "instruction", "keyword", "comment"];
    let has = |words: &[&str]| words.iter().any(|word| local.contains(word));
    Some(match local {
        _ if has(&DEVICES) || local == "make" => Group::Devices,
        _ if has(&["date", "time"]) || local == "when" => Group::Dates,
        _ if has(&PLACES) => Group::Places,
        _ if has(&NAMES) || has(&RIGHTS) => Group::Names,
        _ if has(&NOTES) => Group::Notes,
        _ if has(&["thumbnail"]) || (local == "image" || local == "data") => Group::Hidden,
        _ if local.ends_with("id") => Group::Identifiers,
        // Settings of the camera and of raw converters, and the kind of file.
        _ if matches!(prefix, "exif" | "exifEX" | "tiff" | "aux" | "crs" | "stEvt" | "stRef")
            || matches!(local, "format" | "rating" | "colormode" | "iccprofile") =>
        {
            return None;
        }
        _ => Group::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_counted_and_their_values_are_not() {
        let mut report = Report::default();
        let packet = br#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description rdf:about=""
            xmp:CreatorTool='dc:title = no' xmp:CreateDate="2026-01-01" xmpMM:DocumentID="uuid:1">
            <dc:creator><rdf:Seq><rdf:li>Olena</rdf:li></rdf:Seq></dc:creator><exif:GPSLatitude>50,27N</exif:GPSLatitude>
            <exif:FNumber>2/1</exif:FNumber><maker:Secret/></rdf:Description></rdf:RDF></x:xmpmeta>"#;
        count(packet, &mut report);
        assert_eq!(
            report.counts().collect::<Vec<_>>(),
            [
                (Group::Names, 1),
                (Group::Dates, 1),
                (Group::Places, 1),
                (Group::Devices, 1),
                (Group::Identifiers, 1),
                (Group::Unknown, 1)
            ]
        );
    }
}
