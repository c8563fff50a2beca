//! Notices on a real service: written and released in its database, as its desk does.

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use secondok_api::notice::{Audience, Draft, NoticeText, Severity};
use secondok_care::{
    clock::Timestamp,
    notices::rules,
    store::{Store, StoreOptions},
};
use secondok_protocol::{
    Day,
    id::{NoticeId, StaffId},
};
use secondok_testkit::Server;

/// A notice for these people, from today to this day. Of its body there are two paragraphs.
pub fn draft(title: &str, severity: Severity, audiences: &[Audience], today: Day, until: Day) -> Draft {
    let text = |language: &str| {
        let body = format!("What {title} means.\n\nWhat to do.");
        (language.to_owned(), NoticeText { title: format!("{title} ({language})"), body })
    };
    let texts = BTreeMap::from(["en", "uk"].map(text));
    Draft { severity, audiences: audiences.iter().copied().collect(), from: today, until, texts }
}

/// The service's database.
async fn store(server: &Server) -> Store {
    let file = server.data().join("care.sqlite");
    Store::open(&StoreOptions::new(format!("sqlite:{}", file.display()))).await.unwrap()
}

/// Writes a draft; whose it is.
pub async fn written(server: &Server, draft: Draft, today: Day, rng: &mut impl CryptoRng) -> NoticeId {
    let store = store(server).await;
    let (notice, by) = (NoticeId::random(rng), StaffId::random(rng));
    store.write_notice(notice, rules::check(draft, today).unwrap(), by).await.unwrap();
    store.close().await;
    notice
}

/// Writes a notice, and has somebody else release it; its number.
pub async fn released(
    server: &Server,
    draft: Draft,
    today: Day,
    rng: &mut impl CryptoRng,
) -> (NoticeId, u32) {
    let notice = written(server, draft, today, rng).await;
    let store = store(server).await;
    let number =
        store.release_notice(notice, 1, StaffId::random(rng), Timestamp::beginning(today)).await.unwrap();
    store.close().await;
    (notice, number)
}

/// Takes a notice back.
pub async fn withdrawn(server: &Server, notice: NoticeId, today: Day) {
    let store = store(server).await;
    store.withdraw_notice(notice, StaffId::from_bytes([9; 16]), Timestamp::beginning(today)).await.unwrap();
    store.close().await;
}
