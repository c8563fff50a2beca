//! The terms, and everything once more before it is sent.

use leptos::{html, prelude::*};
use secondok_talk::{Done, Sent};
use secondok_ui::{Among, Choice, Doing, Sure, choice, dialog, open, said, title, trouble_line};

use super::Step;
use crate::{
    page::{app::App, names, route::Route, typing::Typing},
    talk::Command,
    view::IntakeState,
};

pub(super) fn terms(app: App, step: &Step) -> impl IntoView {
    let doing = Doing::new();
    let here = StoredValue::new_local(step.clone());
    let lacks = RwSignal::new(false);
    let places = names::countries(app, &step.intake.licensed_in);
    let agreed: Vec<RwSignal<bool>> =
        step.intake.statements.iter().map(|(_, _, agreed)| RwSignal::new(*agreed)).collect();
    let statements = step
        .intake
        .statements
        .iter()
        .zip(agreed.clone())
        .map(|((id, text, _), agreed)| {
            let (id, value) = (id.clone(), id.clone());
            let text = app.of(text).replace("{places}", &places);
            let change = move |is_checked: bool| {
                agreed.set(is_checked);
                lacks.set(false);
                let id = id.clone();
                leptos::task::spawn_local(async move {
                    // What does not arrive here is missed when it is sent.
                    let _ = app.ask::<IntakeState>(Command::Agree(id, is_checked)).await;
                });
            };
            choice("terms", Among::Any, Choice::plain(value, text), agreed.into(), change)
        })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if agreed.iter().all(|agreed| agreed.get_untracked()) {
            // Asked for once more, so that all of them are kept before going on.
            app.perform(Command::Intake, doing, move |state: IntakeState| {
                here.with_value(|step| step.on(app, state));
            });
        } else {
            lacks.set(true);
        }
    };
    view! {
        {title(app.page, app.text("terms-title"))}
        <form on:submit=submit>
            <fieldset class="choices" aria-label=app.text("terms-title")>
                <p class="hint">{app.text("terms-text")}</p>
                {statements}
                {move || lacks.get().then(|| view! { <p class="error" role="alert">{app.text("terms-needed")}</p> })}
            </fieldset>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{step.go_on(app)}</button>
            </p>
        </form>
    }
}

pub(super) fn review(app: App, step: &Step) -> impl IntoView {
    let doing = Doing::new();
    let intake = &step.intake;
    let doctor = names::doctor(app, &intake.doctor);
    let unanswered =
        intake.questions.iter().position(|question| question.required && question.given.is_none());
    let lacks_terms = intake.statements.iter().any(|(_, _, agreed)| !agreed);
    let room = intake.room;
    let questions = intake.questions.len();
    let lines = intake
        .lines
        .iter()
        .map(|line| {
            // A negative answer to a sign of danger is not sent as a line, but can be changed all the same.
            let place = intake.questions.iter().position(|question| question.text == line.question);
            let change = place.map(|place| {
                let label = format!("{}: {}", app.text("change"), app.of(&line.question));
                view! {
                    <dd class="change">
                        <a href=Route::Change(place + 1).link() aria-label=label>{app.text("change")}</a>
                    </dd>
                }
            });
            view! {
                <div class:danger=line.red_flag>
                    <dt>{app.of(&line.question)}</dt>
                    <dd class="text">{app.of(&line.answer)}</dd>
                    {change}
                </div>
            }
        })
        .collect_view();
    let typing = Typing::of(app, room, intake.tells.clone());
    let send = move |is_sure: bool| {
        app.perform(Command::Ask(is_sure), doing, move |sent: Sent| {
            let (Sent::Done(index) | Sent::Overtaken(index)) = sent;
            app.look();
            app.go(Route::Consultation(index));
            app.say(app.text("ask-sent"));
        });
    };
    let sure = NodeRef::<html::Dialog>::new();
    let throw_away = move || {
        app.perform(Command::DropIntake, doing, move |_: Done| {
            app.look();
            app.go(Route::First);
            app.say(app.text("intake-dropped"));
        });
    };
    // A request that was taken over is kept as a draft, and no longer here.
    Effect::new(move |_| {
        if doing.trouble.read().is_some() {
            app.look();
        }
    });
    let obstacle = if let Some(place) = unanswered {
        Some((app.text("review-open"), Route::Change(place + 1)))
    } else if lacks_terms {
        Some((app.text("terms-needed"), Route::Change(questions + 2)))
    } else if intake.own.iter().all(|question| question.trim().is_empty()) {
        Some((app.text("own-needed"), Route::Change(questions + 1)))
    } else if room < 0 {
        Some((app.room_left(room), Route::Change(questions + 1)))
    } else {
        None
    };
    let can_send = obstacle.is_none();
    view! {
        {title(app.page, app.text("review-title"))}
        <p class="lede">{app.text_with("review-text", &[("doctor", doctor.into())])}</p>
        <dl class="facts review">{lines}</dl>
        <section aria-labelledby="own">
            <h2 id="own">{app.text("content-questions")}</h2>
            {said::questions(&intake.own)}
            <p class="change"><a href=Route::Change(questions + 1).link()>{app.text("change")}</a></p>
        </section>
        {obstacle.map(|(text, route)| view! {
            <div class="banner note" role="status">
                <p>{text}</p>
                <p class="actions"><a class="button quiet" href=route.link()>{app.text("go-there")}</a></p>
            </div>
        })}
        <p>{app.text("attach-later")}</p>
        {typing.shown()}
        {trouble_line(app.page, doing)}
        {move || send_part(app, doing, can_send, move |_| send(false))}
        <p role="status">{move || doing.busy.get().then(|| view! {
            <span class="progress"><span>{app.text("sending")}</span><progress aria-label=app.text("sending")></progress></span>
        })}</p>
        <p>
            <button class="button plain urgent" type="button" on:click=move |_| open(sure)>{app.text("intake-drop")}</button>
        </p>
        {dialog(sure, Sure::discard(app.page), (), throw_away)}
        {typing.asked(doing, Callback::new(move |()| send(true)), None)}
    }
}

/// Without words nothing can be sealed.
fn send_part(
    app: App,
    doing: Doing,
    can_send: bool,
    send: impl Fn(leptos::ev::MouseEvent) + Copy + 'static,
) -> AnyView {
    if app.here.read().as_ref().is_some_and(|here| !here.words) {
        return view! {
            <div class="banner note">
                <p>{app.text("words-first")}</p>
                <p class="actions"><a class="button" href=Route::Words.link()>{app.text("words-make")}</a></p>
            </div>
        }
        .into_any();
    }
    // It was taken over: it is on its way, or a draft among the consultations.
    if app.here.read().as_ref().is_some_and(|here| !here.intake) {
        return ().into_any();
    }
    view! {
        <p class="actions">
            <button class="button" type="button" disabled=!can_send aria-busy=move || doing.is_busy() on:click=send>
                {app.text("send-request")}
            </button>
        </p>
    }
    .into_any()
}
