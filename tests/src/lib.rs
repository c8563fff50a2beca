//! The stories, faults and histories that must hold; they stand in `suite/`.
