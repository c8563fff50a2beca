//! `secondok demo`
use crate::failure::Failure;
use std::{net::SocketAddr, path::PathBuf};
/// How it is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where to listen, or the next free port.
    pub listen: SocketAddr,
    /// Where the data stay; without it they are removed at the end.
    pub data: Option<PathBuf>,
    /// Days that the clock goes ahead.
    pub days_ahead: u32,
}
/// Runs it.
pub async fn run(_options: Options) -> Result<(), Failure> {
    Err(Failure::new("not yet"))
}
