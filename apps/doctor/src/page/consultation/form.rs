//! What is being written in a consultation, field by field. It is kept on the device whenever the typing pauses.

use leptos::prelude::*;
use secondok_client::content::{Agreement, Confidence};
use secondok_talk::Room;
use secondok_ui::Keeper;

use crate::{
    page::app::App,
    talk::Command,
    view::{Change, UnfinishedOpinion, Writing},
};

/// The fields. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// A text to the patient.
    pub(super) text: RwSignal<String>,
    /// The answer to each question.
    pub(super) answers: StoredValue<Vec<RwSignal<String>>>,
    /// Stable names; empty while nothing is chosen.
    pub(super) agreement: RwSignal<String>,
    pub(super) confidence: RwSignal<String>,
    pub(super) summary: RwSignal<String>,
    pub(super) would_change: RwSignal<String>,
    pub(super) missing: RwSignal<String>,
    pub(super) limits: RwSignal<String>,
    /// Bytes that still fit.
    pub(super) room: RwSignal<i64>,
    keeper: Keeper,
}

impl Form {
    /// Filled with what stood in the fields before, or with what is kept on this device.
    pub(super) fn new(app: App, number: u32, questions: usize, kept: Writing, room: i64) -> Self {
        let typed = app.writing.read_untracked().get(&number).cloned();
        app.known.update_value(|known| {
            if typed.is_none() || !known.contains_key(&number) {
                known.insert(number, kept.clone());
            }
        });
        let Writing { text, opinion } = typed.unwrap_or(kept);
        let answers = (0..questions)
            .map(|place| RwSignal::new(opinion.answers.get(place).cloned().unwrap_or_default()))
            .collect();
        let agreement = opinion.agreement.map(Agreement::name).unwrap_or_default();
        let confidence = opinion.confidence.map(Confidence::name).unwrap_or_default();
        let form = Self {
            text: RwSignal::new(text),
            answers: StoredValue::new(answers),
            agreement: RwSignal::new(agreement.to_owned()),
            confidence: RwSignal::new(confidence.to_owned()),
            summary: RwSignal::new(opinion.summary),
            would_change: RwSignal::new(opinion.would_change),
            missing: RwSignal::new(opinion.missing),
            limits: RwSignal::new(opinion.limits),
            room: RwSignal::new(room),
            keeper: Keeper::new(),
        };
        Effect::new(move |before: Option<Writing>| {
            let writing = form.writing();
            if before.is_some_and(|before| before != writing) {
                form.keep(app, number, writing.clone());
            }
            writing
        });
        form
    }

    fn keep(self, app: App, number: u32, writing: Writing) {
        app.writing.update(|all| drop(all.insert(number, writing.clone())));
        let room = self.room;
        self.keeper.soon(async move {
            // The fields may have been made anew meanwhile, and what stood in them sent from there.
            if app.writing.read_untracked().get(&number).is_some_and(|latest| *latest != writing) {
                return;
            }
            let known = app.known.try_update_value(|known| known.insert(number, writing.clone()));
            let before = known.flatten().unwrap_or_default();
            let change = Change { before: before.clone(), now: writing };
            match app.ask(Command::Keep(number, Box::new(change))).await {
                Ok(Room(left)) => drop(room.try_set(left)),
                // What could not be kept counts as changed the next time too.
                Err(_) => drop(app.known.try_update_value(|known| known.insert(number, before))),
            }
        });
    }

    /// Keeps what stands in the fields after it was to be sent and could not be.
    pub(super) fn keep_on(self, app: App, number: u32) {
        self.keep(app, number, untrack(move || self.writing()));
    }

    /// The text was sent, or is shown with the messages: the field is empty, also where the fields were made anew meanwhile
    /// because the consultation has gone on.
    pub(super) fn empty_text(self, app: App, number: u32) {
        let made_anew = self.text.try_set(String::new()).is_some();
        app.writing.update(|all| {
            if let Some(writing) = all.get_mut(&number) {
                writing.text.clear();
            }
        });
        if made_anew {
            app.refilled.update(|count| *count += 1);
        }
    }

    /// What stands in the fields.
    fn writing(self) -> Writing {
        let (agreement, confidence) = (self.agreement.get(), self.confidence.get());
        let opinion = UnfinishedOpinion {
            answers: self.answers.with_value(|answers| answers.iter().map(RwSignal::get).collect()),
            agreement: Agreement::ALL.iter().copied().find(|value| value.name() == agreement),
            confidence: Confidence::ALL.iter().copied().find(|value| value.name() == confidence),
            summary: self.summary.get(),
            would_change: self.would_change.get(),
            missing: self.missing.get(),
            limits: self.limits.get(),
        };
        Writing { text: self.text.get(), opinion }
    }

    /// What was to be kept would be kept after it was sent.
    pub(super) fn is_sent(self) {
        self.keeper.cancel();
    }
}
