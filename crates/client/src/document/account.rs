//! Everything that is held of a doctor, to be read.

use secondok_api::consultation::State;

use super::{Document, Part, Words, day};
use crate::{doctor::AccountCopy, summary::is_over, trouble::Value};

/// The document of this copy.
pub fn account(words: &impl Words, copy: &AccountCopy) -> Document {
    let mut document = Document::new(words, "document-account-title");
    let say = |document: &mut Document, id: &str| document.add(Part::Text(words.text(id, &[])));
    let head = |document: &mut Document, id: &str| document.add(Part::Heading(words.text(id, &[])));
    let held = &copy.held;
    document.add(Part::Text(words.text("document-account-lede", &[("date", Value::Day(held.today))])));

    head(&mut document, "document-organisation");
    match &held.organisation {
        Some(organisation) => {
            document.fact(words, "document-organisation-name", &organisation.name);
            document.fact(words, "document-organisation-address", &organisation.address);
            document.fact(words, "document-organisation-contact", &organisation.contact);
            document.fact(words, "document-organisation-authority", &organisation.authority);
        }
        None => say(&mut document, "document-organisation-none"),
    }

    let profile = &held.profile;
    let names = |kind: &str, codes: &[String]| {
        codes.iter().map(|code| words.name(kind, code)).collect::<Vec<_>>().join(", ")
    };
    head(&mut document, "document-verified");
    say(&mut document, "document-verified-text");
    document.fact(words, "document-name", profile.full_name());
    document.fact(words, "document-specialties", names("specialty", &profile.specialties));
    document.fact(words, "document-listed-under", names("specialty", &held.listed_under));
    document.fact(words, "document-licensed-in", names("country", &profile.licensed_in));
    document.fact(words, "document-experience", profile.experience_years);

    head(&mut document, "document-own");
    say(&mut document, "document-own-text");
    document.fact(words, "document-languages", names("language", &profile.languages));
    document.fact(words, "document-price", profile.price_units);
    document.fact(words, "document-answer-days", held.answer_days);
    let accepting = if held.accepting { "document-accepting" } else { "document-away" };
    document.fact(words, "document-available", words.text(accepting, &[]));
    for (language, text) in &profile.about {
        document.add(Part::Subheading(
            words.text("document-about", &[("language", Value::Text(words.name("language", language)))]),
        ));
        document.add(Part::Written(text.clone()));
    }

    head(&mut document, "document-access");
    document.fact(words, "document-login", &held.login);
    document.fact(words, "document-page", format!("/doctors/{}", held.slug));
    document.fact(words, "document-number", held.doctor);
    document.fact(words, "document-identity", hex(&held.identity.0));
    document.fact(words, "document-password", words.text("document-password-text", &[]));
    let factor = match held.second_factor {
        Some(factor) if factor.on => "document-factor-on",
        _ => "document-factor-off",
    };
    document.fact(words, "document-factor", words.text(factor, &[]));
    for session in &held.sessions {
        let id = if session.this { "document-session-this" } else { "document-session" };
        document.fact(words, id, day(words, session.valid_until));
    }
    for invitation in &held.invitations {
        document.fact(words, "document-invitation", day(words, invitation.valid_until));
    }
    for prekey in &held.prekeys {
        let days = format!("{} – {}", day(words, prekey.not_before), day(words, prekey.not_after));
        document.fact(words, "document-prekey", days);
    }

    document.fact(words, "document-log", held.log.len());

    head(&mut document, "document-vault");
    document.fact(words, "document-vault-version", held.vault.version);
    document.fact(words, "document-vault-bytes", held.vault.bytes);
    document.fact(words, "document-vault-keys", copy.vault.len());
    document.fact(words, "document-unsent", copy.device.unsent.len());
    document.fact(words, "document-begun", copy.device.begun);

    head(&mut document, "document-consultations");
    say(&mut document, "document-consultations-text");
    let of = |state: State| held.consultations.iter().filter(|one| one.state == state).count();
    let running = held.consultations.iter().filter(|one| !is_over(one.state)).count();
    document.fact(words, "document-running", running);
    document.fact(words, "document-over", held.consultations.len() - running);
    for state in [State::Requested, State::Accepted, State::Answered, State::FollowUp] {
        if of(state) > 0 {
            document.fact(words, &format!("document-state-{}", state.name()), of(state));
        }
    }
    for one in &held.consultations {
        let number = copy.device.numbers.iter().find(|known| known.mailbox == one.mailbox);
        let called = number.map(|known| {
            format!("{} {}", known.number, known.nickname.as_deref().unwrap_or_default()).trim().to_owned()
        });
        document.add(Part::Subheading(called.unwrap_or_else(|| one.mailbox.to_text())));
        document.fact(
            words,
            "document-standing",
            words.text(&format!("document-state-{}", one.state.name()), &[]),
        );
        document.fact(words, "document-opened", day(words, one.opened));
        if let Some(due) = one.due {
            document.fact(words, "document-due", day(words, due));
        }
        if let Some(ended) = one.ended {
            document.fact(words, "document-ended", day(words, ended));
        }
        document.fact(words, "document-agreed-days", one.answer_days);
        document.fact(words, "document-messages-patient", one.messages.patient);
        document.fact(words, "document-messages-doctor", one.messages.doctor);
        document.fact(words, "document-attachments", one.attachments);
    }

    head(&mut document, "document-kept");
    say(&mut document, "document-kept-text");
    document
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
