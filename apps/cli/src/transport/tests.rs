#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use secondok_client::{
    protocol::id::{Capability, SessionToken},
    transport::{Authorization, Body, Method},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use super::*;

const QUICK: Limits = Limits {
    connect: Duration::from_millis(300),
    answer: Duration::from_millis(300),
    silence: Duration::from_millis(300),
    length: 1 << 16,
};

async fn listen() -> (TcpListener, HttpTransport) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    (listener, HttpTransport::with_limits(server, QUICK))
}

fn get(path: &str) -> Request {
    Request { method: Method::Get, path: path.to_owned(), authorization: None, body: None }
}

/// Reads a whole request: its head's lines and its body.
async fn read_request(stream: &mut TcpStream) -> (Vec<String>, Vec<u8>) {
    let mut bytes = Vec::new();
    loop {
        let mut piece = [0; 4096];
        let count = stream.read(&mut piece).await.unwrap();
        assert!(count > 0, "the request ended early");
        bytes.extend_from_slice(&piece[..count]);
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head: Vec<String> =
            String::from_utf8(bytes[..end].to_vec()).unwrap().split("\r\n").map(str::to_owned).collect();
        let length: usize = head
            .iter()
            .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned))
            .map_or(0, |length| length.parse().unwrap());
        if bytes.len() >= end + 4 + length {
            return (head, bytes[end + 4..].to_vec());
        }
    }
}

async fn answer(stream: &mut TcpStream, status: &str, body: &[u8]) {
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
}

#[tokio::test]
async fn exactly_these_headers_are_sent() {
    let (listener, transport) = listen().await;
    let host = format!("host: {}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heads = Vec::new();
        // One connection serves them all: it is used again.
        for _ in 0..5 {
            let (mut head, body) = read_request(&mut stream).await;
            answer(&mut stream, "200 OK", &body).await;
            head[1..].sort();
            heads.push(head);
        }
        heads
    });

    let capability = Authorization::Capability(Capability::from_bytes([1; 32]));
    let session = Authorization::Session(SessionToken::from_bytes([2; 32]));
    let request = |method, authorization: Option<&Authorization>, body| Request {
        method,
        path: "/x?y=1".to_owned(),
        authorization: authorization.cloned(),
        body,
    };
    for request in [
        request(Method::Get, None, None),
        request(Method::Get, Some(&session), None),
        request(Method::Delete, Some(&capability), None),
        request(Method::Put, Some(&capability), Some(Body::Message(vec![7; 16_384]))),
        request(Method::Post, None, Some(Body::Json(b"{}".to_vec()))),
    ] {
        let sent = request.body.clone().map(Body::into_bytes).unwrap_or_default();
        let response = transport.call(request).await.unwrap();
        assert_eq!(response, Response { status: 200, body: sent });
    }

    let capability = format!("authorization: {}", capability.header());
    let session = format!("authorization: {}", session.header());
    let expected: [&[&str]; 5] = [
        &["GET /x?y=1 HTTP/1.1", &host],
        &["GET /x?y=1 HTTP/1.1", &session, &host],
        &["DELETE /x?y=1 HTTP/1.1", &capability, &host],
        &[
            "PUT /x?y=1 HTTP/1.1",
            &capability,
            "content-length: 16384",
            "content-type: application/octet-stream",
            &host,
        ],
        &["POST /x?y=1 HTTP/1.1", "content-length: 2", "content-type: application/json", &host],
    ];
    assert_eq!(serving.await.unwrap(), expected);
}

#[tokio::test]
async fn a_stream_comes_piece_by_piece_and_its_end_is_seen() {
    let (listener, transport) = listen().await;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read_request(&mut stream).await;
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        for piece in ["3\r\none\r\n", "3\r\ntwo\r\n", "0\r\n\r\n"] {
            tokio::time::sleep(Duration::from_millis(50)).await;
            stream.write_all(piece.as_bytes()).await.unwrap();
        }
    });
    let Opened::Stream(mut stream) = transport.stream(get("/events")).await.unwrap() else {
        panic!("refused")
    };
    assert_eq!(stream.next().await.unwrap().unwrap(), b"one");
    assert_eq!(stream.next().await.unwrap().unwrap(), b"two");
    assert_eq!(stream.next().await.unwrap(), None);
}

#[tokio::test]
async fn a_refusal_in_place_of_a_stream_comes_whole() {
    let (listener, transport) = listen().await;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read_request(&mut stream).await;
        answer(&mut stream, "404 Not Found", b"{}").await;
    });
    match transport.stream(get("/events")).await.unwrap() {
        Opened::Refused(response) => assert_eq!(response, Response { status: 404, body: b"{}".to_vec() }),
        Opened::Stream(_) => panic!("it was refused"),
    }
}

#[tokio::test]
async fn nobody_there_is_offline() {
    let (listener, transport) = listen().await;
    drop(listener);
    assert_eq!(transport.call(get("/")).await, Err(TransportError::Offline));
}

#[tokio::test]
async fn silence_is_a_timeout() {
    let (listener, transport) = listen().await;
    let serving = tokio::spawn(async move {
        // One that never answers, one that falls silent in mid-answer.
        let (mut first, _) = listener.accept().await.unwrap();
        read_request(&mut first).await;
        let (mut second, _) = listener.accept().await.unwrap();
        read_request(&mut second).await;
        second.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345").await.unwrap();
        tokio::time::sleep(Duration::from_secs(5)).await;
    });
    assert_eq!(transport.call(get("/")).await, Err(TransportError::Timeout));
    assert_eq!(transport.call(get("/")).await, Err(TransportError::Timeout));
    serving.abort();
}

#[tokio::test]
async fn a_broken_connection_is_a_cut() {
    let (listener, transport) = listen().await;
    tokio::spawn(async move {
        for half in ["", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345"] {
            let (mut stream, _) = listener.accept().await.unwrap();
            read_request(&mut stream).await;
            stream.write_all(half.as_bytes()).await.unwrap();
        }
    });
    assert_eq!(transport.call(get("/")).await, Err(TransportError::Cut));
    assert_eq!(transport.call(get("/")).await, Err(TransportError::Cut));
}

#[tokio::test]
async fn an_endless_answer_is_refused() {
    let (listener, transport) = listen().await;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read_request(&mut stream).await;
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        while stream.write_all(&[b'x'; 4096]).await.is_ok() {}
    });
    assert_eq!(transport.call(get("/")).await, Err(TransportError::TooLong));
}

#[tokio::test]
async fn a_server_without_a_certificate_is_insecure() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("https://{}", listener.local_addr().unwrap()).parse().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut hello = [0; 1024];
        let _ = stream.read(&mut hello).await;
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    });
    let transport = HttpTransport::with_limits(server, QUICK);
    assert_eq!(transport.call(get("/")).await, Err(TransportError::Insecure));
}
