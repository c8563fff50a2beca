//! Requests to the service that this app came from.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::{Reflect, Uint8Array};
use secondok_client::transport::{ByteStream, Opened, Request, Response, Told, Transport, TransportError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect, WorkerGlobalScope,
};

use crate::pause::pause;

/// How long an answer may take to begin, where the request is short.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long an answer may be silent once it has begun: in a stream the service says something every 25 seconds, and a long
/// answer on a slow line comes piece by piece.
const SILENT_FOR: Duration = Duration::from_secs(60);
/// Longest whole answer, in bytes. The longest of the service is a mailbox of 1,000 messages, about 16.5 MB.
const LENGTH: usize = 32 << 20;

/// The way to the service, from a worker.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fetch;

/// Aborts a request that takes too long.
struct Deadline {
    controller: AbortController,
    /// Counts what arrived: a timer that finds a later count was for something that came in time.
    round: Rc<Cell<u64>>,
    passed: Rc<Cell<bool>>,
}

impl Deadline {
    fn new() -> Result<Self, TransportError> {
        let controller = AbortController::new().map_err(|_| TransportError::Offline)?;
        Ok(Self { controller, round: Rc::default(), passed: Rc::default() })
    }

    fn set(&self, time: Duration) {
        self.clear();
        let (round, passed) = (Rc::clone(&self.round), Rc::clone(&self.passed));
        let (controller, mine) = (self.controller.clone(), round.get());
        spawn_local(async move {
            pause(time).await;
            if round.get() == mine {
                passed.set(true);
                controller.abort();
            }
        });
    }

    fn clear(&self) {
        self.round.set(self.round.get() + 1);
    }

    /// What a failure means that came before the deadline was cleared.
    fn explain(&self, otherwise: TransportError) -> TransportError {
        if self.passed.get() { TransportError::Timeout } else { otherwise }
    }
}

/// Whoever waited is served, or has gone away: then what is under way ends too, and a large body with it.
impl Drop for Deadline {
    fn drop(&mut self) {
        self.clear();
        self.controller.abort();
    }
}

async fn begin(request: Request, deadline: &Deadline) -> Result<web_sys::Response, TransportError> {
    let headers = Headers::new().map_err(|_| TransportError::Offline)?;
    let put = |name, value: &str| headers.set(name, value).map_err(|_| TransportError::Offline);
    // Else the browser adds the person's languages. Its `User-Agent` cannot be changed from a page.
    put("accept-language", "*")?;
    if let Some(authorization) = &request.authorization {
        put("authorization", &authorization.header())?;
    }
    for header in &request.headers {
        put(header.name(), &header.value())?;
    }
    let within = request.answered_within(ANSWER_WITHIN);
    let init = RequestInit::new();
    init.set_method(request.method.name());
    if let Some(body) = request.body {
        put("content-type", body.content_type())?;
        init.set_body(&Uint8Array::from(body.into_bytes().as_slice()));
    }
    init.set_headers(&headers);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_redirect(RequestRedirect::Error);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(&deadline.controller.signal()));
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    deadline.set(within);
    // A browser does not tell a connection that was never made from one that broke off: the service may have it.
    let offline = if scope.navigator().on_line() { TransportError::Cut } else { TransportError::Offline };
    let answer = JsFuture::from(scope.fetch_with_str_and_init(&request.path, &init)).await;
    answer.map(JsCast::unchecked_into).map_err(|_| deadline.explain(offline))
}

async fn whole(answer: web_sys::Response, deadline: Deadline) -> Result<Response, TransportError> {
    let headers = answer.headers();
    let told = Told::read(|name| headers.get(name).ok().flatten());
    let mut body = Vec::new();
    // Some answers have none.
    if let Some(mut stream) = FetchStream::of(&answer, deadline) {
        while let Some(piece) = stream.next().await? {
            if body.len() + piece.len() > LENGTH {
                return Err(TransportError::TooLong);
            }
            body.extend_from_slice(&piece);
        }
    }
    Ok(Response { status: answer.status(), told, body })
}

impl Transport for Fetch {
    type Stream = FetchStream;

    async fn call(&self, request: Request) -> Result<Response, TransportError> {
        let deadline = Deadline::new()?;
        let answer = begin(request, &deadline).await?;
        whole(answer, deadline).await
    }

    async fn stream(&self, request: Request) -> Result<Opened<FetchStream>, TransportError> {
        let deadline = Deadline::new()?;
        let answer = begin(request, &deadline).await?;
        if answer.status() != 200 {
            return Ok(Opened::Refused(whole(answer, deadline).await?));
        }
        FetchStream::of(&answer, deadline).map(Opened::Stream).ok_or(TransportError::Cut)
    }
}

/// An answer as it arrives. Dropped before its end, its connection is closed.
pub struct FetchStream {
    reader: ReadableStreamDefaultReader,
    deadline: Deadline,
}

impl FetchStream {
    /// The body of an answer, if it has one.
    fn of(answer: &web_sys::Response, deadline: Deadline) -> Option<Self> {
        let reader = answer.body()?.get_reader().unchecked_into();
        Some(Self { reader, deadline })
    }
}

impl ByteStream for FetchStream {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, TransportError> {
        self.deadline.set(SILENT_FOR);
        let piece = JsFuture::from(self.reader.read()).await;
        self.deadline.clear();
        let piece = piece.map_err(|_| self.deadline.explain(TransportError::Cut))?;
        let field = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).ok();
        if field("done").is_none_or(|done| done.is_truthy()) {
            return Ok(None);
        }
        Ok(field("value").map(|bytes| Uint8Array::new(&bytes).to_vec()))
    }
}
