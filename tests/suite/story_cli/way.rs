//! A way to the service that is not as it should be.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use secondok_testkit::Server;

/// What goes wrong on a way, until it is changed.
#[derive(Debug, Default)]
pub(crate) struct Fault {
    /// The answer to a `PUT` is swallowed: the service has done it, and the client cannot know.
    pub(crate) swallows: AtomicBool,
    /// Each connection carries no more bytes to the service; 0 for as many as there are.
    pub(crate) carries: AtomicU64,
    /// Each connection brings no more bytes from the service; 0 for as many as there are.
    pub(crate) brings: AtomicU64,
    /// A connection that has carried all it does stands still instead of breaking off.
    pub(crate) stalls: AtomicBool,
}

/// A way to the service.
pub(crate) struct Way {
    address: SocketAddr,
    pub(crate) fault: Arc<Fault>,
}

impl Way {
    pub(crate) fn to(server: &Server) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, service) = (listener.local_addr().unwrap(), server.address());
        let fault = Arc::<Fault>::default();
        let of_connections = Arc::clone(&fault);
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                carry(client, service, &of_connections);
            }
        });
        Self { address, fault }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

fn carry(mut client: TcpStream, service: SocketAddr, fault: &Arc<Fault>) {
    let mut server = TcpStream::connect(service).unwrap();
    let (mut back, mut forth) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    let is_put = Arc::new(AtomicBool::new(false));
    let (put, of_requests, of_answers) = (Arc::clone(&is_put), Arc::clone(fault), Arc::clone(fault));
    std::thread::spawn(move || {
        let (mut piece, mut carried) = ([0; 4096], 0);
        while let Ok(count @ 1..) = client.read(&mut piece) {
            put.fetch_or(piece.starts_with(b"PUT "), Ordering::SeqCst);
            carried += count as u64;
            let most = of_requests.carries.load(Ordering::SeqCst);
            if most > 0 && carried > most {
                while of_requests.stalls.load(Ordering::SeqCst) {
                    std::thread::park_timeout(std::time::Duration::from_millis(50));
                }
                let _ = client.shutdown(Shutdown::Both);
                break;
            }
            if server.write_all(&piece[..count]).is_err() {
                break;
            }
        }
        let _ = server.shutdown(Shutdown::Both);
    });
    std::thread::spawn(move || {
        let (mut piece, mut brought) = ([0; 4096], 0);
        while let Ok(count @ 1..) = back.read(&mut piece) {
            brought += count as u64;
            let most = of_answers.brings.load(Ordering::SeqCst);
            if most > 0 && brought > most
                || is_put.load(Ordering::SeqCst) && of_answers.swallows.load(Ordering::SeqCst)
                || forth.write_all(&piece[..count]).is_err()
            {
                break;
            }
        }
        let _ = (forth.shutdown(Shutdown::Both), back.shutdown(Shutdown::Both));
    });
}
