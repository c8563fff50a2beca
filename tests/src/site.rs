//! Public pages, as somebody without an app reads them and fills them in.

use secondok_testkit::Server;

use crate::http::{Answer, ask};

/// A page of the service, and what stood in it.
#[derive(Debug)]
pub struct Shown {
    /// 200 and so on.
    pub status: u16,
    /// As HTML.
    pub text: String,
}

impl Shown {
    /// Reads a page.
    ///
    /// # Panics
    /// If it sets a cookie: none of these do.
    pub fn get(server: &Server, path: &str) -> Self {
        Self::of(ask(server.address(), "GET", path, &[], &[]))
    }

    /// Sends a form, as a browser without scripts and cookies does.
    ///
    /// # Panics
    /// As [`Self::get`].
    pub fn post(server: &Server, path: &str, fields: &[(&str, &str)]) -> Self {
        Self::post_from("same-origin", server, path, fields)
    }

    /// The same, from a page of which the browser says where it lies (Fetch Metadata, `Sec-Fetch-Site`).
    ///
    /// # Panics
    /// As [`Self::get`].
    pub fn post_from(site: &str, server: &Server, path: &str, fields: &[(&str, &str)]) -> Self {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", site)];
        Self::of(ask(server.address(), "POST", path, &form, body.as_bytes()))
    }

    fn of(answer: Answer) -> Self {
        let cookie = answer.headers.iter().find(|(name, _)| name == "set-cookie");
        assert_eq!(cookie, None);
        Self { status: answer.status, text: String::from_utf8(answer.body).unwrap() }
    }

    /// The value of a hidden field.
    ///
    /// # Panics
    /// If there is no such field.
    pub fn field(&self, name: &str) -> String {
        let marked = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.text.split_once(&marked).unwrap_or_else(|| panic!("{name} in {}", self.text));
        rest.split('"').next().unwrap().to_owned()
    }

    /// Has these words in it.
    ///
    /// # Panics
    /// If it has not.
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "{words:?} in {}", self.text);
        self
    }
}
