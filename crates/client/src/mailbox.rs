//! Fetching a mailbox: its state, and the messages that are not known yet.

use secondok_api::{
    consultation::{FromQuery, MailboxState},
    frame::{Frame, FrameReader, MessageFrame},
    path,
};
use secondok_protocol::id::MailboxAddress;

use crate::{
    service::{self, ServiceError},
    transport::{Authorization, Method, Transport},
};

/// What a mailbox holds from some positions on.
pub(crate) struct Fetched {
    pub(crate) state: MailboxState,
    /// The patient's messages, then the doctor's, each side by its numbers.
    pub(crate) messages: Vec<MessageFrame>,
}

/// The state alone; none if the mailbox is unknown or erased.
pub(crate) async fn state(
    transport: &impl Transport,
    mailbox: MailboxAddress,
    authorization: Authorization,
) -> Result<Option<MailboxState>, ServiceError> {
    let request = service::plain(Method::Get, path::mailbox(mailbox), Some(authorization));
    let state = service::unless_unknown(service::fetch::<MailboxState>(transport, request).await)?;
    match state {
        Some(state) if state.mailbox != mailbox => Err(ServiceError::NotUnderstood { status: 200 }),
        state => Ok(state),
    }
}

/// The state and the messages from these positions on; none if the mailbox is unknown or erased.
pub(crate) async fn messages(
    transport: &impl Transport,
    mailbox: MailboxAddress,
    authorization: Authorization,
    from: FromQuery,
) -> Result<Option<Fetched>, ServiceError> {
    let request = service::plain(Method::Get, path::messages(mailbox, from), Some(authorization));
    let Some(bytes) = service::unless_unknown(service::fetch_bytes(transport, request).await)? else {
        return Ok(None);
    };
    read(mailbox, &bytes).map(Some).ok_or(ServiceError::NotUnderstood { status: 200 })
}

/// A whole answer: frames of this mailbox and no other, with a state at the end.
fn read(mailbox: MailboxAddress, bytes: &[u8]) -> Option<Fetched> {
    let mut reader = FrameReader::default();
    reader.push(bytes);
    let (mut last, mut messages) = (None, Vec::new());
    while let Some(frame) = reader.next_frame().ok()? {
        match frame {
            Frame::KeepAlive => {}
            Frame::State(state) => last = Some(state),
            Frame::Message(message) if message.mailbox == mailbox => messages.push(message),
            Frame::Message(_) => return None,
        }
    }
    let state = last.filter(|state| state.mailbox == mailbox && !reader.is_inside_frame())?;
    messages.sort_by_key(|message| (message.role, message.sequence));
    Some(Fetched { state, messages })
}
