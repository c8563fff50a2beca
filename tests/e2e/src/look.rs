//! What a person looks at: the size of the window, light or dark, and their language.

use secondok_l10n::Language;
use serde_json::{Value, json};

/// A window and who sits in front of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Device pixels for a CSS pixel; zooming in by two halves the width and doubles this.
    pub scale: f64,
    /// Whether dark colours are wished for.
    pub dark: bool,
    /// Whether less motion is wished for.
    pub still: bool,
    /// What the browser tells pages.
    pub language: Language,
    /// Whether the browser takes cookies; one that does not keeps nothing else for a page either.
    pub cookies: bool,
}

impl Look {
    /// A phone, 360 pixels wide.
    pub const PHONE: Self = Self {
        width: 360,
        height: 740,
        scale: 2.0,
        dark: false,
        still: true,
        language: Language::En,
        cookies: true,
    };
    /// A window on a desk.
    pub const DESK: Self = Self { width: 1280, height: 800, scale: 1.0, ..Self::PHONE };

    /// The same in this language.
    pub const fn speaking(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The same without cookies.
    pub const fn refusing_cookies(self) -> Self {
        Self { cookies: false, ..self }
    }

    /// The same in dark colours.
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same, zoomed in.
    pub fn zoomed(self, times: u32) -> Self {
        Self {
            width: self.width / times,
            height: self.height / times,
            scale: self.scale * f64::from(times),
            ..self
        }
    }

    /// The browser's orders that make a page look so.
    pub(crate) fn orders(self) -> Vec<(&'static str, Value)> {
        let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
        vec![
            (
                "Emulation.setDeviceMetricsOverride",
                json!({
                    "width": self.width,
                    "height": self.height,
                    "deviceScaleFactor": self.scale,
                    "mobile": false,
                }),
            ),
            (
                "Emulation.setEmulatedMedia",
                json!({ "features": [
                    feature("prefers-color-scheme", if self.dark { "dark" } else { "light" }),
                    feature("prefers-reduced-motion", if self.still { "reduce" } else { "no-preference" }),
                ]}),
            ),
        ]
    }
}
