//! One question.

use leptos::prelude::*;
use secondok_client::intake::Answer;
use secondok_ui::{Among, Doing, choice, question as heading};

use super::Step;
use crate::{
    page::{app::App, first::call, route::Route, typing::Typing},
    talk::Command,
    view::{Choice, Given, IntakeState, Kind, Question},
};

/// What is chosen or typed so far.
#[derive(Clone, Copy)]
struct Filled {
    chosen: RwSignal<Vec<String>>,
    typed: RwSignal<String>,
}

const YES: &str = "yes";
const NO: &str = "no";
/// No choice of a questionnaire is called so.
const LEFT_OUT: &str = "";

impl Filled {
    fn of(question: &Question) -> Self {
        let chosen = match &question.given {
            Some(Answer::Choice(id)) => vec![id.clone()],
            Some(Answer::Choices(ids)) => ids.clone(),
            Some(Answer::YesNo(yes)) => vec![if *yes { YES } else { NO }.to_owned()],
            None if question.skipped && is_single(&question.kind) => vec![LEFT_OUT.to_owned()],
            _ => Vec::new(),
        };
        Self { chosen: RwSignal::new(chosen), typed: RwSignal::new(question.typed.clone()) }
    }

    /// The answer; none if there is none yet.
    fn given(self, kind: &Kind) -> Option<Given> {
        let chosen = self.chosen.get_untracked();
        if is_single(kind) && chosen.first().is_some_and(|id| id == LEFT_OUT) {
            return None;
        }
        let answer = match kind {
            Kind::Choice(_) => Answer::Choice(chosen.first()?.clone()),
            Kind::YesNo => Answer::YesNo(chosen.first()? == YES),
            Kind::Choices(list) => {
                // In the questionnaire's order.
                let ids = list.iter().map(|choice| choice.id.clone());
                let ids: Vec<String> = ids.filter(|id| chosen.contains(id)).collect();
                if ids.is_empty() {
                    return None;
                }
                Answer::Choices(ids)
            }
            Kind::Number(_) | Kind::ShortText(_) | Kind::LongText(_) => {
                let typed = self.typed.get_untracked();
                return (!typed.trim().is_empty()).then_some(Given::Typed(typed));
            }
        };
        Some(Given::Chosen(answer))
    }
}

/// Whether one thing is chosen, which a press alone cannot take back.
fn is_single(kind: &Kind) -> bool {
    matches!(kind, Kind::Choice(_) | Kind::YesNo)
}

pub(super) fn screen(app: App, step: &Step) -> impl IntoView {
    let question = step.intake.questions[step.number - 1].clone();
    let filled = Filled::of(&question);
    let doing = Doing::new();
    let is_empty = RwSignal::new(false);
    let here = StoredValue::new_local(step.clone());
    let is_danger = {
        let is_flag = question.advice.is_some();
        move || is_flag && filled.chosen.read().first().is_some_and(|chosen| chosen == YES)
    };
    let give = move |id: String, given: Given| {
        app.perform(Command::Answer(id, given), doing, move |state: IntakeState| {
            here.with_value(|step| step.on(app, state));
        });
    };
    let submit = {
        let (id, kind, required) = (question.id.clone(), question.kind.clone(), question.required);
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            match filled.given(&kind) {
                Some(given) => give(id.clone(), given),
                None if required => is_empty.set(true),
                None => give(id.clone(), Given::Skipped),
            }
        }
    };
    let emergency =
        (step.number == 1).then(|| view! { <p class="banner note">{app.of(&step.intake.emergency)}</p> });
    let takes_text = matches!(question.kind, Kind::ShortText(_) | Kind::LongText(_));
    let privacy = takes_text.then(|| view! { <p class="hint">{app.of(&step.intake.privacy)}</p> });
    let optional =
        (!question.required).then(|| view! { <p class="optional">{app.text("may-be-left-out")}</p> });
    let advice = question.advice.clone();
    let error = move || {
        let trouble = doing.trouble.get();
        let sentence = match (&trouble, is_empty.get()) {
            (Some(trouble), _) => {
                let (what, next) = app.sentences(trouble);
                Some(format!("{what} {next}"))
            }
            (None, true) => Some(app.text("answer-needed")),
            (None, false) => None,
        };
        let is_none = sentence.is_none();
        view! { <p class="error" id="error" role="alert" hidden=is_none>{sentence}</p> }
    };
    let go_on = step.go_on(app);
    let place = [("number", step.number.into()), ("of", step.of.into())];
    view! {
        {emergency}
        {heading(app.page, app.of(&question.text), app.text_with("intake-window", &place))}
        <form autocomplete="off" on:submit=submit novalidate=true>
            {question.hint.as_ref().map(|hint| view! { <p class="hint" id="hint">{app.of(hint)}</p> })}
            {optional}
            {privacy}
            {control(app, &question, filled, is_empty)}
            {error}
            {move || is_danger().then(|| view! {
                <div class="banner urgent" role="alert">
                    <h2>{app.text("danger-title")}</h2>
                    <p><strong>{advice.as_ref().map(|advice| app.of(advice))}</strong></p>
                    {call(app)}
                </div>
            })}
            <p class="actions">
                {move || if is_danger() {
                    view! {
                        <a class="button quiet" href=Route::First.link()>{app.text("danger-stop")}</a>
                        <button class="button urgent quiet" type="submit" aria-busy=move || doing.is_busy()>
                            {app.text("danger-go-on")}
                        </button>
                    }
                    .into_any()
                } else {
                    view! {
                        <button class="button" type="submit" aria-busy=move || doing.is_busy()>{go_on.clone()}</button>
                    }
                    .into_any()
                }}
            </p>
        </form>
    }
}

