//! The least that a server can do with an upload: writes what arrives to a file, in pieces, each synced, over the same HTTP
//! library as the service.

use std::{
    fs::File,
    io::Write as _,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use bytes::{Bytes, BytesMut};
use http::{Request, Response};
use http_body_util::{BodyExt, Empty};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use secondok_api::attachment::PART_LEN;
use tokio::net::TcpListener;

/// Starts it; what it gets goes to this file, each time anew.
pub(crate) async fn serve(file: PathBuf) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("bound");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            stream.set_nodelay(true).expect("a TCP stream");
            let file = file.clone();
            let service = service_fn(move |request| keep(file.clone(), request));
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    address
}

async fn keep(path: PathBuf, request: Request<Incoming>) -> Result<Response<Empty<Bytes>>, hyper::Error> {
    let mut file = create(&path);
    let mut body = request.into_body();
    let part = usize::try_from(PART_LEN).expect("a part fits into memory");
    let mut piece = BytesMut::with_capacity(2 * part);
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame?.into_data() {
            piece.extend_from_slice(&data);
        }
        if piece.len() >= part {
            file = write(file, piece.split_to(part).freeze()).await;
        }
    }
    write(file, piece.freeze()).await;
    Ok(Response::new(Empty::new()))
}

fn create(path: &Path) -> File {
    File::create(path).expect("a file")
}

async fn write(mut file: File, piece: Bytes) -> File {
    let written = move || {
        file.write_all(&piece).and_then(|()| file.sync_data()).expect("written");
        file
    };
    tokio::task::spawn_blocking(written).await.expect("written")
}
