//! Over real connections: what the in-process router cannot show.

use std::{net::SocketAddr, time::Duration};

use axum::Router;
use secondok_api::{
    consultation::{FromQuery, Role, SendQuery},
    path,
};
use secondok_care::{
    Care,
    faults::Fault,
    http::{Origin, serve},
};
use secondok_protocol::id::KeyId;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::timeout,
};

use crate::app::App;

/// The service behind a port of its own until `stop` is used.
pub struct Served {
    pub address: SocketAddr,
    pub stop: oneshot::Sender<()>,
    pub done: JoinHandle<()>,
}

pub async fn served(care: &Care) -> Served {
    served_with_room(care, [100, 100]).await.0
}

/// The same with room for so many connections of patients and of doctors; and the doctors' address.
async fn served_with_room(care: &Care, [patients, doctors]: [u32; 2]) -> (Served, SocketAddr) {
    let listen = async || TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origins = [
        Origin { listener: listen().await, router: care.router(), connections: patients },
        Origin { listener: listen().await, router: care.doctors_router(Router::new()), connections: doctors },
    ];
    let [address, of_doctors] = origins.each_ref().map(|origin| origin.listener.local_addr().unwrap());
    let (stop, stopped) = oneshot::channel();
    let care = care.clone();
    let done = tokio::spawn(async move {
        serve(&care, origins, async { stopped.await.unwrap_or(()) }).await;
    });
    (Served { address, stop, done }, of_doctors)
}

/// Reads until this text has come.
async fn read_until(stream: &mut TcpStream, text: &str) -> String {
    let mut read = Vec::new();
    let mut buffer = [0; 4096];
    while !String::from_utf8_lossy(&read).contains(text) {
        let count = timeout(Duration::from_secs(5), stream.read(&mut buffer)).await.unwrap().unwrap();
        assert_ne!(count, 0, "ended after {:?}", String::from_utf8_lossy(&read));
        read.extend_from_slice(&buffer[..count]);
    }
    String::from_utf8_lossy(&read).into_owned()
}

#[tokio::test]
async fn stopping_ends_streams_and_idle_connections_at_once() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let Served { address, stop, done } = served(&app.care).await;

    let mut following = TcpStream::connect(address).await.unwrap();
    let path = path::events(patient.mailbox, FromQuery { patient: 1, doctor: 0 });
    let head = format!("GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: {}\r\n\r\n", patient.auth);
    following.write_all(head.as_bytes()).await.unwrap();
    read_until(&mut following, "requested").await;
    let mut idle = TcpStream::connect(address).await.unwrap();
    idle.write_all(b"GET /api/v1/directory HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    read_until(&mut idle, "accept_within").await;

    stop.send(()).unwrap();
    timeout(Duration::from_secs(3), done).await.expect("stops without waiting for streams").unwrap();
    let mut rest = Vec::new();
    following.read_to_end(&mut rest).await.unwrap();
    assert!(rest.ends_with(b"0\r\n\r\n"), "the stream ends as an answer does");
    assert_eq!(idle.read(&mut [0; 10]).await.unwrap(), 0);
}

#[tokio::test]
async fn who_sends_too_much_gets_to_read_why() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let Served { address, stop: _running, .. } = served(&app.care).await;
    let path = path::message(patient.mailbox, Role::Patient, 1, SendQuery::default());
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "PUT {path} HTTP/1.1\r\nhost: x\r\nauthorization: {}\r\ncontent-type: application/octet-stream\r\n\
         content-length: 2000000\r\n\r\n",
        patient.auth
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&vec![0; 2_000_000]).await.unwrap();
    let answer = read_until(&mut stream, "}").await;
    assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains("too-large"), "{answer}");
}

#[tokio::test]
async fn many_requests_share_a_connection() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, mut last) = app.open(&doctor).await;
    let Served { address, stop: _running, .. } = served(&app.care).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    for sequence in 1..20 {
        let path = path::message(patient.mailbox, Role::Patient, sequence, SendQuery::default());
        let wire = app.wire(Role::Patient, sequence, last, KeyId::from_bytes([0; 32]));
        last = secondok_protocol::id::MessageHash::of(&wire);
        let head = format!(
            "PUT {path} HTTP/1.1\r\nhost: x\r\nauthorization: {}\r\ncontent-type: application/octet-stream\r\n\
             content-length: {}\r\n\r\n",
            patient.auth,
            wire.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&wire).await.unwrap();
        assert!(read_until(&mut stream, &last.to_text()).await.starts_with("HTTP/1.1 200 "));
    }
}

#[tokio::test]
async fn of_a_strangers_registration_no_body_is_awaited() {
    let app = App::start().await;
    let Served { address, stop: _running, .. } = served(&app.care).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: x\r\nauthorization: Invitation AAAAAAAAAAAAAAAAAAAAAA\r\n\
         content-type: application/json\r\ncontent-length: 1000000\r\n\r\n",
        path::REGISTRATION_FINISH
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer = read_until(&mut stream, "}").await;
    assert!(answer.starts_with("HTTP/1.1 404 ") && answer.contains("unknown-invitation"), "{answer}");
}

/// A connection on which the directory has been asked for, and the answer up to its words.
async fn ask(address: SocketAddr, words: &str) -> (TcpStream, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let _ = stream.write_all(b"GET /api/v1/directory HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let answer = read_until(&mut stream, words).await;
    (stream, answer)
}

#[tokio::test]
async fn who_finds_no_room_is_told_so_and_the_other_origin_has_its_own() {
    let app = App::start().await;
    let (Served { address, stop, done }, doctors) = served_with_room(&app.care, [2, 1]).await;
    let (first, _) = ask(address, "accept_within").await;
    let (_second, _) = ask(address, "accept_within").await;
    for _ in 0..3 {
        let (mut refused, answer) = ask(address, "}").await;
        assert!(
            answer.starts_with("HTTP/1.1 503 ") && answer.contains("urn:secondok:problem:busy"),
            "{answer}"
        );
        assert!(answer.contains("cache-control: no-store"), "{answer}");
        assert_eq!(refused.read(&mut [0; 10]).await.unwrap(), 0, "and the connection ends");
    }
    assert_eq!(Vec::from_iter(app.care.faults().take()), [Fault::Crowded]);
    ask(doctors, "accept_within").await;

    drop(first);
    // How soon the place is free is the runtime's affair.
    for _ in 0..100 {
        if ask(address, "}").await.1.starts_with("HTTP/1.1 200 ") {
            stop.send(()).unwrap();
            timeout(Duration::from_secs(3), done).await.expect("stops").unwrap();
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the place that was left is never free");
}
