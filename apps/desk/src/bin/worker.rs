//! Where the desk's keys and messages live.

fn main() {
    secondok_desk::worker::run();
}
