//! Everything the apps do, without a browser.

mod again;
mod app;
mod args;
mod clean;
mod credentials;
mod desk;
mod device;

mod doctor;
mod document;
mod factor;
mod failure;
mod file;
mod home;
mod keys;
mod names;
mod notices;
mod output;
mod patient;
mod prompt;
mod save;
mod show;
#[cfg(test)]
mod sources;
mod texts;
pub mod transport;

pub use app::run;
