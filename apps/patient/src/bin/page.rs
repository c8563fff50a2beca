//! What the patient sees.

fn main() {
    secondok_patient::page::run();
}
