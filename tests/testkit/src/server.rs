//! The real `secondok` binary on a free port and its own folder: started, killed, started again on the same data.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Condvar, Mutex, OnceLock},
    time::Duration,
};

use secondok_protocol::id::InvitationCode;

/// How long a start may take on a busy machine before it counts as failed.
const START_WITHIN: Duration = Duration::from_secs(30);

/// A running service. Dropping it kills it, and fails the test if the service has told of a fault that nobody
/// expected.
#[derive(Debug)]
pub struct Server {
    home: tempfile::TempDir,
    settings: Settings,
    address: SocketAddr,
    doctors: SocketAddr,
    desk: SocketAddr,
    child: Option<Child>,
    log: Log,
    faults_expected: bool,
}

/// How it is started.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Days that its clock goes ahead.
    pub days_ahead: u32,
    /// Lines put at the end of the configuration, such as `[backup]` and its keys.
    pub config: String,
    /// Variables of its environment.
    pub environment: Vec<(String, String)>,
    /// Other arguments of `serve`.
    pub arguments: Vec<String>,
    /// A program with its arguments that is started in its place and ends by becoming it.
    pub through: Vec<String>,
}

impl Server {
    /// A new one with the usual settings.
    pub fn start() -> Self {
        Self::with(Settings::default())
    }

