//! A network and a disk that fail when told, before or after the work was done, or at which the app is killed.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use secondok_client::{
    attach::Parts,
    protocol::id::BlobId,
    transport::{ByteStream, Opened, Request, Response, Transport, TransportError},
    vault::{Vault, VaultError},
};
use secondok_demo::transport::{InProcess, InProcessStream};
use tokio::sync::Notify;

/// What goes wrong at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not done, and says so.
    FailBefore,
    /// It is done, and seems not to be.
    FailAfter,
    /// The app is killed before it is done.
    KillBefore,
    /// The app is killed after it was done.
    KillAfter,
}

impl Fault {
    pub const ALL: [Self; 4] = [Self::FailBefore, Self::FailAfter, Self::KillBefore, Self::KillAfter];
}

/// When. Every call of the network and of the disk is one step.
#[derive(Debug, Clone, Default)]
pub struct Faults(Rc<Plan>);

#[derive(Debug, Default)]
struct Plan {
    step: Cell<u32>,
    at: Cell<Option<(u32, Fault)>>,
    fired: Cell<bool>,
    killed: Notify,
    cut: Notify,
}

impl Faults {
    pub fn none() -> Self {
        Self::default()
    }

    /// From now on, counted from 0.
    pub fn at(&self, step: u32, fault: Fault) {
        self.0.step.set(0);
        self.0.fired.set(false);
        self.0.at.set(Some((step, fault)));
    }

    /// No more faults. Whether the one that was planned had happened.
    pub fn stop(&self) -> bool {
        self.0.at.set(None);
        self.0.fired.get()
    }

    /// Runs something that may be killed; none if it was.
    pub async fn run<R>(&self, work: impl Future<Output = R>) -> Option<R> {
        tokio::select! {
            biased;
            result = work => Some(result),
            () = self.0.killed.notified() => None,
        }
    }

    /// Cuts the stream that is being read, or the next one.
    pub fn cut_stream(&self) {
        self.0.cut.notify_one();
    }

    fn now(&self) -> Option<Fault> {
        let step = self.0.step.replace(self.0.step.get() + 1);
        let fault = self.0.at.get().filter(|(at, _)| *at == step).map(|(_, fault)| fault);
        self.0.fired.set(self.0.fired.get() || fault.is_some());
        fault
    }

    async fn die<R>(&self) -> R {
        self.0.killed.notify_one();
        std::future::pending().await
    }

    async fn around<R, E>(&self, error: E, work: impl Future<Output = Result<R, E>>) -> Result<R, E> {
        match self.now() {
            None => work.await,
            Some(Fault::FailBefore) => Err(error),
            Some(Fault::FailAfter) => work.await.and(Err(error)),
            Some(Fault::KillBefore) => self.die().await,
            Some(Fault::KillAfter) => {
                drop(work.await);
                self.die().await
            }
        }
    }
}

/// What may be done to an answer on its way.
type Forge = Rc<dyn Fn(&Request, Response) -> Response>;

/// A network.
#[derive(Clone)]
pub struct Net {
    inner: InProcess,
    faults: Faults,
    forge: Option<Forge>,
    pub seen: Rc<RefCell<Vec<Request>>>,
}

impl Net {
    pub fn new(inner: InProcess, faults: &Faults) -> Self {
        Self { inner, faults: faults.clone(), forge: None, seen: Rc::default() }
    }

    /// A service that lies.
    pub fn forged(inner: InProcess, forge: impl Fn(&Request, Response) -> Response + 'static) -> Self {
        Self { forge: Some(Rc::new(forge)), ..Self::new(inner, &Faults::none()) }
    }

    /// The same one, failing when told.
    pub fn failing(self, faults: &Faults) -> Self {
        Self { faults: faults.clone(), ..self }
    }
}

/// A stream that can be cut.
pub struct NetStream {
    inner: InProcessStream,
    faults: Faults,
}

