//! The directory, and every consultation at a glance.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::patient::{self, ReadError};
use secondok_talk::{Trouble, specialty};

use super::{
    tools::{Tools, with_engine},
    views,
};
use crate::view::{Consultations, Found};

/// What is known where the service cannot be asked.
const NONE: patient::Consultations =
    patient::Consultations { list: Vec::new(), gone: Vec::new(), resumed: Vec::new(), clock: None };

pub(super) async fn directory(tools: &Tools) -> Result<Found, Trouble> {
    let directory = tools.fetch_directory().await?;
    let doctors = directory.listed.doctors.clone();
    let mut ids: Vec<&String> = doctors.iter().flat_map(|doctor| &doctor.profile.specialties).collect();
    ids.sort_unstable();
    ids.dedup();
    let specialties = ids.into_iter().map(|id| (id.clone(), specialty(id))).collect();
    Ok(Found {
        demonstration: directory.listed.demonstration,
        accept_within: directory.listed.accept_within,
        specialties,
        clock: directory.clock.map(|clock| (clock.device, clock.service)),
        doctors,
    })
}

pub(super) async fn consultations(tools: Rc<Tools>) -> Result<Consultations, Trouble> {
    tools.directory().await;
    with_engine(Rc::clone(&tools), async move |engine| {
        let (found, trouble) = match engine.consultations(Tools::today(), &mut randomness()).await {
            Ok(found) => (found, None),
            Err(ReadError::Service(error)) => (NONE, Some(Trouble::of_reading(error))),
            Err(error) => return Err(error.into()),
        };
        let drafts = engine.drafts();
        let requests = drafts.iter().filter(|draft| draft.index.is_none());
        Ok(Consultations {
            list: found.list.iter().map(|summary| views::summary(&tools, summary)).collect(),
            gone: found.gone,
            news: views::news(&found.resumed),
            drafts: requests.map(|draft| views::draft(&tools, draft)).collect(),
            waiting: engine.waiting_request().map(|draft| views::draft(&tools, &draft)),
            clock: found.clock.map(|clock| (clock.device, clock.service)),
            trouble,
        })
    })
    .await
}
