//! `GET` the doctor's events: what happens in every mailbox of theirs, from now on.

use axum::{extract::State, response::Response};

use crate::{
    Care,
    http::{Acting, frames},
    streaming::DoctorStream,
};

/// What happens.
pub(crate) async fn handle(State(care): State<Care>, reader: Acting) -> Response {
    frames(&care, DoctorStream::follow(&care, reader), None)
}
