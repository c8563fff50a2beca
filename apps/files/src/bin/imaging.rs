//! Where files are read, drawn, cleaned and sealed.

fn main() {
    secondok_files::imaging::run();
}
