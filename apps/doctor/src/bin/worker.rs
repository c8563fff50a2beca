//! Where the doctor's keys and messages live.

fn main() {
    secondok_doctor::worker::run();
}
