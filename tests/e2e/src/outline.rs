//! The page as a screen reader has it.

use std::collections::HashMap;

use serde_json::Value;

use crate::{pipe::Failed, seen::text, tab::Tab};

/// What carries no meaning of its own.
const LEFT_OUT: &[&str] =
    &["generic", "none", "InlineTextBox", "LineBreak", "StaticText", "paragraph", "strong", "ListMarker"];

impl Tab {
    /// What a screen reader finds, in order, one line each: role, name, and whether changes are told (`live`).
    ///
    /// # Errors
    /// While the page is being changed.
    pub fn outline(&self) -> Result<Vec<String>, Failed> {
        let tree = self.call("Accessibility.getFullAXTree", &serde_json::json!({}))?;
        let nodes: HashMap<&str, &Value> = tree["nodes"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|node| Some((id(node)?, node)))
            .collect();
        let mut open: Vec<&Value> =
            nodes.values().filter(|node| node.get("parentId").is_none()).copied().collect();
        let mut lines = Vec::new();
        while let Some(node) = open.pop() {
            lines.extend(line(node));
            let children = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
            // The last one that is put there is the next.
            open.extend(children.rev().filter_map(|child| nodes.get(child).copied()));
        }
        Ok(lines)
    }
}

fn id(node: &Value) -> Option<&str> {
    node["nodeId"].as_str()
}

/// What is told of one node; nothing of those that carry no meaning of their own.
fn line(node: &Value) -> Option<String> {
    let role = text(node, "/role/value");
    if node["ignored"] != false || LEFT_OUT.contains(&role.as_str()) {
        return None;
    }
    let line = format!("{role} {}", text(node, "/name/value"));
    let line = line.trim_end();
    // What a button or heading is made of is told with it; a live region's own name would be its content.
    match property(node, "live").filter(|live| live != "off") {
        Some(live) => Some(format!("{role} live={live}")),
        None => Some(line.to_owned()),
    }
}

fn property(node: &Value, name: &str) -> Option<String> {
    let properties = node["properties"].as_array()?;
    let found = properties.iter().find(|property| property["name"] == name)?;
    Some(text(found, "/value/value"))
}
