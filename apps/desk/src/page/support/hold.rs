//! Who has the question: taking it, handing it to a colleague, putting it back.

use leptos::{html, prelude::*};
use secondok_client::protocol::id::StaffId;
use secondok_talk::Done;
use secondok_ui::{Choice, Choices, Doing, Sure, dialog, dialog_when, open, trouble_line};

use super::{App, questions};
use crate::{
    talk::Command,
    view::{Asked, Colleague, Question},
};

/// `again` shows it anew.
pub(super) fn section(app: App, read: &Question, again: Callback<()>) -> impl IntoView + use<> {
    let doing = Doing::new();
    let asked = &read.asked;
    let number = asked.number;
    let me = untrack(move || app.entrance.session()).map(|session| session.staff);
    let act = move |command: Command, done: &'static str| {
        app.perform(command, doing, move |_: Done| {
            app.say(app.text(done));
            again.run(());
        });
    };
    let button = move |text: &'static str, press: Callback<()>| {
        view! {
            <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=move |_| press.run(())>
                {app.text(text)}
            </button>
        }
    };
    let take = Callback::new(move |()| act(Command::Take(number), "taken"));
    let back = Callback::new(move |()| act(Command::PutBack(number), "put-back-done"));
    let ways = match &asked.holder {
        None => view! { {button("take", take)} {hand(app, read, me, doing, again)} }.into_any(),
        Some(holder) if holder.is_me => {
            view! { {button("put-back", back)} {hand(app, read, me, doing, again)} }.into_any()
        }
        Some(_) => take_over(app, asked, me, doing, again).into_any(),
    };
    let standing = questions::holder(app, asked).unwrap_or_else(|| app.text("holder-none"));
    // What went wrong is seen beside how it stands now.
    Effect::new(move |_| {
        if doing.trouble.read().is_some() {
            again.run(());
        }
    });
    view! {
        <p>{standing}</p>
        {trouble_line(app.page, doing)}
        <p class="actions screen-only">{ways}</p>
    }
}

/// What a colleague has is taken over on purpose: they may be writing.
fn take_over(
    app: App,
    asked: &Asked,
    me: Option<StaffId>,
    doing: Doing,
    again: Callback<()>,
) -> impl IntoView + use<> {
    let node = NodeRef::<html::Dialog>::new();
    let login = asked.holder.as_ref().map(|holder| holder.login.clone()).unwrap_or_default();
    let number = asked.number;
    let sure = Sure {
        title: app.text("take-over-title"),
        text: app.text_with("take-over-text", &[("login", login.as_str().into())]),
        yes: app.text("take-over"),
        no: app.text("take-over-no"),
    };
    let yes = move || {
        let Some(me) = me else { return };
        app.perform(Command::Hand(number, me), doing, move |_: Done| {
            app.say(app.text("taken"));
            again.run(());
        });
    };
    view! {
        <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=move |_| open(node)>
            {app.text("take-over")}
        </button>
        {dialog(node, sure, (), yes)}
    }
}

/// One of the colleagues who answer.
fn hand(
    app: App,
    read: &Question,
    me: Option<StaffId>,
    doing: Doing,
    again: Callback<()>,
) -> impl IntoView + use<> {
    let others: Vec<Colleague> =
        read.colleagues.iter().filter(|one| Some(one.staff) != me).cloned().collect();
    if others.is_empty() {
        return None;
    }
    let (node, number) = (NodeRef::<html::Dialog>::new(), read.asked.number);
    let chosen = RwSignal::new(String::new());
    let was_pressed = RwSignal::new(false);
    let lacks = move || {
        let is_missing = was_pressed.get() && chosen.read().is_empty();
        if is_missing { app.text("hand-lacks") } else { String::new() }
    };
    let choices = others.iter().map(|one| Choice::plain(one.login.clone(), one.login.clone())).collect();
    let sure = Sure {
        title: app.text("hand-title"),
        text: app.text("hand-text"),
        yes: app.text("hand-yes"),
        no: app.text("hand-no"),
    };
    let inside = view! {
        <Choices name="colleague" legend=app.text("hand-legend") choices chosen error=Signal::derive(lacks) />
    };
    let is_ready = move || {
        was_pressed.set(true);
        !chosen.read_untracked().is_empty()
    };
    let yes = move || {
        let login = chosen.get_untracked();
        let Some(colleague) = others.iter().find(|one| one.login == login) else { return };
        app.perform(Command::Hand(number, colleague.staff), doing, move |_: Done| {
            app.say(app.text_with("handed", &[("login", login.as_str().into())]));
            again.run(());
        });
    };
    Some(view! {
        <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=move |_| open(node)>
            {app.text("hand")}
        </button>
        {dialog_when(node, sure, inside, is_ready, yes)}
    })
}
