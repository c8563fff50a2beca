//! How a screen is looked at.

use secondok_e2e::Look;
use secondok_l10n::Language;

/// A phone, a tablet and a desk, in CSS pixels.
const SIZES: [(u32, u32); 3] = [(360, 740), (768, 1024), (1280, 800)];

/// How screens are looked at in this language: in every size, light and dark; in the pseudo-language once on a phone and
/// once on a desk.
pub(crate) fn looks(language: Language) -> Vec<Look> {
    let is_pseudo = language == Language::Pseudo;
    let sizes = SIZES.into_iter().filter(|(width, _)| !is_pseudo || *width != 768);
    let colours: &[bool] = if is_pseudo { &[false] } else { &[false, true] };
    sizes
        .flat_map(|(width, height)| {
            colours.iter().map(move |dark| Look {
                width,
                height,
                scale: 1.0,
                dark: *dark,
                language,
                ..Look::PHONE
            })
        })
        .collect()
}

/// A look in a file's name.
pub(crate) fn name(look: Look) -> String {
    format!("{}-{}-{}", look.language.code(), look.width, if look.dark { "dark" } else { "light" })
}
