//! What is measured, as a program that a browser's worker loads. It does nothing by itself.

#[cfg(target_arch = "wasm32")]
mod exports;

fn main() {}
