//! A browser with a profile of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use serde_json::{Value, json};

use crate::{camera, look::Look, pipe::Pipe, programs, seen::Seen, tab::Tab, wait::WITHIN};

/// What keeps a browser from doing anything by itself, and from needing what a test's machine lacks.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--disable-breakpad",
    "--no-pings",
    "--password-store=basic",
    "--use-mock-keychain",
    "--hide-scrollbars",
    "--mute-audio",
    // Its camera shows a film.
    "--use-fake-device-for-media-stream",
    // Windows behind others go on working, as on a phone with one window.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
];

/// A browser with a profile of its own. Dropped, both are gone.
pub struct Browser {
    program: PathBuf,
    profile: tempfile::TempDir,
    look: Look,
    pipe: Arc<Pipe>,
    /// What was seen before it was started anew.
    before: Seen,
}

impl Browser {
    /// Starts one on an empty profile. None where there is no Chromium; then the reason is printed.
    ///
    /// # Panics
    /// If there is none under `CI=true`, and if it does not start.
    pub fn start(look: Look) -> Option<Self> {
        let program = programs::chromium()?;
        let profile = tempfile::tempdir().expect("a temporary folder");
        // What a page is told of the language comes from the profile.
        // So does whether it takes cookies: 1 takes them, 2 takes none.
        let preferences = json!({
            "intl": { "accept_languages": look.language.code() },
            "profile": { "default_content_setting_values": { "cookies": if look.cookies { 1 } else { 2 } } },
        });
        let folder = profile.path().join("Default");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join("Preferences"), preferences.to_string()))
            .expect("a temporary folder can be written");
        let pipe = launch(&program, profile.path(), look);
        Some(Self { program, profile, look, pipe, before: Seen::default() })
    }

    /// Its first page, or the one that was opened last.
    ///
    /// # Panics
    /// If there is none.
    pub fn tab(&self) -> Tab {
        let page = self.pipe.find(WITHIN, |state| state.pages.last().cloned());
        let (session, target) = page.expect("a browser begins with a page");
        Tab::new(Arc::clone(&self.pipe), session, target)
    }

    /// Opens another page beside.
    ///
    /// # Panics
    /// If the browser opens none.
    pub fn new_tab(&self) -> Tab {
        let made = self.pipe.call("", "Target.createTarget", &json!({ "url": "about:blank" }));
        let target = made.expect("a browser opens pages")["targetId"].as_str().unwrap_or_default().to_owned();
        let page = self.pipe.find(WITHIN, |state| state.pages.iter().find(|(_, it)| *it == target).cloned());
        let (session, target) = page.expect("it was opened");
        Tab::new(Arc::clone(&self.pipe), session, target)
    }

    /// Looks otherwise from now on.
    pub fn look(&mut self, look: Look) {
        self.look = look;
        let pages = self.pipe.look(|state| {
            state.of_pages = look.orders();
            state.pages.clone()
        });
        for (session, _) in pages {
            for (method, about) in look.orders() {
                let _ = self.pipe.call(&session, method, &about);
            }
        }
    }

    /// Cuts its network off, or joins it again.
    pub fn offline(&self, is_offline: bool) {
        let conditions = json!({
            "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.pipe.tell_all("Network.emulateNetworkConditions", &conditions);
    }

    /// Requests to addresses like these (`*` for anything) fail from now on, and no others.
    pub fn cuts_off(&self, from: &[&str]) {
        self.pipe.tell_all("Network.setBlockedURLs", &json!({ "urls": from }));
    }

    /// An order to the browser as a whole.
    ///
    /// # Panics
    /// If it is not carried out.
    pub fn call(&self, method: &str, about: &Value) -> Value {
        self.pipe.call("", method, about).unwrap_or_else(|fault| panic!("{method}: {fault}"))
    }

    /// An order to every page and worker, and to those that begin later.
    pub fn tell_all(&self, method: &'static str, about: &Value) {
        self.pipe.tell_all(method, about);
    }

    /// Requests to addresses like this (`*` for anything) are answered no more, although the service gets them.
    pub fn withholds_answers(&self, of: &str) {
        let patterns = json!({ "patterns": [{ "urlPattern": of, "requestStage": "Response" }] });
        self.tell_running("Fetch.enable", &patterns);
    }

    /// Everything is answered again, also what still waits.
    pub fn gives_answers(&self) {
        self.tell_running("Fetch.disable", &json!({}));
    }

    fn tell_running(&self, method: &str, about: &Value) {
        let running: Vec<String> = self.pipe.look(|state| {
            state.pages.iter().chain(&state.workers).map(|(session, _)| session.clone()).collect()
        });
        for session in running {
            // One of them may have ended meanwhile.
            let _ = self.pipe.call(&session, method, about);
        }
    }

    /// Everything that its pages and workers did.
    pub fn seen(&self) -> Seen {
        let mut seen = self.before.clone();
        self.pipe.look(|state| seen.add(&state.seen));
        seen
    }

    /// Waits until what was seen since the start is so; what this finds.
    pub fn sees<T>(&self, within: Duration, find: impl Fn(&Seen) -> Option<T>) -> Option<T> {
        self.pipe.find(within, |state| find(&state.seen))
    }

    /// Addresses of the workers that run now.
    pub fn workers(&self) -> Vec<String> {
        self.pipe.look(|state| state.workers.iter().map(|(_, url)| url.clone()).collect())
    }

    /// Ends it as if the machine had crashed, and starts it again on the same profile.
    pub fn crash(&mut self) {
        self.pipe.kill();
        self.begin_again();
    }

    /// Ends it as a person does, and starts it again on the same profile.
    pub fn restart(&mut self) {
        self.pipe.close();
        self.begin_again();
    }

    fn begin_again(&mut self) {
        self.before = self.seen();
        self.pipe = launch(&self.program, self.profile.path(), self.look);
    }

    /// Where its profile lies.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }
}

fn launch(program: &Path, profile: &Path, look: Look) -> Arc<Pipe> {
    let mut arguments: Vec<String> = ARGUMENTS.iter().map(|argument| (*argument).to_owned()).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments.push(camera::argument(profile));
    arguments.push(format!("--lang={}", look.language.code()));
    arguments.push("about:blank".to_owned());
    Arc::new(Pipe::start(program, &arguments, &profile.join("said"), look.orders()))
}
