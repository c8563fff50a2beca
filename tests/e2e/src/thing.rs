//! Something on a page, as a screen reader finds it.

use serde_json::{Value, json};

use crate::{
    pipe::Failed,
    seen::text,
    tab::{Tab, value},
};

/// Something on a page.
#[derive(Clone)]
pub struct Thing {
    tab: Tab,
    /// The browser's number of the element.
    node: i64,
    /// `button`, `link`, `textbox` …
    pub role: String,
    /// What a screen reader calls it.
    pub name: String,
}

/// Where it can be touched; why not, if it cannot be now.
const PLACE: &str = "function () {
    const isBox = ['radio', 'checkbox'].includes(this.type);
    const label = this.closest('label') ?? this.labels?.[0];
    const shown = isBox && label ? label : this;
    if (this.disabled) return 'it is disabled';
    shown.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = shown.getClientRects()[0];
    if (!box || box.width === 0 || box.height === 0) return 'it has no place';
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(shown.contains(hit) || this.contains(hit))) return 'it is covered by ' + hit?.outerHTML.slice(0, 200);
    window.wasPressed = false;
    shown.addEventListener('click', () => { window.wasPressed = true; }, { once: true, capture: true });
    return { x, y };
}";

impl Thing {
    pub(crate) fn of(tab: &Tab, node: &Value) -> Option<Self> {
        let number = node["backendDOMNodeId"].as_i64()?;
        let (role, name) = (text(node, "/role/value"), text(node, "/name/value"));
        Some(Self { tab: tab.clone(), node: number, role, name })
    }

    /// Calls a function of JavaScript with it as `this`.
    ///
    /// # Errors
    /// If it is not there any more, or what it throws.
    pub fn ask(&self, function: &str) -> Result<Value, Failed> {
        let found = self.tab.call("DOM.resolveNode", &json!({ "backendNodeId": self.node }))?;
        let about = json!({
            "objectId": found["object"]["objectId"],
            "functionDeclaration": function,
            "returnByValue": true,
            "awaitPromise": true,
        });
        value(self.tab.call("Runtime.callFunctionOn", &about)?)
    }

    /// Presses it where it can be touched.
    ///
    /// # Errors
    /// If it cannot be touched now: disabled, out of sight, covered, gone.
    pub fn press(&self) -> Result<(), Failed> {
        let place = self.ask(PLACE)?;
        if let Some(why) = place.as_str() {
            return Err(Failed(format!("{} “{}”: {why}", self.role, self.name)));
        }
        for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            let about = json!({
                "type": kind, "x": place["x"], "y": place["y"], "button": "left", "buttons": buttons, "clickCount": 1,
            });
            self.tab.call("Input.dispatchMouseEvent", &about)?;
        }
        // What moved away under the finger was not pressed. Where another page has come, it was.
        match self.tab.evaluate("window.wasPressed") {
            Ok(Value::Bool(false)) => Err(Failed(format!("{} “{}” moved away", self.role, self.name))),
            _ => Ok(()),
        }
    }

    /// Writes into it, in place of what stands there.
    ///
    /// # Errors
    /// If it takes no text now.
    pub fn write(&self, text: &str) -> Result<(), Failed> {
        self.tab.call("DOM.focus", &json!({ "backendNodeId": self.node }))?;
        self.ask("function () { this.select(); }")?;
        if text.is_empty() {
            return self.tab.key("Delete");
        }
        self.tab.call("Input.insertText", &json!({ "text": text })).map(drop)
    }

    /// What stands in it.
    pub fn written(&self) -> String {
        let value = self.ask("function () { return this.value; }").ok();
        value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Whether it is ticked.
    pub fn is_chosen(&self) -> bool {
        self.ask("function () { return this.checked === true; }").is_ok_and(|value| value == true)
    }
}

impl std::fmt::Debug for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} “{}”", self.role, self.name)
    }
}
