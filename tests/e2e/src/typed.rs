//! What becomes of what is typed.

use serde_json::Value;

use crate::tab::Tab;

/// Fields for text whose content the browser may send to its vendor, who looks at the spelling, or keep in the files from
/// which it opens a window again: the first is up to `spellcheck`, the second to the form. Password managers may put in what
/// a field says that they may; nothing of an illness is among that.
const FIELDS: &str = "[...document.querySelectorAll('textarea, input')]
    .filter((field) => field.localName === 'textarea' || ['text', 'search', 'email', 'tel', 'url'].includes(field.type))
    .filter((field) => ['', 'off'].includes(field.autocomplete))
    .filter((field) => field.spellcheck || field.form?.autocomplete !== 'off')
    .map((field) => field.outerHTML.slice(0, 300))";

impl Tab {
    /// Every field on this page from which the browser may take what is typed.
    ///
    /// # Panics
    /// If the page is gone.
    pub fn fields_left_to_the_browser(&self) -> Vec<String> {
        let found = self.evaluate(FIELDS).unwrap_or_else(|fault| panic!("fields: {fault}"));
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
