//! `patient list`: every consultation, where it stands, what happens next.

use std::collections::BTreeMap;

use secondok_client::{
    api::{desk::account::Account, directory::Profile},
    protocol::{Day, id::DoctorId},
    summary::{NextStep, Summary},
};
use secondok_l10n::Texts;
use serde::Serialize;

use super::{
    attach,
    session::{self, Session},
};
use crate::{
    app::App,
    failure::Failure,
    output::Output,
    show::{StateObject, date},
};

/// Doctors by their identifier.
pub(super) type Profiles = BTreeMap<DoctorId, Profile>;

#[derive(Serialize)]
struct ConsultationObject<'a> {
    #[serde(flatten)]
    standing: StateObject,
    doctor: Option<&'a str>,
    opened: Day,
    unread: u32,
    sending: bool,
    drafts: usize,
}

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    attach::go_on(app).await?;
    let mut session = Session::load(app).await?;
    let found = session.patient.consultations(session.today, &mut session.rng).await?;
    session::tell(&mut app.out, &found.resumed);
    super::warn_of_clock(&mut app.out, found.clock);
    for number in &found.gone {
        app.out.aside("list-gone", &[("number", (*number).into())]);
    }
    let profiles = profiles(&session).await;
    for summary in &found.list {
        say(&mut app.out, summary, profiles.get(&summary.doctor));
    }
    for draft in session.patient.drafts() {
        match draft.index {
            Some(number) => app.out.aside("list-draft", &[("number", number.into())]),
            None => app.out.aside("list-draft-request", &[]),
        }
    }
    if found.list.is_empty() {
        app.out.say_text("list-none");
    }
    Ok(())
}

/// The doctors of the directory. Without it the list is as good, but for the names.
pub(super) async fn profiles(session: &Session) -> Profiles {
    let directory = session.patient.directory(session.today).await;
    let doctors = directory.map(|directory| directory.listed.doctors).unwrap_or_default();
    doctors.into_iter().map(|doctor| (doctor.id, doctor.profile)).collect()
}

/// What whoever was asked is called.
pub(super) fn name(texts: Texts<'_>, doctor: DoctorId, profile: Option<&Profile>) -> String {
    match profile {
        _ if doctor == Account::Support.id() => texts.text("support"),
        Some(profile) => profile.full_name(),
        None => texts.text("doctor-not-listed"),
    }
}

/// One consultation at a glance.
pub(super) fn say(out: &mut Output, summary: &Summary, profile: Option<&Profile>) {
    out.object(&ConsultationObject {
        standing: StateObject {
            number: summary.index,
            state: summary.state,
            days_left: summary.days_left,
            next: summary.next.name(),
            next_day: summary.next.day(),
            messages: summary.messages,
        },
        doctor: profile.map(|profile| profile.slug.as_str()),
        opened: summary.opened,
        unread: summary.unread,
        sending: summary.sending,
        drafts: summary.drafts,
    });
    let texts = out.texts();
    let of = of(summary.doctor);
    let state = texts.text(&format!("{of}state-{}", summary.state.name()));
    let args = [("doctor", name(texts, summary.doctor, profile).into()), ("state", state.into())];
    let first = format!("{}. ", summary.index);
    let indent = " ".repeat(first.len());
    out.paragraph(&first, &texts.text_with("list-line", &args));
    let coming = next(out, of, &summary.next, summary.days_left);
    out.paragraph(&indent, &coming);
    if summary.unread > 0 {
        let args = [("count", summary.unread.into()), ("number", summary.index.into())];
        let text = out.text_with("list-unread", &args);
        out.paragraph(&indent, &text);
    }
    if summary.sending {
        out.paragraph(&indent, &texts.text("list-sending"));
    }
}

/// What the texts of whoever was asked begin with.
pub(super) fn of(doctor: DoctorId) -> &'static str {
    if doctor == Account::Support.id() { "support-" } else { "" }
}

/// What comes next, in a sentence: `of` a doctor's (nothing) or of support (`support-`).
pub(super) fn next(out: &Output, of: &str, next: &NextStep, days_left: Option<i64>) -> String {
    let day = next.day().map(|day| date(out.texts(), day)).unwrap_or_default();
    let args = [("date", day.into()), ("days", days_left.unwrap_or_default().into())];
    out.text_with(&format!("{of}next-{}", next.name()), &args)
}
