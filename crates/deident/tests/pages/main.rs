//! Photos and pages: what is planted in them is found nowhere in what goes out, and what is seen stays as it is.

mod documents;
mod hostile;
mod make;
#[path = "../named/mod.rs"]
mod named;
mod others;
mod photos;
mod planted;
mod seen;
