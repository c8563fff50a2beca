//! The page: what the doctor sees. It holds no more than it shows.

mod account;
mod app;
mod application;
mod consultation;
mod frame;
mod invitation;
mod login;
mod names;
mod queue;
mod register;
mod route;
mod session;

/// Shows the app.
pub fn run() {
    frame::mount();
}
