//! A notice as publishers see it.

use secondok_client::api::notice::{Audience, DeskNotice, Draft, NoticeState, Severity};
use secondok_l10n::Language;

use crate::{output::Output, show::date};

/// Shows a notice of the list.
pub(super) fn say(out: &mut Output, notice: &DeskNotice) {
    out.object(notice);
    let state = out.texts().text(match notice.state {
        NoticeState::Draft => "notice-state-draft",
        NoticeState::Coming => "notice-state-coming",
        NoticeState::InForce => "notice-state-in-force",
        NoticeState::Over => "notice-state-over",
        NoticeState::Withdrawn => "notice-state-withdrawn",
    });
    let id = notice.id.to_text();
    out.say_text_with("notice-line", &[("id", id.into()), ("state", state.into())]);
    say_draft(out, &notice.draft);
    out.gap();
}

/// Shows what a notice says, in every language, and to whom.
pub(super) fn say_draft(out: &mut Output, draft: &Draft) {
    let texts = out.texts();
    let severity = texts.text(match draft.severity {
        Severity::Important => "desk-important",
        Severity::Info => "desk-info",
    });
    let audience = |audience: &Audience| {
        texts.text(match audience {
            Audience::Site => "notice-site",
            Audience::Patients => "notice-patients",
            Audience::Doctors => "notice-doctors",
        })
    };
    let audiences = draft.audiences.iter().map(audience).collect::<Vec<_>>().join(", ");
    let args = [
        ("severity", severity.into()),
        ("audiences", audiences.into()),
        ("from", date(texts, draft.from).into()),
        ("until", date(texts, draft.until).into()),
    ];
    out.say_text_with("notice-shown", &args);
    for language in Language::ALL {
        let Some(text) = draft.texts.get(language.code()) else { continue };
        out.paragraph(&format!("  {}: ", language.code()), &text.title);
        out.paragraph("      ", &text.body);
    }
}
