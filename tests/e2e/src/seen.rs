//! What the pages and workers of a browser did.

use serde_json::Value;

/// A request of a page or a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Whose: the session of the page or worker.
    pub(crate) session: String,
    id: String,
    /// Where to.
    pub url: String,
    /// `GET` and the like.
    pub method: String,
    /// The right to it that was shown, if any.
    pub authorization: Option<String>,
    /// The languages that were asked for, if the page or worker named any itself.
    pub languages: Option<String>,
    /// The answer's status, once there is one.
    pub status: Option<u64>,
    /// Whether the answer still comes in.
    pub open: bool,
    /// When it began and ended, by a count of what happened in the browser.
    span: (usize, usize),
    /// Why there is no answer, or no whole one.
    pub failed: Option<String>,
}

impl Request {
    fn end(&mut self, now: usize) {
        if self.open {
            self.open = false;
            self.span.1 = now;
        }
    }
}

/// Everything since the browser was started.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Every request, in order.
    pub requests: Vec<Request>,
    /// What pages and workers said about themselves that is wrong: faults, warnings, what a policy forbade.
    pub complaints: Vec<String>,
    count: usize,
}

impl Seen {
    /// Takes note of what the browser says.
    pub(crate) fn note(&mut self, session: &str, event: &str, about: &Value) {
        self.count += 1;
        match event {
            "Network.requestWillBeSent" => self.requests.push(Request {
                session: session.to_owned(),
                id: text(about, "/requestId"),
                url: text(about, "/request/url"),
                method: text(about, "/request/method"),
                authorization: header(about, "authorization"),
                languages: header(about, "accept-language"),
                status: None,
                open: true,
                span: (self.count, usize::MAX),
                failed: None,
            }),
            "Network.responseReceived" => {
                let status = about.pointer("/response/status").and_then(Value::as_u64);
                self.change(session, about, |request| request.status = status);
            }
            "Network.loadingFinished" => {
                let now = self.count;
                self.change(session, about, |request| request.end(now));
            }
            "Network.loadingFailed" => {
                let (why, now) = (text(about, "/errorText"), self.count);
                self.change(session, about, |request| {
                    request.end(now);
                    request.failed = Some(why.clone());
                });
            }
            "Runtime.exceptionThrown" => {
                let what = text(about, "/exceptionDetails/exception/description");
                self.complain(text(about, "/exceptionDetails/text") + " " + &what);
            }
            "Runtime.consoleAPICalled"
                if ["error", "warning", "assert"].contains(&&*text(about, "/type")) =>
            {
                self.complain(about.pointer("/args").map(Value::to_string).unwrap_or_default());
            }
            // That an answer was a refusal stands among the requests, with its status.
            "Log.entryAdded"
                if text(about, "/entry/source") != "network"
                    && ["error", "warning"].contains(&&*text(about, "/entry/level")) =>
            {
                self.complain(text(about, "/entry/text"));
            }
            _ => {}
        }
    }

    /// A page or worker is no more.
    pub(crate) fn gone(&mut self, session: &str) {
        let now = self.count;
        for request in self.requests.iter_mut().filter(|request| request.session == session) {
            request.end(now);
        }
    }

    /// How many requests to addresses that hold this text are open.
    pub fn open(&self, part: &str) -> usize {
        self.requests.iter().filter(|request| request.open && request.url.contains(part)).count()
    }

    /// The most requests to addresses that hold this text that were ever open at once.
    pub fn most_open(&self, part: &str) -> usize {
        let those: Vec<_> = self.requests.iter().filter(|request| request.url.contains(part)).collect();
        let at = |moment| those.iter().filter(|it| it.span.0 <= moment && moment < it.span.1).count();
        those.iter().map(|request| at(request.span.0)).max().unwrap_or_default()
    }

    /// What came after.
    pub(crate) fn add(&mut self, later: &Self) {
        for request in &later.requests {
            let (began, ended) = request.span;
            let span = (began + self.count, ended.saturating_add(self.count));
            self.requests.push(Request { span, ..request.clone() });
        }
        self.count += later.count;
        self.complaints.extend(later.complaints.iter().cloned());
    }

    fn complain(&mut self, what: String) {
        self.complaints.push(what);
    }

    fn change(&mut self, session: &str, about: &Value, change: impl Fn(&mut Request)) {
        let id = text(about, "/requestId");
        // A redirection has the number of what was redirected: the last one is meant.
        let found = self.requests.iter_mut().rev().find(|it| it.id == id && it.session == session);
        if let Some(request) = found {
            change(request);
        }
    }
}

fn header(about: &Value, wanted: &str) -> Option<String> {
    let headers = about.pointer("/request/headers").and_then(Value::as_object)?;
    let shown = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    shown.and_then(|(_, value)| value.as_str()).map(str::to_owned)
}

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}