impl ByteStream for NetStream {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, TransportError> {
        tokio::select! {
            biased;
            () = self.faults.0.cut.notified() => Err(TransportError::Cut),
            piece = self.inner.next() => piece,
        }
    }
}

impl Transport for Net {
    type Stream = NetStream;

    async fn call(&self, request: Request) -> Result<Response, TransportError> {
        self.seen.borrow_mut().push(request.clone());
        let response = self.faults.around(TransportError::Cut, self.inner.call(request.clone())).await?;
        Ok(match &self.forge {
            Some(forge) => forge(&request, response),
            None => response,
        })
    }

    async fn stream(&self, request: Request) -> Result<Opened<NetStream>, TransportError> {
        let faults = self.faults.clone();
        Ok(match self.faults.around(TransportError::Cut, self.inner.stream(request)).await? {
            Opened::Stream(inner) => Opened::Stream(NetStream { inner, faults }),
            Opened::Refused(response) => Opened::Refused(response),
        })
    }
}

/// A device's storage. Clones are the same disk.
#[derive(Clone, Default)]
pub struct Disk {
    blobs: Rc<RefCell<BTreeMap<String, Vec<u8>>>>,
    faults: Faults,
}

impl Disk {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn with(faults: &Faults) -> Self {
        Self { faults: faults.clone(), ..Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.blobs.borrow().is_empty()
    }

    /// The names of what lies on it.
    pub fn names(&self) -> Vec<String> {
        self.blobs.borrow().keys().cloned().collect()
    }
}

/// An attachment, and the number of one of its parts.
type Part = (BlobId, u32);

/// A device's storage for sealed parts. Clones are the same.
#[derive(Clone, Default)]
pub struct Drawer {
    pub parts: Rc<RefCell<BTreeMap<Part, Vec<u8>>>>,
    faults: Faults,
}

impl Drawer {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn with(faults: &Faults) -> Self {
        Self { faults: faults.clone(), ..Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.parts.borrow().is_empty()
    }
}

impl Parts for Drawer {
    async fn put(&self, blob: BlobId, number: u32, sealed: &[u8]) -> Result<(), VaultError> {
        let work = async {
            self.parts.borrow_mut().insert((blob, number), sealed.to_owned());
            Ok(())
        };
        self.faults.around(VaultError::Full, work).await
    }

    async fn get(&self, blob: BlobId, number: u32) -> Result<Option<Vec<u8>>, VaultError> {
        let work = async { Ok(self.parts.borrow().get(&(blob, number)).cloned()) };
        self.faults.around(VaultError::Unavailable, work).await
    }

    async fn forget(&self, blob: BlobId, number: Option<u32>) -> Result<(), VaultError> {
        let work = async {
            let is_kept = |at: &Part| at.0 != blob || number.is_some_and(|number| number != at.1);
            self.parts.borrow_mut().retain(|at, _| is_kept(at));
            Ok(())
        };
        self.faults.around(VaultError::Unavailable, work).await
    }

    async fn blobs(&self) -> Result<Vec<BlobId>, VaultError> {
        let work = async {
            let blobs: std::collections::BTreeSet<_> =
                self.parts.borrow().keys().map(|(blob, _)| *blob).collect();
            Ok(blobs.into_iter().collect())
        };
        self.faults.around(VaultError::Unavailable, work).await
    }
}

impl Vault for Disk {
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        let work = async { Ok(self.blobs.borrow().get(name).cloned()) };
        self.faults.around(VaultError::Unavailable, work).await
    }

    async fn put(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        let work = async {
            self.blobs.borrow_mut().insert(name.to_owned(), blob.to_owned());
            Ok(())
        };
        self.faults.around(VaultError::Full, work).await
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        let work = async {
            self.blobs.borrow_mut().remove(name);
            Ok(())
        };
        self.faults.around(VaultError::Unavailable, work).await
    }
}
