//! The worker's side of the bridge.

use std::future::Future;

use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::bridge::{Asked, Said, Talk};

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say<T: Talk>(said: &Said<T::Answer, T::Trouble, T::Event>) {
    let text = serde_json::to_string(said).expect("what is said is JSON");
    // It fails only for what cannot be copied, and a string can.
    let _ = scope().post_message(&text.into());
}

/// Says something unasked.
pub fn announce<T: Talk>(event: T::Event) {
    say::<T>(&Said::Event(event));
}

/// Answers every command of the page by this function, each as soon as it is done.
pub fn serve<T: Talk, F>(answer: impl Fn(T::Command) -> F + Clone + 'static)
where
    F: Future<Output = Result<T::Answer, T::Trouble>> + 'static,
{
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(text) = event.data().as_string() else { return };
        // Page and worker are of one build: what cannot be read is not from our page.
        let Ok(Asked { id, command }) = serde_json::from_str::<Asked<T::Command>>(&text) else { return };
        let answer = answer.clone();
        spawn_local(async move {
            let done = answer(command).await;
            say::<T>(&Said::Answer(id, done));
        });
    });
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // For as long as the worker lives.
    listen.forget();
    say::<T>(&Said::Ready);
}
