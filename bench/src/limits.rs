//! What the disk and the databases can do at best: the limits that the service is measured beside.

use std::{
    io::Write,
    path::Path,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use rusqlite::{Connection, params};

use crate::process::processor_time_of_thread;

/// What a limit's run came to.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Limit {
    /// Rows a second.
    pub(crate) rate: f64,
    /// Processor time of the writing thread alone, in milliseconds a row.
    pub(crate) processor_ms: f64,
}

/// Rows that SQLite takes durably: WAL, `synchronous=FULL`, one writer that commits what has gathered,
/// `producers` threads that each wait for their own row, rows of `size` bytes under a random 32-byte key.
pub(crate) fn sqlite_group_commit(folder: &Path, producers: u64, size: usize, time: Duration) -> Limit {
    let connection = Connection::open(folder.join("limit.db")).expect("a database file");
    connection
        .execute_batch(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
             CREATE TABLE IF NOT EXISTS row (key BLOB NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL,
                 PRIMARY KEY (key, number)) WITHOUT ROWID;",
        )
        .expect("a table");
    let (send, receive) = mpsc::sync_channel::<(u64, mpsc::SyncSender<()>)>(1024);
    let body = vec![7u8; size];
    let processor = processor_time_of_thread();
    let end = Instant::now() + time;
    let began = Instant::now();
    let threads: Vec<_> = (0..producers)
        .map(|producer| {
            let send = send.clone();
            thread::spawn(move || {
                let mut count = 0u64;
                while Instant::now() < end {
                    let (done, wait) = mpsc::sync_channel(1);
                    send.send(((producer << 32) | count, done)).expect("the writer lives");
                    wait.recv().expect("the writer answers");
                    count += 1;
                }
                count
            })
        })
        .collect();
    drop(send);
    let salt = u64::from(std::process::id()) ^ time_seed();
    while let Ok(first) = receive.recv() {
        let mut group = vec![first];
        while group.len() < 512 {
            match receive.try_recv() {
                Ok(next) => group.push(next),
                Err(_) => break,
            }
        }
        connection.execute_batch("BEGIN IMMEDIATE").expect("begin");
        for (row, _) in &group {
            let mut key = [0u8; 32];
            key[..8].copy_from_slice(
                &(row >> 32).wrapping_add(salt).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes(),
            );
            connection
                .prepare_cached("INSERT INTO row (key, number, body) VALUES (?1, ?2, ?3)")
                .and_then(|mut insert| insert.execute(params![&key[..], (row & 0xffff_ffff) as i64, body]))
                .expect("a row");
        }
        connection.execute_batch("COMMIT").expect("commit");
        for (_, done) in group {
            let _ = done.send(());
        }
    }
    let rows: u64 = threads.into_iter().map(|thread| thread.join().expect("a producer")).sum();
    Limit {
        rate: rows as f64 / began.elapsed().as_secs_f64(),
        processor_ms: (processor_time_of_thread() - processor).as_secs_f64() * 1e3 / rows as f64,
    }
}

/// Median time of appending 16 KiB to a file and flushing it, in milliseconds.
pub(crate) fn flush_ms(folder: &Path, times: usize) -> f64 {
    let mut file = std::fs::File::create(folder.join("flush")).expect("a file");
    let mut measured: Vec<f64> = (0..times)
        .map(|_| {
            let began = Instant::now();
            file.write_all(&[7; 16 << 10]).and_then(|()| file.sync_data()).expect("written");
            began.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    measured.sort_by(f64::total_cmp);
    measured[times / 2]
}

fn time_seed() -> u64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos() as u64)
}
