//! Whether all letters of a page can be drawn, and within bounds.
//!
//! Typefaces that are not in the file are drawn with others that have Latin letters only, and what is missing in those is left
//! out without a word: a Ukrainian finding would become an empty page. Such letters are looked for before the page is drawn,
//! and with them the work is counted that it would be.

use hayro::{
    hayro_interpret::{
        BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
        InterpreterSettings, Paint, SoftMask, TransformExt,
        font::{Glyph, GlyphId, GlyphRun, OutlineGlyph, StandardFont},
        hayro_cmap::BfString,
        interpret_page,
        pattern::Pattern,
    },
    hayro_syntax::page::Page,
    kurbo::{Affine, BezPath, Rect},
};

use super::work::Work;

const STANDARD: [StandardFont; 14] = [
    StandardFont::Helvetica,
    StandardFont::HelveticaBold,
    StandardFont::HelveticaOblique,
    StandardFont::HelveticaBoldOblique,
    StandardFont::Courier,
    StandardFont::CourierBold,
    StandardFont::CourierOblique,
    StandardFont::CourierBoldOblique,
    StandardFont::TimesRoman,
    StandardFont::TimesBold,
    StandardFont::TimesItalic,
    StandardFont::TimesBoldItalic,
    StandardFont::ZapfDingBats,
    StandardFont::Symbol,
];

/// What was seen of a page that was gone through without drawing it.
pub(super) struct Rehearsed {
    /// Whether every letter has a shape.
    pub(super) is_legible: bool,
    /// Whether drawing it is bounded.
    pub(super) is_bounded: bool,
}

/// Goes through a page, of which each point will be so many pixels wide.
pub(super) fn rehearse<'a>(page: &'a Page<'a>, scale: f32) -> Rehearsed {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, width.into(), height.into());
    let mut reader = Reader { letters_missing: false, work: Work::new(bounds, scale.into()) };
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        bounds,
        &InterpreterCache::new(),
        page.xref(),
        InterpreterSettings::default(),
    );
    interpret_page(page, &mut context, &mut reader);
    Rehearsed { is_legible: !reader.letters_missing, is_bounded: !reader.work.is_too_much() }
}

/// Looks at letters, counts the work and draws nothing.
struct Reader {
    letters_missing: bool,
    work: Work,
}

impl Reader {
    /// What a figure is filled with: patterns are drawn too, shades reckoned for each pixel.
    fn paint<'a>(&mut self, paint: &Paint<'a>, area: Rect, stroke: bool) {
        let Paint::Pattern(pattern) = paint else { return };
        match &**pattern {
            Pattern::Shading(_) => self.work.shades(area),
            Pattern::Tiling(tiling) => {
                let before = self.work.done();
                tiling.interpret(self, tiling.matrix, stroke);
                self.work.pattern(tiling, area, before);
            }
        }
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Text that nobody sees lies behind the pictures of scans.
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        for glyph in run.glyphs() {
            if self.work.is_too_much() {
                return;
            }
            match &**glyph {
                Glyph::Outline(outline) => {
                    self.letters_missing |= is_missing(outline);
                    let area = self.work.path(&outline.outline(), props.transform * glyph.transform(), mode);
                    self.paint(&props.paint, area, false);
                }
                // Drawn by instructions of the document itself.
                Glyph::Type3(drawn) => {
                    drawn.interpret(self, props.transform, glyph.transform(), &props.paint);
                }
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if !self.work.is_too_much() {
            let area = self.work.path(path, props.transform, mode);
            self.paint(&props.paint, area, matches!(mode, DrawMode::Stroke(_)));
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.work.path(&clip.path, Affine::IDENTITY, &DrawMode::Fill(clip.fill));
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.work.layer(mask.is_some());
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.work.pixels(f64::from(image.width()) * f64::from(image.height()));
        self.work.area(props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0)));
    }

    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Whether a glyph stands for something that is seen, and its typeface, which is not in the file, has no shape for it.
fn is_missing(glyph: &OutlineGlyph) -> bool {
    if glyph.glyph_id() != GlyphId::NOTDEF && !glyph.outline().elements().is_empty() {
        return false;
    }
    let data = glyph.font_data();
    let substituted = data.as_ref().is_none_or(|font| {
        let bytes: &[u8] = (*font.data).as_ref();
        STANDARD.iter().any(|standard| {
            let (standard, _) = standard.get_font_data();
            let standard: &[u8] = (*standard).as_ref();
            standard == bytes
        })
    });
    substituted
        && match glyph.as_unicode() {
            Some(BfString::Char(letter)) => is_seen(letter),
            Some(BfString::String(letters)) => letters.chars().any(is_seen),
            // Of what is not in the file, nobody knows what it should have shown; what is in it may well be a space.
            None => data.is_some(),
        }
}

/// Whether a character leaves ink: neither spaces nor what only steers (soft hyphens, joiners, marks of direction).
fn is_seen(letter: char) -> bool {
    let steers = matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}' | '\u{FFFD}');
    !letter.is_whitespace() && !letter.is_control() && !steers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_leave_no_ink() {
        assert!("Яё1≥±".chars().all(is_seen));
        assert!(!" \u{A0}\u{AD}\u{FEFF}\n".chars().any(is_seen));
    }
}
