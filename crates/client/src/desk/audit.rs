//! The audit log, for whoever watches over security.

use secondok_api::{
    audit::{AuditLog, AuditQuery},
    path,
};

use super::Desk;
use crate::{
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::Vault,
};

impl<T: Transport, V: Vault> Desk<T, V> {
    /// A page of it, the latest entries first.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn audit(&self, query: AuditQuery) -> Result<AuditLog, ServiceError> {
        let get = service::plain(Method::Get, path::desk_audit(query), Some(self.authorization()));
        service::fetch(&self.transport, get).await
    }
}
