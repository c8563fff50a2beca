//! Verifiers: applications, what is recorded of credentials, what is decided.

use secondok_api::{
    path,
    verification::{Applications, ApplicationsQuery, Check, DeskApplication, NewCheck, NewStep, Step},
};
use secondok_protocol::id::DoctorId;

use super::Desk;
use crate::{
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::Vault,
};

impl<T: Transport, V: Vault> Desk<T, V> {
    /// A page of the applications, those that came first at the top.
    ///
    /// # Errors
    /// [`ServiceError`]; `role-missing` for somebody who may not.
    pub async fn applications(&self, query: ApplicationsQuery) -> Result<Applications, ServiceError> {
        let path = path::desk_applications(query);
        service::fetch(&self.transport, service::plain(Method::Get, path, Some(self.authorization()))).await
    }

    /// One application.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn application(&self, doctor: DoctorId) -> Result<DeskApplication, ServiceError> {
        let path = path::of_application(path::DESK_APPLICATION, doctor);
        service::fetch(&self.transport, service::plain(Method::Get, path, Some(self.authorization()))).await
    }

    /// Records what was found about a credential. Done again it is done.
    ///
    /// # Errors
    /// [`ServiceError`]; `application-changed` if it is no longer what was looked at.
    pub async fn record_check(
        &self,
        doctor: DoctorId,
        revision: u64,
        check: Check,
    ) -> Result<DeskApplication, ServiceError> {
        self.post(path::DESK_APPLICATION_CHECKS, doctor, &NewCheck { revision, check }).await
    }

    /// Does what is decided. Done again it is done.
    ///
    /// # Errors
    /// [`ServiceError`]; `same-verifier` for who proposed it.
    pub async fn step(
        &self,
        doctor: DoctorId,
        revision: u64,
        step: Step,
    ) -> Result<DeskApplication, ServiceError> {
        self.post(path::DESK_APPLICATION_STEPS, doctor, &NewStep { revision, step }).await
    }

    async fn post(
        &self,
        path: &str,
        doctor: DoctorId,
        body: &impl serde::Serialize,
    ) -> Result<DeskApplication, ServiceError> {
        let path = path::of_application(path, doctor);
        let post = service::with_json(Method::Post, path, Some(self.authorization()), body);
        service::fetch(&self.transport, post).await
    }
}
