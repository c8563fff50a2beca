//! Message files (Fluent) and the languages there are.
//!
//! Each owner of texts embeds its own `.ftl` files and loads them as [`Messages`], an app in a browser one language after
//! another; [`check`] holds, in each owner's tests, that no language lacks a text and that no text is left over.
//!
//! ```
//! use secondok_l10n::{Language, Messages};
//!
//! let messages = Messages::load(&[
//!     (Language::En, "days-left = { $days ->\n [one] one day left\n *[other] { $days } days left\n }\n"),
//!     (Language::Uk, "days-left = { $days ->\n [one] { $days } день\n [few] { $days } дні\n *[many] { $days } днів\n }\n"),
//! ])?;
//! assert_eq!(messages.of(Language::Uk).text_with("days-left", &[("days", 3.into())]), "3 дні");
//! # Ok::<(), secondok_l10n::LoadError>(())
//! ```

pub mod audit;
pub mod check;
pub mod codes;
mod command;
mod date;
pub mod document;
mod language;
mod message;
mod messages;
mod pseudo;

pub use command::shell_word;
pub use language::{Direction, Language, UnknownLanguage};
pub use message::Arg;
pub use messages::{LoadError, Messages, Texts};
