//! A made scan: slices of CT as a machine writes them, with all that a machine writes of a person. The same at every run.

use crate::files::element;

/// Rows, and columns, of a slice.
pub const SIDE: u16 = 512;

/// Slice `number` of the scan, from 1: DICOM Part 10, explicit, little endian; half a mebibyte.
pub fn slice(number: u32) -> Vec<u8> {
    let mut meta = Elements::default();
    meta.text((0x0002, 0x0002), b"UI", CT);
    meta.text((0x0002, 0x0003), b"UI", &uid("3", number));
    meta.text((0x0002, 0x0010), b"UI", "1.2.840.10008.1.2.1");
    meta.text((0x0002, 0x0012), b"UI", "1.3.12.2.1107.5.99.1");
    let mut file = vec![0; 128];
    file.extend_from_slice(b"DICM");
    let mut length = Elements::default();
    length.put((0x0002, 0x0000), b"UL", u32::try_from(meta.0.len()).expect("short").to_le_bytes().into());
    file.extend(length.0);
    file.extend(meta.0);
    file.extend(data(number).0);
    file
}

const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
const STUDY: &str = "1.3.12.2.1107.5.1.4.73104.30000021031505481234500000001";

fn uid(kind: &str, number: u32) -> String {
    format!("1.3.12.2.1107.5.1.4.73104.300000210315054812345.{kind}.{number}")
}

/// Elements of a data set, in order.
#[derive(Default)]
struct Elements(Vec<u8>);

impl Elements {
    fn put(&mut self, (group, number): (u16, u16), vr: &[u8; 2], value: Vec<u8>) {
        self.0.extend(element(u32::from(group) << 16 | u32::from(number), vr, value));
    }

    fn text(&mut self, tag: (u16, u16), vr: &[u8; 2], value: &str) {
        self.put(tag, vr, value.into());
    }

    fn number(&mut self, tag: (u16, u16), value: u16) {
        self.put(tag, b"US", value.to_le_bytes().into());
    }

    /// A sequence of one item.
    fn item(&mut self, tag: (u16, u16), item: &Self) {
        let mut value = vec![0xFE, 0xFF, 0x00, 0xE0];
        value.extend(u32::try_from(item.0.len()).expect("short").to_le_bytes());
        value.extend_from_slice(&item.0);
        self.put(tag, b"SQ", value);
    }
}

fn code(value: &str, meaning: &str) -> Elements {
    let mut code = Elements::default();
    code.text((0x0008, 0x0100), b"SH", value);
    code.text((0x0008, 0x0102), b"SH", "99LOCAL");
    code.text((0x0008, 0x0104), b"LO", meaning);
    code
}

fn reference(class: &str, instance: &str) -> Elements {
    let mut reference = Elements::default();
    reference.text((0x0008, 0x1150), b"UI", class);
    reference.text((0x0008, 0x1155), b"UI", instance);
    reference
}

fn data(number: u32) -> Elements {
    let mut data = Elements::default();
    study(&mut data, number);
    person(&mut data);
    machine(&mut data, number);
    place(&mut data, number);
    data.text((0x0032, 0x1060), b"LO", "CT chest with contrast, Shevchuk");
    data.text((0x0040, 0x0244), b"DA", "20210315");
    data.text((0x0040, 0x0253), b"SH", "PPS-48211");
    let mut asked = Elements::default();
    asked.text((0x0040, 0x0007), b"LO", "Chest, Olena Shevchuk");
    asked.text((0x0040, 0x0009), b"SH", "SPS-48211");
    data.item((0x0040, 0x0275), &asked);
    data.put((0x7FE0, 0x0010), b"OW", pixels(number));
    data
}