    /// A new one.
    pub fn with(settings: Settings) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut server = Self {
            home,
            settings,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            doctors: SocketAddr::from(([127, 0, 0, 1], 0)),
            desk: SocketAddr::from(([127, 0, 0, 1], 0)),
            child: None,
            log: Log::default(),
            faults_expected: false,
        };
        server.launch();
        server
    }

    fn launch(&mut self) {
        let config = format!(
            "name = 'Test'\ndemonstration = true\nlog.format = 'json'\n[care]\nlisten = '{}'\ndoctors_listen = '{}'\n\
             desk_listen = '{}'\nnightly_hour = 0\nattachments_reserve_gib = 0\n{}\n",
            self.address, self.doctors, self.desk, self.settings.config
        );
        fs::write(self.config(), config).expect("written");
        fs::create_dir_all(self.data()).expect("made");
        let before = self.log.lines().len();
        let mut command = match self.settings.through.split_first() {
            None => Command::new(binary()),
            Some((program, arguments)) => {
                let mut command = Command::new(program);
                command.args(arguments).arg(binary());
                command
            }
        };
        let mut child = command
            .args(["serve", "--config"])
            .arg(self.config())
            .args(["--days-ahead", &self.settings.days_ahead.to_string()])
            .args(&self.settings.arguments)
            .envs(self.settings.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        self.log.follow(child.stderr.take().expect("piped"));
        self.child = Some(child);
        let started = self.log.wait(before, START_WITHIN, |line| line.contains(r#""event":"started""#));
        let line = started.unwrap_or_else(|| panic!("no start within {START_WITHIN:?}:\n{}", self.log()));
        let address = |name: &str| {
            let text = line.split(&format!(r#""{name}":""#)).nth(1).and_then(|rest| rest.split('"').next());
            text.and_then(|text| text.parse().ok()).expect("the line of the start has every address")
        };
        (self.address, self.doctors, self.desk) = (address("address"), address("doctors"), address("desk"));
    }

    /// Where it listens; the same after a restart.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its address for clients.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens for doctors; the same after a restart.
    pub fn doctors_address(&self) -> SocketAddr {
        self.doctors
    }

    /// Its address for doctors' clients.
    pub fn doctors_url(&self) -> String {
        format!("http://{}", self.doctors)
    }

    /// Where it listens for its staff; the same after a restart.
    pub fn desk_address(&self) -> SocketAddr {
        self.desk
    }

    /// Its address for the staff's clients.
    pub fn desk_url(&self) -> String {
        format!("http://{}", self.desk)
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.as_ref().expect("running").id()
    }

    /// Its configuration.
    pub fn config(&self) -> PathBuf {
        self.home.path().join("secondok.toml")
    }

    /// Its data folder.
    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// The folder of configuration and data; room for a test's own files.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Everything it has logged since the first start.
    pub fn log(&self) -> String {
        self.log.lines().join("\n")
    }

    /// Waits for a line that holds this text.
    pub fn wait_for_log(&self, text: &str) -> String {
        self.log
            .wait(0, START_WITHIN, |line| line.contains(text))
            .unwrap_or_else(|| panic!("never logged {text:?}:\n{}", self.log()))
    }

    /// Starts it anew as on this day, counted from today, and waits until that day's night is made.
    pub fn night_days_ahead(&mut self, days: u32) {
        let before = self.log.lines().len();
        self.restart_days_ahead(days);
        let made = self.log.wait(before, START_WITHIN, |line| line.contains(r#""event":"night""#));
        assert!(made.is_some(), "no night {days} days ahead:\n{}", self.log());
    }

    /// The test expects faults in the log.
    pub fn expect_faults(&mut self) {
        self.faults_expected = true;
    }

    /// Gives this argument to `serve` from the next start on.
    pub fn pass(&mut self, argument: &str) {
        self.settings.arguments.push(argument.to_owned());
    }

    /// Starts it by another program, which ends by becoming it.
    pub fn start_through(&mut self, program: &[String]) {
        self.kill();
        self.settings.through = program.to_vec();
        self.launch();
    }

    /// Kills it at once (SIGKILL).
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Asks it to stop (SIGTERM) and waits; true if it ended well.
    pub fn stop(&mut self) -> bool {
        let Some(mut child) = self.child.take() else { return true };
        let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "it can be asked to stop");
        child.wait().is_ok_and(|status| status.success())
    }

    /// Starts it again on the same data and address.
    pub fn restart(&mut self) {
        self.kill();
        self.launch();
    }

    /// Stops it well and starts it again with its clock this many days ahead.
    pub fn restart_days_ahead(&mut self, days: u32) {
        assert!(self.stop(), "it ends well");
        self.settings.days_ahead = days;
        self.launch();
    }

    /// Runs a command that makes an invitation; its code.
    ///
    /// # Panics
    /// If there is none.
    pub fn invitation(&self, arguments: &[&str]) -> InvitationCode {
        let told = self.run(arguments);
        let text = String::from_utf8_lossy(&told.stdout);
        let code = text.split("--invitation ").nth(1).and_then(|rest| rest.split_whitespace().next());
        let code = code.unwrap_or_else(|| panic!("no invitation: {told:?}"));
        code.parse().expect("an invitation's code")
    }

    /// Runs another command of the binary on this configuration, which ends by itself.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut child = Command::new(binary())
            .args(arguments)
            .env("SECONDOK_CONFIG", self.config())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        for _ in 0..600 {
            if child.try_wait().expect("its own child").is_some() {
                return child.wait_with_output().expect("its own child");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = child.kill();
        panic!("{arguments:?} does not end: {:?}", child.wait_with_output());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
        if !self.faults_expected && !std::thread::panicking() {
            let faults: Vec<String> =
                self.log.lines().into_iter().filter(|line| line.contains(r#""level":"error""#)).collect();
            assert!(faults.is_empty(), "the service told of faults: {faults:#?}");
        }
    }
}

/// The lines of a process, as they come.
#[derive(Debug, Clone, Default)]
struct Log(Arc<(Mutex<Vec<String>>, Condvar)>);

impl Log {
    fn follow(&self, source: impl std::io::Read + Send + 'static) {
        let log = self.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(source).lines().map_while(Result::ok) {
                log.0.0.lock().expect("no panic while held").push(line);
                log.0.1.notify_all();
            }
        });
    }

    fn lines(&self) -> Vec<String> {
        self.0.0.lock().expect("no panic while held").clone()
    }

    fn wait(&self, from: usize, within: Duration, is: impl Fn(&str) -> bool) -> Option<String> {
        let lines = self.0.0.lock().expect("no panic while held");
        let found = |lines: &Vec<String>| lines[from..].iter().find(|line| is(line)).cloned();
        let (lines, _) = self
            .0
            .1
            .wait_timeout_while(lines, within, |lines| found(lines).is_none())
            .expect("no panic while held");
        found(&lines)
    }
}

/// The service's binary: `SECONDOK_BIN`, or the one built beside the running test, brought up to date once.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| built("SECONDOK_BIN", "secondok"))
}

/// The command-line client's binary: `SECONDOK_CLI_BIN`, or the one built beside the running test, brought up to date
/// once.
pub fn client_binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| built("SECONDOK_CLI_BIN", "secondok-cli"))
}

fn built(variable: &str, name: &str) -> PathBuf {
    if let Some(path) = std::env::var_os(variable) {
        return path.into();
    }
    let test = std::env::current_exe().expect("a test knows where it is");
    let profile = test.parent().and_then(Path::parent).expect("target/PROFILE/deps/test");
    let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    build.args(["build", "--quiet", "--package", name, "--bin", name, "--all-features"]);
    build.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    // What cargo tells this test about its package would make some build scripts run again, and those typed by hand
    // once more.
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
        {
            build.env_remove(name);
        }
    }
    if profile.ends_with("release") {
        build.arg("--release");
    }
    assert!(build.status().expect("cargo starts").success(), "{name} builds");
    profile.join(name)
}
