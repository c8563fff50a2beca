//! The care service: doctors, consultations, sealed mailboxes.
