//! Whatever goes wrong on the way in or under the service: a problem of the right kind, nothing changed, and nothing in
//! the log by which anybody could be known.

mod forms;
mod login;
mod order;
mod same_answer;
mod scene;
mod storage;
