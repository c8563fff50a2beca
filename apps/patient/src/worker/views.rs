//! From what the client's engine says to what the page shows.

use secondok_client::{
    patient::{self, AskError, Resumed},
    summary,
};
use secondok_talk::Said;

use super::tools::Tools;
use crate::view::{Draft, News, Summary};

pub(super) fn summary(tools: &Tools, summary: &summary::Summary) -> Summary {
    Summary {
        index: summary.index,
        doctor: tools.doctor(summary.doctor),
        state: summary.state,
        opened: summary.opened,
        days_left: summary.days_left,
        next: summary.next.name().to_owned(),
        next_day: summary.next.day(),
        unread: summary.unread,
        sending: summary.sending,
        drafts: summary.drafts,
    }
}

pub(super) fn news(resumed: &[Resumed]) -> Vec<News> {
    let told = |resumed: &Resumed| match resumed {
        Resumed::Asked(index) => News::Asked(*index),
        Resumed::NotAsked(AskError::Waiting(_)) => News::AskWaits,
        Resumed::NotAsked(_) => News::AskRefused,
        Resumed::Sent(index) => News::Sent(*index),
        Resumed::Waiting(index, _) => News::Waits(*index),
        Resumed::Draft(index) => News::Draft(*index),
    };
    resumed.iter().map(told).collect()
}

pub(super) fn draft(tools: &Tools, draft: &patient::Draft) -> Draft {
    Draft {
        index: draft.index,
        doctor: draft.doctor.map(|doctor| tools.doctor(doctor)),
        said: Said::from(&draft.content),
    }
}

/// The engine's draft of this view, if it still has one. Names may have come meanwhile: they do not count.
pub(super) fn find_draft(drafts: Vec<patient::Draft>, view: &Draft) -> Option<patient::Draft> {
    drafts.into_iter().find(|draft| {
        draft.index == view.index
            && draft.doctor == view.doctor.as_ref().map(|doctor| doctor.id)
            && Said::from(&draft.content) == view.said
    })
}