fn control(app: App, question: &Question, filled: Filled, is_empty: RwSignal<bool>) -> AnyView {
    let label = app.of(&question.text);
    let one = |id: &str, text: String| row(id.to_owned(), text, filled, Among::One, Vec::new(), is_empty);
    let leave_out = (!question.required && is_single(&question.kind))
        .then(|| one(LEFT_OUT, app.text("leave-out")).into_any());
    match &question.kind {
        Kind::Choice(list) => choices(app, label, list, filled, Among::One, is_empty, leave_out).into_any(),
        Kind::Choices(list) => choices(app, label, list, filled, Among::Any, is_empty, leave_out).into_any(),
        Kind::YesNo => view! {
            <fieldset class="choices across" aria-label=label aria-describedby="hint error">
                {one(YES, app.text("yes"))}
                {one(NO, app.text("no"))}
                {leave_out}
            </fieldset>
        }
        .into_any(),
        Kind::Number(unit) => {
            let (keep, _) = keep_typed(app, question.id.clone(), filled, is_empty);
            let unit = unit.as_ref().map_or_else(|| app.text("number"), |unit| app.of(unit));
            // What is seen above the field alone says nothing to whoever only hears it.
            let called = format!("{label}, {unit}");
            view! {
                <div class="field">
                    <label for="answer">{unit}</label>
                    <input
                        id="answer"
                        inputmode="decimal"
                        aria-label=called
                        autocomplete="off"
                        spellcheck="false"
                        aria-describedby="hint error"
                        prop:value=filled.typed.get_untracked()
                        on:input=keep
                    />
                </div>
            }
            .into_any()
        }
        Kind::ShortText(most) => {
            let (keep, typing) = keep_typed(app, question.id.clone(), filled, is_empty);
            view! {
                <div class="field">
                    <input
                        id="answer"
                        autocomplete="off"
                        spellcheck="false"
                        aria-label=label
                        aria-describedby="hint left error"
                        prop:value=filled.typed.get_untracked()
                        on:input=keep
                    />
                    {left(app, filled, *most)}
                    {typing.shown()}
                </div>
            }
            .into_any()
        }
        Kind::LongText(most) => {
            let (keep, typing) = keep_typed(app, question.id.clone(), filled, is_empty);
            view! {
                <div class="field">
                    <textarea
                        id="answer"
                        rows="6"
                        spellcheck="false"
                        aria-label=label
                        aria-describedby="hint left error"
                        prop:value=filled.typed.get_untracked()
                        on:input=keep
                    ></textarea>
                    {left(app, filled, *most)}
                    {typing.shown()}
                </div>
            }
            .into_any()
        }
    }
}

fn left(app: App, filled: Filled, most: usize) -> impl IntoView {
    let left = move || {
        let found = filled.typed.read().chars().count();
        i64::try_from(most).unwrap_or_default() - i64::try_from(found).unwrap_or_default()
    };
    view! {
        <p class="left" id="left" class:over=move || left() < 0>
            {move || {
                let left = left();
                let id = if left < 0 { "characters-over" } else { "characters-left" };
                app.text_with(id, &[("count", left.abs().into())])
            }}
        </p>
    }
}

/// Remembers what is typed, here at once and in the worker when the typing pauses, which says what may tell who is writing.
fn keep_typed(
    app: App,
    id: String,
    filled: Filled,
    is_empty: RwSignal<bool>,
) -> (impl Fn(leptos::ev::Event) + 'static, Typing) {
    let typing = Typing::of(app, 0, None);
    typing.stands(filled.typed.get_untracked());
    let keep = move |event| {
        let typed = event_target_value(&event);
        filled.typed.set(typed.clone());
        is_empty.set(false);
        typing.pauses(Command::Type(id.clone(), typed));
    };
    (keep, typing)
}

fn choices(
    app: App,
    label: String,
    list: &[Choice],
    filled: Filled,
    among: Among,
    is_empty: RwSignal<bool>,
    leave_out: Option<AnyView>,
) -> impl IntoView {
    let hint = (among == Among::Any).then(|| view! { <p class="hint">{app.text("choose-several")}</p> });
    let row =
        |one: &Choice| row(one.id.clone(), app.of(&one.text), filled, among, one.takes_out(list), is_empty);
    view! {
        <fieldset class="choices" aria-label=label aria-describedby="hint error">
            {hint}
            {list.iter().map(row).collect_view()}
            {leave_out}
        </fieldset>
    }
}

/// `takes_out`: what is not chosen any more once this is.
fn row(
    id: String,
    text: String,
    filled: Filled,
    among: Among,
    takes_out: Vec<String>,
    is_empty: RwSignal<bool>,
) -> impl IntoView {
    let is_chosen = {
        let id = id.clone();
        Signal::derive(move || filled.chosen.read().contains(&id))
    };
    let one = secondok_ui::Choice::plain(id.clone(), text);
    choice("answer", among, one, is_chosen, move |is_checked| {
        is_empty.set(false);
        filled.chosen.update(|chosen| {
            if among == Among::One {
                chosen.clear();
            }
            chosen.retain(|has| *has != id);
            if is_checked {
                chosen.retain(|has| !takes_out.contains(has));
                chosen.push(id.clone());
            }
        });
    })
}
