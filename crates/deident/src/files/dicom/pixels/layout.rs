//! Where machines of a make write something into their pictures; see `tables/layouts.py` for where that is known from.

mod rows;

use dicom_core::Tag;
use dicom_dictionary_std::tags;

use super::super::data::DataSet;
use crate::files::seen::Area;

/// A layout: what the header must contain, in capitals, and the areas. An empty text or 0 asks for nothing.
#[derive(Debug)]
struct Layout {
    modality: &'static str,
    manufacturer: &'static str,
    model: &'static str,
    kind: &'static str,
    series: &'static str,
    rows: u16,
    columns: u16,
    areas: &'static [Area],
}

const fn area(left: u32, top: u32, width: u32, height: u32) -> Area {
    Area { left, top, width, height }
}

/// The areas of all layouts that fit, those that lie within another left out.
pub(in crate::files::dicom) fn proposed(data: &DataSet) -> Vec<Area> {
    let (rows, columns) = (data.number(tags::ROWS).unwrap_or(0), data.number(tags::COLUMNS).unwrap_or(0));
    let said = |tag: Tag| data.text(tag).unwrap_or_default().to_uppercase();
    let header = [
        said(tags::MODALITY),
        said(tags::MANUFACTURER),
        said(tags::MANUFACTURER_MODEL_NAME),
        said(tags::IMAGE_TYPE),
        said(tags::SERIES_DESCRIPTION),
    ];
    let fits = |layout: &&Layout| {
        let asked = [layout.modality, layout.manufacturer, layout.model, layout.kind, layout.series];
        header.iter().zip(asked).all(|(said, asked)| said.contains(asked))
            && (layout.rows == 0 || layout.rows == rows)
            && (layout.columns == 0 || layout.columns == columns)
    };
    let mut areas: Vec<Area> = Vec::new();
    let inside = |one: &Area| one.left < u32::from(columns) && one.top < u32::from(rows);
    for found in rows::LAYOUTS.iter().filter(fits).flat_map(|layout| layout.areas).filter(|one| inside(one)) {
        if !areas.iter().any(|other| contains(other, found)) {
            areas.retain(|other| !contains(found, other));
            areas.push(*found);
        }
    }
    areas
}

fn contains(outer: &Area, inner: &Area) -> bool {
    let (right, bottom) = (outer.left + outer.width, outer.top + outer.height);
    outer.left <= inner.left
        && outer.top <= inner.top
        && inner.left + inner.width <= right
        && inner.top + inner.height <= bottom
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use dicom_core::VR;

    use super::{super::super::data::Element, *};

    /// The table in Rust, from the facts in `tables/layouts.txt`.
    fn made() -> String {
        let facts = include_str!("../../../../tables/layouts.txt");
        let lines: Vec<&str> = facts.lines().filter(|line| !line.starts_with('#')).collect();
        let mut made =
            "//! Made from tables/layouts.txt: `UPDATE=1 cargo test -p secondok-deident pixels::layout`.\n\n\
             use super::{Layout, area};\n\n"
                .to_owned();
        writeln!(made, "#[rustfmt::skip]\npub(super) static LAYOUTS: [Layout; {}] = [", lines.len())
            .expect("memory");
        for line in lines {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let [modality, manufacturer, model, kind, series, rows, columns, areas] = columns[..] else {
                panic!("eight columns: {line}")
            };
            let number =
                |text: &str| if text.is_empty() { 0 } else { text.parse::<u16>().expect("a number") };
            let (rows, columns) = (number(rows), number(columns));
            let areas: Vec<String> =
                areas.split(' ').map(|area| format!("area({})", area.replace(',', ", "))).collect();
            writeln!(
                made,
                "    Layout {{ modality: {modality:?}, manufacturer: {manufacturer:?}, model: {model:?}, \
                 kind: {kind:?}, series: {series:?}, rows: {rows}, columns: {columns}, areas: &[{}] }},",
                areas.join(", ")
            )
            .expect("memory");
        }
        made.push_str("];\n");
        made
    }

    #[test]
    fn the_table_is_what_the_facts_make() {
        crate::files::dicom::made::compare("pixels/layout/rows.rs", &made());
    }

    #[test]
    fn a_known_machine_is_recognised() {
        let text = |tag, value: &str| Element::new(tag, VR::LO, value);
        let number = |tag, value: u16| Element::new(tag, VR::US, value.to_le_bytes());
        let mut data = DataSet::new(vec![
            text(tags::MODALITY, "US"),
            text(tags::MANUFACTURER, "Philips Medical Systems"),
            text(tags::MANUFACTURER_MODEL_NAME, "iU22"),
            number(tags::ROWS, 600),
            number(tags::COLUMNS, 800),
        ]);
        assert_eq!(proposed(&data), [area(0, 0, 800, 59)]);
        data.set(text(tags::MANUFACTURER, "Somebody else"));
        assert_eq!(proposed(&data), []);
    }
}
