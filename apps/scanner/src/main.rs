//! Where pictures of a camera are looked at, one by one: a program of its own, which comes when somebody scans, in a worker, so that
//! a picture that breaks it breaks nothing else (`web/start-scanner.js`).

// What it is asked for is `read`, by the worker's script.
use secondok_scanner as _;

fn main() {}
