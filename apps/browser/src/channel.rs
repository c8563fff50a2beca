//! What the workers of one origin tell each other (BroadcastChannel): short texts that say that something changed, never
//! what.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel of this origin. It stays open for as long as its worker lives.
#[derive(Debug, Clone)]
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens the channel of this name; `heard` is called with what the others say. Where the browser has none, nobody
    /// is heard.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(text) = event.data().as_string() {
                    heard(text);
                }
            });
            channel.set_onmessage(Some(listen.as_ref().unchecked_ref()));
            // For as long as the worker lives.
            listen.forget();
        }
        Self(channel)
    }

    /// Tells all others.
    pub fn tell(&self, text: &str) {
        if let Some(channel) = &self.0 {
            // It fails only for a closed channel.
            let _ = channel.post_message(&text.into());
        }
    }
}
