//! Having pictures drawn, and putting them onto the screen.

use leptos::prelude::*;
use secondok_browser::bridge::Beside;
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, ImageBitmap, ImageBitmapRenderingContext};

use super::{app::App, imaging::Fault, set::Within, work::too_long};
use crate::talk::imaging::{Command, Drawn, Light, Number};

/// The longer side of a picture that is looked at closely, in pixels: more than a screen has, so that it can be made larger.
pub(super) const CLOSE: u32 = 2_400;
/// Of one among many, which stands out where it differs from the others; its words cannot be read.
pub(super) const AMONG: u32 = 440;
/// Of one in a list.
pub(super) const SMALL: u32 = 160;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wanted {
    /// Of which file, by imaging's number.
    pub(super) number: Number,
    /// Which one there, from 0.
    pub(super) within: u32,
    /// How many there are.
    pub(super) of: u32,
    /// Whether as the doctor will see it.
    pub(super) cleaned: bool,
    /// Of which set and piece it is, if it is on the list.
    pub(super) listed: Option<(u32, Within)>,
    /// In which light; none for the one that the file says.
    pub(super) light: Option<Light>,
}

impl Wanted {
    /// Whether it is the same picture, in whatever light.
    pub(super) fn is_same_picture(&self, other: &Self) -> bool {
        Self { light: None, ..*self } == Self { light: None, ..*other }
    }
}

/// A picture that was drawn.
pub(super) struct Pictured {
    pub(super) bitmap: ImageBitmap,
    /// Its own size, however large it was drawn.
    pub(super) size: (u32, u32),
}

impl App {
    /// The picture that is called so on the list; none while it is read again.
    pub(super) fn listed(self, set: u32, picture: u32, cleaned: bool) -> Option<Wanted> {
        self.list.with_untracked(|list| {
            let (piece, within) = list.set(set)?.at(picture)?;
            let (number, of) = (piece.number?, piece.file.pictures);
            Some(Wanted { number, within, of, cleaned, listed: Some((set, piece.origin)), light: None })
        })
    }

    /// Has it drawn, its longer side at most so many pixels long. What cannot be drawn in time does not go out.
    pub(super) async fn draw(self, wanted: Wanted, most: u32) -> Result<Pictured, Fault> {
        let Wanted { number, within, of, cleaned, listed, light } = wanted;
        let command = Command::Draw { file: number, picture: within, cleaned, most, light };
        match self.imaging_with::<Drawn>(command, Beside::none(), of).await {
            Ok((drawn, bitmap)) => {
                Ok(Pictured { bitmap: bitmap.unchecked_into(), size: (drawn.width, drawn.height) })
            }
            Err(fault) => {
                match (&fault, listed.filter(|_| !cleaned)) {
                    // Nobody can look at it: it does not go out.
                    (Fault::TooLong, Some((set, piece))) => self.cannot_be_drawn(set, piece, too_long()),
                    (Fault::Refused(why), Some((set, piece))) => {
                        self.cannot_be_drawn(set, piece, why.clone())
                    }
                    (Fault::Forgotten | Fault::TooLong, _) => self.work(),
                    _ => {}
                }
                Err(fault)
            }
        }
    }
}

/// Puts a picture onto a canvas, which then has its size.
pub(super) fn put(canvas: &HtmlCanvasElement, bitmap: &ImageBitmap) {
    canvas.set_width(bitmap.width());
    canvas.set_height(bitmap.height());
    if let Ok(Some(context)) = canvas.get_context("bitmaprenderer") {
        context.unchecked_into::<ImageBitmapRenderingContext>().transfer_from_image_bitmap(bitmap);
    }
}

/// Takes what is on a canvas away, with the memory that it took.
pub(super) fn take_away(canvas: &HtmlCanvasElement) {
    canvas.set_width(1);
    canvas.set_height(1);
}
