//! Writing to support without an app: a form, a code, and with the code the answer.
//!
//! No cookie, no script, no secret in an address: the code goes from form to form. It is drawn when the form is shown, so that
//! a form that is sent twice asks once.

use askama::Template;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use secondok_api::{
    support::{ADDRESS_MAX, ReplyTo, Way, is_reply_address},
    text::acts,
};
use secondok_l10n::{Language, Texts};
use secondok_protocol::phrase::Phrase;
use zeroize::Zeroizing;

use super::{
    failure,
    page::{Page, Site, answer, prefix},
    texts::texts,
    visit::Visit,
};
use crate::{
    Care,
    http::{Refusal, body},
    support::visitor::{self, Conversation, Line, Question, Sent, TEXT_MAX, Visitor},
};

pub(super) const PATH: &str = "/support";
/// Where the code is typed.
pub(super) const ANSWER: &str = "/support/answer";
/// Longest body of a form: the longest text, each of its bytes escaped.
const FORM_MAX: usize = TEXT_MAX * 4 * 3 + 2_048;

/// The pages in this language.
pub(super) fn router(language: Language) -> Router<Care> {
    let at = |path: &str| format!("{}{path}", prefix(language));
    let ask = move |visit: Visit, headers: HeaderMap, body: Body| ask(visit, headers, body, language);
    let read = move |visit: Visit, headers: HeaderMap, body: Body| read(visit, headers, body, language);
    let say = move |visit: Visit, headers: HeaderMap, body: Body| say(visit, headers, body, language);
    let destroy = move |visit: Visit, headers: HeaderMap, body: Body| destroy(visit, headers, body, language);
    Router::new()
        .route(&at(PATH), get(async move |visit: Visit| begin(&visit, language).await).post(ask))
        .route(&at(ANSWER), get(async move |visit: Visit| typing(&visit, language)).post(read))
        .route(&at("/support/say"), post(say))
        .route(&at("/support/destroy"), post(destroy))
}

/// The form for a question.
#[derive(Template)]
#[template(path = "support.html")]
pub(super) struct Ask {
    page: Page,
    /// Whether somebody answers here.
    is_open: bool,
    /// Whom to write an e-mail to, if somebody is responsible.
    mail: Option<String>,
    /// The address for an answer by e-mail, as it stands in its field; none where answers do not go that way.
    reply_to: Option<String>,
    code: Zeroizing<String>,
    text: String,
    error: Option<String>,
    /// What is wrong with the address.
    reply_error: Option<String>,
}

impl Ask {
    pub(super) fn new(language: Language, site: Site<'_>, is_open: bool, code: Zeroizing<String>) -> Self {
        let page = page(language, site, PATH, "support-title");
        let contact = || site.service.organisation.as_ref().map(|one| one.contact.clone());
        let mail = site.service.mail.clone().or_else(contact);
        let reply_to = site.service.mails.then(String::new);
        Self { page, is_open, mail, reply_to, code, text: String::new(), error: None, reply_error: None }
    }
}

/// The code, once.
#[derive(Template)]
#[template(path = "support-sent.html")]
pub(super) struct Asked {
    page: Page,
    code: Zeroizing<String>,
    /// Whether the answer comes by e-mail too.
    by_mail: bool,
}

impl Asked {
    pub(super) fn new(language: Language, site: Site<'_>, code: Zeroizing<String>, by_mail: bool) -> Self {
        Self { page: page(language, site, ANSWER, "support-sent-title"), code, by_mail }
    }
}

/// The form for the code.
#[derive(Template)]
#[template(path = "support-answer.html")]
pub(super) struct Typing {
    page: Page,
    error: Option<String>,
    /// What became of something that was just done.
    done: Option<String>,
}

impl Typing {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        Self { page: page(language, site, ANSWER, "support-answer-title"), error: None, done: None }
    }
}

/// What was said.
#[derive(Template)]
#[template(path = "support-conversation.html")]
pub(super) struct Said {
    page: Page,
    standing: String,
    entries: Vec<Entry>,
    /// Whether something can still be written.
    is_open: bool,
    code: Zeroizing<String>,
    number: u32,
    text: String,
    error: Option<String>,
}

