//! The patient's own questions to the doctor, numbered.

use leptos::prelude::*;
use secondok_ui::{Doing, title, trouble_line};

use super::Step;
use crate::{
    page::{app::App, typing::Typing},
    talk::Command,
    view::{IntakeState, Typed},
};

pub(super) fn screen(app: App, step: &Step) -> impl IntoView {
    let own = if step.intake.own.is_empty() { vec![String::new()] } else { step.intake.own.clone() };
    let most = step.intake.most;
    // Typing changes no field but the one that is typed in; adding and removing shows them anew.
    let count = RwSignal::new(own.len());
    let questions = StoredValue::new(own);
    let typing = Typing::of(app, step.intake.room, None);
    let room = typing.room;
    let is_empty = RwSignal::new(false);
    let doing = Doing::new();
    let here = StoredValue::new_local(step.clone());
    let keep = move || typing.pauses(Command::Questions(questions.get_value()));
    typing.stands(questions.get_value().join("\n"));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        typing.ends();
        let written: Vec<String> =
            questions.get_value().into_iter().filter(|text| !text.trim().is_empty()).collect();
        if written.is_empty() {
            is_empty.set(true);
            return;
        }
        app.perform(Command::Questions(written), doing, move |typed: Typed| {
            room.set(typed.room);
            if typed.room >= 0 {
                app.perform(Command::Intake, doing, move |state: IntakeState| {
                    here.with_value(|step| step.on(app, state));
                });
            }
        });
    };
    let fields = move || {
        let can_go = count.get() > 1;
        questions
            .get_value()
            .into_iter()
            .enumerate()
            .map(|(place, question)| {
                let id = format!("question-{place}");
                let label = app.text_with("own-question", &[("number", (place + 1).into())]);
                let typed = move |event: leptos::ev::Event| {
                    questions.update_value(|questions| {
                        if let Some(question) = questions.get_mut(place) {
                            *question = event_target_value(&event);
                        }
                    });
                    is_empty.set(false);
                    keep();
                };
                let remove = move |_| {
                    questions.update_value(|questions| drop(questions.remove(place)));
                    count.update(|count| *count -= 1);
                    keep();
                };
                view! {
                    <div class="field">
                        <label for=id.clone()>{label}</label>
                        <textarea id=id rows="2" spellcheck="false" prop:value=question on:input=typed></textarea>
                        {can_go.then(|| view! {
                            <p><button class="button plain" type="button" on:click=remove>{app.text("own-remove")}</button></p>
                        })}
                    </div>
                }
            })
            .collect_view()
    };
    let add = move |_| {
        questions.update_value(|questions| questions.push(String::new()));
        count.update(|count| *count += 1);
    };
    view! {
        {title(app.page, app.text("own-title"))}
        <p>{app.text_with("own-text", &[("most", most.into())])}</p>
        <p class="hint">{app.of(&step.intake.privacy)}</p>
        <form autocomplete="off" on:submit=submit>
            {fields}
            {move || (count.get() < most).then(|| view! {
                <p><button class="button quiet" type="button" on:click=add>{app.text("own-add")}</button></p>
            })}
            <p class="left" class:over=move || room.get() < 0 role="status">{move || app.room_left(room.get())}</p>
            {typing.shown()}
            {move || is_empty.get().then(|| view! { <p class="error" role="alert">{app.text("own-needed")}</p> })}
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{step.go_on(app)}</button>
            </p>
        </form>
    }
}
