//! What was sealed and not yet confirmed. It lies in the vault before it is sent, and is sent again byte by byte as it
//! was until the service says what became of it: so nothing is lost to a cut or a kill, and nothing is doubled.

use secondok_api::{
    bytes::Bytes,
    consultation::{Receipt, Role, SendQuery, Transition},
    path,
    problem::Kind,
};
use secondok_protocol::id::{MailboxAddress, MessageHash};
use serde::{Deserialize, Serialize};

use crate::{
    content::{Content, kept},
    service::{self, ServiceError},
    transport::{Authorization, Body, Method, Request, Transport},
};

/// A sealed message on its way.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pending {
    pub(crate) sequence: u32,
    pub(crate) transition: Option<Transition>,
    pub(crate) wire: Bytes,
    /// What is in it: becomes a draft again if its place was taken.
    #[serde(with = "kept")]
    pub(crate) content: Content,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// It is on the service's disk, now or since an earlier try.
    Delivered,
    /// Not known, or not possible at the moment: it stays in the outbox.
    Later(ServiceError),
    /// It will never be taken as it is.
    Refused(Refusal),
    /// The consultation has been erased.
    Gone,
}

/// Why a sealed message will never be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Another message has its place: sent from another device.
    Overtaken,
    /// The consultation's state does not allow it any more.
    WrongState,
    /// The service holds another history than this device.
    OutOfStep,
    /// No more messages fit.
    Full,
    /// No more messages can wait for the doctor's first.
    Unanswered,
    /// Another reason.
    Other(ServiceError),
}

impl Pending {
    /// Sends it, for the first time or once more.
    pub(crate) async fn deliver(
        &self,
        transport: &impl Transport,
        mailbox: MailboxAddress,
        role: Role,
        authorization: Authorization,
    ) -> Delivery {
        let query = SendQuery { transition: self.transition };
        let request = Request {
            method: Method::Put,
            path: path::message(mailbox, role, self.sequence, query),
            authorization: Some(authorization),
            headers: Vec::new(),
            body: Some(Body::Message(self.wire.0.clone())),
        };
        let expected = Receipt { role, sequence: self.sequence, hash: MessageHash::of(&self.wire.0) };
        match service::fetch::<Receipt>(transport, request).await {
            Ok(receipt) if receipt == expected => Delivery::Delivered,
            Ok(_) => Delivery::Later(ServiceError::NotUnderstood { status: 200 }),
            Err(error) if error.is_passing() => Delivery::Later(error),
            Err(ServiceError::Refused(Kind::UNKNOWN_MAILBOX)) => Delivery::Gone,
            Err(ServiceError::Refused(Kind::SEQUENCE_TAKEN)) => Delivery::Refused(Refusal::Overtaken),
            Err(ServiceError::Refused(Kind::WRONG_STATE)) => Delivery::Refused(Refusal::WrongState),
            Err(ServiceError::Refused(Kind::SEQUENCE_GAP | Kind::MESSAGE_MISMATCH)) => {
                Delivery::Refused(Refusal::OutOfStep)
            }
            Err(ServiceError::Refused(Kind::MAILBOX_FULL)) => Delivery::Refused(Refusal::Full),
            Err(ServiceError::Refused(Kind::UNANSWERED)) => Delivery::Refused(Refusal::Unanswered),
            Err(error) => Delivery::Refused(Refusal::Other(error)),
        }
    }
}