/// One message as it is shown.
pub(super) struct Entry {
    who: String,
    text: String,
}

impl Said {
    fn new(language: Language, site: Site<'_>, code: Zeroizing<String>, there: &Conversation) -> Self {
        let page = page(language, site, ANSWER, "support-conversation-title");
        let day = there.day.map(|day| page.date(day.calendar())).unwrap_or_default();
        let standing =
            page.text_with(&format!("support-standing-{}", there.state.name()), &[("date", day.into())]);
        let lines = there.lines.iter().filter(|line| !line.text.is_empty());
        Self {
            standing,
            entries: lines.map(|line| Entry::new(&page, line)).collect(),
            is_open: there.is_open(),
            code,
            number: there.next_number(),
            text: String::new(),
            error: None,
            page,
        }
    }
}

impl Entry {
    fn new(page: &Page, line: &Line) -> Self {
        let who = if line.from_support { "support-from-support" } else { "support-from-you" };
        let date = page.date(line.day.calendar());
        Self { who: page.text_with(who, &[("date", date.into())]), text: line.text.clone() }
    }
}

fn page(language: Language, site: Site<'_>, here: &str, title: &str) -> Page {
    Page::new(language, here, texts(language).text(title), site)
}

/// The fields of a form by their names; none where one stands twice or is not wanted.
struct Form(Vec<(String, Zeroizing<String>)>);

impl Form {
    async fn read(
        visit: &Visit,
        headers: &HeaderMap,
        body: Body,
        names: &[&str],
        language: Language,
    ) -> Result<Self, Response> {
        let site = visit.site();
        if comes_from_elsewhere(headers) {
            return Err(failure::refused(StatusCode::FORBIDDEN, language, site));
        }
        let refused = |refusal: Refusal| failure::refused(refusal.into_response().status(), language, site);
        let read = body::read(headers, body, "application/x-www-form-urlencoded", FORM_MAX).await;
        let read = read.map_err(refused)?;
        let fields: Vec<_> = form_urlencoded::parse(&read)
            .map(|(name, value)| (name.into_owned(), Zeroizing::new(value.into_owned())))
            .collect();
        let is_whole = fields.iter().map(|(name, _)| name.as_str()).eq(names.iter().copied());
        if is_whole {
            Ok(Self(fields))
        } else {
            Err(failure::refused(StatusCode::BAD_REQUEST, language, site))
        }
    }

    fn field(&self, name: &str) -> &str {
        self.0.iter().find(|(has, _)| has == name).map_or("", |(_, value)| value)
    }

    /// The text, with line ends as they are kept.
    fn text(&self) -> String {
        self.field("text").replace("\r\n", "\n").trim().to_owned()
    }
}

/// Whether a page of somebody else has sent the form (Fetch Metadata, `Sec-Fetch-Site`): it would have put its own code into it,
/// and read what is asked under it. Browsers that do not say are believed.
fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin")
}

/// What is wrong with a text, in words.
fn fault(texts: Texts<'_>, text: &str) -> Option<String> {
    let length = text.chars().count();
    if text.is_empty() {
        Some(texts.text("support-empty"))
    } else if length > TEXT_MAX {
        let over = i64::try_from(length - TEXT_MAX).unwrap_or(i64::MAX);
        Some(texts.text_with("support-long", &[("over", over.into())]))
    } else if text.contains(|c| c != '\n' && acts(c)) {
        Some(texts.text("support-not-plain"))
    } else {
        None
    }
}

/// `GET`: the form for a question.
async fn begin(visit: &Visit, language: Language) -> Response {
    let is_open = match visitor::prekey(visit.care(), visit.care().today()).await {
        Ok(prekey) => prekey.is_some(),
        Err(error) => return failure::of_store(language, PATH, visit.site(), &error),
    };
    let code = Phrase::generate(&mut visit.care().rng()).to_code();
    answer(StatusCode::OK, &Ask::new(language, visit.site(), is_open, code))
}

