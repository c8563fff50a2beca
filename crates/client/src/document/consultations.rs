//! Everything that a patient's device can open, to be read.

use secondok_api::consultation::Role;
use secondok_protocol::attachment::Format;

use super::{Document, Part, Words, day};
use crate::{
    content::{Content, Opinion, Request},
    intake::Questionnaire,
    patient::PatientCopy,
    thread::Entry,
    trouble::Value,
};

/// What is known beside the copy: what doctors are called, and the words, if they are to be in it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown<'a> {
    /// The words, for who asked for them.
    pub words: Option<&'a str>,
}

/// The document of this copy.
pub fn consultations(words: &impl Words, copy: &PatientCopy, shown: Shown<'_>) -> Document {
    let mut document = Document::new(words, "document-patient-title");
    document.add(Part::Text(words.text("document-patient-lede", &[("date", Value::Day(copy.today))])));
    match shown.words {
        Some(phrase) => {
            document.add(Part::Heading(words.text("document-words", &[])));
            document.add(Part::Text(words.text("document-words-text", &[])));
            document.add(Part::Written(phrase.to_owned()));
        }
        None => document.add(Part::Text(words.text("document-words-not", &[]))),
    }
    if copy.consultations.is_empty() {
        document.add(Part::Text(words.text("document-patient-none", &[])));
    }
    for one in &copy.consultations {
        let summary = &one.read.summary;
        let heading = words.text("document-consultation", &[("number", Value::Number(summary.index.into()))]);
        document.add(Part::Heading(heading));
        let doctor = match &one.doctor {
            _ if summary.is_with_support() => words.text("document-support", &[]),
            Some(name) => name.clone(),
            None => words.text("document-doctor-gone", &[]),
        };
        document.fact(words, "document-doctor", doctor);
        let state = words.text(&format!("document-state-{}", summary.state.name()), &[]);
        document.fact(words, "document-standing", state);
        document.fact(words, "document-opened", day(words, summary.opened));
        if let Some(next) = summary.next.day() {
            document.fact(words, "document-next-day", day(words, next));
        }
        document.fact(words, "document-nickname", &one.read.nickname);
        let questions = one.read.thread.entries.iter().find_map(|entry| match &entry.content {
            Content::Request(request) => Some(request.questions.as_slice()),
            _ => None,
        });
        for entry in &one.read.thread.entries {
            message(words, &mut document, entry, questions.unwrap_or_default());
        }
        let faults = one.read.thread.refused.len();
        let withheld = one.read.thread.withheld;
        if faults > 0 || withheld.patient + withheld.doctor > 0 {
            document.add(Part::Text(words.text("document-not-whole", &[])));
        }
        for content in &one.unsent {
            document.add(Part::Subheading(words.text("document-not-sent", &[])));
            say(words, &mut document, content, questions.unwrap_or_default());
        }
    }
    for draft in &copy.requests {
        document.add(Part::Heading(words.text("document-not-sent", &[])));
        say(words, &mut document, draft, &[]);
    }
    document
}

fn message(words: &impl Words, document: &mut Document, entry: &Entry, questions: &[String]) {
    let who = match entry.role {
        Role::Patient => "document-you",
        Role::Doctor => "document-the-doctor",
    };
    let date = ("date", Value::Day(entry.day));
    let args = [("who", Value::Text(words.text(who, &[]))), date];
    document.add(Part::Subheading(words.text("document-message", &args)));
    say(words, document, &entry.content, questions);
    for (number, attached) in (1..).zip(&entry.attachments) {
        let files = match attached.format {
            Format::Study { files } => files.get(),
            _ => 1,
        };
        let kind = words.text(
            &format!("document-file-{}", attached.format.name()),
            &[("files", Value::Number(files.into()))],
        );
        let number: u32 = number;
        let number = format!("{}.{number}", u64::from(entry.sequence) + 1);
        let text =
            words.text("document-attached", &[("number", Value::Text(number)), ("kind", Value::Text(kind))]);
        document.add(Part::Text(text));
    }
}

fn say(words: &impl Words, document: &mut Document, content: &Content, questions: &[String]) {
    let mut told = |id: &str, note: &str| {
        document.add(Part::Text(words.text(id, &[])));
        if !note.is_empty() {
            document.add(Part::Written(note.to_owned()));
        }
    };
    match content {
        Content::Request(content) => request(words, document, content),
        Content::Opinion(content) => opinion(words, document, content, questions),
        Content::Text(text) => document.add(Part::Written(text.text.clone())),
        Content::Question(question) => told("document-question-to-support", &question.text),
        Content::FollowUp(question) => told("document-follow-up", &question.text),
        Content::Accepted(accepted) => told("document-accepted", &accepted.note),
        Content::Declined(declined) => {
            told(&format!("document-declined-{}", declined.reason.name()), &declined.note);
        }
        Content::Closed(closed) => told("document-closed", &closed.note),
        Content::Withdrawn(withdrawn) => told("document-withdrawn", &withdrawn.note),
        Content::Files(files) => told("document-files", &files.text),
        Content::Revealed(revealed) => told("document-revealed", &revealed.text),
        Content::Newer(newer) => told("document-newer", newer.text.as_deref().unwrap_or_default()),
        Content::Unreadable(_) => told("document-unreadable", ""),
    }
}

fn request(words: &impl Words, document: &mut Document, request: &Request) {
    let specialty = Value::Text(words.name("specialty", &request.intake.specialty));
    document.add(Part::Text(words.text("document-request", &[("specialty", specialty)])));
    match Questionnaire::by_id(&request.intake.specialty) {
        Some(questionnaire) => {
            for line in questionnaire.lines(&request.intake, words.language()) {
                document.add(Part::Fact(line.question.to_string(), line.answer.to_string()));
            }
        }
        None => document.add(Part::Text(words.text("document-questionnaire-unknown", &[]))),
    }
    for (number, question) in (1..).zip(&request.questions) {
        let label = words.text("document-question", &[("number", Value::Number(number))]);
        document.add(Part::Fact(label, question.clone()));
    }
}

fn opinion(words: &impl Words, document: &mut Document, opinion: &Opinion, questions: &[String]) {
    document.add(Part::Text(words.text("document-opinion", &[])));
    document.add(Part::Written(opinion.summary.clone()));
    for answer in &opinion.answers {
        let asked =
            usize::try_from(answer.question).ok().and_then(|number| questions.get(number.checked_sub(1)?));
        let label = words.text("document-answer", &[("number", Value::Number(answer.question.into()))]);
        let label = asked.map_or(label.clone(), |asked| format!("{label} {asked}"));
        document.add(Part::Fact(label, answer.text.clone()));
    }
    let agreement = words.text(&format!("document-agreement-{}", opinion.agreement.name()), &[]);
    document.fact(words, "document-agreement", agreement);
    let confidence = words.text(&format!("document-confidence-{}", opinion.confidence.name()), &[]);
    document.fact(words, "document-confidence", confidence);
    for (label, text) in [
        ("document-would-change", &opinion.would_change),
        ("document-missing", &opinion.missing),
        ("document-limits", &opinion.limits),
    ] {
        if !text.is_empty() {
            document.fact(words, label, text);
        }
    }
}
