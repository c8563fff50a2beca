//! The directory, and every consultation at a glance.

use std::rc::Rc;

use secondok_browser::device::randomness;

use super::{
    desk::{Desk, with_engine},
    views,
};
use crate::{
    talk::Trouble,
    view::{Consultations, Found},
};

pub(super) async fn directory(desk: &Desk) -> Result<Found, Trouble> {
    let directory = desk.fetch_directory().await?;
    let doctors = directory.listed.doctors.clone();
    let mut ids: Vec<&String> = doctors.iter().flat_map(|doctor| &doctor.profile.specialties).collect();
    ids.sort_unstable();
    ids.dedup();
    let specialties = ids.into_iter().map(|id| (id.clone(), views::specialty(id))).collect();
    Ok(Found {
        demonstration: directory.listed.demonstration,
        accept_within: directory.listed.accept_within,
        specialties,
        clock: directory.clock.map(|clock| (clock.device, clock.service)),
        doctors,
    })
}

pub(super) async fn consultations(desk: Rc<Desk>) -> Result<Consultations, Trouble> {
    desk.directory().await;
    with_engine(Rc::clone(&desk), async move |engine| {
        let found = engine.consultations(Desk::today(), &mut randomness()).await?;
        let drafts = engine.drafts();
        let requests = drafts.iter().filter(|draft| draft.index.is_none());
        Ok(Consultations {
            list: found.list.iter().map(|summary| views::summary(&desk, summary)).collect(),
            gone: found.gone,
            news: views::news(&found.resumed),
            drafts: requests.map(|draft| views::draft(&desk, draft)).collect(),
            waiting: engine.waiting_request().map(|draft| views::draft(&desk, &draft)),
            clock: found.clock.map(|clock| (clock.device, clock.service)),
        })
    })
    .await
}
