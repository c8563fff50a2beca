//! What page and worker say to each other: JSON in one string a message, so that both programs are ordinary Rust. What is
//! no JSON goes beside it: a port, a file, a picture, bytes that are handed over instead of copied. The message is then a
//! pair, the string and what is beside it.

use js_sys::{Array, Function};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::MessageEvent;

/// What an app's page and worker say to each other.
pub trait Talk: 'static {
    /// What the page asks for.
    type Command: Serialize + DeserializeOwned + 'static;
    /// What the worker answers.
    type Answer: Serialize + DeserializeOwned + 'static;
    /// Why it could not be done.
    type Trouble: Serialize + DeserializeOwned + 'static;
    /// What the worker says unasked.
    type Event: Serialize + DeserializeOwned + 'static;
}

/// What goes beside the JSON of a message: anything that a browser can copy or hand over.
#[derive(Debug)]
pub struct Beside {
    value: JsValue,
    /// What of it is handed over: whoever sends it has it no more.
    given: Array,
}

impl Beside {
    /// Nothing.
    pub fn none() -> Self {
        Self::copied(JsValue::UNDEFINED)
    }

    /// A copy of this: a file, a `Blob`, bytes.
    pub fn copied(value: impl Into<JsValue>) -> Self {
        Self { value: value.into(), given: Array::new() }
    }

    /// This itself: a port, an `ArrayBuffer`, an `ImageBitmap`.
    pub fn given(value: impl Into<JsValue>) -> Self {
        let value = value.into();
        let given = Array::of1(&value);
        Self { value, given }
    }
}

/// From the page to the worker.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Asked<C> {
    /// Counts the page's questions.
    pub(crate) id: u32,
    pub(crate) command: C,
}

/// From the worker to the page.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Said<A, E, V> {
    /// It is running and can be asked.
    Ready,
    /// To the question of this number.
    Answer(u32, Result<A, E>),
    /// Unasked.
    Event(V),
}

#[wasm_bindgen]
extern "C" {
    /// Whatever messages go to and come from: a worker for its page, its page for a worker, a port for both.
    #[derive(Debug, Clone)]
    pub(crate) type End;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &End, message: &JsValue, given: &Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &End, listen: Option<&Function>);
}

/// Hears messages for as long as it is kept.
pub(crate) type Listener = Closure<dyn Fn(MessageEvent)>;

/// A message as it goes over, and what of it is handed over.
pub(crate) type Message = (JsValue, Array);

/// Puts a message together.
pub(crate) fn message(said: &impl Serialize, Beside { value, given }: Beside) -> Message {
    let text = JsValue::from(serde_json::to_string(said).expect("what is said is JSON"));
    let message = if value.is_undefined() { text } else { Array::of2(&text, &value).into() };
    (message, given)
}

impl End {
    /// # Panics
    /// If what is beside can neither be copied nor handed over.
    pub(crate) fn post(&self, (message, given): Message) {
        self.post_message(&message, &given).expect("what is beside can be sent");
    }

    /// From now on, this is called with every message that can be read, and with what is beside it. Both sides are of one
    /// build: what cannot be read is not from there.
    pub(crate) fn listen<M: DeserializeOwned>(&self, heard: impl Fn(M, JsValue) + 'static) -> Listener {
        let listen = Listener::new(move |event: MessageEvent| {
            let data = event.data();
            let (text, beside) = match data.dyn_ref::<Array>() {
                Some(pair) => (pair.get(0), pair.get(1)),
                None => (data, JsValue::UNDEFINED),
            };
            if let Some(message) = text.as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                heard(message, beside);
            }
        });
        self.set_onmessage(Some(listen.as_ref().unchecked_ref()));
        listen
    }

    pub(crate) fn deafen(&self) {
        self.set_onmessage(None);
    }
}
