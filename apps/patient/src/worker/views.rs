//! From what the client's engine says to what the page shows.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use secondok_client::{
    content::encode,
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
        id: number(draft),
        index: draft.index,
        doctor: draft.doctor.map(|doctor| tools.doctor(doctor)),
        said: Said::from(&draft.content),
    }
}

/// A draft's number, by all that it is: the same in every window, as long as the app runs.
pub(super) fn number(draft: &patient::Draft) -> u64 {
    let mut hasher = DefaultHasher::new();
    (draft.index, draft.doctor, encode(&draft.content)).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use secondok_client::{
        content::{Content, FollowUp},
        patient::Draft,
    };

    use super::number;

    #[test]
    fn no_two_drafts_have_one_number_and_one_has_the_same_again() {
        let text = "Since when?".to_owned();
        let draft = |index, content| number(&Draft { index, doctor: None, content });
        let numbers = [
            draft(Some(1), Content::text(&text)),
            draft(Some(2), Content::text(&text)),
            draft(Some(1), Content::FollowUp(FollowUp { text: text.clone() })),
            draft(Some(1), Content::text(text.repeat(2))),
        ];
        let mut different = numbers.to_vec();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), numbers.len());
        assert_eq!(draft(Some(1), Content::text(&text)), numbers[0]);
    }
}
