//! Somebody in front of a browser.

use std::{fmt::Write as _, fs, ops::Deref, time::Duration};

use secondok_l10n::{Arg, Texts};

use crate::{Book, Browser, Look, Seen, Tab, Thing, WITHIN, programs, tab::squeezed, until};

/// Somebody with a browser and a profile of their own. When they leave, no page may have asked anybody but the service
/// for anything, told it the browser's languages, complained, or kept a cookie that they do not know of.
pub struct Person {
    name: String,
    browser: Browser,
    tab: Tab,
    look: Look,
    book: Book,
    home: String,
    refusals_expected: Vec<&'static str>,
    /// The value of the one cookie.
    notice: Option<String>,
}

impl Person {
    /// Somebody who uses the service at this address. None where there is no browser; then the reason is printed.
    ///
    /// # Panics
    /// If there is none under `CI=true`, and if it does not start.
    pub fn new(name: &str, home: &str, look: Look) -> Option<Self> {
        let browser = Browser::start(look)?;
        let tab = browser.tab();
        Some(Self {
            name: name.to_owned(),
            tab,
            browser,
            look,
            book: Book::Patient,
            home: home.to_owned(),
            refusals_expected: Vec::new(),
            notice: None,
        })
    }

    /// Reads these texts from now on.
    pub fn reads(&mut self, book: Book) {
        self.book = book;
    }

    /// Requests to addresses that hold one of these texts may be refused, or fail and be complained of.
    pub fn expects_refusals(&mut self, of: &[&'static str]) {
        self.refusals_expected.extend(of);
    }

    /// From now on their browser keeps the one cookie of the pages, with this number.
    pub fn has_read_notice(&mut self, number: u32) {
        self.notice = Some(number.to_string());
    }

    /// Every cookie that their browser keeps, as it has it.
    fn cookies(&self) -> Vec<serde_json::Value> {
        let found = self.tab.call("Storage.getCookies", &serde_json::json!({}));
        let found = found.unwrap_or_else(|fault| panic!("{}: {fault}", self.name));
        found["cookies"].as_array().cloned().unwrap_or_default()
    }

    /// Whether it is the one cookie, and tells a notice's number and nothing else.
    fn is_known(&self, cookie: &serde_json::Value) -> bool {
        let is = |field: &str, value: serde_json::Value| cookie[field] == value;
        is("name", "notice".into())
            && self.notice.as_deref().is_some_and(|number| is("value", number.into()))
            && is("path", "/".into())
            && is("httpOnly", true.into())
            && is("sameSite", "Strict".into())
            && is("session", false.into())
    }

    /// Their browser.
    pub fn browser(&mut self) -> &mut Browser {
        &mut self.browser
    }

    /// Everything that the pages and workers of their browser did.
    pub fn seen(&self) -> Seen {
        self.browser.seen()
    }

    /// Opens an address of the service.
    pub fn goes_to(&self, path: &str) {
        self.tab.open(&format!("{}{path}", self.home));
    }

    /// Opens another page beside this one, and an address of the service in it.
    pub fn opens_beside(&mut self, path: &str) -> Tab {
        let before = std::mem::replace(&mut self.tab, self.browser.new_tab());
        self.goes_to(path);
        before
    }

    /// Turns to another of their pages; the one they leave.
    pub fn turns_to(&mut self, tab: Tab) -> Tab {
        tab.to_front().unwrap_or_else(|fault| panic!("{}: {fault}", self.name));
        std::mem::replace(&mut self.tab, tab)
    }

    /// Their machine crashes; they start the browser again, and open an address of the service.
    pub fn crashes_and_opens(&mut self, path: &str) {
        self.browser.crash();
        self.tab = self.browser.tab();
        self.goes_to(path);
    }

    /// Looks otherwise from now on.
    pub fn looks(&mut self, look: Look) {
        self.look = look;
        self.browser.look(look);
    }

    /// The texts in their language.
    pub fn texts(&self) -> Texts<'static> {
        self.book.texts(self.look.language)
    }

    /// A text in their language.
    ///
    /// # Panics
    /// If there is none.
    pub fn text(&self, id: &str) -> String {
        self.text_with(id, &[])
    }

