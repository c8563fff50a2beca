//! The camera of a person's device: a film that the browser takes for one, of what is held before it.

use std::{fs, path::Path};

use image::{GrayImage, Luma, imageops};
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::{Value, json};

use crate::{Browser, Tab};

/// In pixels, as simple cameras have it.
const SIZE: [u32; 2] = [640, 480];
/// What is held before it fills so much of its height.
const FILLS: u32 = 360;
/// A module of a printed code: sharp, also where it is made smaller.
const MODULE: u32 = 12;
const GREY: Luma<u8> = Luma([96]);
/// How a film says what it is (YUV4MPEG2); its picture follows, shown again and again.
const HEAD: &str = "YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420\nFRAME\n";
/// Its name in the folder of the browser's profile.
const NAME: &str = "film.y4m";

/// A wall, without anything to be read on it.
pub fn wall() -> GrayImage {
    GrayImage::from_pixel(1, 1, GREY)
}

/// A code that says this, as anybody prints it.
///
/// # Panics
/// If the text is too long for any.
pub fn printed_code(text: &str) -> GrayImage {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("it is short");
    let side = (code.size().unsigned_abs() + 8) * MODULE;
    let at = |place: u32| i32::try_from(place / MODULE).unwrap_or_default() - 4;
    GrayImage::from_fn(side, side, |x, y| Luma([if code.get_module(at(x), at(y)) { 0 } else { 255 }]))
}

/// The browser's argument that names the film.
pub(crate) fn argument(profile: &Path) -> String {
    format!("--use-file-for-fake-video-capture={}", profile.join(NAME).display())
}

impl Tab {
    /// A picture of what fits this selector, as another device's camera sees it on the screen.
    ///
    /// # Panics
    /// If it is not there.
    pub fn picture_of_part(&self, selector: &str) -> GrayImage {
        let place = format!(
            "(() => {{ const it = document.querySelector({}); it.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const box = it.getBoundingClientRect();
            return [box.x, box.y, box.width, box.height].map((side) => Math.round(side * devicePixelRatio)); }})()",
            json!(selector)
        );
        let place = self.evaluate(&place).unwrap_or_else(|fault| panic!("{selector}: {fault}"));
        let side =
            |at: usize| place[at].as_u64().and_then(|side| u32::try_from(side).ok()).unwrap_or_default();
        let whole = image::load_from_memory(&self.picture()).expect("a browser makes pictures").to_luma8();
        imageops::crop_imm(&whole, side(0), side(1), side(2), side(3)).to_image()
    }
}

impl Browser {
    /// Holds this before its camera from the next time on that a page asks for it. Without, the camera cannot be used.
    ///
    /// # Panics
    /// If the film cannot be written.
    pub fn sees_by_camera(&self, picture: &GrayImage) {
        let mut seen = GrayImage::from_pixel(SIZE[0], SIZE[1], GREY);
        let width = picture.width() * FILLS / picture.height();
        let picture = imageops::resize(picture, width, FILLS, imageops::FilterType::Triangle);
        let [left, top] = [SIZE[0] - width, SIZE[1] - FILLS].map(|around| i64::from(around / 2));
        imageops::overlay(&mut seen, &picture, left, top);
        // Its colours are none.
        let colours = vec![128; (SIZE[0] * SIZE[1] / 2) as usize];
        let film = [HEAD.as_bytes(), seen.as_raw(), &colours].concat();
        fs::write(self.profile().join(NAME), film).expect("the profile's folder can be written");
    }

    /// Its person lets pages of this origin use the camera, or not.
    pub fn allows_camera(&self, origin: &str, allows: bool) -> Value {
        let setting = if allows { "granted" } else { "denied" };
        let about = json!({ "permission": { "name": "camera" }, "setting": setting, "origin": origin });
        self.call("Browser.setPermission", &about)
    }
}
