//! The keyboard.

use serde_json::json;

use crate::{pipe::Failed, tab::Tab, thing::Thing};

/// A page has no more stops than this.
const STOPS: usize = 120;

impl Tab {
    /// Presses a key, by its name (`Tab`, `Enter`, `ArrowDown` …) or its letter; `Shift+` before it holds that down.
    ///
    /// # Errors
    /// If the page is gone.
    pub fn key(&self, name: &str) -> Result<(), Failed> {
        let (name, shift) = name.strip_prefix("Shift+").map_or((name, 0), |name| (name, 8));
        let (key, code, number, text) = match name {
            "Tab" => ("Tab", "Tab", 9, ""),
            "Enter" => ("Enter", "Enter", 13, "\r"),
            "Space" => (" ", "Space", 32, " "),
            "Escape" => ("Escape", "Escape", 27, ""),
            "Delete" => ("Delete", "Delete", 46, ""),
            "ArrowLeft" => ("ArrowLeft", "ArrowLeft", 37, ""),
            "ArrowUp" => ("ArrowUp", "ArrowUp", 38, ""),
            "ArrowRight" => ("ArrowRight", "ArrowRight", 39, ""),
            "PageDown" => ("PageDown", "PageDown", 34, ""),
            "ArrowDown" => ("ArrowDown", "ArrowDown", 40, ""),
            letter => (letter, "", 0, letter),
        };
        let mut about = json!({
            "type": if text.is_empty() { "rawKeyDown" } else { "keyDown" },
            "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text, "modifiers": shift,
        });
        self.call("Input.dispatchKeyEvent", &about)?;
        about["type"] = "keyUp".into();
        self.call("Input.dispatchKeyEvent", &about).map(drop)
    }

    /// Types letter by letter into what has the focus.
    ///
    /// # Errors
    /// If the page is gone.
    pub fn type_letters(&self, text: &str) -> Result<(), Failed> {
        text.chars().try_for_each(|letter| match letter {
            ' ' => self.key("Space"),
            letter => self.key(&letter.to_string()),
        })
    }

    /// Goes on by Tab alone until the focus is on what is looked for.
    ///
    /// # Errors
    /// Every stop, if what is looked for is none.
    pub fn tab_to(&self, is_it: impl Fn(&Thing) -> bool) -> Result<Thing, String> {
        let mut stops = Vec::new();
        for _ in 0..STOPS {
            self.key("Tab").map_err(|fault| fault.to_string())?;
            match self.focused() {
                Some(thing) if is_it(&thing) => return Ok(thing),
                other => stops.push(format!("{other:?}")),
            }
        }
        Err(stops.join(", "))
    }
}
