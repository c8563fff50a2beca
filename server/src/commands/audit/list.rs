//! `secondok audit list`: the latest entries, in words.

use std::path::Path;

use secondok_api::{
    audit::{Actor, Detail, Entry, Event, Named, Names},
    desk::Roles,
};
use secondok_care::{clock::Timestamp, store::Which};
use secondok_l10n::{Arg, Language, Messages, Texts, audit};

use crate::{commands::desk::with_store, failure::Failure, output::say};

/// Shows them.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn run(config: &Path, last: u32, alerts: bool) -> Result<(), Failure> {
    let which = if alerts { Which::Alerts } else { Which::All };
    let (_, (entries, names)) = with_store(config, async |store| {
        let entries = store.audit_entries(which, None, last).await?;
        let names = store.audit_names(&entries).await?;
        Ok((entries, names))
    })
    .await?;
    if entries.is_empty() {
        say("Nothing yet.");
    }
    let messages =
        Messages::load(&audit::SOURCES).expect("the message files are well-formed: a test loads them");
    let words = Words { texts: messages.of(Language::En), names };
    for entry in &entries {
        say(words.line(entry));
    }
    Ok(())
}

struct Words<'t> {
    texts: Texts<'t>,
    names: Names,
}

impl Words<'_> {
    fn line(&self, Entry { number, at, by, event }: &Entry) -> String {
        let alert = if event.is_alert() { "LOOK: " } else { "" };
        format!("{number:>6}  {}  {}  {alert}{}", time(Timestamp(*at)), self.name(*by), self.what(event))
    }

    fn what(&self, event: &Event) -> String {
        let word = |detail| match detail {
            Detail::Who(who) => self.name(who).into(),
            Detail::Roles(roles) => in_words(roles).into(),
            Detail::Notice(notice) => notice.to_text().into(),
            Detail::Day(day) => day.to_string().into(),
            Detail::Number(number) => Arg::from(number),
        };
        let args: Vec<_> = event.details().into_iter().map(|(name, detail)| (name, word(detail))).collect();
        self.texts.text_with(&format!("audit-{}", event.name()), &args)
    }

    /// Who it is; of whoever is not there any more their number.
    fn name(&self, actor: Actor) -> String {
        match self.names.of(actor) {
            Named::Name(name) => name.to_owned(),
            Named::Text(id, number) => {
                self.texts.text_with(id, &[("number", number.unwrap_or_default().into())])
            }
        }
    }
}

/// `2026-11-27 16:20:23Z`
fn time(at: Timestamp) -> String {
    let of_day = at.0 % 86_400;
    format!("{} {:02}:{:02}:{:02}Z", at.day(), of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

/// What somebody may do, for people.
pub fn in_words(roles: &Roles) -> String {
    if roles.is_empty() {
        return "no role".to_owned();
    }
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use secondok_api::{audit::Alert, desk::Role};
    use secondok_protocol::id::StaffId;

    use super::*;

    #[test]
    fn an_entry_is_one_line_in_words() {
        let staff = StaffId::from_bytes([6; 16]);
        let messages = Messages::load(&audit::SOURCES).expect("well-formed");
        let known = Names { staff: [(staff, "petra@example.org".to_owned())].into(), ..Names::default() };
        let line = |names, by, event| {
            let words = Words { texts: messages.of(Language::En), names };
            words.line(&Entry { number: 7, at: 1_795_305_600 + 3_723, by, event })
        };
        let roles = [Role::Security].into();
        assert_eq!(
            line(known, Actor::Operator, Event::RolesSet { staff, roles }),
            "     7  2026-11-22 01:02:03Z  On the server, by command  Changed what petra@example.org may do: security"
        );
        let gone = line(Names::default(), Actor::Staff(staff), Event::Alert(Alert::ClockSetBack));
        assert!(gone.contains("not of the staff (BgYGBgYGBgYGBgYGBgYGBg)  LOOK: The server"), "{gone}");
    }
}
