//! The protocol of a consultation: what patient and doctor compute on their own devices.
//!
//! Pure: no I/O, no clock, no global randomness; native and wasm32. The rules it keeps are numbered in
//! `docs/protocol.md`.
//!
//! ```
//! use std::sync::Arc;
//!
//! use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
//! use secondok_protocol::{
//!     Day,
//!     id::DoctorId,
//!     identity::DoctorIdentity,
//!     keys::ConsultationKeys,
//!     message::{DoctorChannel, PatientChannel, Role},
//!     phrase::Phrase,
//!     prekey::{DoctorPrekeys, UnverifiedPrekey},
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let (rng, today) = (&mut ChaCha20Rng::seed_from_u64(1), Day::from_number(20_779));
//!
//! // The doctor's device makes an identity and a prekey; the service publishes their public halves.
//! let identity = Arc::new(DoctorIdentity::generate(DoctorId::random(rng), rng));
//! let mut prekeys = DoctorPrekeys::new();
//! prekeys.rotate(today, rng);
//! let published = prekeys.published(&identity, today).remove(0);
//!
//! // The patient's device makes twelve words, and seals a first message.
//! let phrase = Phrase::generate(rng);
//! let keys = || ConsultationKeys::derive(&phrase, ConsultationKeys::FIRST_INDEX);
//! let prekey = UnverifiedPrekey::parse(&published)?.verify(identity.public(), today, 2)?;
//! let mut patient = PatientChannel::begin(keys(), &prekey);
//! let first = patient.seal(b"What is this shadow?", rng)?;
//! let in_the_mailbox = first.wire().to_vec();
//! patient.sent(first)?;
//!
//! // The doctor opens it and answers.
//! let (doctor, opened) = DoctorChannel::answer_first(identity, &prekeys, keys().mailbox(), &in_the_mailbox, rng)?;
//! assert_eq!(opened.content(), b"What is this shadow?");
//! let answer = doctor.seal(b"It is nothing.", rng)?;
//!
//! // On another device, the words alone bring everything back.
//! let mut restored = PatientChannel::restore(keys());
//! restored.open(Role::Patient, &in_the_mailbox)?;
//! assert_eq!(restored.open(Role::Doctor, answer.wire())?.content(), b"It is nothing.");
//! # Ok(())
//! # }
//! ```

pub mod attachment;
pub mod day;
pub mod id;
pub mod identity;
mod kdf;
pub mod keys;
pub mod login;
pub mod message;
pub mod phrase;
pub mod prekey;
mod secret;
pub mod vault;

pub use day::Day;
