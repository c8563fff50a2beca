//! The page: what the patient sees. It holds no more than it shows.

mod app;
mod ask;
mod consultation;
mod device;
mod doctors;
mod first;
mod frame;
mod intake;
mod list;
mod names;
mod opinion;
mod pieces;
mod restore;
mod route;
mod said;
mod words;

/// Shows the app.
pub fn run() {
    frame::mount();
}
