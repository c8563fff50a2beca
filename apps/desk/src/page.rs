//! The page: what somebody of the staff sees. It holds no more than it shows.

mod app;
mod doctors;
mod frame;
mod idle;
mod login;
mod names;
mod notices;
mod register;
mod rooms;
mod route;
mod security;
mod session;
mod staff;
mod support;

/// Shows the app.
pub fn run() {
    frame::mount();
}
