//! `POST` an address: whoever reads its mail is sent a link to register by. What is answered tells nothing of whether there is an
//! account; the mail does.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{organisation::is_mailbox, problem::Kind, verification::InvitationRequest};
use secondok_l10n::Language;
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode},
};
use sha2::{Digest, Sha256};

use crate::{
    Care,
    clock::Timestamp,
    http::{Refusal, body},
    site::texts,
    store::{AskedFor, NewApplicant},
    support::Quota,
};

/// Days for which a link is good, counted from the one on which it is sent.
const VALID_DAYS: u32 = 3;
/// Mails of this kind in an hour.
pub const IN_AN_HOUR: u32 = 120;
/// Mails of this kind to one address in a day.
pub const TO_ONE_ADDRESS: u32 = 3;
/// Addresses of one day of which is known how many mails they got: more than there can be mails.
const ADDRESSES: usize = IN_AN_HOUR as usize * 24;

/// How many mails went out, so that nobody makes the service a nuisance. In memory alone, of addresses their hashes, for the day.
#[derive(Debug)]
pub(crate) struct Measure {
    hour: Quota,
    addresses: Mutex<(Day, BTreeMap<[u8; 32], u32>)>,
}

impl Default for Measure {
    fn default() -> Self {
        Self { hour: Quota::new(IN_AN_HOUR), addresses: Mutex::new((Day::from_number(0), BTreeMap::new())) }
    }
}

/// Whether one more mail may go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum May {
    Send,
    /// The address has had its mails: whoever asks again is told the same, and nothing is sent.
    Rest,
    /// The hour has had its mails.
    Wait,
}

impl Measure {
    fn take(&self, address: &str, now: Timestamp) -> May {
        // What stands behind a "+" chooses among boxes of one person.
        let (local, host) = address.split_once('@').unwrap_or((address, ""));
        let person = local.split('+').next().unwrap_or_default();
        let hash = Sha256::new().chain_update(person).chain_update("@").chain_update(host).finalize().into();
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        if addresses.0 != now.day() {
            *addresses = (now.day(), BTreeMap::new());
        }
        if addresses.1.get(&hash).is_some_and(|sent| *sent >= TO_ONE_ADDRESS) {
            return May::Rest;
        }
        if addresses.1.len() >= ADDRESSES || !self.hour.take(now) {
            return May::Wait;
        }
        *addresses.1.entry(hash).or_default() += 1;
        May::Send
    }
}

/// Makes the invitation, and sends it.
pub(crate) async fn handle(
    State(care): State<Care>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let request: InvitationRequest = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let InvitationRequest { address, language } = request;
    if !is_mailbox(&address) {
        return Err(Refusal::detailed(Kind::MALFORMED, "Expected an e-mail address."));
    }
    care.mail().filter(|mail| mail.sends()).ok_or(Kind::NO_INVITATIONS)?;
    // Whoever writes it in capitals next time is the same.
    let address = address.to_ascii_lowercase();
    let now = care.clock().now();
    match care.invitations().take(&address, now) {
        May::Send => {}
        May::Rest => return Ok(StatusCode::ACCEPTED),
        May::Wait => return Err(Kind::NO_INVITATIONS.into()),
    }
    let mut rng = care.rng();
    let code = InvitationCode::random(&mut rng);
    let new = NewApplicant {
        doctor: DoctorId::random(&mut rng),
        login: address.clone(),
        invitation: code.hash(),
        valid_until: now.day() + (VALID_DAYS - 1),
    };
    let valid_until = new.valid_until.to_string();
    let asked = care.store().invite_applicant(new, None).await?;
    let texts = texts(Language::of_code(&language).unwrap_or_default());
    let subject = texts.text("invitation-mail-subject");
    let day = ("day", valid_until.into());
    // Where there is no app for browsers the command line takes the bare code.
    let text = match (asked, care.doctors_app().map(|app| app.trim_end_matches('/'))) {
        (AskedFor::Invited, Some(app)) => {
            let link = format!("{app}/#/register/{}", code.to_text().as_str());
            texts.text_with("invitation-mail-link", &[day, ("link", link.into())])
        }
        (AskedFor::Invited, None) => {
            texts.text_with("invitation-mail-code", &[day, ("code", code.to_text().as_str().into())])
        }
        (AskedFor::Known, Some(app)) => texts.text_with("invitation-mail-known", &[("link", app.into())]),
        (AskedFor::Known, None) => texts.text("invitation-mail-known-only"),
    };
    care.write(&address, &subject, &text).await.map_err(|_| Kind::NO_INVITATIONS)?;
    Ok(StatusCode::ACCEPTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_an_hour_have_their_measure() {
        let measure = Measure::default();
        let noon = Timestamp(1_800_000_000);
        for _ in 0..TO_ONE_ADDRESS {
            assert_eq!(measure.take("a@x.example", noon), May::Send);
        }
        assert_eq!(measure.take("a+2@x.example", noon), May::Rest);
        for number in TO_ONE_ADDRESS..IN_AN_HOUR {
            assert_eq!(measure.take(&format!("{number}@x.example"), noon), May::Send);
        }
        assert_eq!(measure.take("b@x.example", noon), May::Wait);
        let tomorrow = Timestamp(noon.0 + 86_400);
        assert_eq!(measure.take("a@x.example", tomorrow), May::Send);
    }
}
