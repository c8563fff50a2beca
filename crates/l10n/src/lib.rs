//! Message files (Fluent) and the languages there are.
