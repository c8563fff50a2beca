//! Pages to pixels.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use hayro::{
    RenderCache, RenderSettings,
    hayro_interpret::{InterpreterSettings, InterpreterWarning, TransformExt},
    hayro_syntax::Pdf,
    kurbo::Affine,
    render_into,
    vello_cpu::{
        Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit, color::palette::css::WHITE,
    },
};

use super::{
    effort::{is_bounded, too_long},
    legible::rehearse,
};
use crate::files::{picture::Picture, refused::Refused};

/// Pixels for a point: 200 an inch, at which print of 6 points is read without effort.
const PIXELS_PER_POINT: f32 = 200.0 / 72.0;

/// Of the longer side: A3 at 240 pixels an inch; of what is larger (posters, strips of an ECG) less is drawn. Less of everything where a
/// fuzzer runs, so that no page has more than [`MAX_PIXELS`](crate::files::picture::MAX_PIXELS) there.
const MAX_SIDE: f32 = if cfg!(fuzzing) { 1_000.0 } else { 4_000.0 };

/// The largest page there is (ISO 32000-2, annex C), in points.
const MAX_POINTS: f32 = 14_400.0;

/// Width and height of a page as it is shown, in points.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A page, counted from 0, upright and on white; its size on paper.
pub(super) fn page(pdf: &Pdf, number: u32) -> Result<(Picture, Size), Refused> {
    let page = usize::try_from(number).ok().and_then(|number| pdf.pages().get(number));
    let page = page.ok_or_else(|| Refused::Damaged(format!("it has no page {}", u64::from(number) + 1)))?;
    let (width, height) = page.render_dimensions();
    let longer = width.max(height);
    if !longer.is_finite() || longer > MAX_POINTS {
        return Err(Refused::Unsupported(format!("page {} is larger than any paper", number + 1)));
    }

    is_bounded(page)?;
    let scale = PIXELS_PER_POINT.min(MAX_SIDE / longer);
    let rehearsed = rehearse(page, scale);
    if !rehearsed.is_bounded {
        return Err(too_long());
    }
    if !rehearsed.is_legible {
        return Err(Refused::Unsupported(format!(
            "letters on page {} need a typeface that is not in the file",
            number + 1
        )));
    }

    let (across, down) = (pixels(width * scale), pixels(height * scale));
    let transform =
        Affine::scale_non_uniform(f64::from(across) / f64::from(width), f64::from(down) / f64::from(height))
            * page.initial_transform(true).to_kurbo();

    let missing = Arc::new(Missing::default());
    let settings = InterpreterSettings { warning_sink: missing.sink(), ..InterpreterSettings::default() };
    let mut context = RenderContext::new(across, down);
    render_into(page, &RenderCache::new(), &settings, &RenderSettings::default(), &mut context, transform);
    context.flush();
    missing.refuse(number)?;

    let mut pixmap = Pixmap::new(across, down);
    let white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), white);
    drop(context);
    // On white, nothing can be seen through: the fourth byte says nothing.
    let rgb =
        pixmap.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let picture = Picture::new(across.into(), down.into(), rgb);
    Ok((picture.expect("a pixmap has its pixels"), Size { width, height }))
}

/// A length in whole pixels.
fn pixels(length: f32) -> u16 {
    length.round().clamp(1.0, MAX_SIDE) as u16
}

/// What could not be drawn. A page on which something is missing would say something else to the doctor than to whoever wrote
/// it, so it is refused.
#[derive(Default)]
struct Missing {
    font: AtomicBool,
    image: AtomicBool,
}

impl Missing {
    fn sink(self: &Arc<Self>) -> Arc<dyn Fn(InterpreterWarning) + Send + Sync> {
        let missing = Arc::clone(self);
        Arc::new(move |warning| match warning {
            InterpreterWarning::UnsupportedFont => missing.font.store(true, Ordering::Relaxed),
            InterpreterWarning::ImageDecodeFailure => missing.image.store(true, Ordering::Relaxed),
            // An annotation without an appearance for its state: viewers show none either.
            _ => {}
        })
    }

    fn refuse(&self, number: u32) -> Result<(), Refused> {
        let what = match (self.font.load(Ordering::Relaxed), self.image.load(Ordering::Relaxed)) {
            (false, false) => return Ok(()),
            (true, _) => "a typeface",
            (_, true) => "a picture",
        };
        Err(Refused::Unsupported(format!("{what} on page {} cannot be drawn", number + 1)))
    }
}
