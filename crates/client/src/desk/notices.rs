//! Notices: writing, changing, releasing and taking back.

use secondok_api::{
    notice::{ChangedDraft, DeskNotices, Draft, Read, Released},
    path,
    problem::Kind,
};
use secondok_protocol::id::NoticeId;

use super::Desk;
use crate::{
    service::{self, ServiceError},
    transport::{Method, Request, Transport},
    vault::Vault,
};

/// Why a notice is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    /// The service says what is wrong with it and what to do, in English.
    #[error("{0}")]
    Refused(String),
    /// Everything else.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl<T: Transport, V: Vault> Desk<T, V> {
    /// Every notice, drafts first.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn notices(&self) -> Result<DeskNotices, ServiceError> {
        let get = service::plain(Method::Get, path::DESK_NOTICES.to_owned(), Some(self.authorization()));
        service::fetch(&self.transport, get).await
    }

    /// Writes a draft, under a number drawn at random: the same again changes nothing.
    ///
    /// # Errors
    /// [`NoticeError`].
    pub async fn write_notice(&self, notice: NoticeId, draft: &Draft) -> Result<(), NoticeError> {
        let path = path::of_notice(path::DESK_NOTICE, notice);
        self.ask(service::with_json(Method::Put, path, Some(self.authorization()), draft)).await.map(drop)
    }

    /// Changes a draft that was read in this revision; answers the new one.
    ///
    /// # Errors
    /// [`NoticeError`].
    pub async fn change_notice(&self, notice: NoticeId, change: &ChangedDraft) -> Result<u32, NoticeError> {
        let path = path::of_notice(path::DESK_NOTICE_CHANGE, notice);
        let post = service::with_json(Method::Post, path, Some(self.authorization()), change);
        let Read { revision } = read(&self.ask(post).await?)?;
        Ok(revision)
    }

    /// Releases a notice that was read in this revision; answers its number.
    ///
    /// # Errors
    /// [`NoticeError`].
    pub async fn release_notice(&self, notice: NoticeId, revision: u32) -> Result<u32, NoticeError> {
        let path = path::of_notice(path::DESK_NOTICE_RELEASE, notice);
        let post = service::with_json(Method::Post, path, Some(self.authorization()), &Read { revision });
        let Released { number } = read(&self.ask(post).await?)?;
        Ok(number)
    }

    /// Takes a notice back; one that was taken back stays so.
    ///
    /// # Errors
    /// [`NoticeError`].
    pub async fn withdraw_notice(&self, notice: NoticeId) -> Result<(), NoticeError> {
        let path = path::of_notice(path::DESK_NOTICE, notice);
        self.ask(service::plain(Method::Delete, path, Some(self.authorization()))).await.map(drop)
    }

    async fn ask(&self, request: Request) -> Result<Vec<u8>, NoticeError> {
        let response = self.transport.call(request).await.map_err(ServiceError::from)?;
        if let Some(problem) = service::problem(&response)
            && problem.is(Kind::NOTICE_REFUSED)
        {
            return Err(NoticeError::Refused(problem.detail.unwrap_or(problem.next)));
        }
        Ok(service::succeeded(response)?.body)
    }
}

fn read<A: serde::de::DeserializeOwned>(body: &[u8]) -> Result<A, ServiceError> {
    serde_json::from_slice(body).map_err(|_| ServiceError::NotUnderstood { status: 200 })
}
