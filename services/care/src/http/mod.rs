//! The service over HTTP.
//!
//! Paths, bodies and problems are those of `secondok-api`; each operation has its file beside what it is about.
//! Nothing about single requests is ever logged.

mod asked;
mod auth;
pub(crate) mod body;
mod harden;
pub mod openapi;
mod problem;
mod serve;
mod stuck;

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    Router,
    body::Body,
    extract::State,
    response::Response,
    routing::{delete, get, post, put},
};
use bytes::Bytes;
use http::{HeaderValue, header};
use secondok_api::{
    path::{self, FRAMES_TYPE},
    problem::Kind,
};

pub(crate) use self::{
    asked::{Asked, MailboxPath, MessagePath, Named},
    auth::{Caller, Holder, LoggedIn, still_holds},
    problem::Refusal,
};
pub use self::{
    body::VAULT_MAX,
    harden::{ALLOWED, COMMON, OF_PAGES},
    serve::serve,
};
use crate::{
    Care, consultations, directory, doctors,
    faults::{Fault, Faults, caught},
    site,
    store::StoreError,
};

/// Every path with its operations, and `more` beside them.
pub(crate) fn router(care: Care, more: Router<Care>) -> Router {
    let consultations = Router::new()
        .route(
            path::MAILBOX,
            get(consultations::show::handle)
                .put(consultations::open::handle)
                .delete(consultations::destroy::handle),
        )
        .route(path::MESSAGE, put(consultations::send::handle))
        .route(path::MESSAGES, get(consultations::fetch::handle))
        .route(path::EVENTS, get(consultations::follow::handle));
    let doctors = Router::new()
        .route(path::REGISTRATION_START, post(doctors::register::start))
        .route(path::REGISTRATION_FINISH, post(doctors::register::finish))
        .route(path::LOGIN_START, post(doctors::log_in::start))
        .route(path::LOGIN_FINISH, post(doctors::log_in::finish))
        .route(path::SESSION, delete(doctors::log_out::handle))
        .route(path::VAULT, get(doctors::vault::get).put(doctors::vault::put))
        .route(path::PREKEYS, put(doctors::prekeys::handle))
        .route(path::QUEUE, get(doctors::queue::handle))
        .route(path::DOCTOR_EVENTS, get(doctors::follow::handle));
    let directory = Router::new()
        .route(path::DIRECTORY, get(directory::list::handle))
        .route(path::SPECIALTY_KEYS, get(directory::keys::handle))
        .route(path::OPENAPI, get(openapi::handle));
    let router = Router::new()
        .merge(consultations)
        .merge(doctors)
        .merge(directory)
        .merge(site::router(care.is_demonstration()))
        .merge(more)
        .fallback(async |State(care): State<Care>, uri: http::Uri| {
            site::not_found(uri.path(), care.is_demonstration())
        })
        .method_not_allowed_fallback(async || Refusal::from(Kind::METHOD_NOT_ALLOWED))
        .with_state(care.clone());
    hardened(&care, router)
}

/// Puts the headers of every answer around these routes, and a net for panics.
pub fn hardened(care: &Care, router: Router) -> Router {
    router.layer(harden::Harden(care.faults().clone()))
}

/// An answer made of frames.
pub(crate) fn frames(
    care: &Care,
    frames: impl http_body::Body<Data = Bytes, Error = StoreError> + Unpin + Send + 'static,
) -> Response {
    let mut response = Response::new(Body::new(Watched { frames, faults: care.faults().clone() }));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(FRAMES_TYPE));
    response
}

/// Frames whose faults are noted.
struct Watched<B> {
    frames: B,
    faults: Faults,
}

impl<B: http_body::Body<Data = Bytes, Error = StoreError> + Unpin> http_body::Body for Watched<B> {
    type Data = Bytes;
    type Error = StoreError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, StoreError>>> {
        let polled = match caught(|| Pin::new(&mut self.frames).poll_frame(cx)) {
            Ok(polled) => polled,
            Err(fault) => {
                self.faults.note(fault);
                let reason = "the software stopped".to_owned();
                return Poll::Ready(Some(Err(StoreError::Unavailable { reason })));
            }
        };
        if let Poll::Ready(Some(Err(error))) = &polled {
            Fault::of(error).into_iter().for_each(|fault| self.faults.note(fault));
        }
        polled
    }
}
