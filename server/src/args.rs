//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Parser, Subcommand};

use secondok_api::desk::Role;
use secondok_care::audit::{Head, PublicSealKey};

use crate::config;

/// Second opinions from verified doctors, for people who stay anonymous.
#[derive(Debug, Parser)]
#[command(name = "secondok", version, propagate_version = true, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a commented configuration and make the data folder.
    Init {
        /// The folder to make them in.
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Run the service.
    Serve {
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
        /// Take the clock as it is, although it has jumped since the service last ran, and erase what is due by it.
        #[arg(long)]
        accept_clock: bool,
        /// Forget the attachments of which the folder does not have every part, because they are lost.
        #[arg(long)]
        without_attachments: bool,
        /// Let the clock go this many days ahead; only on a demonstration service.
        #[arg(long, value_name = "DAYS", default_value_t = 0, hide = true)]
        days_ahead: u32,
    },
    /// Run a service with invented doctors and consultations, to try it out.
    Demo {
        /// Where to listen; the next free port is taken if this one is not free, and the next after it for doctors.
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Keep the data in this new folder; without it they are removed at the end.
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
        /// How the command-line client is called in what is printed; without it, as it lies beside this program.
        #[arg(long, value_name = "COMMAND")]
        client: Option<String>,
    },
    /// Check the configuration and tell what holds.
    CheckConfig {
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
        /// List every key, what it takes and its default, and stop.
        #[arg(long)]
        keys: bool,
    },
    /// Write a backup of the running or stopped service into a folder. login.seed is never in it.
    Backup {
        /// The folder.
        folder: PathBuf,
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
        /// Take the clock as it is, although it has jumped since the last night, and delete what is due by it.
        #[arg(long)]
        accept_clock: bool,
    },
    /// Fill an empty database from a backup; what was destroyed stays destroyed.
    Restore {
        /// The backup.
        file: PathBuf,
        /// Where later destructions are known from: the database's file that the restored one replaces, or a later
        /// backup. May be given several times.
        #[arg(long, value_name = "FILE")]
        tombstones: Vec<PathBuf>,
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
    },
    /// List every file of the apps that are built in, with its SHA-256, to compare with another build of the same version.
    BundleHashes,
    /// The audit log: what doctors, the staff and whoever types these commands did, and what the service noticed.
    Audit {
        /// What to do.
        #[command(subcommand)]
        command: Audit,
    },
    /// What the people who run the service do.
    Desk {
        /// What to do.
        #[command(subcommand)]
        command: Desk,
    },
}

/// What to do with the audit log.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Read all of it and of the log of keys, and tell whether they are what was written: that nothing was changed, put in or cut off.
    Verify {
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
        /// An end that the log had, from the service's own log (`sealed=…` in the line of a night): it must still have it. May be
        /// given several times.
        #[arg(long = "sealed", value_name = "NUMBER:HASH")]
        ends: Vec<Head>,
        /// A checkpoint of the log of keys that was kept: that log must still go on from it. May be given several times.
        #[arg(long = "checkpoint", value_name = "FILE", conflicts_with = "key")]
        checkpoints: Vec<PathBuf>,
        /// The key of its seals, as `secondok audit key` shows it, for whoever has no login.seed.
        #[arg(long)]
        key: Option<PublicSealKey>,
    },
    /// Show the latest entries, the latest first.
    List {
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
        /// How many.
        #[arg(long, default_value_t = 20)]
        last: u32,
        /// Only what somebody should look at.
        #[arg(long)]
        alerts: bool,
    },
    /// Show the public key of its seals, for whoever verifies it elsewhere.
    Key {
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
    },
}

/// What the people who run the service do.
#[derive(Debug, Subcommand)]
pub enum Desk {
    /// Make an invitation with which one doctor can register; it is shown once. With a profile, the organisation answers for the
    /// doctor, who can be asked at once; without one, they apply, and two verifiers decide.
    InviteDoctor {
        /// The name that the doctor will log in with: an e-mail address.
        #[arg(long)]
        login: String,
        /// The public profile of a doctor for whom the organisation answers, a TOML file.
        #[arg(long, value_name = "FILE")]
        profile: Option<PathBuf>,
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
    },
    /// Let nobody ask a doctor any more; what is under way goes on.
    PauseDoctor(Which),
    /// Let a doctor be asked again.
    ResumeDoctor(Which),
    /// Ask a doctor who has lost their second factor for none any more; make sure first that it is they who ask for it.
    RemoveFactor(Which),
    /// List the staff, and what each may do.
    Staff {
        /// Which configuration.
        #[command(flatten)]
        config: ConfigFile,
    },
    /// Make an invitation with which somebody becomes one of the staff; it is shown once.
    InviteStaff(WhichRoles),
    /// Say what somebody of the staff may do from now on.
    SetRoles {
        /// Who.
        #[command(flatten)]
        who: Which,
        /// What they may do: publisher, security, support, verifier. May be given several times.
        #[arg(long = "role", value_name = "ROLE", required_unless_present = "none")]
        roles: Vec<Role>,
        /// Nothing: they stay one of the staff, and no room is open to them.
        #[arg(long, conflicts_with = "roles")]
        none: bool,
    },
    /// Remove somebody from the staff, also whoever was only invited; they are logged out everywhere.
    RemoveStaff(Which),
}

/// Somebody of the staff, and roles.
#[derive(Debug, clap::Args)]
pub struct WhichRoles {
    /// Who.
    #[command(flatten)]
    pub who: Which,
    /// What they may do: publisher (writes notices, and releases those of others), security (watches over log-ins and over
    /// what the staff does), support (answers questions), verifier (checks doctors' credentials, and approves them with a
    /// second person). May be given several times.
    #[arg(long = "role", value_name = "ROLE", required = true)]
    pub roles: Vec<Role>,
}

/// Who, by the name that they log in with.
#[derive(Debug, clap::Args)]
pub struct Which {
    /// The name that they log in with: an e-mail address.
    #[arg(long)]
    pub login: String,
    /// Which configuration.
    #[command(flatten)]
    pub config: ConfigFile,
}

/// Which configuration.
#[derive(Debug, Clone, clap::Args)]
pub struct ConfigFile {
    /// The configuration.
    #[arg(long = "config", value_name = "FILE", env = "SECONDOK_CONFIG", default_value = config::FILE)]
    pub path: PathBuf,
}