/// `POST`: asks. The same form again asks once.
async fn ask(visit: Visit, headers: HeaderMap, body: Body, language: Language) -> Response {
    let names: &[&str] =
        if visit.site().service.mails { &["code", "text", "reply_to"] } else { &["code", "text"] };
    let form = match Form::read(&visit, &headers, body, names, language).await {
        Ok(form) => form,
        Err(refused) => return refused,
    };
    let (site, texts) = (visit.site(), texts(language));
    let address = form.field("reply_to").trim();
    let Ok(phrase) = Phrase::from_code(form.field("code")) else {
        return failure::refused(StatusCode::BAD_REQUEST, language, site);
    };
    let (text, code) = (form.text(), phrase.to_code());
    // Under a new code: nothing was sent under this one.
    let again = |status, error: Option<String>, reply_error: Option<String>| {
        let code = Phrase::generate(&mut visit.care().rng()).to_code();
        let new = Ask::new(language, site, true, code);
        let reply_to = new.reply_to.as_ref().map(|_| address.to_owned());
        answer(status, &Ask { text: text.clone(), reply_to, error, reply_error, ..new })
    };
    let is_wrong = !(address.is_empty() || is_reply_address(address));
    let reply_error =
        is_wrong.then(|| texts.text_with("support-reply-wrong", &[("most", ADDRESS_MAX.into())]));
    let error = fault(texts, &text);
    if error.is_some() || reply_error.is_some() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, error, reply_error);
    }
    let permit = || visit.care().mail_codes().permit(&phrase, address);
    let reply_to = (!address.is_empty()).then(|| ReplyTo {
        address: address.to_owned(),
        permit: permit(),
        way: Way::Form,
    });
    let (by_mail, question) = (reply_to.is_some(), Question { text: text.clone(), reply_to });
    let again = |status, id| again(status, Some(texts.text(id)), None);
    match Visitor::new(phrase).ask(visit.care(), &question, visit.care().support_from_site()).await {
        Ok(Sent::Done) => answer(StatusCode::OK, &Asked::new(language, site, code, by_mail)),
        Ok(Sent::Other) => again(StatusCode::CONFLICT, "support-other"),
        Ok(Sent::TooMany) => again(StatusCode::SERVICE_UNAVAILABLE, "support-too-many"),
        Ok(_) => again(StatusCode::SERVICE_UNAVAILABLE, "support-closed"),
        Err(refusal) => of_service(refusal, language, PATH, site),
    }
}

/// `GET`: the form for the code.
fn typing(visit: &Visit, language: Language) -> Response {
    answer(StatusCode::OK, &Typing::new(language, visit.site()))
}

/// `POST`: what was said.
async fn read(visit: Visit, headers: HeaderMap, body: Body, language: Language) -> Response {
    let form = match Form::read(&visit, &headers, body, &["code"], language).await {
        Ok(form) => form,
        Err(refused) => return refused,
    };
    match Phrase::from_code(form.field("code")) {
        Ok(phrase) => conversation(&visit, language, phrase, None).await,
        Err(_) => mistyped(&visit, language, "support-code-mistyped"),
    }
}

/// `POST`: asks on. The same form again does nothing.
async fn say(visit: Visit, headers: HeaderMap, body: Body, language: Language) -> Response {
    let form = match Form::read(&visit, &headers, body, &["code", "number", "text"], language).await {
        Ok(form) => form,
        Err(refused) => return refused,
    };
    let (site, texts, text) = (visit.site(), texts(language), form.text());
    let (Ok(phrase), Ok(number)) = (Phrase::from_code(form.field("code")), form.field("number").parse())
    else {
        return failure::refused(StatusCode::BAD_REQUEST, language, site);
    };
    let fault = match fault(texts, &text) {
        Some(fault) => Some(fault),
        None => match Visitor::new(again(&phrase)).say(visit.care(), number, &text).await {
            Ok(Sent::Done) => None,
            Ok(Sent::Other) => Some(texts.text("support-other")),
            Ok(Sent::Nobody | Sent::TooMany) => Some(texts.text("support-closed")),
            Ok(Sent::Over) => Some(texts.text("support-over")),
            Ok(Sent::Unknown) => return mistyped(&visit, language, "support-code-unknown"),
            Err(refusal) => return of_service(refusal, language, ANSWER, site),
        },
    };
    conversation(&visit, language, phrase, fault.map(|fault| (fault, text))).await
}

