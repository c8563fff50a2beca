//! `secondok demo`: a service with invented doctors and consultations, to try it out.

mod told;

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use rand_core::Rng;
use secondok_care::{Care, Parts, PolicyVersions, admission, clock::Clock, http::Https};
use secondok_demo::{Played, Staff, clock::MovableClock};
use secondok_l10n::shell_word;

use crate::{
    apps,
    clock::SystemClock,
    config::{self, Config, LogFormat},
    data_folder::DataFolder,
    database,
    failure::Failure,
    jobs::{guard::Trust, night},
    listener, logging,
    output::say,
    randomness,
    service::{self, Jobs, Listeners},
};

/// Plays the demonstration into a new folder, tells how to go on, and serves until it is told to stop. Without a
/// folder everything is removed at the end.
///
/// # Errors
///
/// When something is not as it has to be.
pub async fn run(listen: SocketAddr, folder: Option<&Path>, client: Option<String>) -> Result<(), Failure> {
    let clock = Arc::new(MovableClock::new(Arc::new(SystemClock::default())));
    logging::start(LogFormat::Plain, SystemClock::default());
    let temporary = match folder {
        Some(_) => None,
        None => Some(tempfile::Builder::new().prefix("secondok-demo-").tempdir().map_err(|error| {
            Failure::new(format!("no temporary folder can be made: {error}; --data names another place"))
        })?),
    };
    let folder = folder.or(temporary.as_ref().map(tempfile::TempDir::path)).expect("one of the two is there");

    let patients = listener::take_next(listen, "--listen").await?;
    let address = listener::address(&patients)?;
    let beside = SocketAddr::new(address.ip(), address.port().saturating_add(1));
    let doctors = listener::take_next(beside, "--listen").await?;
    let beside = SocketAddr::new(address.ip(), listener::address(&doctors)?.port().saturating_add(1));
    let desk = listener::take_next(beside, "--listen").await?;
    let config = configure(folder, [address, listener::address(&doctors)?, listener::address(&desk)?])?;
    let listeners = Listeners { patients, doctors, desk, mail: None, metrics: None };
    let stop = service::stop()?;
    say("Making eight doctors and their consultations, all invented (a few seconds) …");
    let (care, played) = tokio::select! {
        played = play(&config, &clock) => played?,
        () = stop => return Ok(()),
    };
    let apps = told::Apps { patient: apps::patient(), doctors: apps::has_doctors(), desk: apps::has_desk() };
    say(told::text(&config, &homes(folder), &client.unwrap_or_else(program), apps, &played));
    show_codes(played.staff.to_vec());
    serve(care, listeners, &config, temporary.is_some()).await
}

/// Whoever has no authenticator at hand presses Enter to see the staff's six digits of that moment. What waits for it ends with
/// the program.
fn show_codes(staff: Vec<Staff>) {
    std::thread::spawn(move || {
        let clock = SystemClock::default();
        for _ in std::io::stdin().lines().map_while(Result::ok) {
            let now = clock.now().0;
            let codes: Vec<_> = staff.iter().map(|one| format!("{}: {}", one.login, one.code(now))).collect();
            say(format!("  {}", codes.join("   ")));
        }
    });
}

async fn serve(care: Care, listeners: Listeners, config: &Config, temporary: bool) -> Result<(), Failure> {
    let audit_end = DataFolder::open(&config.data)?.audit_end();
    let night = night::Settings { hour: config.nightly_hour, trust: Trust::Always, backup: None };
    service::run(care, listeners, Jobs { night, audit_end, alerts: None }).await?;
    if temporary {
        say("Everything of the demonstration has been removed.");
    }
    Ok(())
}

/// Writes a configuration, so that a demonstration that is kept can be served again.
fn configure(folder: &Path, [address, doctors, desk]: [SocketAddr; 3]) -> Result<Config, Failure> {
    let path = folder.join(config::FILE);
    if path.exists() {
        return Err(Failure::usage(format!(
            "--data {}: there is a service already. Name a new folder, or go on with it: secondok serve --config {}",
            folder.display(),
            path.display()
        )));
    }
    fs::create_dir_all(folder)
        .and_then(|()| {
            let text = format!(
                "demonstration = true\n\n[care]\nlisten = \"{address}\"\ndoctors_listen = \"{doctors}\"\n\
                 desk_listen = \"{desk}\"\n"
            );
            fs::write(&path, text)
        })
        .map_err(|error| Failure::new(format!("{}: cannot be written: {error}", path.display())))?;
    let text = fs::read_to_string(&path).map_err(|error| Failure::new(error.to_string()))?;
    Ok(Config::read(&text, &path, std::iter::empty())?)
}

async fn play(config: &Config, clock: &Arc<MovableClock>) -> Result<(Care, Played), Failure> {
    let data = DataFolder::make(&config.data)?;
    let store = database::open_with_attachments(config, &data).await?;
    let mut rng = randomness::generator();
    let login_seed = data.login_seed(false, &mut rng)?;
    let mut seed = [0; 32];
    rng.fill_bytes(&mut seed);
    let care = Care::new(Parts {
        store,
        clock: clock.clone(),
        admission: Arc::new(admission::Open),
        seed,
        login_seed,
        demonstration: true,
        statistics: config.statistics,
        organisation: config.organisation.clone(),
        https: Https::of([&config.url, &config.doctors_url, &config.desk_url]),
        url: Some(config.url.clone()),
        app: apps::patient(),
        doctors: apps::has_doctors().then(|| config.doctors_url.clone()),
        policy: PolicyVersions::own(),
        broken_apps: config.broken_apps.clone(),
        mail: None,
    });
    let played = secondok_demo::play(&care, clock, &mut rng)
        .await
        .map_err(|error| Failure::new(format!("the demonstration cannot be played: {error}")))?;
    Ok((care, played))
}

/// A folder for each of the people that somebody will play.
fn homes(folder: &Path) -> told::Homes {
    told::Homes {
        new_patient: folder.join("new-patient"),
        patient: folder.join("patient"),
        doctor: folder.join("doctor"),
        staff: folder.join("staff"),
    }
}

/// The command-line client, if it lies beside this program; otherwise its name.
fn program() -> String {
    let name = "secondok-cli";
    let beside =
        std::env::current_exe().ok().map(|path| path.with_file_name(name)).filter(|path| path.exists());
    let Some(beside) = beside else { return name.to_owned() };
    let here = std::env::current_dir().ok();
    let short: Option<PathBuf> = here.and_then(|here| beside.strip_prefix(here).ok().map(Path::to_owned));
    shell_word(&short.unwrap_or(beside).display().to_string()).into_owned()
}
