//! `secondok serve`: the service, from a configuration.

use std::{path::Path, sync::Arc};

use rand_core::Rng;
use secondok_care::{
    Care, Parts, PolicyVersions, admission,
    clock::Clock,
    http::Https,
    store::{Store, StoreError},
};

use crate::{
    apps, backup,
    clock::SystemClock,
    config::Config,
    data_folder::DataFolder,
    database,
    failure::Failure,
    jobs::{alert_mail, guard::Trust, night},
    listener, logging, mail,
    output::say,
    randomness,
    service::{self, Jobs},
};

/// How it is started, beside the configuration.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Somebody has looked at the clock and found it right.
    pub accept_clock: bool,
    /// Attachments of which the folder does not have every part are lost, and to be forgotten.
    pub without_attachments: bool,
    /// Days that the clock goes ahead, on a demonstration service.
    pub days_ahead: u32,
}

/// Serves until it is told to stop.
///
/// # Errors
///
/// When something is not as it has to be; then nothing was started.
pub async fn run(path: &Path, options: Options) -> Result<(), Failure> {
    let config = Config::load(path)?;
    if options.days_ahead > 0 && !config.demonstration {
        return Err(Failure::usage(
            "--days-ahead: only on a service that calls itself a demonstration (demonstration = true)",
        ));
    }
    let clock = SystemClock::days_ahead(options.days_ahead);
    logging::start(config.log_format, clock);

    let data = DataFolder::open(&config.data)?;
    let _held = data.hold()?;
    let backup = match &config.backup_folder {
        Some(folder) => Some((backup::make_folder(folder)?, config.backup_keep)),
        None => None,
    };
    let listeners = service::Listeners {
        patients: listener::take(&config.listen).await?,
        doctors: listener::take(&config.doctors_listen).await?,
        desk: listener::take(&config.desk_listen).await?,
        mail: match config.mail.as_ref().and_then(|mail| mail.lmtp.as_ref()) {
            Some(lmtp) => Some(mail::door(lmtp).await?),
            None => None,
        },
        metrics: match &config.metrics_listen {
            Some(listen) => Some(listener::take(listen).await?),
            None => None,
        },
    };
    let alerts = alert_mail::Settings::of(&config);
    let store = database::open_with_attachments(&config, &data).await?;
    let found = sweep(&store, options).await.map_err(|error| database::explain(&config, &data, &error))?;
    found.map_err(|wrong| Failure::new(format!("{}: {wrong}", data.attachments().display())))?;
    store.settle_key_log(clock.today()).await.map_err(|error| database::explain(&config, &data, &error))?;
    let doctors =
        store.directory(clock.today()).await.map_err(|error| database::explain(&config, &data, &error))?;
    let mut rng = randomness::generator();
    let login_seed = data.login_seed(!doctors.is_empty(), &mut rng)?;
    let mut seed = [0; 32];
    rng.fill_bytes(&mut seed);
    let care = Care::new(Parts {
        store,
        clock: Arc::new(clock),
        admission: Arc::new(admission::Open),
        seed,
        login_seed,
        demonstration: config.demonstration,
        statistics: config.statistics,
        organisation: config.organisation,
        https: Https::of([&config.url, &config.doctors_url, &config.desk_url]),
        url: Some(config.url),
        app: apps::patient(),
        doctors: apps::has_doctors().then_some(config.doctors_url),
        policy: PolicyVersions::own(),
        broken_apps: config.broken_apps,
        mail: config.mail.as_ref().map(mail::settings),
    });
    let audit_end = data.audit_end();
    if let Some(end) = audit_end.read()? {
        care.audit_watch().remember(end);
    }
    let trust = if options.accept_clock { Trust::Once } else { Trust::None };
    let night = night::Settings { hour: config.nightly_hour, trust, backup };
    service::run(care, listeners, Jobs { night, audit_end, alerts }).await
}

/// Removes what belongs to no attachment: what was destroyed just before a crash may still be there. Where the folder is
/// not the database's, everything stays as it is, and what is wrong is answered.
pub(crate) async fn sweep(store: &Store, options: Options) -> Result<Result<(), &'static str>, StoreError> {
    if store.has_foreign_attachments().await? {
        return Ok(Err(
            "there are attachments, and the database never had a consultation. Restore its backup, or move that folder\n  \
             away. Nothing was removed.",
        ));
    }
    if options.without_attachments {
        let forgotten = store.forget_missing_attachments().await?;
        say(format!("Attachments forgotten because not every part of them is there: {forgotten}."));
        return Ok(Ok(()));
    }
    if store.lacks_attachments().await? {
        return Ok(Err(
            "there is nothing, and the database knows attachments. Is the disk mounted? If not, put the copy of the\n  \
                       folder back. If they are lost, start once with --without-attachments: they are forgotten then.",
        ));
    }
    store.sweep_orphans().await.map(Ok)
}
