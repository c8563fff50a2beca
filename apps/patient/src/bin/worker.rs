//! Where the patient's words, keys and messages live.

fn main() {
    secondok_patient::worker::run();
}