/// `POST`: destroys everything under the code.
async fn destroy(visit: Visit, headers: HeaderMap, body: Body, language: Language) -> Response {
    let form = match Form::read(&visit, &headers, body, &["code"], language).await {
        Ok(form) => form,
        Err(refused) => return refused,
    };
    let site = visit.site();
    let Ok(phrase) = Phrase::from_code(form.field("code")) else {
        return mistyped(&visit, language, "support-code-mistyped");
    };
    match Visitor::new(phrase).destroy(visit.care()).await {
        Ok(()) => {
            let done = Some(texts(language).text("support-destroyed"));
            answer(StatusCode::OK, &Typing { done, ..Typing::new(language, site) })
        }
        Err(refusal) => of_service(refusal, language, ANSWER, site),
    }
}

/// What was said under this code, with what is wrong with something that was to be sent there.
async fn conversation(
    visit: &Visit,
    language: Language,
    phrase: Phrase,
    fault: Option<(String, String)>,
) -> Response {
    let code = phrase.to_code();
    match Visitor::new(phrase).read(visit.care()).await {
        Ok(Some(there)) => {
            let said = Said::new(language, visit.site(), code, &there);
            match fault {
                Some((error, text)) => {
                    answer(StatusCode::UNPROCESSABLE_ENTITY, &Said { error: Some(error), text, ..said })
                }
                None => answer(StatusCode::OK, &said),
            }
        }
        Ok(None) => mistyped(visit, language, "support-code-unknown"),
        Err(error) => failure::of_store(language, ANSWER, visit.site(), &error),
    }
}

/// The form for the code once more, and why.
fn mistyped(visit: &Visit, language: Language, why: &str) -> Response {
    let error = Some(texts(language).text(why));
    answer(StatusCode::NOT_FOUND, &Typing { error, ..Typing::new(language, visit.site()) })
}

/// A second one, for a second use.
fn again(phrase: &Phrase) -> Phrase {
    Phrase::from_entropy(*phrase.entropy())
}

/// The service did not do it.
fn of_service(refusal: Refusal, language: Language, here: &str, site: Site<'_>) -> Response {
    failure::of_refusal(language, here, site, refusal)
}

#[cfg(test)]
pub(super) mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use secondok_api::consultation::State;

    use super::*;

    /// Each page, with whatever somebody could put there.
    pub(crate) fn pages(language: Language, site: Site<'_>) -> Vec<(&'static str, String)> {
        let code = || Zeroizing::new("7QW2-0000".to_owned());
        let evil = || "<script>alert(1)</script>\"' onload=\"x".to_owned();
        let entry = |who: &str| Entry { who: who.to_owned(), text: evil() };
        let page = page(language, site, ANSWER, "support-conversation-title");
        let said = Said {
            standing: page
                .text_with(&format!("support-standing-{}", State::Answered.name()), &[("date", "1".into())]),
            entries: vec![entry("you"), entry("support")],
            is_open: true,
            code: code(),
            number: 1,
            text: evil(),
            error: Some(evil()),
            page,
        };
        let ask = Ask {
            text: evil(),
            error: Some(evil()),
            reply_to: Some(evil()),
            reply_error: Some(evil()),
            ..Ask::new(language, site, true, code())
        };
        let typing = Typing { error: Some(evil()), done: Some(evil()), ..Typing::new(language, site) };
        Vec::from([
            ("support", Ask::new(language, site, true, code()).render().unwrap()),
            ("support, closed", Ask::new(language, site, false, code()).render().unwrap()),
            ("support, mistyped", ask.render().unwrap()),
            ("support, sent", Asked::new(language, site, code(), true).render().unwrap()),
            ("support, typing the code", typing.render().unwrap()),
            ("support, answered", said.render().unwrap()),
        ])
    }
}
