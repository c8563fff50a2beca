//! A real PostgreSQL of its own, on a unix socket in a temporary folder, for as long as a test needs it.

use std::{
    env, fs,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::Command,
};

use crate::missing;

/// Names the folder that `initdb`, `pg_ctl` and `postgres` are in.
pub const VARIABLE: &str = "SECONDOK_PG_BIN";

/// The database that a new cluster has.
const DATABASE: &str = "postgres";
/// The user that owns everything in it; also the system's user who runs it, when this is run as root.
const USER: &str = "postgres";
/// A unix socket's address has room for 107 bytes, of which 30 are the names below this folder.
const FOLDER_MAX: usize = 75;

/// A running cluster. Dropped, it is stopped and everything in it is gone.
#[derive(Debug)]
pub struct Postgres {
    folder: tempfile::TempDir,
    bin: PathBuf,
    runs_as: Option<(u32, u32)>,
}

impl Postgres {
    /// Starts a cluster. None where there is no PostgreSQL; then the reason is printed.
    ///
    /// # Panics
    /// If there is none under `CI=true`, where nothing may be left out, and if it is there and does not start.
    pub fn start() -> Option<Self> {
        let Some(bin) = find() else {
            missing(&format!(
                "PostgreSQL was not found: set {VARIABLE} to the folder of initdb and pg_ctl, \
                 or install it (Debian: apt-get install postgresql)"
            ));
            return None;
        };
        Some(Self::start_with(bin).unwrap_or_else(|fault| panic!("PostgreSQL does not start: {fault}")))
    }

    /// The address of this database. A cluster begins with one of them, `postgres`; others are made in it by SQL.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{USER}@localhost:5432/{database}?host={}", self.folder.path().display())
    }

    /// The address of the database that the cluster begins with.
    pub fn first_url(&self) -> String {
        self.url(DATABASE)
    }

    /// Stops it at once, as if its machine went down.
    pub fn stop(&self) {
        let _ = self.pg_ctl(&["stop", "-m", "immediate"]);
    }

    fn start_with(bin: PathBuf) -> Result<Self, String> {
        let folder = match env::temp_dir().as_os_str().len() {
            ..FOLDER_MAX => tempfile::tempdir(),
            _ => tempfile::tempdir_in("/tmp"),
        };
        let folder = folder.map_err(|error| format!("no temporary folder: {error}"))?;
        let runs_as = who_runs_it(folder.path())?;
        if let Some((user, group)) = runs_as {
            chown(folder.path(), Some(user), Some(group)).map_err(|error| error.to_string())?;
        }
        let cluster = Self { folder, bin, runs_as };
        let data = cluster.folder.path().join("data").into_os_string();
        let mut initdb = cluster.command("initdb");
        initdb.args(["-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C", "-D"]).arg(&data);
        succeed(initdb)?;
        let options = format!(
            "-c listen_addresses= -c port=5432 -c unix_socket_directories={} -c max_connections=120",
            cluster.folder.path().display()
        );
        cluster.pg_ctl(&["start", "-o", &options]).map_err(|fault| {
            let log = fs::read_to_string(cluster.folder.path().join("log")).unwrap_or_default();
            format!("{fault}\n{log}")
        })?;
        Ok(cluster)
    }

    fn pg_ctl(&self, arguments: &[&str]) -> Result<(), String> {
        let mut command = self.command("pg_ctl");
        command.args(arguments).arg("-w").arg("-D").arg(self.folder.path().join("data"));
        command.arg("-l").arg(self.folder.path().join("log"));
        succeed(command)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.bin.join(program));
        command.current_dir(self.folder.path()).env("LC_ALL", "C");
        if let Some((user, group)) = self.runs_as {
            command.uid(user).gid(group);
        }
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs a program to its end. What it writes goes to a file: the server inherits it and would keep a pipe open.
fn succeed(mut command: Command) -> Result<(), String> {
    let name = command.get_program().to_os_string();
    let told = tempfile::tempfile().map_err(|error| error.to_string())?;
    let handle = || told.try_clone().map_err(|error| error.to_string());
    let status = command.stdin(std::process::Stdio::null()).stdout(handle()?).stderr(handle()?).status();
    let status = status.map_err(|error| format!("{}: {error}", name.display()))?;
    if status.success() {
        return Ok(());
    }
    let mut text = String::new();
    let mut told = told;
    let _ = std::io::Seek::rewind(&mut told);
    let _ = std::io::Read::read_to_string(&mut told, &mut text);
    Err(format!("{}: {status}\n{text}", name.display()))
}

/// The folder of its programs: by the variable, on the PATH, or where Debian has them, the newest.
fn find() -> Option<PathBuf> {
    if let Some(folder) = env::var_os(VARIABLE) {
        let folder = PathBuf::from(folder);
        assert!(
            is_complete(&folder),
            "{VARIABLE} names {}, which has no initdb and pg_ctl",
            folder.display()
        );
        return Some(folder);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    if let Some(folder) = env::split_paths(&path).find(|folder| is_complete(folder)) {
        return Some(folder);
    }
    let mut versions: Vec<_> = fs::read_dir("/usr/lib/postgresql").ok()?.flatten().collect();
    versions.sort_by_key(|entry| entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()));
    versions.into_iter().rev().map(|entry| entry.path().join("bin")).find(|folder| is_complete(folder))
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "pg_ctl"].iter().all(|program| folder.join(program).is_file())
}

/// PostgreSQL refuses to be run by root: then it is run by its own user.
fn who_runs_it(folder: &Path) -> Result<Option<(u32, u32)>, String> {
    use std::os::unix::fs::MetadataExt;
    let owner = fs::metadata(folder).map_err(|error| error.to_string())?.uid();
    if owner != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").map_err(|error| error.to_string())?;
    let found = users.lines().find_map(|line| {
        let mut fields = line.split(':');
        (fields.next()? == USER).then_some(())?;
        let (user, group) = (fields.nth(1)?, fields.next()?);
        Some((user.parse().ok()?, group.parse().ok()?))
    });
    found.map(Some).ok_or_else(|| format!("root cannot run it, and there is no user {USER:?} to run it"))
}
