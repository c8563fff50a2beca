//! What people see of files.

fn main() {
    secondok_files::page::run();
}
