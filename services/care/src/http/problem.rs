//! Refusals: every error leaves the service as a problem document (RFC 9457).

use std::borrow::Cow;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use secondok_api::{
    path::{CAPABILITY_SCHEME, PROBLEM_TYPE, SESSION_SCHEME},
    problem::{Kind, Problem},
};

use crate::{faults::Fault, store::StoreError};

/// A request that was not carried out: nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    kind: Kind,
    detail: Option<Cow<'static, str>>,
    /// In how many seconds it is worth asking again.
    retry_after: Option<u64>,
    /// What the service did wrong; travels with the answer as far as the outermost layer.
    fault: Option<Fault>,
}

impl Refusal {
    /// With what it is in this case; never a secret, never what was sent.
    pub(crate) fn detailed(kind: Kind, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { detail: Some(detail.into()), ..kind.into() }
    }

    /// With the seconds after which it is worth asking again.
    pub(crate) fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// What is refused, and what the service did wrong: for who asked by another way than HTTP.
    pub(crate) fn into_parts(self) -> (Kind, Option<Fault>) {
        (self.kind, self.fault)
    }
}

impl From<Kind> for Refusal {
    fn from(kind: Kind) -> Self {
        Self { kind, detail: None, retry_after: None, fault: None }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Kind::BUSY.into(),
            StoreError::Full => Kind::STORAGE_FULL.into(),
            StoreError::Reserve => {
                Self::detailed(Kind::STORAGE_FULL, "No attachments are taken at the moment; messages are.")
            }
            StoreError::Unavailable { .. }
            | StoreError::NewerVersion { .. }
            | StoreError::ForeignVersion { .. }
            | StoreError::Url { .. } => Kind::STORAGE_UNAVAILABLE.into(),
            StoreError::Damaged { .. }
            | StoreError::Lost { .. }
            | StoreError::NotEmpty
            | StoreError::Fault { .. } => Self { fault: Fault::of(&error), ..Kind::INTERNAL.into() },
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut problem = Problem::of(self.kind);
        if let Some(detail) = self.detail {
            problem = problem.detail(detail);
        }
        let status = StatusCode::from_u16(self.kind.status).expect("kinds have statuses of HTTP");
        let body = serde_json::to_vec(&problem).expect("a problem is always JSON");
        let mut response = (status, [(header::CONTENT_TYPE, PROBLEM_TYPE)], body).into_response();
        if let Some(fault) = self.fault {
            response.extensions_mut().insert(fault);
        }
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if status == StatusCode::UNAUTHORIZED {
            // RFC 9110, section 11.6.1: a 401 says what is asked for.
            let scheme = if self.kind == Kind::NO_CREDENTIAL { CAPABILITY_SCHEME } else { SESSION_SCHEME };
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(scheme));
        }
        response
    }
}
