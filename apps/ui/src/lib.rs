//! What the apps' screens are made of.
//!
//! The look is CSS alone: `web/style.css` and its parts, each of which says at its top which classes it has and how they
//! are put together. `gallery/` shows them all; a demonstration serves it at `/ui/`. What is here does something besides:
//! it asks the worker, keeps what is typed, moves the focus, says what is to be read out, or shows what comes from the
//! worker in the same way in every app.

mod arrived;
mod choices;
mod copying;
mod doing;
mod entrance;
mod factor;
mod facts;
mod field;
mod files;
mod frame;
mod fresh;
mod front;
#[cfg(not(target_arch = "wasm32"))]
pub mod guard;
mod guest;
mod keeper;
mod languages;
mod login;
mod notices;
pub mod opinion;
mod page;
mod password;
mod pieces;
mod qr;
mod removal;
pub mod said;
mod sure;
mod taken;
mod tells;
mod texts;
mod thread;
mod toasts;

pub use arrived::Arrived;
pub use choices::{Among, Choice, Choices, choice};
pub use copying::copy;
pub use doing::Doing;
pub use entrance::{Entrance, Gate, unknown};
pub use factor::{FactorWords, digits, factor_for_app};
pub use facts::{Facts, help};
pub use field::{TextField, unkept};
pub use files::{Files, hold};
pub use frame::{Around, begin, fragment, frame, mount, stand_at};
pub use fresh::Fresh;
pub use front::Front;
pub use guest::receive;
pub use keeper::Keeper;
pub use languages::Languages;
pub use login::{LogIn, Typed, forget, invited, invited_by, login};
pub use notices::{Notices, notice, notices, rests};
pub use page::{Owner, Page, Way};
pub use password::Strength;
pub use pieces::{
    back, loading, question, reload, title, title_of_somebody, trouble, trouble_line, way_on, window_title,
};
pub use qr::qr;
pub use removal::removal;
pub use said::file_name;
pub use sure::{Sure, close, dialog, dialog_or, dialog_when, open};
pub use tells::{tells_asked, tells_shown};
pub use texts::fetched;
#[cfg(not(target_arch = "wasm32"))]
pub use texts::{SOURCES, embedded};
pub use thread::{Side, Unsent, thread, unsent};
pub use toasts::Toasts;
