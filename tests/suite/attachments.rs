//! An upload to the real server, which is killed in the middle of it again and again: what was acknowledged is there, and
//! in the end every byte.

mod large;
mod parts;

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    time::Duration,
};

use rand_core::Rng;
use secondok_api::{attachment::PART_LEN, path};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::keys::ConsultationKeys;
use secondok_testkit::{Server, rng};
use secondok_tests::{http::ask, runtime};

use crate::people;

/// How often the server is killed.
const KILLS: u32 = 8;
/// Eight parts.
const LENGTH: u64 = 8 * PART_LEN;

/// A consultation of somebody with somebody.
fn consultation(server: &Server) -> ConsultationKeys {
    runtime().block_on(async {
        let (desk, device, rng) = (MemoryVault::default(), MemoryVault::default(), &mut rng(3));
        let doctor = people::doctor(server, &desk, rng).await;
        let mut patient = people::patient(server, &device, rng).await;
        people::ask(&mut patient, &doctor, rng).await.1
    })
}

/// The upload's address.
fn begin(server: &Server, keys: &ConsultationKeys, auth: &str) -> String {
    let length = LENGTH.to_string();
    let headers = [("authorization", auth), ("tus-resumable", "1.0.0"), ("upload-length", length.as_str())];
    let begun = ask(server.address(), "POST", &path::attachments(keys.mailbox()), &headers, &[]);
    assert_eq!(begun.status, 201);
    begun.headers.into_iter().find(|(name, _)| name == "location").unwrap().1
}

fn offset(server: &Server, path: &str, auth: &str) -> u64 {
    let headers = [("authorization", auth), ("tus-resumable", "1.0.0")];
    let head = ask(server.address(), "HEAD", path, &headers, &[]);
    let offset = head.headers.iter().find(|(name, _)| name == "upload-offset").unwrap();
    offset.1.parse().unwrap()
}

/// Sends what comes next, in pieces, until it is there or the server is gone; the status, if one came.
fn append(address: std::net::SocketAddr, path: &str, auth: &str, offset: u64, bytes: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect(address).ok()?;
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nhost: x\r\nauthorization: {auth}\r\ntus-resumable: 1.0.0\r\nupload-offset: {offset}\r\n\
         content-type: application/offset+octet-stream\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    for piece in bytes.chunks(512 * 1024) {
        stream.write_all(piece).ok()?;
        std::thread::sleep(Duration::from_millis(2));
    }
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).ok()?;
    line.split(' ').nth(1)?.parse().ok()
}

#[test]
fn an_upload_survives_kills_of_the_server() {
    let mut server = Server::start();
    let keys = consultation(&server);
    let auth = format!("Capability {}", keys.capability().to_text());
    let path = begin(&server, &keys, &auth);
    let (mut moments, mut sealed) = (rng(4), vec![0; usize::try_from(LENGTH).unwrap()]);
    moments.fill_bytes(&mut sealed);
    let mut kept = 0;
    for _ in 0..KILLS {
        let rest = &sealed[usize::try_from(kept).unwrap()..];
        let (address, pause) = (server.address(), 20 + u64::from(moments.next_u32() % 150));
        std::thread::scope(|scope| {
            scope.spawn(|| append(address, &path, &auth, kept, rest));
            std::thread::sleep(Duration::from_millis(pause));
            server.kill();
        });
        server.restart();
        let now = offset(&server, &path, &auth);
        assert!(now >= kept && now.is_multiple_of(PART_LEN), "{kept} were kept before, {now} now");
        kept = now;
        if kept == LENGTH {
            break;
        }
    }
    if kept < LENGTH {
        let rest = &sealed[usize::try_from(kept).unwrap()..];
        assert_eq!(append(server.address(), &path, &auth, kept, rest), Some(204));
    }
    let read = ask(server.address(), "GET", &path, &[("authorization", auth.as_str())], &[]);
    assert!(read.status == 200 && read.body == sealed, "every byte is there");
    assert_eq!(files(&server), 8, "and nothing else");

    // What a kill leaves between row and files is gone after the next start.
    let shelf = server.data().join("attachments/00");
    std::fs::write(shelf.join(format!("{}.x.000", "0".repeat(64))), "left").unwrap();
    assert_eq!(files(&server), 9);
    server.restart();
    assert_eq!(files(&server), 8);
    let mailbox = path::mailbox(keys.mailbox());
    assert_eq!(
        ask(server.address(), "DELETE", &mailbox, &[("authorization", auth.as_str())], &[]).status,
        204
    );
    assert_eq!(files(&server), 0);
}

/// How many files of attachments there are.
fn files(server: &Server) -> usize {
    let shelves = std::fs::read_dir(server.data().join("attachments")).unwrap();
    shelves.map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum()
}