    /// A text in their language with its values in place, as a page shows it.
    ///
    /// # Panics
    /// If there is none.
    pub fn text_with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        assert!(self.texts().has(id), "there is no text {id}");
        squeezed(&self.texts().text_with(id, args))
    }

    /// How far down the page they have scrolled, in CSS pixels.
    pub fn scrolled(&self) -> i64 {
        self.tab.evaluate("Math.round(scrollY)").ok().and_then(|down| down.as_i64()).unwrap_or_default()
    }

    /// Reads further up while something comes: it stays where it was, and a button leads to what is new, until they are
    /// there.
    ///
    /// # Panics
    /// If the page moves by itself, or the button is missing, or stays.
    pub fn goes_to_what_is_new(&self, comes: impl FnOnce(), words: &str) {
        let button = self.text("go-to-new");
        self.tab.evaluate("scrollTo(0, 0)").unwrap_or_else(|fault| panic!("{fault}"));
        assert!(!self.has("button", &button), "{}: nothing is new yet", self.name);
        comes();
        self.reads_text(words);
        self.finds(&["button"], &button);
        self.finds_no_obstacle();
        assert_eq!(self.scrolled(), 0, "{}: the page moved by itself", self.name);
        self.presses_named(&button);
        self.sees_no("go-to-new");
        let is_there = "(() => {
            const box = document.activeElement.getBoundingClientRect();
            return document.activeElement.innerText.includes(WORDS) && box.top >= 0 && box.top < innerHeight;
        })()"
            .replace("WORDS", &serde_json::json!(words).to_string());
        let found = self.tab.evaluate(&is_there);
        assert_eq!(found.ok(), Some(true.into()), "{} does not stand at {words:?}", self.name);
    }

    /// Presses the button or link of this text.
    ///
    /// # Panics
    /// If there is none, or it cannot be pressed.
    pub fn presses(&self, id: &str) {
        self.presses_named(&self.text(id));
    }

    /// Presses the button or link of this name.
    ///
    /// # Panics
    /// If there is none, or it cannot be pressed.
    pub fn presses_named(&self, name: &str) {
        self.acts(&["button", "link", "DisclosureTriangle"], name, |thing| {
            thing.press().map_err(|fault| fault.to_string())
        });
    }

    /// Writes into the field of this name.
    ///
    /// # Panics
    /// If there is none.
    pub fn writes(&self, name: &str, text: &str) {
        self.acts(&["textbox", "searchbox", "spinbutton"], name, |thing| {
            thing.write(text).map_err(|fault| fault.to_string())
        });
    }

    /// Ticks the box or the choice of this name.
    ///
    /// # Panics
    /// If there is none, or it does not take it.
    pub fn chooses(&self, name: &str) {
        self.acts(&["radio", "checkbox"], name, |thing| {
            thing.press().map_err(|fault| fault.to_string())?;
            if thing.is_chosen() { Ok(()) } else { Err(format!("{name:?} stays as it was")) }
        });
    }

    /// What of one of these roles has this name, as soon as it is there.
    ///
    /// # Panics
    /// If it never is.
    pub fn finds(&self, roles: &[&str], name: &str) -> Thing {
        self.acts(roles, name, |thing| Ok(thing.clone()))
    }

    fn acts<T>(&self, roles: &[&str], name: &str, act: impl Fn(&Thing) -> Result<T, String>) -> T {
        let done = until(WITHIN, || {
            let found = self.tab.things(None, Some(name)).map_err(|fault| fault.to_string())?;
            let mut fits = found.iter().filter(|thing| roles.contains(&thing.role.as_str()));
            let thing = fits.next().ok_or_else(|| format!("no {} is called {name:?}", roles.join(" or ")))?;
            act(thing)
        });
        done.unwrap_or_else(|why| panic!("{}: {why}; the page says: {}", self.name, self.tab.text()))
    }

    /// Whether something of this role and name is there now.
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.tab.things(Some(role), Some(name)).is_ok_and(|found| !found.is_empty())
    }

    /// Sees this text of the message files before long.
    ///
    /// # Panics
    /// If they never do.
    pub fn sees(&self, id: &str) {
        self.reads_text(&self.text(id));
    }

    /// Reads these words before long, wherever they stand.
    ///
    /// # Panics
    /// If they never do.
    pub fn reads_text(&self, words: &str) {
        assert!(
            self.reads_within(WITHIN, words),
            "{} never reads {words:?}; the page says: {}",
            self.name,
            self.tab.text()
        );
    }

    /// Whether they read these words within that time.
    pub fn reads_within(&self, within: Duration, words: &str) -> bool {
        let words = squeezed(words);
        until(within, || {
            let text = self.tab.text();
            if text.contains(&words) { Ok(()) } else { Err(text) }
        })
        .is_ok()
    }

    /// Does not see this text now.
    ///
    /// # Panics
    /// If they do.
    pub fn does_not_see(&self, id: &str) {
        let (words, text) = (self.text(id), self.tab.text());
        assert!(!text.contains(&words), "{} reads {words:?}; the page says: {text}", self.name);
    }

    /// Does not see this text (any more) before long.
    ///
    /// # Panics
    /// If it stays.
    pub fn sees_no(&self, id: &str) {
        let words = self.text(id);
        let gone =
            until(WITHIN, || if self.tab.text().contains(&words) { Err(String::new()) } else { Ok(()) });
        assert!(gone.is_ok(), "{} still reads {words:?}", self.name);
    }

    /// Comes to the screen with this heading.
    ///
    /// # Panics
    /// If they never do.
    pub fn comes_to(&self, id: &str) {
        self.finds(&["heading"], &self.text(id));
    }

    /// Comes to the screen with this heading, which is a name.
    ///
    /// # Panics
    /// If they never do.
    pub fn comes_to_named(&self, name: &str) {
        self.finds(&["heading"], name);
    }

    /// Nothing on this screen is in anybody's way, and nothing has to be moved sideways to be read.
    ///
    /// # Panics
    /// If something is.
    pub fn finds_no_obstacle(&self) {
        let obstacles = self.tab.obstacles().unwrap_or_default();
        assert!(obstacles.is_empty(), "{} at {}: {obstacles:#?}", self.name, self.tab.url());
        self.scrolls_no_way_but_down();
        self.leaves_no_text_to_the_browser();
    }

    /// What is typed on this screen is told to nobody by the browser, and kept by it nowhere.
    ///
    /// # Panics
    /// If a field leaves it that.
    pub fn leaves_no_text_to_the_browser(&self) {
        let fields = self.tab.fields_left_to_the_browser();
        assert!(fields.is_empty(), "{} at {}: {fields:#?}", self.name, self.tab.url());
    }

    /// Nothing has to be moved sideways to be read.
    ///
    /// # Panics
    /// If something has.
    pub fn scrolls_no_way_but_down(&self) {
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        let over = self.tab.evaluate(wide).ok().and_then(|over| over.as_i64());
        assert_eq!(over, Some(0), "{} scrolls sideways at {}", self.name, self.tab.url());
    }

    /// What is wrong with what the browser did.
    fn faults(&self) -> Vec<String> {
        let seen = self.seen();
        let elsewhere = |url: &str| {
            let rest = url.strip_prefix("blob:").unwrap_or(url).strip_prefix(self.home.as_str());
            !url.starts_with("data:") && rest.is_none_or(|rest| !rest.starts_with('/'))
        };
        let is_expected = |text: &str| self.refusals_expected.iter().any(|part| text.contains(part));
        let mut faults: Vec<String> = seen.complaints.iter().filter(|it| !is_expected(it)).cloned().collect();
        let is_asked =
            |url: &str| url.strip_prefix(self.home.as_str()).is_some_and(|path| path.starts_with("/api/"));
        for request in &seen.requests {
            let url = &request.url;
            if is_asked(url) && request.languages.as_deref() != Some("*") {
                faults.push(format!("{url} is asked in the browser's own languages"));
            }
            if elsewhere(url) {
                faults.push(format!("{url} is not the service"));
            } else if request.status.is_some_and(|status| status >= 400) && !is_expected(url) {
                faults.push(format!("{} {url}: {:?}", request.method, request.status));
            }
        }
        let cookies = self.cookies();
        let expected = usize::from(self.notice.is_some());
        if cookies.len() != expected || !cookies.iter().all(|cookie| self.is_known(cookie)) {
            faults.push(format!("cookies: {cookies:?}"));
        }
        faults
    }

    /// Keeps what helps to find out why a test failed.
    fn keep_evidence(&self) {
        let folder = programs::kept().join(&self.name);
        let mut told = format!("{}\n\n{}\n", self.tab.url(), self.tab.text());
        for line in self.tab.outline().unwrap_or_default() {
            let _ = writeln!(told, "{line}");
        }
        let seen = self.seen();
        let _ = writeln!(told, "\n{:#?}\n{:#?}", seen.complaints, seen.requests);
        let kept = fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join("told.txt"), told))
            .and_then(|()| fs::write(folder.join("picture.png"), self.tab.try_picture().unwrap_or_default()));
        eprintln!("what {} saw last is kept in {}: {kept:?}", self.name, folder.display());
    }
}

impl Deref for Person {
    type Target = Tab;

    fn deref(&self) -> &Tab {
        &self.tab
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_evidence();
            return;
        }
        let faults = self.faults();
        assert!(faults.is_empty(), "{}: {faults:#?}", self.name);
    }
}
