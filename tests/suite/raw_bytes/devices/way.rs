//! Another way to the same service: from another address, with headers that tell of another device.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWriteExt as _, BufReader, copy},
    net::{TcpListener, TcpSocket},
};

/// Opens a way: what is sent to the address that comes back reaches the service from `from`, each request with these headers
/// besides.
pub(super) async fn open(
    service: SocketAddr,
    from: Ipv4Addr,
    headers: &[(&'static str, &'static str)],
) -> SocketAddr {
    let listener = TcpListener::bind((from, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let more = Arc::<str>::from(more);
    tokio::spawn(async move {
        while let Ok((device, _)) = listener.accept().await {
            let more = Arc::clone(&more);
            tokio::spawn(async move {
                let socket = TcpSocket::new_v4().unwrap();
                socket.bind((from, 0).into()).unwrap();
                let (from_service, to_service) = socket.connect(service).await.unwrap().into_split();
                let (from_device, mut to_device) = device.into_split();
                let back = tokio::spawn(async move {
                    let mut from_service = from_service;
                    let _ = copy(&mut from_service, &mut to_device).await;
                });
                let _ = requests(BufReader::new(from_device), to_service, &more).await;
                let _ = back.await;
            });
        }
    });
    address
}

/// Passes on one request after the other, each with more headers.
async fn requests(
    mut from: BufReader<impl AsyncRead + Unpin>,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    more: &str,
) -> std::io::Result<()> {
    loop {
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            if from.read_line(&mut line).await? == 0 {
                return to.shutdown().await;
            }
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
            head.push_str(&line);
        }
        to.write_all(format!("{head}{more}\r\n").as_bytes()).await?;
        copy(&mut (&mut from).take(length), &mut to).await?;
    }
}
