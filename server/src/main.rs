//! The secondok binary: configuration, composition, jobs, administration.
fn main() {}
