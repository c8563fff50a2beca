//! What in a typed text may tell who somebody is.
