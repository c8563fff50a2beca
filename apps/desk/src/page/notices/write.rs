//! Writing a notice, or changing a draft: all languages at once, with what is missing and how it will look beside it.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use secondok_client::{
    api::notice::{
        Audience, NoticeText, Severity,
        rules::{Part, Refused},
    },
    protocol::id::NoticeId,
};
use secondok_talk::Done;
use secondok_ui::{
    Among, Choice, Choices, Doing, Keeper, TextField, back, choice, loading, title, trouble, trouble_line,
};

use super::{App, Route, names, preview};
use crate::{
    talk::Command,
    view::{Begun, Fault, Writing, languages},
};

const AUDIENCES: [(Audience, &str); 3] =
    [(Audience::Site, "site"), (Audience::Patients, "patients"), (Audience::Doctors, "doctors")];
const IMPORTANT: &str = "important";
const INFO: &str = "info";

pub(in crate::page) fn screen(app: App, which: Option<NoticeId>) -> impl IntoView {
    app.open_writing(which);
    let again = Callback::new(move |()| app.fetch_writing(which));
    let (shown, failed) = (app.begun.shown, app.begun.failed);
    let home = which.map_or(Route::Notices, Route::Notice);
    view! {
        {back(app.page, home.link())}
        {title(app.page, app.text(if which.is_some() { "notice-change-title" } else { "notice-new-title" }))}
        {move || match (&*shown.read(), &*failed.read()) {
            (Some(begun), _) => form(app, home, begun).into_any(),
            (None, Some(what)) => trouble(app.page, what, Some(again)).into_any(),
            (None, None) => loading(app.page).into_any(),
        }}
    }
}

/// What is written, field by field.
#[derive(Clone, Copy)]
struct Fields {
    severity: RwSignal<String>,
    audiences: RwSignal<BTreeSet<Audience>>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    /// Title and body of each language, in the order of the languages.
    texts: StoredValue<Vec<[RwSignal<String>; 2]>>,
}

impl Fields {
    fn of(writing: &Writing) -> Self {
        let texts = languages().map(|code| {
            let text = writing.texts.get(code);
            [text.map(|text| text.title.clone()), text.map(|text| text.body.clone())]
                .map(|text| RwSignal::new(text.unwrap_or_default()))
        });
        let severity = if writing.severity == Severity::Important { IMPORTANT } else { INFO };
        Self {
            severity: RwSignal::new(severity.to_owned()),
            audiences: RwSignal::new(writing.audiences.clone()),
            from: RwSignal::new(writing.from.clone()),
            until: RwSignal::new(writing.until.clone()),
            texts: StoredValue::new(texts.to_vec()),
        }
    }

    /// As they stand now.
    fn read(self, begun: &Writing) -> Writing {
        let texts = self.texts.with_value(|texts| {
            let text =
                |[title, body]: &[RwSignal<String>; 2]| NoticeText { title: title.get(), body: body.get() };
            languages().into_iter().map(str::to_owned).zip(texts.iter().map(text)).collect::<BTreeMap<_, _>>()
        });
        Writing {
            notice: begun.notice,
            revision: begun.revision,
            severity: if *self.severity.read() == IMPORTANT { Severity::Important } else { Severity::Info },
            audiences: self.audiences.get(),
            from: self.from.get(),
            until: self.until.get(),
            texts,
        }
    }
}

