//! Obstacles on a page, found by axe (WCAG 2.2 AA and what it calls best practice).

use std::{fs, sync::OnceLock};

use crate::{programs, seen::text, tab::Tab};

/// Looks at the page as it stands; each obstacle with where and why.
const RUN: &str = "axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
}).then((found) => found.violations.map((one) => ({
    id: one.id,
    nodes: one.nodes.map((node) => node.html.slice(0, 300) + ' ' + node.failureSummary),
})))";

impl Tab {
    /// What is in somebody's way on this page. None where there is no axe; then the reason is printed.
    ///
    /// # Panics
    /// If there is none under `CI=true`, and if it does not run.
    pub fn obstacles(&self) -> Option<Vec<String>> {
        static AXE: OnceLock<Option<String>> = OnceLock::new();
        let axe = AXE.get_or_init(|| {
            programs::axe().map(|path| {
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
            })
        });
        let axe = axe.as_ref()?;
        if self.evaluate("typeof axe").is_ok_and(|kind| kind == "undefined") {
            // Its value is the library itself, which is too large to be told.
            self.evaluate(&format!("{axe}; 0")).unwrap_or_else(|fault| panic!("axe: {fault}"));
        }
        let found = self.evaluate(RUN).unwrap_or_else(|fault| panic!("axe: {fault}"));
        let found = found.as_array().cloned().unwrap_or_default();
        let told = found.iter().flat_map(|one| {
            let nodes = one["nodes"].as_array().cloned().unwrap_or_default();
            let id = text(one, "/id");
            nodes.into_iter().map(move |node| format!("{id}: {}", node.as_str().unwrap_or_default()))
        });
        Some(told.collect())
    }
}
