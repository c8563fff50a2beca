//! Requests to the service that this app came from.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::{Reflect, Uint8Array};
use secondok_client::transport::{ByteStream, Opened, Request, Response, Transport, TransportError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect, WorkerGlobalScope,
};

use crate::pause::pause;

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long a stream may be silent: the service says something every 25 seconds.
const SILENT_FOR: Duration = Duration::from_secs(60);

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

impl Drop for Deadline {
    fn drop(&mut self) {
        self.clear();
    }
}

async fn begin(request: Request, deadline: &Deadline) -> Result<web_sys::Response, TransportError> {
    let headers = Headers::new().map_err(|_| TransportError::Offline)?;
    let put = |name, value: &str| headers.set(name, value).map_err(|_| TransportError::Offline);
    if let Some(authorization) = &request.authorization {
        put("authorization", &authorization.header())?;
    }
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
    deadline.set(ANSWER_WITHIN);
    // A browser does not tell a connection that was never made from one that broke off: the service may have it.
    let offline = if scope.navigator().on_line() { TransportError::Cut } else { TransportError::Offline };
    let answer = JsFuture::from(scope.fetch_with_str_and_init(&request.path, &init)).await;
    answer.map(JsCast::unchecked_into).map_err(|_| deadline.explain(offline))
}

async fn whole(answer: &web_sys::Response, deadline: &Deadline) -> Result<Response, TransportError> {
    let cut = || deadline.explain(TransportError::Cut);
    let body = JsFuture::from(answer.array_buffer().map_err(|_| cut())?).await.map_err(|_| cut())?;
    Ok(Response { status: answer.status(), body: Uint8Array::new(&body).to_vec() })
}

impl Transport for Fetch {
    type Stream = FetchStream;

    async fn call(&self, request: Request) -> Result<Response, TransportError> {
        let deadline = Deadline::new()?;
        let answer = begin(request, &deadline).await?;
        whole(&answer, &deadline).await
    }

    async fn stream(&self, request: Request) -> Result<Opened<FetchStream>, TransportError> {
        let deadline = Deadline::new()?;
        let answer = begin(request, &deadline).await?;
        if answer.status() != 200 {
            return Ok(Opened::Refused(whole(&answer, &deadline).await?));
        }
        let body = answer.body().ok_or(TransportError::Cut)?;
        let reader = body.get_reader().unchecked_into();
        Ok(Opened::Stream(FetchStream { reader, deadline }))
    }
}

/// An answer that goes on. Dropped, its connection is closed.
pub struct FetchStream {
    reader: ReadableStreamDefaultReader,
    deadline: Deadline,
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

impl Drop for FetchStream {
    fn drop(&mut self) {
        self.deadline.controller.abort();
    }
}
