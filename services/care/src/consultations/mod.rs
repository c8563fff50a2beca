//! Consultations: their states, their deadlines, and what patients and doctors do with them.

pub mod rules;
