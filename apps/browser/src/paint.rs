//! Waiting for what a person sees.

use std::{cell::RefCell, time::Duration};

use futures_channel::oneshot;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Window;

use crate::pause::pause;

/// Ready once what stands in the page now has been painted; at once in a page that is not shown, which is not painted
/// until somebody looks.
pub async fn painted() {
    let Ok(window) = js_sys::global().dyn_into::<Window>() else { return };
    if window.document().is_none_or(|document| document.hidden()) {
        return;
    }
    let (sender, frame) = oneshot::channel();
    let sender = RefCell::new(Some(sender));
    let tell = Closure::<dyn FnMut()>::new(move || {
        if let Some(sender) = sender.borrow_mut().take() {
            let _ = sender.send(());
        }
    });
    // Called before the frame is painted; the task after it runs when it has been.
    if window.request_animation_frame(tell.as_ref().unchecked_ref()).is_ok() {
        let _ = frame.await;
        pause(Duration::ZERO).await;
    }
}
