//! A mail server that hands mail over.

use std::{
    io::{BufRead, BufReader, Write},
    os::unix::net::UnixStream,
};

use secondok_testkit::Server;

use secondok_tests::post::SUPPORT;

pub(super) struct Lmtp {
    reader: BufReader<UnixStream>,
}

impl Lmtp {
    pub(super) fn to(server: &Server) -> Self {
        let stream = UnixStream::connect(server.home().join("lmtp")).unwrap();
        let mut there = Self { reader: BufReader::new(stream) };
        assert_eq!(there.hears(), 220);
        assert_eq!(there.says("LHLO mail.clinic.example"), 250);
        there
    }

    /// Says a line; the code of the reply.
    pub(super) fn says(&mut self, line: &str) -> u16 {
        self.writes(format!("{line}\r\n").as_bytes());
        self.hears()
    }

    pub(super) fn writes(&mut self, bytes: &[u8]) {
        // One that has hung up has said why.
        let _ = self.reader.get_mut().write_all(bytes);
    }

    /// The code of the next reply.
    pub(super) fn hears(&mut self) -> u16 {
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line).unwrap();
            if line.is_empty() {
                return 0;
            }
            if line.as_bytes()[3] == b' ' {
                return line[..3].parse().unwrap();
            }
        }
    }

    /// Hands a mail over, from somebody to support.
    pub(super) fn hands_over(&mut self, mail: &[u8]) -> u16 {
        self.hands_over_from("olena@mail.example", mail)
    }

    pub(super) fn hands_over_from(&mut self, sender: &str, mail: &[u8]) -> u16 {
        assert_eq!(self.says(&format!("MAIL FROM:<{sender}>")), 250);
        assert_eq!(self.says(&format!("RCPT TO:<{SUPPORT}>")), 250);
        assert_eq!(self.says("DATA"), 354);
        let mut stuffed = Vec::new();
        for line in mail.split_inclusive(|byte| *byte == b'\n') {
            if line.starts_with(b".") {
                stuffed.push(b'.');
            }
            stuffed.extend_from_slice(line);
        }
        if !stuffed.ends_with(b"\r\n") {
            stuffed.extend_from_slice(b"\r\n");
        }
        self.writes(&stuffed);
        self.writes(b".\r\n");
        self.hears()
    }
}
