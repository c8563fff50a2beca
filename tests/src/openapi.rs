//! What an origin says of itself in its OpenAPI document.

use std::net::SocketAddr;

use secondok_api::path;
use serde_json::Value;

use crate::http::ask;

/// A path with its parameters in braces, and the methods that can be asked of it, in capitals.
pub type Path = (String, Vec<String>);

/// Every path that this origin describes.
pub fn paths(origin: SocketAddr) -> Vec<Path> {
    let document = ask(origin, "GET", path::OPENAPI, &[], &[]);
    let document: Value = serde_json::from_slice(&document.body).unwrap();
    let methods =
        |item: &Value| item.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
    document["paths"].as_object().unwrap().iter().map(|(path, item)| (path.clone(), methods(item))).collect()
}
