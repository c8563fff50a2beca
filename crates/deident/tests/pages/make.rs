//! Files with whatever a test wants in them, written byte by byte.

use image::{ExtendedColorType, ImageEncoder, codecs::webp::WebPEncoder};

/// Pixels of the colours of `rows`, each `size` × `size` large: r(ed), g(reen), b(lue), w(hite), k (black).
pub struct Tiles {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

pub fn tiles(size: usize, rows: &[&str]) -> Tiles {
    let colour = |letter| match letter {
        'r' => [255, 0, 0],
        'g' => [0, 255, 0],
        'b' => [0, 0, 255],
        'w' => [255; 3],
        _ => [0; 3],
    };
    let mut rgb = Vec::new();
    for row in rows {
        let line: Vec<u8> = row.chars().flat_map(|letter| colour(letter).repeat(size)).collect();
        rgb.extend(line.repeat(size));
    }
    let (width, height) = ((rows[0].len() * size) as u32, (rows.len() * size) as u32);
    Tiles { width, height, rgb }
}

pub fn jpeg(tiles: &Tiles) -> Vec<u8> {
    let mut out = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 95)
        .encode(&tiles.rgb, tiles.width, tiles.height, ExtendedColorType::Rgb8)
        .expect("a JPEG");
    out
}

pub fn png(bytes: &[u8], width: u32, height: u32, colour: ExtendedColorType) -> Vec<u8> {
    let mut out = Vec::new();
    image::codecs::png::PngEncoder::new(&mut out).write_image(bytes, width, height, colour).expect("a PNG");
    out
}

pub fn png_of(tiles: &Tiles) -> Vec<u8> {
    png(&tiles.rgb, tiles.width, tiles.height, ExtendedColorType::Rgb8)
}

/// Lossless, with these chunks behind its picture.
pub fn webp(tiles: &Tiles, chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut simple = Vec::new();
    WebPEncoder::new_lossless(&mut simple)
        .encode(&tiles.rgb, tiles.width, tiles.height, ExtendedColorType::Rgb8)
        .expect("a WebP");
    let flag = |kind: &[u8; 4], flag: u8| u8::from(chunks.iter().any(|(has, _)| *has == kind)) * flag;
    let mut extended = vec![flag(b"ICCP", 0x20) | flag(b"EXIF", 8) | flag(b"XMP ", 4), 0, 0, 0];
    extended.extend(&(tiles.width - 1).to_le_bytes()[..3]);
    extended.extend(&(tiles.height - 1).to_le_bytes()[..3]);
    let mut body = b"WEBP".to_vec();
    let mut put = |kind: &[u8], bytes: &[u8]| {
        body.extend(kind);
        body.extend((bytes.len() as u32).to_le_bytes());
        body.extend(bytes);
        body.extend(vec![0; bytes.len() % 2]);
    };
    put(b"VP8X", &extended);
    // Profiles stand before the picture, everything else behind it.
    chunks.iter().filter(|(kind, _)| *kind == b"ICCP").for_each(|(kind, bytes)| put(*kind, bytes));
    put(b"VP8L", &simple[20..]);
    chunks.iter().filter(|(kind, _)| *kind != b"ICCP").for_each(|(kind, bytes)| put(*kind, bytes));
    [b"RIFF".as_slice(), &(body.len() as u32).to_le_bytes(), &body].concat()
}

/// A JPEG with these segments behind its first marker.
pub fn with_segments(jpeg: &[u8], segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut out = jpeg[..2].to_vec();
    for (marker, body) in segments {
        out.extend([0xFF, *marker]);
        out.extend((body.len() as u16 + 2).to_be_bytes());
        out.extend(*body);
    }
    out.extend(&jpeg[2..]);
    out
}

/// A PNG with these chunks behind its header.
pub fn with_chunks(png: &[u8], chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut out = png[..33].to_vec();
    chunks.iter().for_each(|(kind, body)| out.extend(chunk(kind, body)));
    out.extend(&png[33..]);
    out
}

pub fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let checked = [kind.as_slice(), body].concat();
    let mut crc = u32::MAX;
    for byte in &checked {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
    }
    [&(body.len() as u32).to_be_bytes(), checked.as_slice(), &(!crc).to_be_bytes()].concat()
}

