//! Second opinions from verified doctors, for people who stay anonymous: the service.

use std::{io::Write, process::ExitCode};

use clap::Parser;
use secondok_server::{
    args::{Args, Audit, Command, Desk, WhichRoles},
    commands::{self, audit, desk::staff},
    failure::Failure,
};

fn main() -> ExitCode {
    let args = Args::parse();
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("the runtime does not start: {error}")))
        .and_then(|runtime| runtime.block_on(run(args.command)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "secondok: {failure}");
            failure.exit_code()
        }
    }
}

async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Init { folder } => commands::init::run(&folder),
        Command::Serve { config, accept_clock, without_attachments, days_ahead } => {
            let options = commands::serve::Options { accept_clock, without_attachments, days_ahead };
            commands::serve::run(&config.path, options).await
        }
        Command::Demo { listen, data, client } => commands::demo::run(listen, data.as_deref(), client).await,
        Command::CheckConfig { keys: true, .. } => {
            commands::check_config::keys();
            Ok(())
        }
        Command::CheckConfig { config, .. } => commands::check_config::run(&config.path),
        Command::Backup { folder, config, accept_clock } => {
            commands::backup::run(&config.path, &folder, accept_clock).await
        }
        Command::Restore { file, tombstones, config } => {
            commands::restore::run(&config.path, &file, &tombstones).await
        }
        Command::BundleHashes => {
            commands::bundle_hashes::run();
            Ok(())
        }
        Command::Audit { command } => match command {
            Audit::Verify { config, ends, checkpoints, key } => {
                audit::verify::run(&config.path, ends, &checkpoints, key).await
            }
            Audit::List { config, last, alerts } => audit::list::run(&config.path, last, alerts).await,
            Audit::Key { config } => audit::key(&config.path),
        },
        Command::Desk { command } => desk(command).await,
    }
}

async fn desk(command: Desk) -> Result<(), Failure> {
    match command {
        Desk::InviteDoctor { login, profile, config } => {
            commands::desk::invite_doctor::run(&config.path, &login, profile.as_deref()).await
        }
        Desk::PauseDoctor(doctor) => {
            commands::desk::asking::run(&doctor.config.path, &doctor.login, false).await
        }
        Desk::ResumeDoctor(doctor) => {
            commands::desk::asking::run(&doctor.config.path, &doctor.login, true).await
        }
        Desk::RemoveFactor(doctor) => {
            commands::desk::remove_factor::run(&doctor.config.path, &doctor.login).await
        }
        Desk::Staff { config } => staff::list(&config.path).await,
        Desk::InviteStaff(WhichRoles { who, roles }) => {
            staff::invite(&who.config.path, &who.login, &roles).await
        }
        // Without any, `--none` was given.
        Desk::SetRoles { who, roles, none: _ } => {
            staff::set_roles(&who.config.path, &who.login, &roles).await
        }
        Desk::RemoveStaff(who) => staff::remove(&who.config.path, &who.login).await,
    }
}
