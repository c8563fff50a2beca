//! What a service in tests is put together from.

use std::{collections::BTreeSet, sync::Arc};

use secondok_care::{Parts, PolicyVersions, admission::Open, clock::Clock, http::Https, store::Store};

/// Over this store, at this time: open to everybody, always the same randomness, no apps.
pub fn parts(store: Store, clock: Arc<dyn Clock>) -> Parts {
    Parts {
        store,
        clock,
        admission: Arc::new(Open),
        seed: [1; 32],
        login_seed: [2; 32],
        demonstration: false,
        statistics: false,
        organisation: None,
        https: Https::default(),
        url: Some("https://care.example".to_owned()),
        app: None,
        doctors: None,
        policy: PolicyVersions::own(),
        broken_apps: BTreeSet::new(),
        mail: None,
    }
}
