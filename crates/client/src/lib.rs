//! The flows of patient and doctor over a transport and a vault.
