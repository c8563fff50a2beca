//! `secondok audit list`: the latest entries, in words.

use std::path::Path;

use secondok_api::audit::{Actor, Detail, Entry, Event, Named, Names};
use secondok_care::store::Which;
use secondok_l10n::{Arg, Language, Messages, Texts, audit};

use crate::{
    commands::desk::{in_words, with_store},
    failure::Failure,
    output::say,
};

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
    fn line(&self, entry: &Entry) -> String {
        let alert = if entry.event.is_alert() { "LOOK: " } else { "" };
        let (number, day, clock) = (entry.number, entry.day(), entry.clock());
        let (who, what) = (self.name(entry.by), self.what(&entry.event));
        format!("{number:>6}  {day} {clock}Z  {who}  {alert}{what}")
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

#[cfg(test)]
mod tests {
    use secondok_api::desk::Roles;
    use secondok_api::{audit::Alert, desk::Role};
    use secondok_protocol::{
        Day,
        id::{DoctorId, NoticeId, StaffId},
    };

    use super::*;

    /// One of each: whoever adds a kind of event finds it missing here, because `Event::name` does not know it.
    fn every_event() -> Vec<Event> {
        let (staff, doctor) = (StaffId::from_bytes([6; 16]), DoctorId::from_bytes([4; 16]));
        let (notice, day, roles) = (NoticeId::from_bytes([8; 16]), Day::from_number(20_000), Roles::new());
        vec![
            Event::StaffInvited { staff, roles: roles.clone() },
            Event::StaffRegistered,
            Event::StaffLoggedIn,
            Event::RolesSet { staff, roles },
            Event::StaffRemoved { staff },
            Event::DoctorInvited { doctor },
            Event::DoctorRegistered,
            Event::DoctorLoggedIn,
            Event::OtherSessionsEnded { count: 2 },
            Event::FactorAdded,
            Event::DoctorPaused { doctor },
            Event::DoctorResumed { doctor },
            Event::AccountErased,
            Event::NoticeReleased { notice },
            Event::NoticeWithdrawn { notice },
            Event::SupportSetUp,
            Event::SupportOpened { staff },
            Event::SupportRekeyed,
            Event::BackupRestored { day },
            Event::Alert(Alert::WrongCodes { who: Actor::Doctor(doctor) }),
            Event::Alert(Alert::FactorRemoved { doctor }),
            Event::Alert(Alert::Guessing { who: Actor::Doctor(doctor) }),
            Event::Alert(Alert::Stuffing),
            Event::Alert(Alert::ClockJumped { days: 9 }),
            Event::Alert(Alert::ClockSetBack),
            Event::Alert(Alert::LogBroken { entry: 3 }),
        ]
    }

    #[test]
    fn every_event_has_its_words_under_the_name_that_it_is_written_with() {
        let messages = Messages::load(&audit::SOURCES).expect("well-formed");
        for event in every_event() {
            let written = serde_json::to_value(&event).expect("JSON");
            let name = if written["kind"] == "alert" { &written["alert"] } else { &written["kind"] };
            assert_eq!(name, event.name());
            for language in Language::ALL {
                assert!(
                    messages.of(language).has(&format!("audit-{}", event.name())),
                    "{event:?} in {language}"
                );
            }
        }
    }

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
