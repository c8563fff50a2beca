//! What one message says.

use secondok_client::{
    content::{Content, Request, encode},
    intake::Questionnaire,
};

use super::say_opinion;
use crate::{names, output::Output};

/// A content as an object: as it was sealed, with its version and kind. Null for what is no content at all.
pub(crate) fn content_object(content: &Content) -> serde_json::Value {
    serde_json::from_slice(&encode(content)).unwrap_or(serde_json::Value::Null)
}

/// Shows what a message says. `questions` are the patient's, for an opinion that answers them.
pub(crate) fn say_content(out: &mut Output, content: &Content, questions: &[String]) {
    let texts = out.texts();
    let noted = |out: &mut Output, what: String, note: &str| {
        out.paragraph("  ", &what);
        if !note.is_empty() {
            out.paragraph("  ", note);
        }
    };
    match content {
        Content::Request(content) => request(out, content),
        Content::Question(question) => noted(out, texts.text("content-question"), &question.text),
        Content::Text(text) => out.paragraph("  ", &text.text),
        Content::FollowUp(question) => noted(out, texts.text("content-follow-up"), &question.text),
        Content::Accepted(accepted) => noted(out, texts.text("content-accepted"), &accepted.note),
        Content::Declined(declined) if declined.says_nothing() => {
            out.paragraph("  ", &texts.text("content-not-taken"))
        }
        Content::Declined(declined) => {
            let reason = texts.text(&format!("reason-{}", declined.reason.name()));
            let args = [("reason", reason.into())];
            noted(out, texts.text_with("content-declined", &args), &declined.note);
        }
        Content::Opinion(opinion) => {
            out.paragraph("  ", &texts.text("content-opinion"));
            say_opinion(out, opinion, questions);
        }
        Content::Closed(closed) => noted(out, texts.text("content-closed"), &closed.note),
        Content::Withdrawn(withdrawn) => noted(out, texts.text("content-withdrawn"), &withdrawn.note),
        Content::Files(files) => noted(out, texts.text("content-files"), &files.text),
        Content::Revealed(revealed) => noted(out, texts.text("content-revealed"), &revealed.text),
        Content::Newer(newer) => {
            noted(out, texts.text("content-newer"), newer.text.as_deref().unwrap_or_default());
        }
        Content::Unreadable(_) => out.paragraph("  ", &texts.text("content-unreadable")),
    }
}

/// Shows a request: the questionnaire in the reader's language, then the questions.
pub(crate) fn request(out: &mut Output, request: &Request) {
    let texts = out.texts();
    let specialty = names::specialty(texts, &request.intake.specialty);
    out.paragraph("  ", &texts.text_with("content-request", &[("specialty", specialty.into())]));
    if let Some(questionnaire) = Questionnaire::by_id(&request.intake.specialty) {
        for line in questionnaire.lines(&request.intake, texts.language().code()) {
            let mark = if line.red_flag { "! " } else { "" };
            out.paragraph(&format!("    {mark}"), &line.question);
            out.paragraph("      → ", &line.answer);
        }
    } else {
        out.paragraph("    ", &texts.text("content-unknown-questionnaire"));
    }
    out.paragraph("  ", &texts.text("content-questions"));
    for (number, question) in (1..).zip(&request.questions) {
        out.paragraph(&format!("    {number}. "), question);
    }
}
