//! Every JSON body that crosses the wire: what can be read can be written and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_api::{
    consultation::{MailboxState, OpenMailbox, Receipt},
    directory::{Directory, SpecialtyKeys},
    doctor::{
        LoginChallenge, LoginFinish, LoginStart, Prekeys, Queue, RegistrationChallenge, RegistrationFinish,
        RegistrationStart, Session, Vault, VaultVersion,
    },
    notice::{ChangedDraft, DeskNotices, Draft, Notices, Read},
    problem::{Kind, Problem},
};
use secondok_fuzz::json_survives;

fuzz_target!(|bytes: &[u8]| {
    json_survives::<ChangedDraft>(bytes);
    json_survives::<DeskNotices>(bytes);
    json_survives::<Directory>(bytes);
    json_survives::<Draft>(bytes);
    json_survives::<LoginChallenge>(bytes);
    json_survives::<LoginFinish>(bytes);
    json_survives::<LoginStart>(bytes);
    json_survives::<MailboxState>(bytes);
    json_survives::<Notices>(bytes);
    json_survives::<OpenMailbox>(bytes);
    json_survives::<Prekeys>(bytes);
    json_survives::<Problem>(bytes);
    json_survives::<Queue>(bytes);
    json_survives::<Read>(bytes);
    json_survives::<Receipt>(bytes);
    json_survives::<RegistrationChallenge>(bytes);
    json_survives::<RegistrationFinish>(bytes);
    json_survives::<RegistrationStart>(bytes);
    json_survives::<Session>(bytes);
    json_survives::<SpecialtyKeys>(bytes);
    json_survives::<Vault>(bytes);
    json_survives::<VaultVersion>(bytes);

    if let Ok(problem) = serde_json::from_slice::<Problem>(bytes)
        && let Some(kind) = Kind::from_type(&problem.kind)
    {
        assert!(problem.is(kind));
    }
});
