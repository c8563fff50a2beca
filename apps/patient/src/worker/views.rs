//! From what the client's engine says to what the page shows.

use secondok_client::{
    api::consultation::State,
    content::Content,
    intake::{Answers, Line as Answered, Questionnaire},
    patient::{self, AskError, Resumed},
    protocol::Day,
    summary::{self, NextStep},
    thread,
};

use super::desk::Desk;
use crate::view::{Both, Draft, Entry, Line, News, Said, Summary};

/// A state's stable name.
pub(super) const fn state_name(state: State) -> &'static str {
    match state {
        State::Requested => "requested",
        State::Accepted => "accepted",
        State::Answered => "answered",
        State::FollowUp => "follow-up",
        State::Closed => "closed",
        State::Declined => "declined",
        State::Expired => "expired",
        State::Withdrawn => "withdrawn",
    }
}

fn next(next: NextStep) -> (&'static str, Option<Day>) {
    match next {
        NextStep::DoctorAccepts { by } => ("doctor-accepts", Some(by)),
        NextStep::DoctorAnswers { by } => ("doctor-answers", Some(by)),
        NextStep::PatientMayAsk { until } => ("patient-may-ask", Some(until)),
        NextStep::DoctorReplies { by } => ("doctor-replies", Some(by)),
        NextStep::Finished { erased_by } => ("finished", Some(erased_by)),
        NextStep::AskAnother { erased_by } => ("ask-another", Some(erased_by)),
        NextStep::Missed { erased_by } => ("missed", Some(erased_by)),
        NextStep::TakenBack { erased_by } => ("taken-back", Some(erased_by)),
        NextStep::Unknown => ("unknown", None),
    }
}

pub(super) fn summary(desk: &Desk, summary: &summary::Summary) -> Summary {
    let (next, next_day) = next(summary.next);
    Summary {
        index: summary.index,
        doctor: desk.doctor(summary.doctor),
        state: summary.state,
        opened: summary.opened,
        days_left: summary.days_left,
        next: next.to_owned(),
        next_day,
        unread: summary.unread,
        sending: summary.sending,
        drafts: summary.drafts,
    }
}

pub(super) fn news(resumed: &[Resumed]) -> Vec<News> {
    let told = |resumed: &Resumed| match resumed {
        Resumed::Asked(index) => News::Asked(*index),
        Resumed::NotAsked(AskError::Waiting(_)) => News::AskWaits,
        Resumed::NotAsked(_) => News::AskRefused,
        Resumed::Sent(index) => News::Sent(*index),
        Resumed::Waiting(index, _) => News::Waits(*index),
        Resumed::Draft(index) => News::Draft(*index),
    };
    resumed.iter().map(told).collect()
}

pub(super) fn entry(entry: &thread::Entry) -> Entry {
    Entry { role: entry.role, sequence: entry.sequence, day: entry.day, said: said(&entry.content) }
}

pub(super) fn draft(desk: &Desk, draft: &patient::Draft) -> Draft {
    Draft {
        index: draft.index,
        doctor: draft.doctor.map(|doctor| desk.doctor(doctor)),
        said: said(&draft.content),
    }
}

/// The engine's draft of this view, if it still has one. Names may have come meanwhile: they do not count.
pub(super) fn find_draft(drafts: Vec<patient::Draft>, view: &Draft) -> Option<patient::Draft> {
    drafts.into_iter().find(|draft| {
        draft.index == view.index
            && draft.doctor == view.doctor.as_ref().map(|doctor| doctor.id)
            && said(&draft.content) == view.said
    })
}

/// The answers in words, in every language.
pub(super) fn lines(answers: &Answers) -> Vec<Line> {
    let Some(questionnaire) = Questionnaire::by_id(&answers.specialty) else { return Vec::new() };
    let in_language = |language: &str| questionnaire.lines(answers, language);
    let pair = |(en, uk): (Answered, Answered)| Line {
        red_flag: en.red_flag,
        question: Both::of(
            |language| if language == "uk" { uk.question.clone() } else { en.question.clone() },
        ),
        answer: Both::of(|language| if language == "uk" { uk.answer.clone() } else { en.answer.clone() }),
    };
    in_language("en").into_iter().zip(in_language("uk")).map(pair).collect()
}

pub(super) fn specialty(id: &str) -> Both {
    Questionnaire::by_id(id).map_or_else(|| Both::of(|_| id.to_owned()), |found| Both::from(&found.name))
}

pub(super) fn said(content: &Content) -> Said {
    match content {
        Content::Request(request) => Said::Request {
            specialty: specialty(&request.intake.specialty),
            lines: lines(&request.intake),
            questions: request.questions.clone(),
        },
        Content::Text(text) => Said::Text(text.clone()),
        Content::Accepted(accepted) => Said::Accepted(accepted.clone()),
        Content::Declined(declined) => Said::Declined(declined.clone()),
        Content::Opinion(opinion) => Said::Opinion(Box::new(opinion.clone())),
        Content::FollowUp(question) => Said::FollowUp(question.clone()),
        Content::Closed(closed) => Said::Closed(closed.clone()),
        Content::Withdrawn(withdrawn) => Said::Withdrawn(withdrawn.clone()),
        Content::Newer(newer) => Said::Newer(newer.text.clone()),
        Content::Unreadable(_) => Said::Unreadable,
    }
}