fn form(app: App, home: Route, begun: &Begun) -> impl IntoView + use<> {
    let today = begun.today;
    // What stands in the fields outlives the screen: another language, a session that ended.
    let start = app.written.get_value().unwrap_or_else(|| begun.writing.clone());
    let (doing, keeper, pressed) = (Doing::new(), Keeper::new(), RwSignal::new(false));
    let fields = Fields::of(&start);
    let notice = start.notice;
    let written = Memo::new(move |_| fields.read(&start));
    let faults = Memo::new(move |_| written.read().faults(today));
    Effect::new(move |before: Option<()>| {
        let now = written.get();
        app.written.set_value(Some(now.clone()));
        if before.is_some() {
            keeper.soon(async move {
                let _ = app.ask::<Done>(Command::Keep(Box::new(now))).await;
            });
        }
    });
    let leave = move || {
        keeper.cancel();
        app.leave_writing();
        app.go(home);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        pressed.set(true);
        if !faults.read_untracked().is_empty() {
            return;
        }
        keeper.cancel();
        app.perform(Command::Write(Box::new(written.get_untracked())), doing, move |_: Done| {
            app.leave_writing();
            app.go(Route::Notice(notice));
            app.say(app.text("notice-kept"));
        });
    };
    let discard = move |_| {
        keeper.cancel();
        app.perform(Command::Discard(notice), doing, move |_: Done| leave());
    };
    let error = move |is: fn(&Refused, &str, Part) -> bool, code: &'static str, part: Part| {
        Signal::derive(move || {
            let faults = faults.read();
            let one = faults
                .iter()
                .find(|fault| matches!(fault, Fault::Refused(refused) if is(refused, code, part)));
            one.filter(|_| pressed.get()).map(|one| names::fault(app, one)).unwrap_or_default()
        })
    };
    let day = move |wanted: fn(&Fault) -> bool| {
        Signal::derive(move || {
            let faults = faults.read();
            let one = faults.iter().find(|fault| wanted(fault));
            one.filter(|_| pressed.get()).map(|one| names::fault(app, one)).unwrap_or_default()
        })
    };
    let texts: Vec<_> = languages()
        .into_iter()
        .zip(fields.texts.get_value())
        .map(|(code, [title, body])| {
            view! {
                <fieldset class="choices">
                    <legend>{names::language(code)}</legend>
                    <TextField
                        id=format!("title-{code}")
                        label=app.text_with("notice-title-in", &[("language", names::language(code).into())])
                        text=title
                        error=error(is_of, code, Part::Title)
                    />
                    <TextField
                        id=format!("body-{code}")
                        label=app.text_with("notice-body-in", &[("language", names::language(code).into())])
                        hint=app.text("notice-body-hint")
                        text=body
                        rows=6
                        error=error(is_of, code, Part::Body)
                    />
                </fieldset>
            }
        })
        .collect();
    let rows: Vec<_> = AUDIENCES
        .into_iter()
        .map(|(audience, value)| {
            let is_chosen = Signal::derive(move || fields.audiences.read().contains(&audience));
            choice(
                "audience",
                Among::Any,
                Choice::plain(value, names::audience(app, audience)),
                is_chosen,
                move |is| {
                    fields.audiences.update(|audiences| {
                        if is {
                            audiences.insert(audience)
                        } else {
                            audiences.remove(&audience)
                        };
                    });
                },
            )
        })
        .collect();
    let nowhere = move || pressed.get() && fields.audiences.read().is_empty();
    let severities = [
        Choice {
            value: INFO.to_owned(),
            label: app.text("notice-info"),
            about: app.text("notice-info-about"),
        },
        Choice {
            value: IMPORTANT.to_owned(),
            label: app.text("notice-important"),
            about: app.text("notice-important-about"),
        },
    ];
    view! {
        <form autocomplete="off" on:submit=submit>
            {texts}
            <Choices name="severity" legend=app.text("notice-severity") choices=severities.to_vec() chosen=fields.severity />
            <fieldset class="choices" aria-describedby="audience-error">
                <legend>{app.text("notice-audience")}</legend>
                {rows}
                <p class="error" role="alert" id="audience-error" hidden=move || !nowhere()>{app.text("fault-audience")}</p>
            </fieldset>
            <TextField
                id="from".to_owned()
                label=app.text("notice-from")
                text=fields.from
                kind="date"
                error=day(|fault| matches!(fault, Fault::From | Fault::Refused(Refused::TooFar)))
            />
            <TextField
                id="until".to_owned()
                label=app.text("notice-until")
                hint=app.text("notice-until-hint")
                text=fields.until
                kind="date"
                error=day(|fault| matches!(
                    fault,
                    Fault::Until | Fault::Refused(Refused::Over | Refused::EndsBeforeItBegins | Refused::TooLasting)
                ))
            />
            {move || written.read().draft().ok().map(|draft| preview::view(app, &draft))}
            {missing(app, faults)}
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("notice-keep")}</button>
                <button class="button quiet" type="button" on:click=discard>{app.text("discard")}</button>
            </p>
            <p class="soft">{app.text("notice-keep-what")}</p>
        </form>
    }
}

/// Whether it is about this part of the text in this language.
fn is_of(refused: &Refused, code: &str, wanted: Part) -> bool {
    match refused {
        Refused::LanguageMissing { language } => *language == code,
        Refused::Empty { language, part }
        | Refused::TooLong { language, part, .. }
        | Refused::Character { language, part, .. } => *language == code && *part == wanted,
        _ => false,
    }
}

/// Everything that is still missing, in every language.
fn missing(app: App, faults: Memo<Vec<Fault>>) -> impl IntoView {
    view! {
        <div role="status">
            {move || (!faults.read().is_empty()).then(|| {
                let lines: Vec<_> =
                    faults.read().iter().map(|fault| view! { <li>{names::fault(app, fault)}</li> }).collect();
                view! {
                    <div class="banner note">
                        <p><strong>{app.text("notice-missing")}</strong></p>
                        <ul>{lines}</ul>
                    </div>
                }
            })}
        </div>
    }
}
