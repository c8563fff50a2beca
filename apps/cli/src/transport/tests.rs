#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use secondok_client::{
    protocol::id::{Capability, SessionToken},
    transport::{Authorization, Body, ContentRange, Header, Method, Told},
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
    Request {
        method: Method::Get,
        path: path.to_owned(),
        authorization: None,
        headers: Vec::new(),
        body: None,
    }
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
        for _ in 0..6 {
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
        headers: Vec::new(),
        body,
    };
    let piece = Request {
        headers: vec![Header::UploadVersion, Header::UploadOffset(65_536)],
        ..request(Method::Patch, Some(&capability), Some(Body::Piece(vec![8; 65_536])))
    };
    for request in [
        request(Method::Get, None, None),
        request(Method::Get, Some(&session), None),
        request(Method::Delete, Some(&capability), None),
        request(Method::Put, Some(&capability), Some(Body::Message(vec![7; 16_384]))),
        request(Method::Post, None, Some(Body::Json(b"{}".to_vec()))),
        piece,
    ] {
        let sent = request.body.clone().map(Body::into_bytes).unwrap_or_default();
        let response = transport.call(request).await.unwrap();
        assert_eq!(response, Response { status: 200, told: Told::default(), body: sent });
    }

    let capability = format!("authorization: {}", capability.header());
    let session = format!("authorization: {}", session.header());
    let expected: [&[&str]; 6] = [
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
        &[
            "PATCH /x?y=1 HTTP/1.1",
            &capability,
            "content-length: 65536",
            "content-type: application/offset+octet-stream",
            &host,
            "tus-resumable: 1.0.0",
            "upload-offset: 65536",
        ],
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
        Opened::Refused(response) => {
            let refusal = Response { status: 404, told: Told::default(), body: b"{}".to_vec() };
            assert_eq!(response, refusal);
        }
        Opened::Stream(_) => panic!("it was refused"),
    }
}

#[tokio::test]
async fn what_an_answer_says_of_an_attachment_is_read() {
    let (listener, transport) = listen().await;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read_request(&mut stream).await;
        let head = "HTTP/1.1 206 Partial Content\r\nLocation: /there\r\nUpload-Offset: 7\r\n\
                    Content-Range: bytes 2-3/9\r\nContent-Length: 2\r\n\r\nab";
        stream.write_all(head.as_bytes()).await.unwrap();
    });
    let told = Told {
        location: Some("/there".to_owned()),
        upload_offset: Some(7),
        content_range: Some(ContentRange { bytes: 2..4, of: 9 }),
    };
    let response = Response { status: 206, told, body: b"ab".to_vec() };
    assert_eq!(transport.call(get("/")).await, Ok(response));
}

#[tokio::test]
async fn a_body_that_takes_its_time_is_waited_for() {
    let (listener, transport) = listen().await;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read_request(&mut stream).await;
        tokio::time::sleep(QUICK.answer * 2).await;
        answer(&mut stream, "200 OK", b"").await;
    });
    let body = Some(Body::Piece(vec![0; 65_536]));
    let piece = Request { method: Method::Patch, body, ..get("/") };
    assert_eq!(transport.call(piece).await.unwrap().status, 200);
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
