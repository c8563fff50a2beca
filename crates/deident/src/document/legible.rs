//! Whether all letters of a page can be drawn.
//!
//! Typefaces that are not in the file are drawn with others that have Latin letters only, and what is missing in those is left
//! out without a word: a Ukrainian finding would become an empty page. Such letters are looked for before the page is drawn.

use hayro::{
    hayro_interpret::{
        BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
        InterpreterSettings, SoftMask,
        font::{Glyph, GlyphId, GlyphRun, OutlineGlyph, StandardFont},
        hayro_cmap::BfString,
        interpret_page,
    },
    hayro_syntax::page::Page,
    kurbo::{Affine, BezPath, Rect},
};

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

/// Whether every letter has a shape.
pub(super) fn is_legible<'a>(page: &'a Page<'a>) -> bool {
    let mut reader = Reader { letters_missing: false };
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, width.into(), height.into());
    let mut context = Context::new(
        Affine::IDENTITY,
        bounds,
        &InterpreterCache::new(),
        page.xref(),
        InterpreterSettings::default(),
    );
    interpret_page(page, &mut context, &mut reader);
    !reader.letters_missing
}

/// Looks at letters and draws nothing.
struct Reader {
    letters_missing: bool,
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, mode: &DrawMode) {
        // Text that nobody sees lies behind the pictures of scans.
        if !matches!(mode, DrawMode::Invisible) {
            self.letters_missing = self.letters_missing
                || run.glyphs().iter().any(|glyph| match &**glyph {
                    Glyph::Outline(glyph) => is_missing(glyph),
                    // Drawn by instructions of the document itself.
                    Glyph::Type3(_) => false,
                });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
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