fn study(data: &mut Elements, number: u32) {
    let second = number % 60;
    data.text((0x0008, 0x0005), b"CS", "ISO_IR 100");
    data.text((0x0008, 0x0008), b"CS", "ORIGINAL\\PRIMARY\\AXIAL\\CT_SOM5 SPI");
    data.text((0x0008, 0x0012), b"DA", "20210315");
    data.text((0x0008, 0x0013), b"TM", &format!("0548{second:02}.125000"));
    data.text((0x0008, 0x0016), b"UI", CT);
    data.text((0x0008, 0x0018), b"UI", &uid("3", number));
    for tag in [0x0020, 0x0021, 0x0022, 0x0023] {
        data.text((0x0008, tag), b"DA", "20210315");
    }
    for tag in [0x0030, 0x0031, 0x0032, 0x0033] {
        data.text((0x0008, tag), b"TM", &format!("0547{second:02}.500000"));
    }
    data.text((0x0008, 0x0050), b"SH", "A-2021-48211");
    data.text((0x0008, 0x0060), b"CS", "CT");
    data.text((0x0008, 0x0070), b"LO", "Made Machines");
    data.text((0x0008, 0x0080), b"LO", "City Hospital No. 7");
    data.text((0x0008, 0x0081), b"ST", "12 Riverside Street, Uzhhorod");
    data.text((0x0008, 0x0090), b"PN", "Kovalenko^Ivan");
    data.text((0x0008, 0x1010), b"SH", "CTAWP73104");
    data.text((0x0008, 0x1030), b"LO", "Thorax^Routine Shevchuk");
    data.item((0x0008, 0x1032), &code("CT-71260", "CT chest with contrast"));
    data.text((0x0008, 0x103E), b"LO", "Thorax 1.0 B70f");
    data.text((0x0008, 0x1040), b"LO", "Radiology");
    data.text((0x0008, 0x1050), b"PN", "Bondar^Oksana");
    data.text((0x0008, 0x1070), b"PN", "Melnyk^Taras");
    data.text((0x0008, 0x1090), b"LO", "Made 64");
    data.item((0x0008, 0x1140), &reference(CT, &uid("1", 1)));
    data.text((0x0009, 0x0010), b"LO", "MADE CT HEADER");
    data.text((0x0009, 0x1001), b"LO", "Shevchuk Olena 1961");
}

fn person(data: &mut Elements) {
    data.text((0x0010, 0x0010), b"PN", "Shevchuk^Olena^Petrivna");
    data.text((0x0010, 0x0020), b"LO", "UZH-0048211");
    data.text((0x0010, 0x0030), b"DA", "19610807");
    data.text((0x0010, 0x0040), b"CS", "F");
    data.text((0x0010, 0x1010), b"AS", "059Y");
    data.text((0x0010, 0x1030), b"DS", "68");
    data.text((0x0010, 0x1040), b"LO", "3 Orchard Lane, Uzhhorod");
    data.text((0x0010, 0x2154), b"SH", "+380 67 123 45 67");
    data.text((0x0010, 0x21B0), b"LT", "Cough since January; sister with sarcoidosis.");
    data.text((0x0010, 0x4000), b"LT", "Call the daughter, Iryna, before the next visit.");
}

fn machine(data: &mut Elements, number: u32) {
    data.text((0x0018, 0x0010), b"LO", "Ultravist 300");
    data.text((0x0018, 0x0015), b"CS", "CHEST");
    data.text((0x0018, 0x0050), b"DS", "1");
    data.text((0x0018, 0x0060), b"DS", "120");
    data.text((0x0018, 0x0090), b"DS", "500");
    data.text((0x0018, 0x1000), b"LO", "73104");
    data.text((0x0018, 0x1020), b"LO", "made CT 2021A");
    data.text((0x0018, 0x1030), b"LO", "Thorax routine");
    data.text((0x0018, 0x1100), b"DS", "360");
    data.text((0x0018, 0x1120), b"DS", "0");
    data.text((0x0018, 0x1130), b"DS", "158");
    data.text((0x0018, 0x1140), b"CS", "CW");
    data.text((0x0018, 0x1151), b"IS", &(180 + number % 40).to_string());
    data.text((0x0018, 0x1160), b"SH", "FLAT");
    data.text((0x0018, 0x1200), b"DA", "20210315");
    data.text((0x0018, 0x1210), b"SH", "B70f");
    data.text((0x0018, 0x5100), b"CS", "HFS");
    data.text((0x0019, 0x0010), b"LO", "MADE CT ADVANCED");
    data.text((0x0019, 0x1090), b"LO", "protocol of Dr Bondar");
}

