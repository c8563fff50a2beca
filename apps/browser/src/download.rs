//! A file that was made in the page, for the person to keep.

use std::time::Duration;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::pause::pause;

/// How long a browser may take to take it up.
const TAKEN_UP: Duration = Duration::from_secs(60);

/// Has the browser save these bytes, of this media type, under this name; whether it could be asked to.
pub fn save(name: &str, media: &str, bytes: &[u8]) -> bool {
    let properties = BlobPropertyBag::new();
    properties.set_type(media);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &properties) else { return false };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return false };
    let document = web_sys::window().and_then(|window| window.document());
    let Some(link) = document.and_then(|document| document.create_element("a").ok()) else { return false };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    spawn_local(async move {
        pause(TAKEN_UP).await;
        let _ = Url::revoke_object_url(&address);
    });
    true
}
