//! One question: read, answered, finished.

use leptos::{html, prelude::*};
use secondok_client::{
    api::consultation::{Role, State},
    doctor::Reply,
    summary::is_over,
};
use secondok_talk::{Entry, Room, Sent};
use secondok_ui::{
    Doing, Fresh, Keeper, Side, Sure, TextField, back, dialog, loading, open, thread, title_of_somebody,
    trouble, trouble_line,
};

use super::{App, Route, black_out, hold, mail, names, questions};
use crate::{
    talk::Command,
    view::{Aside, Holder, Question, Replies},
};

/// What the screen works with. Cheap to copy.
#[derive(Clone, Copy)]
struct Open {
    app: App,
    number: u32,
    question: Fresh<Question>,
    /// The answer, as it stands in its field.
    text: RwSignal<String>,
    /// The answer, as this window knows it to be kept.
    kept: StoredValue<String>,
    /// Keeps it while it is being typed, also where its field is made anew.
    keeper: Keeper,
    /// Sending the answer by e-mail.
    mailing: Doing,
}

impl Open {
    fn fetch(self) {
        let (app, number) = (self.app, self.number);
        self.question.fetch(
            move || app.ask(Command::Question(number)),
            move |shown, mut read: Question| {
                // Where nobody has typed in this window, the field shows what is kept now.
                if self.text.get_untracked() == self.kept.get_value() {
                    self.kept.set_value(read.answer.clone());
                    self.text.set(read.answer.clone());
                }
                // What was new when the screen was opened stays marked.
                if let Some(before) = shown {
                    read.written.new_from = before.written.new_from;
                }
                *shown = Some(read);
            },
        );
    }

    /// Whether an answer goes by e-mail too.
    fn is_mailed(self) -> bool {
        let read = self.question.shown.read_untracked();
        read.as_ref().and_then(|read| read.by_mail.as_ref()).is_some_and(|by_mail| by_mail.is_sent_here)
    }

    fn empty(self) {
        self.kept.set_value(String::new());
        let _ = self.text.try_set(String::new());
    }
}

pub(in crate::page) fn screen(app: App, number: u32) -> impl IntoView {
    let (text, kept) = (RwSignal::new(String::new()), StoredValue::new(String::new()));
    let (keeper, mailing) = (Keeper::new(), Doing::new());
    let this = Open { app, number, question: Fresh::new(), text, kept, keeper, mailing };
    Effect::new(move |_| {
        app.again.track();
        this.fetch();
    });
    let (shown, failed) = (this.question.shown, this.question.failed);
    let again = Callback::new(move |()| this.fetch());
    let window = app.text("question-title");
    let name = Memo::new(move |_| shown.read().as_ref().map(|read| names::asker(app, &read.asked)));
    // The fields stay as they are while messages come.
    let mails = Memo::new(move |_| {
        let read = shown.read();
        let by_mail = read.as_ref().and_then(|read| read.by_mail.as_ref());
        by_mail.filter(|it| it.is_sent_here && it.is_answered).map(|it| it.was_sent)
    });
    let state = Memo::new(move |_| {
        let is_held = |holder: &Holder| !holder.is_me;
        shown.read().as_ref().map(|read| (read.asked.state, read.asked.holder.as_ref().is_some_and(is_held)))
    });
    let work = Memo::new(move |_| shown.read().as_ref().is_some_and(|read| !is_over(read.asked.state)));
    view! {
        {back(app.page, Route::Questions.link())}
        {move || title_of_somebody(app.page, name.get().unwrap_or_else(|| window.clone()), window.clone())}
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || (shown.read().is_none() && failed.read().is_none()).then(|| loading(app.page))}
        {move || shown.read().as_ref().map(|read| messages(app, read))}
        {move || mails.get().map(|was_sent| mail::standing(app, number, was_sent, this.mailing, again))}
        {move || work.get().then(|| shown.read().as_ref().map(|read| hold::section(app, read, again)))}
        {move || state.get().map(|(state, is_held)| actions(this, state, is_held))}
        {move || work.get().then(|| shown.read().as_ref().map(|read| black_out::section(app, read, again)))}
    }
}

fn messages(app: App, read: &Question) -> impl IntoView + use<> {
    let entries: Vec<&Entry> = read.written.entries.iter().collect();
    let name = names::asker(app, &read.asked);
    let is_let_go = is_over(read.asked.state) && entries.is_empty() && read.written.refused.is_empty();
    let let_go = is_let_go.then(|| view! { <p>{app.text("question-let-go")}</p> });
    let side = Side { own: Role::Doctor, other: &name, show: None };
    view! {
        <p class="banner standing" role="status"><strong>{names::due(app, &read.asked)}</strong></p>
        {read.by_mail.as_ref().map(|by_mail| mail::told(app, by_mail))}
        {let_go}
        {thread(app.page, &read.written, &entries, side, ().into_any())}
    }
}

