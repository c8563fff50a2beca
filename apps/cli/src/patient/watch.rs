//! `patient watch`: prints what happens as it happens.

use std::{future::poll_fn, pin::Pin, task::Poll};

use rand_core::CryptoRng;
use secondok_client::{
    api::consultation::{MailboxState, Role},
    patient::{Watch as Following, WatchEvent},
    protocol::id::DoctorId,
    summary::{NextStep, Summary, days_left, is_over},
};
use serde::Serialize;

use super::{
    Here, list,
    session::{self, Session},
};
use crate::{
    app::App,
    args::Watch,
    failure::Failure,
    output::Output,
    show::{Side, StateObject, fault, say_entry},
    transport::HttpTransport,
};

#[derive(Serialize)]
struct EventObject {
    event: &'static str,
    number: u32,
}

#[derive(Serialize)]
struct StateEvent {
    event: &'static str,
    #[serde(flatten)]
    standing: StateObject,
}

/// One consultation that is followed.
struct Followed {
    number: u32,
    following: Following<HttpTransport>,
    /// Whether the connection was lost and that has been said.
    is_interrupted: bool,
}

type Next = Pin<Box<dyn Future<Output = (Followed, WatchEvent)>>>;

pub(super) async fn run(app: &mut App, args: &Watch) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let found = session.patient.consultations(session.today, &mut session.rng).await?;
    session::tell(&mut app.out, &found.resumed);
    super::warn_of_clock(&mut app.out, found.clock);
    let profiles = list::profiles(&session).await;
    let wanted = |summary: &&Summary| match args.number {
        Some(number) => summary.index == number,
        None => !is_over(summary.state),
    };
    let watched: Vec<Summary> = found.list.iter().filter(wanted).cloned().collect();
    if watched.is_empty() {
        return match args.number {
            Some(_) => Err(Failure::no_such_number()),
            None => {
                app.out.say_text("watch-none");
                Ok(())
            }
        };
    }
    // From here on nothing is changed on this device, and other commands may run.
    let (patient, mut rng) = session.into_reader();
    let doctors: Vec<(u32, DoctorId)> =
        watched.iter().map(|summary| (summary.index, summary.doctor)).collect();
    for summary in &watched {
        list::say(&mut app.out, summary, profiles.get(&summary.doctor));
    }
    app.out.gap();
    app.out.say_text("watch-begin");
    let name = |out: &Output, number: u32| {
        let watched = doctors.iter().find(|(index, _)| *index == number);
        let (_, doctor) = *watched.expect("only what is watched is told of");
        list::name(out.texts(), doctor, profiles.get(&doctor))
    };
    follow(&mut app.out, &patient, &watched, &mut rng, name).await
}

async fn follow(
    out: &mut Output,
    patient: &Here,
    watched: &[Summary],
    rng: &mut impl CryptoRng,
    name: impl Fn(&Output, u32) -> String,
) -> Result<(), Failure> {
    let mut waiting: Vec<Next> = Vec::new();
    for summary in watched {
        let following = patient.watch(summary.index, rng).await?;
        waiting.push(next(Followed { number: summary.index, following, is_interrupted: false }));
    }
    while !waiting.is_empty() && !out.is_closed() {
        let (mut followed, event) = first(&mut waiting).await;
        let other = name(out, followed.number);
        if say(out, &mut followed, &event, &other) {
            waiting.push(next(followed));
        }
    }
    Ok(())
}

fn next(mut followed: Followed) -> Next {
    Box::pin(async move {
        let event = followed.following.next(tokio::time::sleep).await;
        (followed, event)
    })
}

/// What the first of these that has something to say says; it is taken out.
async fn first(waiting: &mut Vec<Next>) -> (Followed, WatchEvent) {
    poll_fn(|context| {
        for place in 0..waiting.len() {
            if let Poll::Ready(ready) = waiting[place].as_mut().poll(context) {
                drop(waiting.swap_remove(place));
                return Poll::Ready(ready);
            }
        }
        Poll::Pending
    })
    .await
}

/// Says what happened; whether anything more can happen.
fn say(out: &mut Output, followed: &mut Followed, event: &WatchEvent, other: &str) -> bool {
    let number = followed.number;
    let args = [("number", number.into())];
    match event {
        WatchEvent::Connected => {
            out.object(&EventObject { event: "connected", number });
            if std::mem::take(&mut followed.is_interrupted) {
                out.say_text_with("watch-connected", &args);
            }
        }
        WatchEvent::Message(entry) => {
            out.say_text_with("watch-in", &args);
            let questions = followed.following.questions();
            say_entry(out, number, entry, Side { own: Role::Patient, other }, questions);
        }
        WatchEvent::Refused(refused) => fault(out, number, "refused", refused.role, refused.sequence + 1),
        WatchEvent::State { state, next } => say_state(out, number, state, next),
        WatchEvent::Interrupted { error, .. } => {
            out.object(&EventObject { event: "interrupted", number });
            // Once is enough: it is tried again until it works.
            if !std::mem::replace(&mut followed.is_interrupted, true) {
                let (title, _) = Failure::from(*error).sentences(out.texts());
                out.say_text_with("watch-interrupted", &[("number", number.into()), ("title", title.into())]);
            }
        }
        WatchEvent::Gone => {
            out.object(&EventObject { event: "gone", number });
            out.say_text_with("watch-gone", &args);
            return false;
        }
    }
    true
}

fn say_state(out: &mut Output, number: u32, state: &MailboxState, next: &NextStep) {
    let days_left = days_left(state);
    out.object(&StateEvent {
        event: "state",
        standing: StateObject {
            number,
            state: state.state,
            days_left,
            next: next.name(),
            next_day: next.day(),
            messages: state.messages,
        },
    });
    let texts = out.texts();
    let of = list::of(state.doctor);
    let name = texts.text(&format!("{of}state-{}", state.state.name()));
    let args = [("number", number.into()), ("state", name.into())];
    out.paragraph("", &texts.text_with("watch-state", &args));
    let coming = list::next(out, of, next, days_left);
    out.paragraph("", &coming);
    out.gap();
}
