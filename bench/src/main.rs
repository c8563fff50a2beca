//! Benchmarks, each beside its limit or peer in the same run.
fn main() {}
