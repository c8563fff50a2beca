//! What every app's page and worker say to each other: what was written, what went wrong. No keys and no wires.
//!
//! The worker makes it of what the client says; the page shows it. What only one app has stands in that app's `talk`
//! and `view`.

mod answers;
mod both;
mod facts;
mod files;
mod here;
mod notices;
mod qr;
mod said;
mod secret;

pub use answers::{Done, Room};
pub use both::Both;
pub use facts::Held;
pub use files::{File, Kind, Shown, Wish, counted, running};
pub use here::{Here, LoggedIn};
pub use notices::{Board, Told};
pub use qr::QrCode;
pub use said::{Entry, Line, Said, Sent, Written, lines, specialty};
pub use secondok_client::trouble::{Trouble, Value};
pub use secret::Secret;