/// `is_held`: whether a colleague has it.
fn actions(this: Open, state: State, is_held: bool) -> impl IntoView {
    let can_answer = !is_held && !is_over(state) && state != State::Answered;
    let can_set_aside = !is_held && matches!(state, State::Requested | State::Accepted);
    let can_finish = !is_held && matches!(state, State::Answered | State::FollowUp);
    view! {
        {can_answer.then(|| answer(this))}
        {can_finish.then(|| finish(this, state == State::FollowUp))}
        {can_set_aside.then(|| set_aside(this))}
    }
}

fn answer(this: Open) -> impl IntoView {
    let Open { app, number, text, kept, keeper, .. } = this;
    let (doing, room) = (Doing::new(), RwSignal::new(i64::MAX));
    Effect::new(move |_| {
        let typed = text.get();
        if typed == kept.get_value() {
            return;
        }
        keeper.soon(async move {
            if let Ok(Room(left)) = app.ask(Command::KeepAnswer(number, typed.clone())).await {
                let _ = kept.try_set_value(typed);
                let _ = room.try_set(left);
            }
        });
    });
    // What the worker has kept, as waiting or as not sent, is shown when the question is read anew.
    Effect::new(move |_| {
        if doing.trouble.read().as_ref().is_some_and(|what| what.taken_over) {
            this.empty();
            this.fetch();
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked();
        if written.trim().is_empty() {
            return;
        }
        // What was to be kept would be kept after it was sent.
        keeper.cancel();
        app.perform(Command::Answer(number, written), doing, move |sent: Sent| {
            this.empty();
            if matches!(sent, Sent::Done(_)) && this.is_mailed() {
                mail::send(app, number, this.mailing, Callback::new(move |()| this.fetch()));
            }
            app.say_sent(sent, "answer-sent");
            this.fetch();
        });
    };
    view! {
        <form class="screen-only" autocomplete="off" on:submit=send>
            <TextField id="answer".to_owned() label=app.text("answer-label") hint=app.text("answer-hint") text rows=5 />
            {move || prepared(this)}
            {trouble_line(app.page, doing)}
            <p class="left" class:over=move || room.get() < 0>{move || app.room_if_short(room.get())}</p>
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("send")}</button>
            </p>
        </form>
    }
}

/// Prepared answers, put after what is written; in the person's own language first.
fn prepared(this: Open) -> impl IntoView + use<> {
    let Open { app, question, text, .. } = this;
    let replies = Memo::new(move |_| question.shown.read().as_ref().map(|read| read.replies.clone()));
    move || {
        let Replies(replies) = replies.get().filter(|Replies(all)| !all.is_empty())?;
        let put = move |prepared: &str| {
            text.update(|text| *text = [text.trim_end(), prepared].join("\n\n").trim_start().to_owned());
        };
        let row = |reply: &Reply| {
            let title = reply.title.clone();
            let buttons = reply.texts.iter().map(|(code, prepared)| {
                let (prepared, language) = (prepared.clone(), names::language(code));
                let label = format!("{title}: {language}");
                view! {
                    <button class="button plain" type="button" aria-label=label on:click=move |_| put(&prepared)>
                        {language}
                    </button>
                }
            });
            view! { <li class="split"><span>{title.clone()}</span><span>{buttons.collect_view()}</span></li> }
        };
        Some(view! {
            <details class="more">
                <summary>{app.text("replies-put")}</summary>
                <ul class="links">{replies.values().map(row).collect_view()}</ul>
            </details>
        })
    }
}

/// What is no question is not answered.
fn set_aside(this: Open) -> impl IntoView {
    let Open { app, number, .. } = this;
    let (doing, node) = (Doing::new(), NodeRef::<html::Dialog>::new());
    let sure = Sure {
        title: app.text("aside-title"),
        text: app.text("aside-text"),
        yes: app.text("aside"),
        no: app.text("aside-no"),
    };
    let yes = move || {
        app.perform(Command::SetAside(vec![number]), doing, move |aside: Aside| {
            app.go(Route::Questions);
            app.say(questions::said(app, aside));
        });
    };
    view! {
        {trouble_line(app.page, doing)}
        <p class="actions screen-only">
            <button class="button urgent quiet" type="button" aria-busy=move || doing.is_busy() on:click=move |_| open(node)>
                {app.text("aside")}
            </button>
        </p>
        {dialog(node, sure, (), yes)}
    }
}

/// `is_unanswered`: whether they have asked on since.
fn finish(this: Open, is_unanswered: bool) -> impl IntoView {
    let Open { app, number, .. } = this;
    let (doing, node) = (Doing::new(), NodeRef::<html::Dialog>::new());
    let sure = Sure {
        title: app.text("finish-title"),
        text: app.text(if is_unanswered { "finish-unanswered" } else { "finish-text" }),
        yes: app.text("finish"),
        no: app.text("finish-no"),
    };
    let yes = move || {
        app.perform(Command::Finish(number), doing, move |sent: Sent| {
            app.say_sent(sent, "finished");
            this.fetch();
        });
    };
    view! {
        {trouble_line(app.page, doing)}
        <p class="actions screen-only">
            <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=move |_| open(node)>
                {app.text("finish")}
            </button>
        </p>
        {dialog(node, sure, (), yes)}
    }
}
