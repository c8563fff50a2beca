//! Pixels: what must be looked at, how it is shown, painted and written.

mod codestream;
mod decode;
mod frames;
mod image;
mod layout;
mod look;
mod markers;
mod paint;
mod render;
mod rle;
mod unused;

pub(super) use frames::Stored;
pub(super) use image::Image;
pub(super) use layout::proposed;
pub(super) use look::look;
pub(super) use paint::painted;
pub(super) use render::picture;
pub(super) use unused::{is_anything_unused, without_unused_bits};
