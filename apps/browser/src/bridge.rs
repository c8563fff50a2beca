//! What page and worker say to each other: JSON in one string a message, so that both programs are ordinary Rust.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

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
