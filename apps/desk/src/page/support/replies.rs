//! Prepared answers: made, changed and removed.

use std::collections::BTreeMap;

use leptos::prelude::*;
use secondok_client::doctor::{REPLY_MAX, Reply, TITLE_MAX};
use secondok_ui::{Doing, Fresh, TextField, back, loading, title, trouble, trouble_line};

use super::{App, Route, names};
use crate::{
    talk::Command,
    view::{Replies, languages},
};

/// Cheap to copy.
#[derive(Clone, Copy)]
struct Open {
    app: App,
    there: Fresh<Replies>,
    /// The one that is being written, by its number; none of it for a new one.
    writing: RwSignal<Option<Option<u32>>>,
    /// The one that was removed last, and can be put back.
    removed: RwSignal<Option<(u32, Reply)>>,
}

impl Open {
    fn fetch(self) {
        self.there.fetch(move || self.app.ask(Command::Replies), |shown, replies| *shown = Some(replies));
    }

    fn of(self, number: u32) -> Option<Reply> {
        self.there.shown.read_untracked().as_ref().and_then(|Replies(all)| all.get(&number).cloned())
    }

    fn put(self, command: Command, doing: Doing, done: &'static str, then: impl FnOnce() + 'static) {
        self.app.perform(command, doing, move |replies: Replies| {
            let _ = self.there.shown.try_set(Some(replies));
            self.app.say(self.app.text(done));
            then();
        });
    }
}

pub(in crate::page) fn screen(app: App) -> impl IntoView {
    let this = Open { app, there: Fresh::new(), writing: RwSignal::new(None), removed: RwSignal::new(None) };
    Effect::new(move |_| {
        app.again.track();
        this.fetch();
    });
    let (shown, failed) = (this.there.shown, this.there.failed);
    let again = Callback::new(move |()| this.fetch());
    view! {
        {back(app.page, Route::Questions.link())}
        {title(app.page, app.text("replies-title"))}
        <p class="lede">{app.text("replies-lede")}</p>
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || (shown.read().is_none() && failed.read().is_none()).then(|| loading(app.page))}
        {move || shown.read().is_some().then(|| match this.writing.get() {
            Some(which) => form(this, which).into_any(),
            None => list(this).into_any(),
        })}
    }
}

fn list(this: Open) -> impl IntoView {
    let Open { app, there, writing, removed } = this;
    let cards = move || {
        let shown = there.shown.read();
        let all = shown.iter().flat_map(|Replies(all)| all);
        all.map(|(&number, reply)| card(this, number, reply)).collect::<Vec<_>>()
    };
    let none = move || {
        let is_empty = there.shown.read().as_ref().is_some_and(|Replies(all)| all.is_empty());
        is_empty.then(|| view! { <div class="empty"><h2>{app.text("replies-none")}</h2><p>{app.text("replies-none-text")}</p></div> })
    };
    let undoing = Doing::new();
    let undo = move || {
        removed.get().map(|(number, reply)| {
            let args = [("title", reply.title.as_str().into())];
            let text = app.text_with("reply-removed", &args);
            let press = move |_| {
                let command = Command::PutReply(Some(number), None, Some(Box::new(reply.clone())));
                this.put(command, undoing, "reply-back", move || removed.set(None));
            };
            view! {
                <div class="banner" role="status">
                    <p>{text}</p>
                    <p class="actions"><button class="button quiet" type="button" on:click=press>{app.text("reply-undo")}</button></p>
                </div>
            }
        })
    };
    view! {
        {undo}
        {trouble_line(app.page, undoing)}
        {none}
        <ul class="cards">{cards}</ul>
        <p class="actions">
            <button class="button" type="button" on:click=move |_| writing.set(Some(None))>{app.text("reply-new")}</button>
        </p>
    }
}

fn card(this: Open, number: u32, reply: &Reply) -> impl IntoView + use<> {
    let Open { app, writing, removed, .. } = this;
    let doing = Doing::new();
    let (title, was) = (reply.title.clone(), reply.clone());
    let texts = reply.texts.iter().map(|(code, text)| {
        view! { <p lang=code.clone()><strong>{names::language(code)}</strong></p> <p class="text" lang=code.clone()>{text.clone()}</p> }
    });
    let label = |id: &str| format!("{}: {title}", app.text(id));
    let (change, remove) = (label("change"), label("reply-remove"));
    let press = move |_| {
        let kept = (number, was.clone());
        let command = Command::PutReply(Some(number), Some(Box::new(was.clone())), None);
        this.put(command, doing, "reply-gone", move || removed.set(Some(kept)));
    };
    view! {
        <li class="card">
            <h2>{title.clone()}</h2>
            {texts.collect_view()}
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button quiet" type="button" aria-label=change on:click=move |_| writing.set(Some(Some(number)))>
                    {app.text("change")}
                </button>
                <button class="button quiet urgent" type="button" aria-label=remove aria-busy=move || doing.is_busy() on:click=press>
                    {app.text("reply-remove")}
                </button>
            </p>
        </li>
    }
}

/// What was there when it was begun is what it takes the place of.
fn form(this: Open, which: Option<u32>) -> impl IntoView {
    let Open { app, writing, removed, .. } = this;
    let was = which.and_then(|number| this.of(number));
    let doing = Doing::new();
    let name = RwSignal::new(was.as_ref().map(|reply| reply.title.clone()).unwrap_or_default());
    let text = |code: &str| was.as_ref().and_then(|reply| reply.texts.get(code).cloned()).unwrap_or_default();
    let texts: Vec<_> = languages().into_iter().map(|code| (code, RwSignal::new(text(code)))).collect();
    let fields = texts.iter().map(|&(code, text)| {
        let label = app.text_with("reply-text", &[("language", names::language(code).into())]);
        let hint = app.text_with("reply-text-hint", &[("most", REPLY_MAX.into())]);
        view! { <TextField id=format!("text-{code}") label hint text rows=4 /> }
    });
    let fields = fields.collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let texts: BTreeMap<_, _> =
            texts.iter().map(|(code, text)| ((*code).to_owned(), text.get_untracked())).collect();
        let reply = Reply { title: name.get_untracked(), texts };
        let command = Command::PutReply(which, was.clone().map(Box::new), Some(Box::new(reply)));
        this.put(command, doing, "reply-kept", move || {
            removed.set(None);
            app.moved.set_value(true);
            writing.set(None);
        });
    };
    view! {
        <form autocomplete="off" on:submit=submit>
            <TextField
                id="reply-title".to_owned()
                label=app.text("reply-title")
                hint=app.text_with("reply-title-hint", &[("most", TITLE_MAX.into())])
                text=name
            />
            {fields}
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button quiet" type="button" on:click=move |_| writing.set(None)>{app.text("reply-leave")}</button>
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("reply-keep")}</button>
            </p>
        </form>
    }
}
