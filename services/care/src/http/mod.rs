//! The service over HTTP.
//!
//! Paths, bodies and problems are those of `secondok-api`; each operation has its file beside what it is about.
//! Nothing about single requests is ever logged.

mod answers;
mod asked;
mod auth;
pub(crate) mod body;
pub(crate) mod compressed;
mod harden;
pub mod openapi;
mod problem;
mod serve;
mod staff;
mod stuck;

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    Extension, Router,
    body::Body,
    middleware::map_response,
    response::Response,
    routing::{delete, get, head, post, put},
};
use bytes::Bytes;
use http::{HeaderValue, header};
use secondok_api::{
    path::{self, FRAMES_TYPE},
    problem::Kind,
};

pub(crate) use self::{
    answers::{Answer, Answers},
    asked::{Asked, AttachmentPath, DoctorPath, MailboxPath, MessagePath, Named, NoticePath},
    auth::{Acting, Caller, Holder, Invited, LoggedIn, still_holds},
    problem::Refusal,
    staff::{ActsFor, Answerer, Guard, InvitedStaff, Publisher, StaffMember, Verifier, With},
};
pub use self::{
    body::VAULT_MAX,
    harden::{ALLOWED, COMMON, Https, OF_PAGES, OF_PAGES_BY_HTTPS},
    serve::{Origin, REFUSED_AT_ONCE, serve},
};
use crate::{
    Care, attachments, audit, consultations, desk, directory, doctors,
    faults::{Fault, Faults, caught},
    key_log, notices, shared, site,
    store::StoreError,
    support, verification,
};

/// The patients' origin: the public pages, every path of the interface with its operations, and `more` beside them. A
/// program that speaks for a doctor can use either origin.
pub(crate) fn router(care: Care, more: Router<Care>) -> Router {
    let mailbox = put(consultations::open::handle).delete(consultations::destroy::handle);
    let directory = Router::new()
        .route(path::SPECIALTY_KEYS, get(directory::keys::handle))
        .route(path::OPENAPI, get(openapi::handle));
    let router = shared()
        .route(path::MAILBOX, mailbox)
        .merge(uploads())
        .merge(directory)
        .merge(site::router(care.is_demonstration()))
        .merge(more)
        .fallback(site::not_found);
    whole(&care, router, care.https().patients)
}

/// The doctors' origin: what doctors need of the interface, and their app. Nothing that only a patient does, but for the way on which
/// documents come to the verifiers, and none of the public pages: whatever stands on one origin is trusted by everything else
/// there.
pub(crate) fn doctors_router(care: Care, app: Router<Care>) -> Router {
    let documents = Router::new()
        .route(path::MAILBOX, put(consultations::open::to_verifiers))
        .route(path::SPECIALTY_KEYS, get(directory::keys::handle))
        .merge(uploads());
    let router = shared().merge(documents).merge(app).fallback(async || Refusal::from(Kind::NOT_FOUND));
    whole(&care, router, care.https().doctors)
}

/// The desk's origin: what the staff needs of the interface, and their app.
pub(crate) fn desk_router(care: Care, app: Router<Care>) -> Router {
    let desk = Router::new()
        .route(path::OPENAPI, get(openapi::handle_desk))
        .route(path::DIRECTORY, get(directory::list::handle))
        .route(path::STAFF_REGISTRATION_START, post(desk::register::start))
        .route(path::STAFF_REGISTRATION_FINISH, post(desk::register::finish))
        .route(path::STAFF_LOGIN_START, post(desk::log_in::start))
        .route(path::STAFF_LOGIN_FINISH, post(desk::log_in::finish))
        .route(path::STAFF_SESSION, get(desk::who::handle).delete(desk::log_out::handle))
        .route(path::DESK_NOTICES, get(notices::desk::handle))
        .route(path::DESK_NOTICE, put(notices::write::handle).delete(notices::withdraw::handle))
        .route(path::DESK_NOTICE_CHANGE, post(notices::change::handle))
        .route(path::DESK_NOTICE_RELEASE, post(notices::release::handle))
        .route(path::DESK_AUDIT, get(audit::show::handle))
        .route(path::DESK_APPLICATIONS, get(verification::list::handle))
        .route(path::DESK_APPLICATION, get(verification::look::handle))
        .route(path::DESK_APPLICATION_CHECKS, post(verification::check::handle))
        .route(path::DESK_APPLICATION_STEPS, post(verification::step::handle))
        .route(path::DESK_SUPPORT_MAIL, post(support::send::handle))
        .merge(shared_account::<Answerer>())
        .merge(shared_account::<Verifier>())
        .merge(consultations())
        .merge(of_accounts())
        .layer(Extension(auth::AtDesk));
    let router = desk.merge(app).fallback(async || Refusal::from(Kind::NOT_FOUND));
    whole(&care, router, care.https().desk)
}

