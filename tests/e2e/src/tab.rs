//! A page.

use std::sync::Arc;

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};

use crate::{
    pipe::{Failed, Pipe},
    thing::Thing,
    wait::{WITHIN, until},
};

/// A page. Cheap to clone.
#[derive(Clone)]
pub struct Tab {
    pipe: Arc<Pipe>,
    session: String,
    target: String,
}

impl Tab {
    pub(crate) fn new(pipe: Arc<Pipe>, session: String, target: String) -> Self {
        Self { pipe, session, target }
    }

    /// An order to this page (Chrome DevTools Protocol).
    ///
    /// # Errors
    /// What the browser says.
    pub fn call(&self, method: &str, about: &Value) -> Result<Value, Failed> {
        self.pipe.call(&self.session, method, about)
    }

    /// The value of an expression of JavaScript; of a promise, what it gives.
    ///
    /// # Errors
    /// What the page throws.
    pub fn evaluate(&self, expression: &str) -> Result<Value, Failed> {
        let about = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        value(self.call("Runtime.evaluate", &about)?)
    }

    /// Gives the phone that this page is on a lock, which opens whenever it is asked to; whether its passkeys release a secret
    /// (WebAuthn, `prf`). By the number that comes it can be ordered about.
    ///
    /// # Errors
    /// What the browser says.
    pub fn has_phone_lock(&self, has_prf: bool) -> Result<Value, Failed> {
        let options = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "hasPrf": has_prf, "automaticPresenceSimulation": true, "isUserVerified": true,
        });
        self.call("WebAuthn.enable", &json!({ "enableUI": false }))?;
        let mut made = self.call("WebAuthn.addVirtualAuthenticator", &json!({ "options": options }))?;
        Ok(made["authenticatorId"].take())
    }

    /// Opens an address, and waits until everything that belongs to the page is there.
    ///
    /// # Panics
    /// If it cannot be opened.
    pub fn open(&self, url: &str) {
        let opened = self.call("Page.navigate", &json!({ "url": url }));
        let opened = opened.unwrap_or_else(|fault| panic!("{url}: {fault}"));
        assert!(opened.get("errorText").is_none(), "{url}: {}", opened["errorText"]);
        self.loaded("");
    }

    /// Loads the page anew.
    ///
    /// # Panics
    /// If it does not come.
    pub fn reload(&self) {
        // The old page may still be there for a moment.
        let _ = self.evaluate("window.isOld = true");
        self.call("Page.reload", &json!({})).expect("a page can be loaded anew");
        self.loaded(" && !window.isOld");
    }

    fn loaded(&self, besides: &str) {
        let is_there = format!("document.readyState === 'complete'{besides}");
        let done = until(WITHIN, || match self.evaluate(&is_there) {
            Ok(Value::Bool(true)) => Ok(()),
            other => Err(format!("the page does not come: {other:?}")),
        });
        done.unwrap_or_else(|why| panic!("{why}"));
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.evaluate("location.href")
            .ok()
            .and_then(|url| url.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// The window's title.
    pub fn title(&self) -> String {
        let title = self.evaluate("document.title");
        title.ok().as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// What can be read on it, with one space where there is any.
    pub fn text(&self) -> String {
        let text = self.evaluate("document.body ? document.body.innerText : ''");
        squeezed(text.ok().as_ref().and_then(Value::as_str).unwrap_or_default())
    }

    /// A picture of what is in the window, PNG.
    ///
    /// # Panics
    /// If the browser makes none.
    pub fn picture(&self) -> Vec<u8> {
        self.try_picture().expect("a browser makes pictures")
    }

    pub(crate) fn try_picture(&self) -> Result<Vec<u8>, Failed> {
        self.picture_of(&json!({ "format": "png" }))
    }

    fn picture_of(&self, about: &Value) -> Result<Vec<u8>, Failed> {
        let made = self.call("Page.captureScreenshot", about)?;
        let picture = Base64::decode_vec(made["data"].as_str().unwrap_or_default());
        picture.map_err(|error| Failed(error.to_string()))
    }

    /// Brings it to the front: what lies behind another page is not drawn, and cannot be asked what it shows.
    ///
    /// # Errors
    /// If the page is gone.
    pub fn to_front(&self) -> Result<(), Failed> {
        self.call("Page.bringToFront", &json!({})).map(drop)
    }

    /// Everything of this role (`button`, `link`, `textbox` …; none for any) and accessible name that a screen reader
    /// finds, in order.
    ///
    /// # Errors
    /// While the page is being changed.
    pub fn things(&self, role: Option<&str>, name: Option<&str>) -> Result<Vec<Thing>, Failed> {
        let document = self.call("Runtime.evaluate", &json!({ "expression": "document" }))?;
        let mut about = json!({ "objectId": document["result"]["objectId"] });
        if let Some(role) = role {
            about["role"] = role.into();
        }
        if let Some(name) = name {
            about["accessibleName"] = name.into();
        }
        let found = self.call("Accessibility.queryAXTree", &about)?;
        let nodes = found["nodes"].as_array().cloned().unwrap_or_default();
        let things = nodes.into_iter().filter(|node| node["ignored"] == false);
        Ok(things.filter_map(|node| Thing::of(self, &node)).collect())
    }

    /// What has the focus; none if nothing has.
    pub fn focused(&self) -> Option<Thing> {
        let active =
            self.call("Runtime.evaluate", &json!({ "expression": "document.activeElement" })).ok()?;
        let about = json!({ "objectId": active["result"]["objectId"], "fetchRelatives": false });
        let found = self.call("Accessibility.getPartialAXTree", &about).ok()?;
        Thing::of(self, found["nodes"].get(0)?)
    }

    /// Closes it as a person closes a tab.
    pub fn close(self) {
        let _ = self.pipe.call("", "Target.closeTarget", &json!({ "targetId": self.target }));
        let _ = self.pipe.find(WITHIN, |state| {
            state.pages.iter().all(|(session, _)| *session != self.session).then_some(())
        });
    }
}

/// What an evaluation gives, or what was thrown.
pub(crate) fn value(mut answer: Value) -> Result<Value, Failed> {
    match answer.get("exceptionDetails") {
        Some(thrown) => Err(Failed(thrown.to_string())),
        None => Ok(answer["result"]["value"].take()),
    }
}

/// With one space where there is any.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
