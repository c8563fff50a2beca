//! Benchmarks, each beside its limit or peer in the same run.
//!
//! The service is the real binary in a process of its own; what it costs is read from the system. What is to be sent is
//! sealed before the clock starts.

#![expect(clippy::disallowed_methods, reason = "measuring is what this crate is for")]
#![expect(clippy::print_stdout, reason = "the result is what is printed")]

mod browser;
mod consultation;
mod delivery;
mod directory;
mod doctor;
mod fetch;
mod files;
mod http;
mod limits;
mod memory;
mod messages;
#[cfg(feature = "postgres")]
mod postgres;
mod process;
mod report;

use clap::Parser;

use report::Row;

/// Measures the service beside its limits.
#[derive(Debug, Parser)]
struct Args {
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
    /// Write the table and the chart into docs/performance.md and docs/performance.svg: all of it, measured in one run.
    #[arg(long, conflicts_with = "names")]
    write: bool,
    /// Measures the memory of sealing with an attachment of 2 GiB too.
    #[arg(long)]
    largest: bool,
    /// Seals so many mebibytes and says how much memory that took, in KiB.
    #[arg(long, hide = true)]
    seal: Option<u64>,
    /// Only these: messages, contact, login, delivery, memory, fetch, directory, postgres, cleaning, sealing, uploading, browser.
    names: Vec<String>,
}

fn main() {
    let args = Args::parse();
    if let Some(mebibytes) = args.seal {
        return println!("{}", files::sealing::alone(mebibytes));
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let rows = runtime.block_on(measure(&args.names, args.largest));
    for row in &rows {
        if args.json {
            println!("{}", serde_json::to_string(row).expect("a row is JSON"));
        } else {
            println!(
                "{:<58} {:>9} {:<5} {:<30} {}",
                row.name,
                report::short(row.value),
                row.unit,
                row.reach,
                if row.ok { "reached" } else { "MISSED" }
            );
        }
    }
    if args.write {
        report::write(&rows).expect("docs/ can be written");
    }
}

async fn measure(names: &[String], largest: bool) -> Vec<Row> {
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let mut rows = Vec::new();
    if wanted("messages") {
        rows.extend(messages::sqlite().await);
    }
    #[cfg(feature = "postgres")]
    if wanted("postgres") {
        rows.extend(postgres::messages().await);
    }
    if wanted("delivery") {
        rows.extend(delivery::measure().await);
    }
    if wanted("memory") {
        rows.extend(memory::measure().await);
    }
    if wanted("contact") {
        rows.extend(consultation::first_contact().await);
    }
    if wanted("login") {
        rows.extend(doctor::log_in().await);
    }
    if wanted("fetch") {
        rows.extend(fetch::measure().await);
    }
    if wanted("directory") {
        rows.extend(directory::measure().await);
    }
    if wanted("cleaning") {
        rows.extend(files::cleaning::measure());
    }
    if wanted("sealing") {
        rows.extend(files::sealing::measure(largest));
    }
    if wanted("uploading") {
        rows.extend(files::uploading::measure().await);
    }
    if wanted("browser") {
        rows.extend(browser::measure().await);
    }
    rows
}
