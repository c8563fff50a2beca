//! The request, one question at a time.

mod end;
mod own;
mod question;

use std::rc::Rc;

use leptos::prelude::*;
use secondok_ui::{Doing, back, loading, title, trouble};

use super::{app::App, route::Route};
use crate::{
    talk::Command,
    view::{Intake, IntakeState},
};

/// Steps after the questions: one's own questions, the terms, everything once more.
const AFTER: usize = 3;

/// A step with everything that it needs.
#[derive(Clone)]
struct Step {
    intake: Rc<Intake>,
    /// From 1.
    number: usize,
    of: usize,
}

impl Step {
    /// Goes on to the next step of what there is now.
    fn on(&self, app: App, state: IntakeState) {
        app.intake.set_value(Some(state));
        app.go(Route::Ask(Some(self.number + 1)));
    }
}

pub(super) fn screen(app: App, step: Option<usize>) -> impl IntoView {
    let fetching = Doing::new();
    let state: RwSignal<Option<IntakeState>> = RwSignal::new(None);
    let fetch =
        move || app.perform(Command::Intake, fetching, move |found: IntakeState| state.set(Some(found)));
    match app.intake.try_update_value(Option::take).flatten() {
        Some(found) => state.set(Some(found)),
        None => fetch(),
    }
    let again = Callback::new(move |()| fetch());
    move || match (state.get(), fetching.trouble.get()) {
        (Some(IntakeState(Some(intake))), _) => shown(app, *intake, step),
        (Some(IntakeState(None)), _) => none(app).into_any(),
        (None, Some(what)) => trouble(app.page, &what, Some(again)),
        (None, None) => loading(app.page).into_any(),
    }
}

fn none(app: App) -> impl IntoView {
    view! {
        {title(app.page, app.text("intake-none"))}
        <div class="empty">
            <p>{app.text("intake-none-text")}</p>
            <p class="actions"><a class="button" href=Route::Doctors.link()>{app.text("choose-doctor")}</a></p>
        </div>
    }
}

fn shown(app: App, intake: Intake, step: Option<usize>) -> AnyView {
    let questions = intake.questions.len();
    let of = questions + AFTER;
    let first_open = intake.questions.iter().position(|question| !question.is_settled());
    let number = step.unwrap_or_else(|| first_open.unwrap_or(questions) + 1).clamp(1, of);
    let step = Step { intake: Rc::new(intake), number, of };
    let inside = match number.checked_sub(questions) {
        None | Some(0) => question::screen(app, &step).into_any(),
        Some(1) => own::screen(app, &step).into_any(),
        Some(2) => end::terms(app, &step).into_any(),
        Some(_) => end::review(app, &step).into_any(),
    };
    let before = if number == 1 { Route::Doctors } else { Route::Ask(Some(number - 1)) };
    view! {
        {back(app.page, before.link())}
        {progress(app, &step)}
        {inside}
    }
    .into_any()
}

fn progress(app: App, step: &Step) -> impl IntoView {
    let doctor = super::names::doctor(app, &step.intake.doctor);
    let label = app.text_with(
        "intake-to",
        &[("doctor", doctor.into()), ("specialty", app.of(&step.intake.specialty).into())],
    );
    let amount = app.text_with("intake-amount", &[("number", step.number.into()), ("of", step.of.into())]);
    view! {
        <div class="progress">
            <label for="progress">{label}</label>
            <span class="amount">{amount}</span>
            <progress id="progress" max=step.of value=step.number></progress>
        </div>
    }
}
