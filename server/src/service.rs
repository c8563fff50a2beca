//! The running service: its jobs beside it, and an orderly end.

use secondok_care::{
    Care,
    http::{self, Origin},
    mail::{self, Door},
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use crate::{
    apps,
    audit_end::AuditEnd,
    connections::Room,
    failure::Failure,
    jobs::{alert_mail, doctor_mail, health, night},
    listener, metrics,
};

/// The addresses that are listened at.
#[derive(Debug)]
pub struct Listeners {
    /// Of the public pages and the patient's app.
    pub patients: TcpListener,
    /// Of the doctors' app.
    pub doctors: TcpListener,
    /// Of the desk.
    pub desk: TcpListener,
    /// Of the mail server, which hands mail over.
    pub mail: Option<Door>,
    /// Of Prometheus, which fetches figures.
    pub metrics: Option<TcpListener>,
}

/// What it does by itself.
#[derive(Debug)]
pub struct Jobs {
    /// Each night.
    pub night: night::Settings,
    /// Where it is kept where the audit log ends.
    pub audit_end: AuditEnd,
    /// Who is written to when somebody should look, if anybody is.
    pub alerts: Option<alert_mail::Settings>,
}

/// Serves until the system or the person at the terminal says stop; then ends the streams, lets requests under way
/// come to their end and closes the database.
///
/// # Errors
///
/// When signals cannot be had.
pub async fn run(care: Care, listeners: Listeners, work: Jobs) -> Result<(), Failure> {
    let stop = stop()?;
    let Listeners { patients, doctors, desk, mail, metrics } = listeners;
    let Jobs { night, audit_end, alerts } = work;
    let [address, doctors_address, desk_address] =
        [listener::address(&patients)?, listener::address(&doctors)?, listener::address(&desk)?];
    let metrics_address = metrics.as_ref().map(listener::address).transpose()?.map(|it| it.to_string());
    let mail_address = mail.as_ref().and_then(Door::address);
    let mut jobs = vec![
        tokio::spawn(health::watch(care.clone(), audit_end.clone())),
        tokio::spawn(night::run(care.clone(), night)),
        tokio::spawn(doctor_mail::run(care.clone())),
    ];
    jobs.extend(mail.map(|door| tokio::spawn(mail::listen(care.clone(), door))));
    jobs.extend(metrics.map(|listener| tokio::spawn(metrics::serve(care.clone(), listener))));
    jobs.extend(alerts.map(|settings| tokio::spawn(alert_mail::run(care.clone(), settings))));
    tracing::info!(
        event = "started",
        address = %address,
        doctors = %doctors_address,
        desk = %desk_address,
        mail = mail_address,
        metrics = metrics_address,
        version = env!("CARGO_PKG_VERSION"),
        demonstration = care.is_demonstration(),
    );
    let app = |origin| apps::router(origin, care.is_demonstration());
    let room = Room::here();
    let origins = [
        Origin {
            listener: patients,
            router: care.router_with(app(apps::Origin::Patients)),
            connections: room.patients,
        },
        Origin {
            listener: doctors,
            router: care.doctors_router(app(apps::Origin::Doctors)),
            connections: room.doctors,
        },
        Origin { listener: desk, router: care.desk_router(app(apps::Origin::Desk)), connections: room.desk },
    ];
    http::serve(&care, origins, stop).await;
    for job in jobs {
        job.abort();
        let _ = job.await;
    }
    health::look_at_audit(&care, &audit_end).await;
    care.store().close().await;
    health::tell(&care);
    tracing::info!(event = "stopped");
    Ok(())
}

/// Ready when it is time to stop: SIGTERM, as systemd and containers send it, or SIGINT, as Ctrl-C does.
pub fn stop() -> Result<impl Future<Output = ()>, Failure> {
    let listen = |kind| signal(kind).map_err(|error| Failure::new(format!("signals cannot be had: {error}")));
    let (mut terminate, mut interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
