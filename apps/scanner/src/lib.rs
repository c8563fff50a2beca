//! Reads QR codes (ISO/IEC 18004) that a camera sees. What is in them is somebody else's to know.

use rqrr::PreparedImage;
use wasm_bindgen::prelude::wasm_bindgen;

/// What is in the first code that can be read in a picture; none where there is none. `rgba` has four bytes for each pixel, row
/// by row, as a canvas gives them; `width` is that of the picture.
#[wasm_bindgen]
pub fn read(rgba: &[u8], width: usize) -> Option<Vec<u8>> {
    let (rows, _) = rgba.as_chunks::<4>();
    let height = rows.len().checked_div(width)?;
    let mut picture =
        PreparedImage::prepare_from_greyscale(width, height, |x, y| luminance(rows[y * width + x]));
    picture.detect_grids().iter().find_map(|grid| {
        let mut bytes = Vec::new();
        grid.decode_to(&mut bytes).ok().map(|_| bytes)
    })
}

/// Of BT.601, in whole numbers.
fn luminance([red, green, blue, _]: [u8; 4]) -> u8 {
    let weighed = 77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue);
    (weighed >> 8) as u8
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

    use super::*;

    const WIDTH: usize = 320;
    const HEIGHT: usize = 240;

    /// A picture of a code as a camera sees it: turned, dim, of little contrast, and of another width than height.
    fn seen(code: &QrCode, turned: f64) -> Vec<u8> {
        let (sin, cos) = turned.to_radians().sin_cos();
        let module = 4.0;
        let size = f64::from(code.size());
        let pixel = |at: usize| {
            let (x, y) = ((at % WIDTH) as f64 - 170.0, (at / WIDTH) as f64 - 118.0);
            let (x, y) =
                ((x * cos + y * sin) / module + size / 2.0, (y * cos - x * sin) / module + size / 2.0);
            let is_dark = code.get_module(x.floor() as i32, y.floor() as i32);
            let noise = (at * 7919 % 13) as u8;
            let grey = if is_dark { 50 } else { 170 } + noise;
            [grey, grey, grey.saturating_sub(20), 255]
        };
        (0..WIDTH * HEIGHT).flat_map(pixel).collect()
    }

    #[test]
    fn a_code_of_bytes_is_read_however_it_is_held() {
        let bytes = *b"\xffsecondok words\x010123456789abcdef";
        let segments = [QrSegment::make_eci(899), QrSegment::make_bytes(&bytes)];
        let code = QrCode::encode_segments(&segments, QrCodeEcc::Medium).expect("they are few");
        for turned in [0.0, 7.0, 45.0, 90.0, 200.0] {
            assert_eq!(read(&seen(&code, turned), WIDTH).as_deref(), Some(&bytes[..]), "{turned} degrees");
        }
    }

    #[test]
    fn where_there_is_no_code_nothing_is_read() {
        let noise: Vec<u8> = (0..WIDTH * HEIGHT * 4).map(|at| (at * 7919 % 251) as u8).collect();
        for (picture, width) in [(&noise[..], WIDTH), (&noise, 0), (&noise, 7), (&[], WIDTH), (&[1, 2], 1)] {
            assert_eq!(read(picture, width), None, "{} bytes, {width} wide", picture.len());
        }
    }
}
