//! The care service: doctors, consultations, sealed mailboxes.
//!
//! [`Care`] puts the parts together. Time and randomness come from outside; nothing here reads the system's.

pub mod admission;
mod attachments;
pub mod audit;
pub mod clock;
pub mod consultations;
mod desk;
mod directory;
mod doctors;
pub mod faults;
pub mod http;
pub mod jobs;
pub mod key_log;
mod login;
pub mod mail;
pub mod notices;
mod second_factor;
mod shared;
pub mod site;
pub mod statistics;
pub mod store;
mod streaming;
pub mod support;
pub mod verification;

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::Router;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use secondok_api::{
    app_version::AppVersion,
    audit::{Actor, Alert, Entry, Event, PAGE},
    notice::Notice,
    organisation::Organisation,
};
use secondok_policy::versions::Versions;
use secondok_protocol::{
    Day,
    id::{DoctorId, StaffId},
};

pub use secondok_policy::versions::Versions as PolicyVersions;

pub use self::streaming::Hub;
use self::{
    admission::Admit,
    attachments::Uploads,
    audit::{Alerts, Broken, Head, SealKey, Stamp, Watch},
    clock::Clock,
    directory::published::Reading,
    faults::Faults,
    http::Answers,
    jobs::{NightError, NightReport, Totals},
    key_log::KeyLog,
    login::LoginServer,
    mail::{Codes, Mail},
    store::{Store, StoreError, Which},
};

/// What the care service is put together from.
#[derive(Debug)]
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Who may open consultations.
    pub admission: Arc<dyn Admit>,
    /// Seeds this instance's generator of random numbers; from the system's, another one at each start.
    pub seed: [u8; 32],
    /// The server's side of log-ins, the doctors' and the staff's: the same for as long as their accounts live, and kept
    /// apart from the database and its backups.
    pub login_seed: [u8; 32],
    /// Whether everything here is invented, for trying out.
    pub demonstration: bool,
    /// Whether weeks are counted for statistics, which everybody is shown.
    pub statistics: bool,
    /// Who is responsible. None: the pages say that nobody is, because all is invented.
    pub organisation: Option<Organisation>,
    /// Which origins people reach by https.
    pub https: http::Https,
    /// The address at which browsers reach the pages: search engines are told by it which of them is the same in another language.
    /// None: they are not told.
    pub url: Option<String>,
    /// Where on this service the patient's app lies, if it has one; the pages lead there.
    pub app: Option<&'static str>,
    /// The address of the doctors' app, if there is one: an origin of its own. The pages lead there.
    pub doctors: Option<String>,
    /// The privacy policy, with its versions.
    pub policy: &'static Versions,
    /// Versions of the apps that are known to be broken: every app is told all of them.
    pub broken_apps: BTreeSet<AppVersion>,
    /// E-mail to and from support, if it has an address of its own.
    pub mail: Option<mail::Settings>,
}

/// The care service. Cheap to clone.
#[derive(Clone)]
pub struct Care(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    admission: Arc<dyn Admit>,
    rng: Mutex<ChaCha20Rng>,
    login: LoginServer<DoctorId>,
    staff_login: LoginServer<StaffId>,
    seal_key: SealKey,
    key_log: KeyLog,
    audit: Watch,
    alerts: Alerts,
    letters: tokio::sync::Notify,
    hub: Hub,
    totals: tokio::sync::Mutex<Totals>,
    faults: Faults,
    uploads: Uploads,
    reading: Reading,
    answers: Answers,
    support_from_app: support::Quota,
    support_from_site: support::Quota,
    support_by_mail: support::Quota,
    invitations: verification::Measure,
    mail: Option<Mail>,
    mail_codes: Codes,
    https: http::Https,
    service: site::Service,
    policy: &'static Versions,
    broken_apps: Vec<AppVersion>,
}

impl std::fmt::Debug for Care {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Care").field("service", &self.0.service).finish_non_exhaustive()
    }
}

impl Care {
    /// Puts the service together.
    pub fn new(parts: Parts) -> Self {
        let Parts {
            store,
            clock,
            admission,
            seed,
            login_seed,
            demonstration,
            statistics,
            organisation,
            https,
            url,
            app,
            doctors,
            policy,
            broken_apps,
            mail,
        } = parts;
        let rng = Mutex::new(ChaCha20Rng::from_seed(seed));
        let (login, staff_login) = (LoginServer::from_seed(&login_seed), LoginServer::from_seed(&login_seed));
        let (hub, totals, faults, uploads, reading, answers, audit, invitations) = Default::default();
        let https_of_pages = https.patients;
        let (mail, mail_codes) = (mail.map(Mail::new), Codes::from_seed(&login_seed));
        let service = site::Service {
            demonstration,
            statistics,
            organisation,
            url,
            app,
            doctors,
            mail: mail.as_ref().map(|mail| mail.address().to_owned()),
            mails: mail.as_ref().is_some_and(Mail::sends),
            https: https_of_pages,
        };
        Self(Arc::new(Inner {
            store,
            clock,
            admission,
            rng,
            login,
            staff_login,
            seal_key: SealKey::from_seed(&login_seed),
            key_log: KeyLog::from_seed(&login_seed),
            audit,
            alerts: Alerts::default(),
            letters: tokio::sync::Notify::new(),
            hub,
            totals,
            faults,
            uploads,
            reading,
            answers,
            support_from_app: support::Quota::new(support::FROM_APP),
            support_from_site: support::Quota::new(support::FROM_SITE),
            support_by_mail: support::Quota::new(support::FROM_MAIL),
            invitations,
            mail,
            mail_codes,
            https,
            service,
            policy,
            broken_apps: broken_apps.into_iter().collect(),
        }))
    }