fn place(data: &mut Elements, number: u32) {
    let depth = f64::from(number) - 250.5;
    data.text((0x0020, 0x000D), b"UI", STUDY);
    data.text((0x0020, 0x000E), b"UI", &uid("2", 1));
    data.text((0x0020, 0x0010), b"SH", "48211");
    data.text((0x0020, 0x0011), b"IS", "2");
    data.text((0x0020, 0x0013), b"IS", &number.to_string());
    data.text((0x0020, 0x0032), b"DS", &format!("-180\\-180\\{depth}"));
    data.text((0x0020, 0x0037), b"DS", "1\\0\\0\\0\\1\\0");
    data.text((0x0020, 0x0052), b"UI", &uid("4", 1));
    data.text((0x0020, 0x1040), b"LO", "");
    data.text((0x0020, 0x1041), b"DS", &depth.to_string());
    data.text((0x0020, 0x4000), b"LT", "Compare with the scan of Olena Shevchuk of 2019.");
    data.number((0x0028, 0x0002), 1);
    data.text((0x0028, 0x0004), b"CS", "MONOCHROME2");
    data.number((0x0028, 0x0010), SIDE);
    data.number((0x0028, 0x0011), SIDE);
    data.text((0x0028, 0x0030), b"DS", "0.703125\\0.703125");
    data.number((0x0028, 0x0100), 16);
    data.number((0x0028, 0x0101), 12);
    data.number((0x0028, 0x0102), 11);
    data.number((0x0028, 0x0103), 0);
    data.text((0x0028, 0x1050), b"DS", "40");
    data.text((0x0028, 0x1051), b"DS", "400");
    data.text((0x0028, 0x1052), b"DS", "-1024");
    data.text((0x0028, 0x1053), b"DS", "1");
}

/// A chest: air around it, soft tissue, two lungs that grow and shrink from slice to slice, a spine; and grain.
fn pixels(number: u32) -> Vec<u8> {
    let side = i32::from(SIDE);
    let lung = 90 - (i32::try_from(number % 100).expect("below 100") - 50).abs() / 2;
    let mut noise = number.wrapping_mul(0x9E37_79B9) | 1;
    let mut bytes = Vec::with_capacity(2 * usize::from(SIDE) * usize::from(SIDE));
    for y in -side / 2..side / 2 {
        for x in -side / 2..side / 2 {
            // Xorshift (Marsaglia 2003).
            noise ^= noise << 13;
            noise ^= noise >> 17;
            noise ^= noise << 5;
            let tissue: u16 = if !within((x, y), (0, 0), (210, 150)) {
                10
            } else if within((x.abs(), y), (95, -10), (lung * 3 / 4, lung)) {
                170
            } else if within((x, y), (0, 100), (28, 24)) {
                1500
            } else {
                1050
            };
            let grain = u16::try_from(noise & 31).expect("below 32");
            bytes.extend((tissue + grain).to_le_bytes());
        }
    }
    bytes
}

/// Whether a point lies in an ellipse.
fn within(point: (i32, i32), centre: (i32, i32), radii: (i32, i32)) -> bool {
    let square = |value: i32| i64::from(value) * i64::from(value);
    let (x, y) = (square(point.0 - centre.0), square(point.1 - centre.1));
    let (a, b) = (square(radii.0), square(radii.1));
    x * b + y * a <= a * b
}
