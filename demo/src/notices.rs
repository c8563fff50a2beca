//! The invented notices, as `data/notices.toml` has them.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::CryptoRng;
use secondok_care::{clock::Timestamp, notices::rules, store::Store};
use secondok_client::{
    api::notice::{Audience, Draft, NoticeText, Severity},
    protocol::id::{NoticeId, StaffId},
};
use serde::Deserialize;

use crate::play::{PlayError, failed};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    notice: Vec<Invented>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invented {
    severity: Severity,
    audiences: BTreeSet<Audience>,
    /// For how many days it stands.
    days: u32,
    /// Whether it still waits to be released.
    #[serde(default)]
    draft: bool,
    texts: BTreeMap<String, NoticeText>,
}

/// Has one of the invented staff write them, and the other release those that are no drafts.
pub(crate) async fn tell(
    store: &Store,
    [writer, releaser]: [StaffId; 2],
    now: Timestamp,
    rng: &mut impl CryptoRng,
) -> Result<(), PlayError> {
    let today = now.day();
    let file: File = toml::from_str(include_str!("../data/notices.toml")).map_err(failed("notices"))?;
    for Invented { severity, audiences, days, draft: waits, texts } in file.notice {
        let draft = Draft { severity, audiences, from: today, until: today + days, texts };
        let (notice, draft) = (NoticeId::random(rng), rules::check(draft, today).map_err(failed("notices"))?);
        store.write_notice(notice, draft, writer).await.map_err(failed("notices"))?;
        if !waits {
            store.release_notice(notice, 1, releaser, now).await.map_err(failed("notices"))?;
        }
    }
    Ok(())
}
