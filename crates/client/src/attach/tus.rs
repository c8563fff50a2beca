//! The requests of an upload (tus 1.0.0), with their answers read.

use secondok_api::{path, problem::Kind};
use secondok_protocol::attachment::SizeClass;

use super::Place;
use crate::{
    service::{self, ServiceError},
    transport::{Authorization, Body, Header, Method, Request, Transport, TransportError},
};

/// Begins an upload of this size, under the number that the device has drawn for it. Begun again it is the same one: where the
/// service may have done it and no answer came, it is asked once more.
pub(crate) async fn begin(
    transport: &impl Transport,
    place: Place,
    authorization: &Authorization,
    class: SizeClass,
) -> Result<(), ServiceError> {
    let ask = || {
        let headers =
            [Header::UploadVersion, Header::UploadLength(class.wire_len()), Header::UploadBlob(place.blob)];
        let begin =
            service::plain(Method::Post, path::attachments(place.mailbox), Some(authorization.clone()));
        service::answer(transport, Request { headers: headers.into(), ..begin })
    };
    let answer = match ask().await {
        Err(ServiceError::Transport(TransportError::Timeout | TransportError::Cut)) => ask().await?,
        answer => answer?,
    };
    // What answers in the service's place has begun nothing.
    let begun = path::attachment(place.mailbox, place.blob);
    if answer.told.location.is_some_and(|location| location.ends_with(&begun)) {
        Ok(())
    } else {
        Err(ServiceError::NotUnderstood { status: answer.status })
    }
}

/// How many bytes of an upload the service has.
pub(crate) async fn offset(
    transport: &impl Transport,
    place: Place,
    authorization: &Authorization,
) -> Result<u64, ServiceError> {
    let answer = transport.call(request(Method::Head, place, authorization, Vec::new())).await?;
    let not_understood = ServiceError::NotUnderstood { status: answer.status };
    match (answer.status, answer.told.upload_offset) {
        (200..300, Some(offset)) => Ok(offset),
        // An answer to this has no body that could say what it is that there is not, and so that the service itself said
        // it: nothing added at the beginning has one.
        (404, _) => match append(transport, place, authorization, 0, Vec::new()).await {
            Ok(_) | Err(ServiceError::Refused(Kind::UPLOAD_OFFSET)) => Err(not_understood),
            Err(error) => Err(error),
        },
        _ => Err(not_understood),
    }
}

/// Adds what comes next of an upload; how many bytes the service then has.
pub(crate) async fn append(
    transport: &impl Transport,
    place: Place,
    authorization: &Authorization,
    offset: u64,
    piece: Vec<u8>,
) -> Result<u64, ServiceError> {
    let after = offset + piece.len() as u64;
    let mut append = request(Method::Patch, place, authorization, vec![Header::UploadOffset(offset)]);
    append.body = Some(Body::Piece(piece));
    let answer = service::answer(transport, append).await?;
    if answer.told.upload_offset == Some(after) {
        Ok(after)
    } else {
        Err(ServiceError::NotUnderstood { status: answer.status })
    }
}

/// Takes an attachment away, begun or complete. Its being gone already is success.
pub(crate) async fn remove(
    transport: &impl Transport,
    place: Place,
    authorization: &Authorization,
) -> Result<(), ServiceError> {
    match service::done(transport, request(Method::Delete, place, authorization, Vec::new())).await {
        Err(ServiceError::Refused(Kind::UNKNOWN_ATTACHMENT | Kind::UNKNOWN_MAILBOX)) => Ok(()),
        done => done,
    }
}

fn request(method: Method, place: Place, authorization: &Authorization, more: Vec<Header>) -> Request {
    let path = path::attachment(place.mailbox, place.blob);
    let headers = [vec![Header::UploadVersion], more].concat();
    Request { headers, ..service::plain(method, path, Some(authorization.clone())) }
}
