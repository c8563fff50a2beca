//! Everything the apps do, without a browser.

fn main() -> std::process::ExitCode {
    secondok_cli::run()
}