    /// The service over HTTP: its interface for programs, and its pages.
    pub fn router(&self) -> Router {
        self.router_with(Router::new())
    }

    /// The same with more routes, which get its headers, and its refusals for what none of them is.
    pub fn router_with(&self, more: Router<Care>) -> Router {
        http::router(self.clone(), more)
    }

    /// The doctors' own origin: of the interface for programs what doctors need, no public page, and `app`, which gets
    /// the headers and refusals too.
    pub fn doctors_router(&self, app: Router<Care>) -> Router {
        http::doctors_router(self.clone(), app)
    }

    /// The desk's own origin: of the interface what the staff needs and nothing else, and `app`, which gets the headers and
    /// refusals too.
    pub fn desk_router(&self, app: Router<Care>) -> Router {
        http::desk_router(self.clone(), app)
    }

    /// Brings the service to this day, which the caller has found to be today: a week that is over is counted, if statistics
    /// are on, late consultations end, old ones are erased, the database is rewritten in key order. Once a day: a second call changes nothing. Those who follow a
    /// consultation that ended or is gone are told.
    ///
    /// # Errors
    /// What failed, when everything else has been done. The next call tries it again.
    pub async fn nightly(&self, today: Day) -> Result<NightReport, NightError> {
        let mut totals = self.0.totals.lock().await;
        jobs::nightly(self, today, &mut totals).await
    }

    /// Ready when there may be letters to doctors; ready at the latest after this time.
    pub async fn letters_due(&self, at_the_latest: Duration) {
        let _ = tokio::time::timeout(at_the_latest, self.0.letters.notified()).await;
    }

    /// There are letters to doctors.
    pub(crate) fn owes_letters(&self) {
        self.0.letters.notify_one();
    }

    /// The log of keys.
    pub(crate) fn key_log(&self) -> &KeyLog {
        &self.0.key_log
    }

    /// Where the audit log ended when it was looked at last.
    pub fn audit_watch(&self) -> &Watch {
        &self.0.audit
    }

    /// Looks whether the audit log still ends as it did, or goes on from there; if not, somebody is told, as of what commands have
    /// noted there since.
    ///
    /// # Errors
    /// That the database failed.
    pub async fn look_at_audit(&self) -> Result<(), StoreError> {
        let before = self.0.audit.head();
        let broken = self.0.audit.look(self.store()).await?;
        self.tell_broken(broken).await?;
        if self.0.audit.head() == before {
            return Ok(());
        }
        // Of a log that does not go on from there, what is of the last day is new.
        let after = if broken.is_none() && before != Head::NONE { Some(before.number) } else { None };
        self.tell_of_commands(after).await
    }

    /// Tells what a command has noted since the entry of this number, or in the last day: a command writes to nobody.
    async fn tell_of_commands(&self, after: Option<u64>) -> Result<(), StoreError> {
        let yesterday = self.clock().now().0.saturating_sub(24 * 60 * 60);
        let is_new = |entry: &Entry| after.map_or(entry.at >= yesterday, |after| entry.number > after);
        let entries = self.store().audit_entries(Which::Alerts, None, PAGE).await?;
        for entry in entries.iter().rev().filter(|entry| entry.by == Actor::Operator && is_new(entry)) {
            self.tell_kind(entry.event.name());
        }
        Ok(())
    }

    /// Reads the whole audit log, tells somebody if it is not what was written, and seals its end.
    pub(crate) async fn seal_audit(&self) -> Result<Head, StoreError> {
        let (key, now) = (&self.0.seal_key, self.clock().now());
        let found = audit::verify(self.store(), &key.public(), &[], now).await?;
        self.tell_broken(self.0.audit.verified(found)).await?;
        self.store().seal_audit(key, now).await
    }

    async fn tell_broken(&self, broken: Option<Broken>) -> Result<(), StoreError> {
        match broken {
            Some(broken) => self.alert(Alert::LogBroken { entry: broken.entry() }).await,
            None => Ok(()),
        }
    }

    /// Tells somebody to look, by the audit log, the log of the system, and whatever else is set up.
    ///
    /// # Errors
    /// That it could not be noted in the database.
    pub async fn alert(&self, alert: Alert) -> Result<(), StoreError> {
        self.tell(&alert);
        self.store().note(Stamp::service(self.clock().now()), Event::Alert(alert)).await
    }

