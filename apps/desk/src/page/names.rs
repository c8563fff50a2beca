//! Words for what comes as codes.

use leptos::prelude::untrack;
use secondok_client::{
    api::{
        desk::{Role, Roles},
        notice::{
            Audience, DeskNotice, NoticeState, Severity,
            rules::{Part, Refused},
        },
        verification::{CredentialKind, Recorded, Reviewer, Standing},
    },
    protocol::Day,
};
use secondok_l10n::{Language, codes};

use super::app::App;
use crate::view::{Asked, Fault};

/// What a role lets somebody do.
pub(super) fn role(app: App, role: Role) -> String {
    app.text(&format!("staff-role-{}", role.name()))
}

/// What these roles let somebody do, in a few words.
pub(super) fn roles(app: App, roles: &Roles) -> String {
    if roles.is_empty() {
        return app.text("audit-no-role");
    }
    roles.iter().map(|role| app.text(&format!("audit-role-{}", role.name()))).collect::<Vec<_>>().join(", ")
}

/// Where a notice stands, in two or three words; a draft is one's own or waits for somebody else to release it.
pub(super) fn state(app: App, state: NoticeState, own: bool) -> String {
    app.text(match state {
        NoticeState::Draft if own => "notice-state-own",
        NoticeState::Draft => "notice-state-waits",
        NoticeState::Coming => "notice-state-coming",
        NoticeState::InForce => "notice-state-in-force",
        NoticeState::Over => "notice-state-over",
        NoticeState::Withdrawn => "notice-state-withdrawn",
    })
}

/// How much it matters.
pub(super) fn severity(app: App, severity: Severity) -> String {
    app.text(match severity {
        Severity::Important => "notice-important",
        Severity::Info => "notice-info",
    })
}

/// Where it is shown.
pub(super) fn audience(app: App, audience: Audience) -> String {
    app.text(match audience {
        Audience::Site => "notice-audience-site",
        Audience::Patients => "notice-audience-patients",
        Audience::Doctors => "notice-audience-doctors",
    })
}

/// Where and when it is shown.
pub(super) fn shown(app: App, notice: &DeskNotice) -> String {
    let audiences: Vec<_> = notice.draft.audiences.iter().map(|&it| audience(app, it)).collect();
    let args = [
        ("audiences", audiences.join(", ").into()),
        ("from", app.date(notice.draft.from).into()),
        ("until", app.date(notice.draft.until).into()),
    ];
    app.text_with("notice-shown", &args)
}

/// Whoever asks.
pub(super) fn asker(app: App, asked: &Asked) -> String {
    asked.nickname.clone().unwrap_or_else(|| app.text("question-unnamed"))
}

/// Where a question stands, in a sentence.
pub(super) fn due(app: App, asked: &Asked) -> String {
    let date = asked.due.map(|day| app.date(day)).unwrap_or_default();
    app.text_with(&format!("question-due-{}", asked.state.name()), &[("date", date.into())])
}

/// Where an application stands and since when, in a sentence.
pub(super) fn since(app: App, standing: Standing, day: Day) -> String {
    app.text_with(&format!("standing-{}", standing.name()), &[("date", app.date(day).into())])
}

/// Who has an application, in a sentence; none if nobody has.
pub(super) fn reviewer(app: App, standing: Standing, who: Option<&Reviewer>) -> Option<String> {
    let me = untrack(move || app.entrance.session()).map(|session| session.staff);
    let kind = match standing {
        Standing::AwaitingSecond | Standing::RevocationProposed => "proposer",
        _ => "reviewer",
    };
    who.map(|who| match &who.login {
        _ if Some(who.staff) == me => app.text(&format!("{kind}-me")),
        Some(login) => app.text_with(kind, &[("login", login.as_str().into())]),
        None => app.text("reviewer-left"),
    })
}

/// What a credential is.
pub(super) fn credential_kind(app: App, kind: CredentialKind) -> String {
    app.text(&format!("credential-kind-{}", kind.name()))
}

/// A country.
pub(super) fn country(app: App, code: &str) -> String {
    codes::name(app.texts(), "country", code)
}

/// What was recorded of a credential, in a sentence.
pub(super) fn check(app: App, recorded: &Recorded) -> String {
    let args = [
        ("how", app.text(&format!("checked-{}", recorded.check.how.name())).into()),
        ("source", recorded.check.source.as_str().into()),
        ("date", app.date(recorded.day()).into()),
    ];
    app.text_with("check-was", &args)
}

/// A notice's title in the person's language.
pub(super) fn title(app: App, notice: &DeskNotice) -> String {
    notice.draft.texts.get(app.code()).map(|text| text.title.clone()).unwrap_or_default()
}

/// A language by its own name.
pub(super) fn language(code: &str) -> String {
    Language::of_code(code).map_or_else(|| code.to_owned(), |language| language.autonym().to_owned())
}

/// Why what was written cannot be sent.
pub(super) fn fault(app: App, fault: &Fault) -> String {
    let refused = match fault {
        Fault::From => return app.text("fault-from"),
        Fault::Until => return app.text("fault-until"),
        Fault::Refused(refused) => refused,
    };
    let part_of = |id: &str, code: &str, part: Part| {
        let part = if part == Part::Title { "title" } else { "body" };
        app.text_with(id, &[("language", language(code).into()), ("part", part.into())])
    };
    match *refused {
        Refused::NoAudience => app.text("fault-audience"),
        Refused::LanguageMissing { language } => part_of("fault-empty", language, Part::Body),
        Refused::Empty { language, part } => part_of("fault-empty", language, part),
        Refused::TooLong { language: code, part, found, max } => {
            let part = if part == Part::Title { "title" } else { "body" };
            let args = [
                ("language", language(code).into()),
                ("part", part.into()),
                ("found", found.into()),
                ("max", max.into()),
            ];
            app.text_with("fault-long", &args)
        }
        Refused::Character { language, part, .. } => part_of("fault-character", language, part),
        Refused::EndsBeforeItBegins => app.text("fault-order"),
        Refused::Over => app.text("fault-over"),
        Refused::TooLasting => app.text("fault-lasting"),
        Refused::TooFar => app.text("fault-far"),
        // The fields are those of the service's languages.
        Refused::LanguageUnknown => app.text("failure-broken-app"),
    }
}
