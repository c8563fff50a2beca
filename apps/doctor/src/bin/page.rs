//! What the doctor sees.

fn main() {
    secondok_doctor::page::run();
}
