//! The messages of a consultation.

use secondok_client::{
    api::consultation::Role,
    content::Content,
    protocol::Day,
    thread::{Entry, Thread},
};
use serde::Serialize;

use super::{
    attachment::{self, AttachmentObject},
    content_object, date, say_content,
};
use crate::output::Output;

/// Whose screen it is, and what the other side is called there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) own: Role,
    pub(crate) other: &'a str,
}

#[derive(Serialize)]
struct MessageObject<'a> {
    event: &'static str,
    number: u32,
    role: Role,
    sequence: u32,
    day: Day,
    content: &'a serde_json::Value,
    /// Those that come with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<AttachmentObject>,
}

#[derive(Serialize)]
struct FaultObject {
    event: &'static str,
    number: u32,
    role: Role,
    text: String,
}

/// Shows one message.
pub(crate) fn say_entry(out: &mut Output, number: u32, entry: &Entry, side: Side<'_>, questions: &[String]) {
    let content = content_object(&entry.content);
    let Entry { role, sequence, day, .. } = *entry;
    let attachments = attachment::objects(entry);
    let content = &content;
    out.object(&MessageObject { event: "message", number, role, sequence, day, content, attachments });
    let texts = out.texts();
    let who = if role == side.own { texts.text("thread-you") } else { side.other.to_owned() };
    let args = [("who", who.into()), ("date", date(texts, day).into())];
    out.paragraph("", &texts.text_with("thread-who", &args));
    say_content(out, &entry.content, questions);
    if !entry.attachments.is_empty() {
        attachment::say(out, entry);
        let save = match side.own {
            Role::Patient => "attachment-save-patient",
            Role::Doctor => "attachment-save-doctor",
        };
        out.say_text_with(save, &[("number", number.into())]);
    }
    out.gap();
}

/// Shows everything, and what is wrong with it.
pub(crate) fn say_thread(out: &mut Output, number: u32, thread: &Thread, side: Side<'_>) {
    say_news(out, number, thread, side, |_| true);
}

/// Shows what is new, and what is wrong. The request need not be new for its questions to stand beside their answers.
pub(crate) fn say_news(
    out: &mut Output,
    number: u32,
    thread: &Thread,
    side: Side<'_>,
    is_new: impl Fn(&Entry) -> bool,
) {
    let questions = questions(&thread.entries);
    for entry in thread.entries.iter().filter(|entry| is_new(entry)) {
        say_entry(out, number, entry, side, questions);
    }
    for refused in &thread.refused {
        fault(out, number, "refused", refused.role, refused.sequence + 1);
    }
    for role in [Role::Patient, Role::Doctor] {
        let withheld = thread.withheld.of(role);
        if withheld > 0 {
            fault(out, number, "withheld", role, withheld);
        }
    }
}

/// The patient's questions, if the request is among these.
fn questions(entries: &[Entry]) -> &[String] {
    entries
        .iter()
        .find_map(|entry| match &entry.content {
            Content::Request(request) => Some(request.questions.as_slice()),
            _ => None,
        })
        .unwrap_or_default()
}

/// A message that did not pass, or some that are kept back: told plainly, never passed over.
pub(crate) fn fault(out: &mut Output, number: u32, event: &'static str, role: Role, count: u32) {
    let texts = out.texts();
    let role_name = texts.text(match role {
        Role::Patient => "role-patient",
        Role::Doctor => "role-doctor",
    });
    let args = [("role", role_name.into()), ("count", count.into())];
    let text = texts.text_with(if event == "refused" { "thread-refused" } else { "thread-withheld" }, &args);
    out.paragraph("", &text);
    out.gap();
    out.object(&FaultObject { event, number, role, text });
}
