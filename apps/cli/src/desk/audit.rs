//! `desk audit`: the audit log, in words.

use secondok_client::api::{
    audit::{Actor, AuditLog, AuditQuery, Detail, Entry, Named},
    desk::Roles,
};
use secondok_l10n::Texts;

use super::load;
use crate::{app::App, args::Audit, failure::Failure, show::date};

pub(super) async fn run(app: &mut App, args: &Audit) -> Result<(), Failure> {
    let query = AuditQuery { before: args.before, alerts: args.alerts };
    let log = load(app).await?.audit(query).await?;
    let out = &mut app.out;
    if let Some(entry) = log.broken {
        out.say_text_with("audit-log-broken", &[("entry", entry.into())]);
        out.gap();
    }
    if log.entries.is_empty() {
        out.say_text("log-none");
    }
    for entry in &log.entries {
        out.object(entry);
        let (first, what) = (line(out.texts(), &log, entry), what(out.texts(), &log, entry));
        out.paragraph("", &first);
        out.paragraph("    ", &what);
    }
    if let (true, Some(last)) = (log.more, log.entries.last()) {
        out.gap();
        out.say_text_with("log-more", &[("number", last.number.into())]);
    }
    Ok(())
}

fn line(texts: Texts<'_>, log: &AuditLog, entry: &Entry) -> String {
    let args = [
        ("number", entry.number.into()),
        ("date", date(texts, entry.day()).into()),
        ("clock", entry.clock().into()),
        ("who", who(texts, log, entry.by).into()),
    ];
    texts.text_with("log-line", &args)
}

fn what(texts: Texts<'_>, log: &AuditLog, entry: &Entry) -> String {
    let word = |detail| match detail {
        Detail::Who(actor) => who(texts, log, actor).into(),
        Detail::Roles(what) => roles(texts, what).into(),
        Detail::Notice(notice) => notice.to_text().into(),
        Detail::Day(day) => date(texts, day).into(),
        Detail::Number(number) => number.into(),
    };
    let details = entry.event.details();
    let args: Vec<_> = details.into_iter().map(|(name, detail)| (name, word(detail))).collect();
    texts.text_with(&format!("audit-{}", entry.event.name()), &args)
}

/// By the name that they have; of whoever is not there any more by their number.
fn who(texts: Texts<'_>, log: &AuditLog, actor: Actor) -> String {
    match log.names.of(actor) {
        Named::Name(name) => name.to_owned(),
        Named::Text(id, number) => texts.text_with(id, &[("number", number.unwrap_or_default().into())]),
    }
}

fn roles(texts: Texts<'_>, roles: &Roles) -> String {
    if roles.is_empty() {
        return texts.text("audit-no-role");
    }
    roles.iter().map(|role| texts.text(&format!("audit-role-{}", role.name()))).collect::<Vec<_>>().join(", ")
}
