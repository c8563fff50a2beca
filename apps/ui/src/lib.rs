//! What the apps' screens are made of.
//!
//! The look is CSS alone: `web/style.css` and its parts, each of which says at its top which classes it has and how they
//! are put together. `gallery/` shows them all; a demonstration serves it at `/ui/`. A piece is a component here only
//! where it does something: labels, hints and errors that belong to a field, the focus of a dialog or a new screen,
//! what is read out.

mod choices;
mod dialog;
mod field;
mod languages;
mod progress;
mod screen;
mod toasts;

pub use choices::{Choice, Choices, Tick};
pub use dialog::Dialog;
pub use field::{Field, Limit, TextField};
pub use languages::Languages;
pub use progress::Progress;
pub use screen::Screen;
pub use toasts::Toasts;
