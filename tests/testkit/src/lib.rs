//! Clock, seeded randomness and real servers for tests.
