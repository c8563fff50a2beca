//! Files that a patient may have, made here, with a name in them that must not go out.

/// Stands in every one.
pub const NAME: &str = "Testenko^Anna";

/// One slice of a computed tomography, as a machine writes it (DICOM, explicit VR, little-endian): `side` × `side` pixels of 16 bits.
/// Slices that belong together have the same `study` and `series`, of which their `number` is another.
pub fn slice(study: u8, series: u8, number: u8, side: u16) -> Vec<u8> {
    const CT: &[u8] = b"1.2.840.10008.5.1.4.1.1.2";
    let uid = |kind: u8, series: u8, number: u8| {
        format!("1.2.826.0.1.3680043.8.498.{kind}.{study}.{series}.{number}").into_bytes()
    };
    let short = |value: u16| value.to_le_bytes().to_vec();
    let pixels = (0..u32::from(side) * u32::from(side)).flat_map(|at| {
        let value = at.wrapping_mul(31).wrapping_add(u32::from(number)) % 4096;
        u16::try_from(value).unwrap_or_default().to_le_bytes()
    });
    let meta = [
        element(0x0002_0002, b"UI", CT.to_vec()),
        element(0x0002_0003, b"UI", uid(3, series, number)),
        element(0x0002_0010, b"UI", b"1.2.840.10008.1.2.1".to_vec()),
    ]
    .concat();
    let length = u32::try_from(meta.len()).unwrap_or_default().to_le_bytes();
    let data = [
        element(0x0008_0008, b"CS", b"ORIGINAL\\PRIMARY\\AXIAL".to_vec()),
        element(0x0008_0016, b"UI", CT.to_vec()),
        element(0x0008_0018, b"UI", uid(3, series, number)),
        element(0x0008_0020, b"DA", b"20260314".to_vec()),
        element(0x0008_0060, b"CS", b"CT".to_vec()),
        element(0x0010_0010, b"PN", NAME.as_bytes().to_vec()),
        element(0x0020_000D, b"UI", uid(1, 0, 0)),
        element(0x0020_000E, b"UI", uid(2, series, 0)),
        element(0x0020_0011, b"IS", series.to_string().into_bytes()),
        element(0x0020_0013, b"IS", number.to_string().into_bytes()),
        element(0x0028_0002, b"US", short(1)),
        element(0x0028_0004, b"CS", b"MONOCHROME2".to_vec()),
        element(0x0028_0010, b"US", short(side)),
        element(0x0028_0011, b"US", short(side)),
        element(0x0028_0100, b"US", short(16)),
        element(0x0028_0101, b"US", short(16)),
        element(0x0028_0102, b"US", short(15)),
        element(0x0028_0103, b"US", short(0)),
        element(0x7FE0_0010, b"OW", pixels.collect()),
    ]
    .concat();
    [vec![0; 128], b"DICM".to_vec(), element(0x0002_0000, b"UL", length.to_vec()), meta, data].concat()
}

/// An element of a data set.
pub(crate) fn element(tag: u32, vr: &[u8; 2], mut value: Vec<u8>) -> Vec<u8> {
    if value.len() % 2 == 1 {
        value.push(if vr == b"UI" { 0 } else { b' ' });
    }
    let (group, number) = ((tag >> 16) as u16, (tag & 0xFFFF) as u16);
    let length = u32::try_from(value.len()).unwrap_or_default().to_le_bytes();
    let length =
        if matches!(vr, b"OW" | b"SQ") { [&[0, 0][..], &length].concat() } else { length[..2].to_vec() };
    [&group.to_le_bytes()[..], &number.to_le_bytes(), vr, &length, &value].concat()
}
