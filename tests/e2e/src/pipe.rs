//! The browser's process, and the pipe on which it takes orders and tells what happens (Chrome DevTools Protocol, JSON
//! with a zero byte after each message, `--remote-debugging-pipe`).

use std::{
    collections::HashMap,
    fmt,
    fs::File,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde_json::{Value, json};

use crate::{
    seen::{Seen, text},
    wait::WITHIN,
};

/// Why the browser did not do what it was told to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed(pub String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hands the pipe to the browser under the numbers it expects, and becomes the browser.
const BECOME: &str = r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#;

/// A running browser.
pub(crate) struct Pipe {
    child: Mutex<Child>,
    shared: Arc<Shared>,
}

struct Shared {
    orders: Mutex<ChildStdin>,
    state: Mutex<State>,
    changed: Condvar,
}

/// What is known of the browser.
#[derive(Default)]
pub(crate) struct State {
    next: u64,
    /// Answers that somebody waits for.
    answers: HashMap<u64, Option<Result<Value, Failed>>>,
    /// Pages, oldest first: session and target.
    pub(crate) pages: Vec<(String, String)>,
    /// Workers of all kinds: session and address.
    pub(crate) workers: Vec<(String, String)>,
    pub(crate) seen: Seen,
    /// What every new page is told.
    pub(crate) of_pages: Vec<(&'static str, Value)>,
    /// What every page and worker is told, also new ones.
    pub(crate) of_all: Vec<(&'static str, Value)>,
    ended: bool,
}

impl Pipe {
    /// Starts the browser; what it says beside the pipe goes to a file.
    pub(crate) fn start(
        program: &Path,
        arguments: &[String],
        log: &Path,
        of_pages: Vec<(&'static str, Value)>,
    ) -> Self {
        let mut child = Command::new("sh")
            .args(["-c", BECOME])
            .arg(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(log).expect("a file can be made in the profile's folder"))
            .spawn()
            .expect("there is a shell");
        let orders = child.stdin.take().expect("piped");
        let told = child.stdout.take().expect("piped");
        let shared = Arc::new(Shared {
            orders: Mutex::new(orders),
            state: Mutex::new(State { of_pages, ..State::default() }),
            changed: Condvar::new(),
        });
        let listening = Arc::clone(&shared);
        std::thread::spawn(move || listening.listen(told));
        let pipe = Self { child: Mutex::new(child), shared };
        // Pages and workers stop before their first step until they are watched.
        let watched = pipe.call("", "Target.setAutoAttach", &watching());
        watched.unwrap_or_else(|fault| panic!("{} does not start: {fault}", program.display()));
        pipe
    }

    /// Gives an order to a page or worker, or to the browser itself (no session), and waits until it is carried out.
    pub(crate) fn call(&self, session: &str, method: &str, about: &Value) -> Result<Value, Failed> {
        let id = self.shared.order(session, method, about, true);
        let state = self
            .shared
            .wait(WITHIN, |state| state.ended || state.answers.get(&id).is_some_and(Option::is_some));
        let answer = state.and_then(|mut state| state.answers.remove(&id)).flatten();
        answer.unwrap_or_else(|| Err(Failed(format!("{method}: the browser does not answer"))))
    }

    /// Looks at what is known.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.shared.lock())
    }

    /// What this finds, as soon as it does.
    pub(crate) fn find<T>(&self, within: Duration, find: impl Fn(&State) -> Option<T>) -> Option<T> {
        self.shared.wait(within, |state| find(state).is_some()).and_then(|state| find(&state))
    }

    /// Tells every page and worker this, now and when one begins.
    pub(crate) fn tell_all(&self, method: &'static str, about: &Value) {
        let sessions: Vec<String> = self.look(|state| {
            state.of_all.retain(|(has, _)| *has != method);
            state.of_all.push((method, about.clone()));
            state.pages.iter().chain(&state.workers).map(|(session, _)| session.clone()).collect()
        });
        for session in sessions {
            // One of them may have ended meanwhile.
            let _ = self.call(&session, method, about);
        }
    }

    /// Has it end by itself, with everything written down.
    pub(crate) fn close(&self) {
        self.shared.order("", "Browser.close", &json!({}), false);
        let _ = self.shared.wait(WITHIN, |state| state.ended);
        self.kill();
    }

    /// Ends it at once.
    pub(crate) fn kill(&self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Everything that a site can begin; the browser's own surfaces are pages too, and not looked at.
fn watching() -> Value {
    let kinds = ["page", "iframe", "worker", "shared_worker", "service_worker"];
    let mut filter: Vec<Value> = kinds.iter().map(|kind| json!({ "type": kind })).collect();
    filter.push(json!({ "exclude": true }));
    json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true, "filter": filter })
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self, within: Duration, is: impl Fn(&State) -> bool) -> Option<MutexGuard<'_, State>> {
        let waited = self.changed.wait_timeout_while(self.lock(), within, |state| !is(state));
        let (state, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        (!timeout.timed_out()).then_some(state)
    }

    fn order(&self, session: &str, method: &str, about: &Value, is_awaited: bool) -> u64 {
        let id = {
            let mut state = self.lock();
            state.next += 1;
            let id = state.next;
            if is_awaited {
                state.answers.insert(id, None);
            }
            id
        };
        let mut order = json!({ "id": id, "method": method, "params": about });
        if !session.is_empty() {
            order["sessionId"] = session.into();
        }
        let mut bytes = order.to_string().into_bytes();
        bytes.push(0);
        // A browser that has ended is seen by whoever listens.
        let _ = self.orders.lock().unwrap_or_else(PoisonError::into_inner).write_all(&bytes);
        id
    }

    fn listen(&self, told: ChildStdout) {
        for message in BufReader::new(told).split(0).map_while(Result::ok) {
            if let Ok(message) = serde_json::from_slice(&message) {
                self.hear(message);
            }
            self.changed.notify_all();
        }
        self.lock().ended = true;
        self.changed.notify_all();
    }

    fn hear(&self, mut message: Value) {
        if let Some(id) = message["id"].as_u64() {
            let answer = match message.get("error") {
                Some(error) => Err(Failed(error.to_string())),
                None => Ok(message["result"].take()),
            };
            if let Some(awaited) = self.lock().answers.get_mut(&id) {
                *awaited = Some(answer);
            }
            return;
        }
        let (session, event, about) =
            (text(&message, "/sessionId"), text(&message, "/method"), &message["params"]);
        match event.as_str() {
            "Target.attachedToTarget" => self.attached(about),
            "Target.detachedFromTarget" => {
                let gone = text(about, "/sessionId");
                let mut state = self.lock();
                state.seen.gone(&gone);
                state.pages.retain(|(session, _)| *session != gone);
                state.workers.retain(|(session, _)| *session != gone);
            }
            _ => self.lock().seen.note(&session, &event, about),
        }
    }

    /// A page or worker is about to begin: from its first step on everything is seen.
    fn attached(&self, about: &Value) {
        let (session, kind) = (text(about, "/sessionId"), text(about, "/targetInfo/type"));
        let (target, url) = (text(about, "/targetInfo/targetId"), text(about, "/targetInfo/url"));
        let mut orders =
            vec![("Runtime.enable", json!({})), ("Log.enable", json!({})), ("Network.enable", json!({}))];
        {
            let mut state = self.lock();
            orders.extend(state.of_all.iter().cloned());
            if kind == "page" {
                orders.push(("Page.enable", json!({})));
                orders.push(("Target.setAutoAttach", watching()));
                orders.extend(state.of_pages.iter().cloned());
                state.pages.push((session.clone(), target));
            } else {
                state.workers.push((session.clone(), url));
            }
        }
        orders.push(("Runtime.runIfWaitingForDebugger", json!({})));
        for (method, about) in orders {
            self.order(&session, method, &about, false);
        }
    }
}
