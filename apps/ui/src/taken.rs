//! Taking the place of what stood in the page before the app ran (`apps/browser/web/first.js`). Where that was the first
//! screen, the app's own is the same, and nobody sees, hears or loses anything when it comes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The root's attribute by which `first.js` says what it has shown.
const FIRST: &str = "data-first";

/// The first screen, before the app ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum First {
    /// It stands.
    Shown,
    /// A link on it was pressed.
    Left,
}

impl First {
    /// Nothing where it was not shown.
    pub(crate) fn of_page() -> Option<Self> {
        let said = document().document_element()?.get_attribute(FIRST)?;
        Some(if said == "left" { Self::Left } else { Self::Shown })
    }
}

/// Where the person is in a page.
pub(crate) struct Place {
    /// From the body to what has the focus, each time the number of the child.
    focus: Vec<u32>,
    /// Which of what can be unfolded is.
    unfolded: Vec<bool>,
    /// In CSS pixels.
    scroll: (f64, f64),
}

impl Place {
    /// As it is now.
    pub(crate) fn now(body: &HtmlElement) -> Self {
        let mut focus = Vec::new();
        let mut at = document().active_element().filter(|at| body.contains(Some(at)));
        while let Some((element, parent)) = at.take().and_then(|it| it.parent_element().map(|to| (it, to))) {
            if element == **body {
                break;
            }
            let before =
                std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling);
            focus.insert(0, u32::try_from(before.count()).unwrap_or_default());
            at = Some(parent);
        }
        let coordinate = |value: Result<f64, _>| value.unwrap_or_default();
        Self {
            focus,
            unfolded: details(body).map(|it| it.has_attribute("open")).collect(),
            scroll: (coordinate(window().scroll_x()), coordinate(window().scroll_y())),
        }
    }

    /// The same place again, in a page of the same shape.
    pub(crate) fn restore(self, body: &HtmlElement) {
        for (it, _) in details(body).zip(self.unfolded).filter(|(_, is_unfolded)| *is_unfolded) {
            let _ = it.set_attribute("open", "");
        }
        let mut at: Option<Element> = Some(body.clone().unchecked_into());
        for number in &self.focus {
            at = at.and_then(|at| at.children().item(*number));
        }
        if let Some(focused) =
            at.filter(|_| !self.focus.is_empty()).and_then(|at| at.dyn_into::<HtmlElement>().ok())
        {
            let _ = focused.focus();
        }
        // What takes the focus comes into view; nobody asked for that.
        window().scroll_to_with_x_and_y(self.scroll.0, self.scroll.1);
        if let Some(root) = document().document_element() {
            let _ = root.remove_attribute(FIRST);
        }
    }
}

/// What can be unfolded, in order.
fn details(body: &HtmlElement) -> impl Iterator<Item = Element> + use<> {
    let all = body.get_elements_by_tag_name("details");
    (0..all.length()).filter_map(move |number| all.item(number))
}

#[cfg(test)]
mod tests {
    use secondok_l10n::Language;

    #[test]
    fn the_page_knows_every_language_before_the_app_runs() {
        let languages = Language::ALL.into_iter().chain([Language::Pseudo]);
        let known =
            languages.map(|language| format!("['{}', '{}']", language.code(), language.direction().html()));
        let known = format!("new Map([{}])", known.collect::<Vec<_>>().join(", "));
        assert!(include_str!("../../browser/web/first.js").contains(&known), "first.js lacks {known}");
    }

    #[test]
    fn the_page_knows_where_every_language_has_its_texts() {
        let line =
            |code| format!("<link rel=\"texts\" hreflang=\"{code}\" href=\"{{{{texts-{code}.ftl}}}}\">\n");
        let lines: String = Language::ALL.into_iter().map(|language| line(language.code())).collect();
        assert_eq!(include_str!("../../browser/web/_texts.html"), lines);
    }

    #[test]
    fn the_program_for_files_knows_where_every_language_has_its_texts() {
        let line = |code| format!("  ['{code}', at('./{{{{files-texts-{code}.ftl}}}}')],\n");
        let lines: String = Language::ALL.into_iter().map(|language| line(language.code())).collect();
        let known = format!("new Map([\n{lines}]);");
        assert!(
            include_str!("../../files/web/start-files.js").contains(&known),
            "start-files.js lacks {known}"
        );
    }
}
