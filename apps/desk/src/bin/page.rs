//! What the desk sees.

fn main() {
    secondok_desk::page::run();
}
