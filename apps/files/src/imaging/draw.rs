//! Pictures for the screen.

use js_sys::Uint8ClampedArray;
use secondok_deident::{Light, Opened, Picture};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ImageBitmap, ImageData, WorkerGlobalScope};

use super::{
    desk::{As, Desk},
    refusal::named,
    scale,
};
use crate::talk::imaging::{Drawn, Number, Refusal};

/// No screen shows more pixels along a side.
const MOST: u32 = 8192;

/// Draws a picture of a file, in this light, its longer side at most so many pixels long.
pub(super) async fn draw(
    desk: &Desk,
    (number, needed): (Number, As),
    picture: u32,
    light: Option<Light>,
    most: u32,
) -> Result<(Drawn, ImageBitmap), Refusal> {
    let _turn = desk.turns.take().await;
    let opened = desk.open(number, needed).await?;
    let scaled = scaled(&opened, picture, light, most.min(MOST));
    desk.put_back(number, needed, opened);
    let Scaled { drawn, size, pixels } = scaled?;
    Ok((drawn, bitmap(size, &pixels).await.map_err(|_| named(Refusal::TOO_LONG))?))
}

/// A picture made smaller.
struct Scaled {
    drawn: Drawn,
    /// The size that it has now.
    size: (u32, u32),
    /// Red, green, blue and opaque.
    pixels: Vec<u8>,
}

fn scaled(opened: &Opened, picture: u32, light: Option<Light>, most: u32) -> Result<Scaled, Refusal> {
    let made;
    let picture: &Picture = match opened {
        // Not copied: it may be very large.
        Opened::Photo(photo) => photo.picture(),
        _ => {
            made = opened.picture_in(picture, light)?;
            &made
        }
    };
    let (width, height) = (picture.width(), picture.height());
    let size = scale::size(width, height, most);
    let pixels = scale::shrunk(picture.rgb(), (width, height), size);
    Ok(Scaled { drawn: Drawn { width, height }, size, pixels })
}

async fn bitmap((width, height): (u32, u32), pixels: &[u8]) -> Result<ImageBitmap, JsValue> {
    // A copy that stays where it is when this program's memory grows.
    let pixels = Uint8ClampedArray::from(pixels);
    let data = ImageData::new_with_js_u8_clamped_array_and_sh(&pixels, width, height)?;
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let made = JsFuture::from(scope.create_image_bitmap_with_image_data(&data)?).await?;
    Ok(made.unchecked_into())
}