    /// The same without waiting for the database: how long an answer takes tells nothing of who has an account.
    pub(crate) fn alert_beside(&self, alert: Alert) {
        let care = self.clone();
        // If it cannot be noted, the log of the system has it, and that the database fails is told by itself.
        tokio::spawn(async move { care.alert(alert).await });
    }

    /// Tells it without the audit log, which has it already: by the log of the system, and to who is told beside it.
    pub(crate) fn tell(&self, alert: &Alert) {
        self.tell_kind(alert.name());
    }

    fn tell_kind(&self, kind: &'static str) {
        tracing::error!(event = "alert", kind);
        self.0.alerts.tell(kind, self.clock().now());
    }

    /// What somebody should look at, for who is told beside the logs.
    pub fn alerts(&self) -> &Alerts {
        &self.0.alerts
    }

    /// How many log-ins were refused since the start because too many were begun with that name, by kind of account.
    pub fn refused_log_ins(&self) -> [(&'static str, u64); 2] {
        [("doctor", self.0.login.refused()), ("staff", self.0.staff_login.refused())]
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Those who follow mailboxes. Whoever changes a consultation announces it here.
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// What requests met and nobody was told of yet.
    pub fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// Where the time comes from.
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    /// Whether everything here is invented, for trying out.
    pub fn is_demonstration(&self) -> bool {
        self.0.service.demonstration
    }

    /// Whether weeks are counted for statistics.
    pub(crate) fn counts_weeks(&self) -> bool {
        self.0.service.statistics
    }

    /// Who is responsible.
    pub(crate) fn organisation(&self) -> Option<&Organisation> {
        self.0.service.organisation.as_ref()
    }

    /// Versions of the apps that are known to be broken, in order.
    pub(crate) fn broken_apps(&self) -> &[AppVersion] {
        &self.0.broken_apps
    }

    /// Which origins people reach by https.
    pub(crate) fn https(&self) -> http::Https {
        self.0.https
    }

    /// Does this to its end, also when who asked for it goes away meanwhile: what is stored is told to those who
    /// follow, and what is deleted leaves no traces.
    pub(crate) async fn to_the_end<T: Send + 'static, W: Future<Output = T> + Send + 'static>(
        &self,
        work: impl FnOnce(Self) -> W,
    ) -> T {
        faults::to_the_end(work(self.clone())).await
    }

    /// Uploads that are under way.
    pub(crate) fn uploads(&self) -> &Uploads {
        &self.0.uploads
    }

    /// The directory as it was read last.
    pub(crate) fn reading(&self) -> &Reading {
        &self.0.reading
    }

    /// Long answers that are on their way out.
    pub(crate) fn answers(&self) -> &Answers {
        &self.0.answers
    }

    /// How many questions support takes from the app.
    pub(crate) fn support_from_app(&self) -> &support::Quota {
        &self.0.support_from_app
    }

    /// How many questions support takes from the pages' form.
    pub(crate) fn support_from_site(&self) -> &support::Quota {
        &self.0.support_from_site
    }

    /// How many questions support takes by e-mail.
    pub(crate) fn support_by_mail(&self) -> &support::Quota {
        &self.0.support_by_mail
    }

    /// How many invitations go out.
    pub(crate) fn invitations(&self) -> &verification::Measure {
        &self.0.invitations
    }

    /// The address of the doctors' app, if there is one.
    pub(crate) fn doctors_app(&self) -> Option<&str> {
        self.0.service.doctors.as_deref()
    }

    /// E-mail to and from support.
    pub fn mail(&self) -> Option<&Mail> {
        self.0.mail.as_ref()
    }

    /// What opens the way back from an e-mail to a conversation.
    pub(crate) fn mail_codes(&self) -> &Codes {
        &self.0.mail_codes
    }

    /// The privacy policy, with its versions.
    pub(crate) fn versions(&self) -> &'static Versions {
        self.0.policy
    }

    /// What pages say of the service today, with these notices above their content.
    pub(crate) fn site<'a>(&'a self, notices: &'a [Notice]) -> site::Site<'a> {
        let (service, today) = (&self.0.service, self.today().calendar());
        site::Site { service, today, versions: self.versions(), notices }
    }

    pub(crate) fn today(&self) -> Day {
        self.0.clock.today()
    }

    pub(crate) fn admission(&self) -> &dyn Admit {
        &*self.0.admission
    }

    /// What doctors' log-ins are answered with.
    pub(crate) fn login(&self) -> &LoginServer<DoctorId> {
        &self.0.login
    }

    /// What the staff's log-ins are answered with.
    pub(crate) fn staff_login(&self) -> &LoginServer<StaffId> {
        &self.0.staff_login
    }

    /// A generator of its own for one use. A panic in another user's hands leaves the common one whole.
    pub(crate) fn rng(&self) -> ChaCha20Rng {
        ChaCha20Rng::from_rng(&mut *self.0.rng.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Draws a number.
    pub(crate) fn draw(&self) -> u32 {
        self.0.rng.lock().unwrap_or_else(PoisonError::into_inner).next_u32()
    }
}
