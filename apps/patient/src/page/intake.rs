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
    /// Whether it was opened from the review, and leads back there.
    is_change: bool,
}

impl Step {
    /// Goes on to the next step of what there is now.
    fn on(&self, app: App, state: IntakeState) {
        let route = match &state.0 {
            Some(intake) if self.is_change => back_to(intake),
            _ => Route::Ask(Some(self.number + 1)),
        };
        app.intake.set_value(Some(state));
        app.go(route);
    }

    /// What the button for going on says.
    fn go_on(&self, app: App) -> String {
        app.text(if self.is_change { "save-and-go-back" } else { "continue" })
    }
}

/// Where somebody goes who has changed something: to a question that this brought up, or else to the review.
fn back_to(intake: &Intake) -> Route {
    match first_open(intake) {
        Some(place) => Route::Change(place + 1),
        None => Route::Ask(Some(intake.questions.len() + AFTER)),
    }
}

/// The first question about which something is still to be done, from 0.
fn first_open(intake: &Intake) -> Option<usize> {
    intake.questions.iter().position(|question| !question.is_settled())
}

pub(super) fn screen(app: App, step: Option<usize>, is_change: bool) -> impl IntoView {
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
        (Some(IntakeState(Some(intake))), _) => shown(app, *intake, step, is_change),
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

fn shown(app: App, intake: Intake, step: Option<usize>, is_change: bool) -> AnyView {
    let questions = intake.questions.len();
    let of = questions + AFTER;
    let number = step.unwrap_or_else(|| first_open(&intake).unwrap_or(questions) + 1).clamp(1, of);
    let step = Step { intake: Rc::new(intake), number, of, is_change };
    let inside = match number.checked_sub(questions) {
        None | Some(0) => question::screen(app, &step).into_any(),
        Some(1) => own::screen(app, &step).into_any(),
        Some(2) => end::terms(app, &step).into_any(),
        Some(_) => end::review(app, &step).into_any(),
    };
    let before = match number {
        _ if is_change => Route::Ask(Some(of)),
        1 => Route::Doctors,
        _ => Route::Ask(Some(number - 1)),
    };
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

#[cfg(test)]
mod tests {
    use secondok_client::{intake::Answer, protocol::id::DoctorId};
    use secondok_talk::Both;

    use super::{AFTER, Intake, Route, back_to};
    use crate::view::{Doctor, Kind, Question};

    fn question(id: &str) -> Question {
        Question {
            id: id.to_owned(),
            text: Both::default(),
            hint: None,
            required: true,
            kind: Kind::YesNo,
            advice: None,
            given: Some(Answer::YesNo(false)),
            typed: String::new(),
            skipped: false,
        }
    }

    #[test]
    fn whoever_changes_an_answer_comes_back_to_the_review_unless_a_question_has_come_up() {
        let mut intake = Intake {
            doctor: Doctor { id: DoctorId::from_bytes([0; 16]), name: None },
            licensed_in: Vec::new(),
            specialty_id: String::new(),
            specialty: Both::default(),
            privacy: Both::default(),
            emergency: Both::default(),
            questions: vec![question("one"), question("two"), question("three")],
            own: Vec::new(),
            most: 1,
            statements: Vec::new(),
            lines: Vec::new(),
            room: 0,
            tells: None,
        };
        assert_eq!(back_to(&intake), Route::Ask(Some(3 + AFTER)));
        intake.questions[1].given = None;
        assert_eq!(back_to(&intake), Route::Change(2));
        intake.questions[1].skipped = true;
        assert_eq!(back_to(&intake), Route::Ask(Some(3 + AFTER)));
    }
}
