//! A request as bare as can be, and every header of its answer; and all pages that links lead to.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// How long an answer may take on a busy machine before it counts as none.
const NEVER: Duration = Duration::from_secs(60);

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// 200 and so on.
    pub status: u16,
    /// Names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// Nothing of one that goes on.
    pub body: Vec<u8>,
}

/// Sends a request and reads the answer; of one that goes on, the head only.
pub fn ask(server: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(server).unwrap();
    stream.set_read_timeout(Some(NEVER)).unwrap();
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() {
        head.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    // A body that is refused for its length is not read to its end.
    let _ = stream.write_all(body);
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
    let mut headers = Vec::new();
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    let mut body = Vec::new();
    let goes_on = path.ends_with("/events") && status == 200;
    if !goes_on {
        let _ = reader.read_to_end(&mut body);
    }
    Answer { status, headers, body }
}

/// Every page that can be reached from the first ones by links, by its address.
pub fn pages(server: SocketAddr) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut to_read = vec!["/".to_owned(), "/doctors/nobody".to_owned()];
    let mut seen: BTreeSet<String> = to_read.iter().cloned().collect();
    while let Some(path) = to_read.pop() {
        let answer = ask(server, "GET", &path, &[], &[]);
        let is_page = answer
            .headers
            .iter()
            .any(|(name, value)| name == "content-type" && value.starts_with("text/html"));
        if !is_page {
            continue;
        }
        let page = String::from_utf8(answer.body).unwrap();
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let links = links.filter(|link| link.starts_with('/') && !link.starts_with("/app"));
        let links = links
            .filter_map(|link| link.split('#').next())
            .map(|link| link.replace("&#38;", "&").replace("&amp;", "&"));
        to_read.extend(links.filter(|link| seen.insert(link.clone())));
        pages.insert(path, page);
    }
    pages
}
