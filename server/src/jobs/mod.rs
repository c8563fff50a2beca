//! What the running service does by itself.

pub mod alert_mail;
pub mod doctor_mail;
pub mod guard;
pub mod health;
pub mod letters;
pub mod night;
