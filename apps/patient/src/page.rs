//! The page: what the patient sees. It holds no more than it shows.

mod add;
mod app;
mod consultation;
mod copy;
mod device;
mod doctors;
mod first;
mod frame;
mod intake;
mod list;
mod lock;
mod names;
mod phone;
mod renew;
mod restore;
mod route;
mod scan;
mod shared;
#[cfg(test)]
mod still;
mod support;
mod typing;
mod words;

/// Shows the app.
pub fn run() {
    frame::mount();
}
