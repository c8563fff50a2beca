//! One call to the service, with its answer read and its refusals typed.

use secondok_api::problem::{Kind, Problem};
use serde::{Serialize, de::DeserializeOwned};

use crate::transport::{Authorization, Body, Method, Opened, Request, Response, Transport, TransportError};

/// Why the service did not do what it was asked to. No variant carries anything that a person wrote or is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ServiceError {
    /// No answer came.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The service refused.
    #[error("{}", .0.title)]
    Refused(Kind),
    /// The answer is not one that this service gives: another version, or something in between that answers for it.
    #[error("the answer with status {status} was not understood")]
    NotUnderstood {
        /// HTTP status of the answer.
        status: u16,
    },
}

impl ServiceError {
    /// Whether it was refused for this reason.
    pub fn is(self, kind: Kind) -> bool {
        self == Self::Refused(kind)
    }

    /// Whether every other request would meet the same: there is no connection, or the session has ended. Anything else
    /// may be the fault of just what was asked for.
    pub(crate) fn concerns_all(self) -> bool {
        matches!(
            self,
            Self::Transport(TransportError::Offline | TransportError::Insecure)
                | Self::Refused(Kind::NOT_LOGGED_IN)
        )
    }

    /// Whether it may pass by itself, while somebody waits: as [`Self::is_passing`], but for what they have to log in for.
    pub(crate) fn passes_by_itself(self) -> bool {
        self.is_passing() && !self.is(Kind::NOT_LOGGED_IN)
    }

    /// Whether the service may yet do it when asked again just so: no answer came, or it was not able to.
    pub(crate) fn is_passing(self) -> bool {
        match self {
            Self::Transport(_) | Self::NotUnderstood { .. } => true,
            Self::Refused(kind) => {
                matches!(
                    kind,
                    Kind::BUSY
                        | Kind::STORAGE_UNAVAILABLE
                        | Kind::STORAGE_FULL
                        | Kind::INTERNAL
                        | Kind::NOT_LOGGED_IN
                )
            }
        }
    }
}

/// A request without a body.
pub(crate) fn plain(method: Method, path: String, authorization: Option<Authorization>) -> Request {
    Request { method, path, authorization, headers: Vec::new(), body: None }
}

/// A request with a JSON body.
pub(crate) fn with_json(
    method: Method,
    path: String,
    authorization: Option<Authorization>,
    body: &impl Serialize,
) -> Request {
    let body = serde_json::to_vec(body).expect("plain structures are always JSON");
    Request { method, path, authorization, headers: Vec::new(), body: Some(Body::Json(body)) }
}

/// Calls and reads a JSON answer.
pub(crate) async fn fetch<A: DeserializeOwned>(
    transport: &impl Transport,
    request: Request,
) -> Result<A, ServiceError> {
    let response = answer(transport, request).await?;
    serde_json::from_slice(&response.body)
        .map_err(|_| ServiceError::NotUnderstood { status: response.status })
}

/// Calls and reads the answer's bytes.
pub(crate) async fn fetch_bytes(
    transport: &impl Transport,
    request: Request,
) -> Result<Vec<u8>, ServiceError> {
    Ok(answer(transport, request).await?.body)
}

/// Calls and reads the whole answer.
pub(crate) async fn answer(transport: &impl Transport, request: Request) -> Result<Response, ServiceError> {
    succeeded(transport.call(request).await?)
}

/// Calls and expects an answer without a body.
pub(crate) async fn done(transport: &impl Transport, request: Request) -> Result<(), ServiceError> {
    answer(transport, request).await.map(drop)
}

/// Begins to read an answer that goes on.
pub(crate) async fn follow<T: Transport>(transport: &T, request: Request) -> Result<T::Stream, ServiceError> {
    match transport.stream(request).await? {
        Opened::Stream(stream) => Ok(stream),
        Opened::Refused(response) => {
            let status = response.status;
            Err(succeeded(response).err().unwrap_or(ServiceError::NotUnderstood { status }))
        }
    }
}

/// Absence is not an error: an unknown mailbox becomes none.
pub(crate) fn unless_unknown<A>(result: Result<A, ServiceError>) -> Result<Option<A>, ServiceError> {
    match result {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.is(Kind::UNKNOWN_MAILBOX) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The problem document of an answer that is one.
pub(crate) fn problem(response: &Response) -> Option<Problem> {
    let problem: Problem = serde_json::from_slice(&response.body).ok()?;
    let kind = Kind::from_type(&problem.kind)?;
    (kind.status == response.status).then_some(problem)
}

/// The answer, unless it is a refusal.
pub(crate) fn succeeded(response: Response) -> Result<Response, ServiceError> {
    if (200..300).contains(&response.status) {
        return Ok(response);
    }
    let kind = problem(&response).and_then(|problem| Kind::from_type(&problem.kind));
    Err(kind.map_or(ServiceError::NotUnderstood { status: response.status }, ServiceError::Refused))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Told;

    fn refusal(status: u16, body: &[u8]) -> ServiceError {
        succeeded(Response { status, told: Told::default(), body: body.to_vec() }).expect_err("a refusal")
    }

    #[test]
    fn a_refusal_is_known_by_its_type_and_anything_else_is_not_understood() {
        let problem = serde_json::to_vec(&Problem::of(Kind::BUSY)).expect("JSON");
        assert_eq!(refusal(503, &problem), ServiceError::Refused(Kind::BUSY));
        assert!(refusal(503, &problem).is_passing() && refusal(503, &problem).passes_by_itself());
        let logged_out = ServiceError::Refused(Kind::NOT_LOGGED_IN);
        assert!(logged_out.is_passing() && !logged_out.passes_by_itself());
        // Something in between answers for the service: a page to log in to the hotel's network, another problem.
        for (status, body) in [
            (200 + 102, b"<html>".as_slice()),
            (404, b"<html>Not here"),
            (404, &problem),
            (418, br#"{"type":"urn:secondok:problem:teapot","status":418,"title":"","next":""}"#),
        ] {
            assert_eq!(refusal(status, body), ServiceError::NotUnderstood { status });
            assert!(refusal(status, body).is_passing());
        }
        // An unknown mailbox is only believed from the service itself: what this device keeps of it is then deleted.
        let gone = serde_json::to_vec(&Problem::of(Kind::UNKNOWN_MAILBOX)).expect("JSON");
        assert_eq!(unless_unknown::<()>(Err(refusal(404, &gone))), Ok(None));
        assert!(unless_unknown::<()>(Err(refusal(404, b"<html>Not here"))).is_err());
    }
}
