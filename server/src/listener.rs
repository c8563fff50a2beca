//! Taking the address to listen at.

use std::{io, net::SocketAddr};

use tokio::net::TcpListener;

use crate::{
    config::{Listen, Place},
    failure::Failure,
};

/// Takes exactly this address.
///
/// # Errors
///
/// When it cannot be had; names the key or flag that says which.
pub async fn take(Listen { key, address, place }: &Listen) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let reason = match error.kind() {
            io::ErrorKind::AddrInUse => "another program listens there".to_owned(),
            io::ErrorKind::AddrNotAvailable => "this machine does not have that address".to_owned(),
            io::ErrorKind::PermissionDenied => "this user may not take a port below 1024".to_owned(),
            _ => error.to_string(),
        };
        let change = match place {
            Place::Flag { flag } => format!("{flag} on the command line"),
            Place::Environment { variable } => format!("the environment variable {variable}"),
            Place::File { path, line } => format!("{key} in {}, line {line}", path.display()),
            Place::Default => format!("{key} in the configuration"),
        };
        Failure::new(format!(
            "cannot listen on {address}: {reason}\n  Stop that program, or change {change}."
        ))
    })
}

/// Takes this address, or the next port that is free, up to a hundred further on.
///
/// # Errors
///
/// When none of them can be had.
pub async fn take_next(address: SocketAddr, flag: &'static str) -> Result<TcpListener, Failure> {
    for port in address.port()..=address.port().saturating_add(100) {
        match TcpListener::bind(SocketAddr::new(address.ip(), port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(_) => break,
        }
    }
    take(&Listen { key: flag, address, place: Place::Flag { flag } }).await
}

/// Where it listens.
///
/// # Errors
///
/// When the system does not say.
pub fn address(listener: &TcpListener) -> Result<SocketAddr, Failure> {
    listener.local_addr().map_err(|error| Failure::new(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_busy_port_is_told_with_what_to_change() {
        let taken = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = taken.local_addr().expect("bound");
        let place = Place::File { path: "secondok.toml".into(), line: 7 };
        let listen = Listen { key: "care.listen", address, place };
        let told = take(&listen).await.expect_err("busy").to_string();
        assert!(
            told.contains(&address.to_string()) && told.contains("care.listen in secondok.toml, line 7"),
            "{told}"
        );
        let next = take_next(address, "--listen").await.expect("a free one");
        assert!(next.local_addr().expect("bound").port() > address.port());
    }
}