/// A block of Exif, least significant byte first: directories of tags with texts or numbers. A tag whose text is `→n` points
/// at directory n, `↓n` makes directory n follow.
pub fn exif(directories: &[&[(u16, &str)]]) -> Vec<u8> {
    let mut places = Vec::new();
    let mut at = 8;
    for directory in directories {
        places.push(at);
        let texts: usize = directory.iter().map(|(_, text)| text.len() + 1).sum();
        at += 6 + directory.len() * 12 + texts;
    }
    let mut out = [b"II*\0".as_slice(), &8_u32.to_le_bytes()].concat();
    for (directory, place) in directories.iter().zip(&places) {
        let follows = directory.iter().find_map(|(_, text)| text.strip_prefix('↓'));
        let entries: Vec<_> = directory.iter().filter(|(_, text)| !text.starts_with('↓')).collect();
        out.extend((entries.len() as u16).to_le_bytes());
        let mut text_at = place + 6 + entries.len() * 12;
        let mut texts = Vec::new();
        for (tag, text) in entries {
            let (kind, count, value) = match (text.strip_prefix('→'), text.parse::<u32>()) {
                (Some(to), _) => (4_u16, 1, places[to.parse::<usize>().expect("a number")] as u32),
                (None, Ok(number)) => (3, 1, number),
                (None, Err(_)) => {
                    texts.extend([text.as_bytes(), b"\0"].concat());
                    text_at += text.len() + 1;
                    (2, text.len() as u32 + 1, (text_at - text.len() - 1) as u32)
                }
            };
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(count.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        let next = follows.map_or(0, |to| places[to.parse::<usize>().expect("a number")]);
        out.extend((next as u32).to_le_bytes());
        out.extend(&texts);
        // As much as was reckoned with.
        let end = places.iter().copied().find(|other| other > place).unwrap_or(at);
        out.resize(end.max(out.len()), 0);
    }
    out
}

/// A PDF of these objects, numbered from 1, the first its catalogue.
pub fn pdf<B: AsRef<[u8]>>(objects: &[B], trailer: &str) -> Vec<u8> {
    revision(b"%PDF-1.7\n".to_vec(), 1, objects, trailer, None)
}

/// The same with another revision of some objects behind it.
pub fn revised<B: AsRef<[u8]>>(pdf: Vec<u8>, first: usize, objects: &[B], trailer: &str) -> Vec<u8> {
    let before = pdf.windows(9).rposition(|nine| nine == b"startxref").expect("an end");
    let digits: Vec<u8> = pdf[before + 10..].iter().copied().take_while(u8::is_ascii_digit).collect();
    let before = String::from_utf8(digits).expect("digits");
    revision(pdf, first, objects, trailer, Some(&before))
}

fn revision<B: AsRef<[u8]>>(
    mut out: Vec<u8>,
    first: usize,
    objects: &[B],
    trailer: &str,
    before: Option<&str>,
) -> Vec<u8> {
    let mut table = format!(
        "xref\n{}\n",
        if before.is_some() { String::new() } else { "0 1\n0000000000 65535 f ".into() }
    );
    table = table.replace("\n\n", "\n");
    table += &format!("{first} {}\n", objects.len());
    for (number, object) in (first..).zip(objects) {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n").as_bytes());
        out.extend(object.as_ref());
        out.extend(b"\nendobj\n");
    }
    let at = out.len();
    out.extend(table.as_bytes());
    let before = before.map_or(String::new(), |place| format!("/Prev {place}"));
    let size = first + objects.len();
    out.extend(
        format!("trailer\n<</Root 1 0 R/Size {size}{before}{trailer}>>\nstartxref\n{at}\n%%EOF\n").as_bytes(),
    );
    out
}

/// A stream with these further entries in its dictionary.
pub fn stream(entries: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("<<{entries}/Length {}>>\nstream\n", body.len());
    [head.as_bytes(), body, b"\nendstream"].concat()
}

/// A document of one page of 72 × 72 points: 200 × 200 pixels. Objects from 5 on are the caller's.
pub fn one_page(page: &str, content: impl AsRef<[u8]>, further: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R{page}>>").into_bytes(),
        stream("", content),
    ];
    objects.extend_from_slice(further);
    objects
}
