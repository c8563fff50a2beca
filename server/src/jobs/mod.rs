//! What the running service does by itself.

pub mod alert_mail;
pub mod alert_measure;
pub mod doctor_mail;
pub mod guard;
pub mod health;
pub mod night;
