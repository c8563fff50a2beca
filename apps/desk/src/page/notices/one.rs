//! One notice: read as people will see it, and decided about.

use leptos::{html, prelude::*};
use secondok_client::{
    api::notice::{DeskNotice, NoticeState},
    protocol::{Day, id::NoticeId},
};
use secondok_talk::Done;
use secondok_ui::{Doing, Sure, back, dialog, loading, open, title_of_somebody, trouble, trouble_line};

use super::{App, Route, names, preview};
use crate::talk::Command;

pub(in crate::page) fn screen(app: App, which: NoticeId) -> impl IntoView {
    app.fetch_notices();
    // What was tried stays told while the notice is shown as it stands now.
    let doing = Doing::new();
    // Whatever was refused: where it stands now is shown beside it.
    Effect::new(move |_| {
        if doing.trouble.read().is_some() {
            app.fetch_notices();
        }
    });
    let again = Callback::new(move |()| app.fetch_notices());
    let (shown, failed) = (app.notices.shown, app.notices.failed);
    let found = Memo::new(move |_| {
        let shown = shown.read();
        shown.as_ref().map(|all| (all.today, all.notices.iter().find(|one| one.id == which).cloned()))
    });
    view! {
        {back(app.page, Route::Notices.link())}
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || match found.get() {
            Some((today, Some(notice))) => whole(app, doing, today, &notice).into_any(),
            Some((_, None)) => view! {
                <div class="empty">
                    <h1>{app.text("problem-unknown-notice")}</h1>
                    <p>{app.text("problem-unknown-notice-next")}</p>
                </div>
            }
            .into_any(),
            None => failed.read().is_none().then(|| loading(app.page)).into_any(),
        }}
    }
}

fn whole(app: App, doing: Doing, today: Day, notice: &DeskNotice) -> impl IntoView + use<> {
    let me = untrack(move || app.entrance.session()).map(|session| session.staff);
    let by = |staff| app.text(if Some(staff) == me { "notice-by-you" } else { "notice-by-other" });
    let fact = |name: &str, value: String| view! { <div><dt>{app.text(name)}</dt><dd>{value}</dd></div> };
    let released = notice.releaser.map(|staff| fact("notice-released-by", by(staff)));
    let withdrawn = notice.withdrawn.map(|day| fact("notice-withdrawn-on", app.date(day)));
    let window = app.text("notice-title");
    view! {
        {title_of_somebody(app.page, names::title(app, notice), window)}
        <p class="banner standing"><strong>{names::state(app, notice.state, Some(notice.writer) == me)}</strong></p>
        {trouble_line(app.page, doing)}
        <dl class="facts">
            {fact("notice-severity", names::severity(app, notice.draft.severity))}
            {fact("notice-where", names::shown(app, notice))}
            {fact("notice-written-by", by(notice.writer))}
            {released}
            {withdrawn}
        </dl>
        {preview::view(app, &notice.draft)}
        {actions(app, doing, today, notice, Some(notice.writer) == me)}
    }
}

fn actions(app: App, doing: Doing, today: Day, notice: &DeskNotice, own: bool) -> impl IntoView + use<> {
    let (id, revision) = (notice.id, notice.revision);
    let [release, withdraw] = std::array::from_fn(|_| NodeRef::<html::Dialog>::new());
    let act = move |command: Command, done: &'static str| {
        app.perform(command, doing, move |_: Done| {
            app.say(app.text(done));
            app.fetch_notices();
        });
    };
    let is_draft = notice.state == NoticeState::Draft;
    let hindered = match () {
        () if own => Some("release-own"),
        () if notice.draft.until < today => Some("release-over"),
        () => None,
    };
    let drafted = is_draft.then(|| {
        let why = hindered.map(|id| view! { <p class="hint" id="release-why">{app.text(id)}</p> });
        view! {
            {why}
            <p class="actions">
                <button
                    class="button"
                    type="button"
                    disabled=hindered.is_some()
                    aria-describedby=hindered.map(|_| "release-why")
                    aria-busy=move || doing.is_busy()
                    on:click=move |_| open(release)
                >
                    {app.text("release")}
                </button>
                <a class="button quiet" href=Route::ChangeNotice(id).link()>{app.text("change")}</a>
            </p>
        }
    });
    let stands = matches!(notice.state, NoticeState::Draft | NoticeState::Coming | NoticeState::InForce);
    let taken_back = stands.then(|| {
        let text = if is_draft { "withdraw-draft-text" } else { "withdraw-text" };
        let sure = Sure {
            title: app.text("withdraw-title"),
            text: app.text(text),
            yes: app.text("withdraw-yes"),
            no: app.text("withdraw-no"),
        };
        view! {
            <p class="actions">
                <button
                    class="button urgent quiet"
                    type="button"
                    aria-busy=move || doing.is_busy()
                    on:click=move |_| open(withdraw)
                >
                    {app.text("withdraw")}
                </button>
            </p>
            {dialog(withdraw, sure, (), move || act(Command::Withdraw(id), "withdrawn"))}
        }
    });
    let sure = Sure {
        title: app.text("release-title"),
        text: app.text("release-text"),
        yes: app.text("release"),
        no: app.text("release-no"),
    };
    view! {
        {drafted}
        {taken_back}
        {is_draft.then(|| dialog(release, sure, (), move || act(Command::Release(id, revision), "released")))}
    }
}