/// What the patients' and the doctors' origin both answer.
fn shared() -> Router<Care> {
    let doctors = Router::new()
        .route(path::REGISTRATION_START, post(doctors::register::start))
        .route(path::REGISTRATION_FINISH, post(doctors::register::finish))
        .route(path::LOGIN_START, post(doctors::log_in::start))
        .route(path::LOGIN_FINISH, post(doctors::log_in::finish))
        .route(path::SESSION, delete(doctors::log_out::handle))
        .route(path::OTHER_SESSIONS, delete(doctors::log_out::others))
        .route(path::ACCOUNT, get(doctors::account::handle))
        .route(path::ERASURE, post(doctors::erasure::handle))
        .route(path::FACTOR, post(doctors::factor::show).put(doctors::factor::add))
        .route(path::FACTOR_REMOVAL, post(doctors::factor::remove))
        .route(path::PROFILE, put(doctors::profile::handle))
        .route(path::DOCTOR_INVITATION, post(verification::invite::handle))
        .route(path::APPLICATION, get(verification::show::handle).put(verification::save::handle))
        .route(path::APPLICATION_DOCUMENTS, put(verification::documents::handle))
        .route(path::APPLICATION_SUBMISSION, post(verification::submit::handle))
        .route(path::APPLICATION_RECALL, post(verification::submit::recall));
    consultations()
        .merge(of_accounts())
        .merge(doctors)
        .route(path::DIRECTORY, get(directory::list::handle))
        .route(path::KEY_LOG, get(key_log::show::log))
        .route(path::KEY_LOG_CHECKPOINT, get(key_log::show::checkpoint))
        .route(path::KEY_LOG_TILE, get(key_log::show::tile))
        .route(path::NOTICES, get(notices::list::handle))
}

/// What both sides of a consultation do.
fn consultations() -> Router<Care> {
    Router::new()
        .route(path::MAILBOX, get(consultations::show::handle))
        .route(path::MESSAGE, put(consultations::send::handle))
        .route(path::MESSAGES, get(consultations::fetch::handle))
        .route(path::EVENTS, get(consultations::follow::handle))
        .route(path::ATTACHMENT, get(attachments::fetch::handle))
}

/// How an account of the desk is made, and who can open it.
fn shared_account<R: ActsFor>() -> Router<Care> {
    Router::new()
        .route(R::ACCOUNT.path(), get(shared::show::handle::<R>).post(shared::set_up::handle::<R>))
        .route(R::ACCOUNT.shares_path(), post(shared::share::handle::<R>))
        .route(R::ACCOUNT.rekey_path(), post(shared::rekey::handle::<R>))
}

/// What is done for an account with a queue and a sealed vault: a doctor's, or one of the desk's own.
fn of_accounts() -> Router<Care> {
    Router::new()
        .route(path::VAULT, get(doctors::vault::get).put(doctors::vault::put))
        .route(path::PREKEYS, put(doctors::prekeys::handle))
        .route(path::QUEUE, get(doctors::queue::handle))
        .route(path::DOCTOR_EVENTS, get(doctors::follow::handle))
}

/// How patients upload: what every answer to it says is put around all of it.
fn uploads() -> Router<Care> {
    let upload = head(attachments::offset::handle)
        .patch(attachments::append::handle)
        .delete(attachments::end::handle)
        .options(attachments::tus::options_of_one);
    let versioned = map_response(attachments::tus::versioned);
    Router::new()
        .route(path::ATTACHMENTS, post(attachments::begin::handle).options(attachments::tus::options))
        .route(path::ATTACHMENT, upload)
        .route_layer(versioned)
}

/// These routes with refusals for other methods and the headers of every answer.
fn whole(care: &Care, router: Router<Care>, https: bool) -> Router {
    let router = router
        .method_not_allowed_fallback(async || Refusal::from(Kind::METHOD_NOT_ALLOWED))
        .with_state(care.clone());
    router.layer(harden::Harden { faults: care.faults().clone(), https })
}

/// Puts the headers of every answer around these routes, none of which is a page, and a net for panics.
pub fn hardened(care: &Care, router: Router) -> Router {
    router.layer(harden::Harden { faults: care.faults().clone(), https: false })
}

/// An answer made of frames; one of those that are counted, if it ends by itself.
pub(crate) fn frames(
    care: &Care,
    frames: impl http_body::Body<Data = Bytes, Error = StoreError> + Unpin + Send + 'static,
    answer: Option<Answer>,
) -> Response {
    let mut response = Response::new(watched(care, frames, answer));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(FRAMES_TYPE));
    response
}

/// A body made while it is sent. The faults that it meets are noted.
pub(crate) fn watched(
    care: &Care,
    body: impl http_body::Body<Data = Bytes, Error = StoreError> + Unpin + Send + 'static,
    answer: Option<Answer>,
) -> Body {
    Body::new(Watched { body, faults: care.faults().clone(), _answer: answer })
}

/// A body whose faults are noted.
struct Watched<B> {
    body: B,
    faults: Faults,
    /// Has ended when the body is gone.
    _answer: Option<Answer>,
}

impl<B: http_body::Body<Data = Bytes, Error = StoreError> + Unpin> http_body::Body for Watched<B> {
    type Data = Bytes;
    type Error = StoreError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, StoreError>>> {
        let polled = match caught(|| Pin::new(&mut self.body).poll_frame(cx)) {
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

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}
