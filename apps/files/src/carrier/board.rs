//! Where sending stands in each consultation, and which comes next.
//!
//! Every window has a board of its own; what happens in one is told to the others, and only one of them sends at a time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::talk::carrier::{Progress, Standing};

/// What the windows tell each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Of which consultation.
    pub index: u32,
    /// How it stands.
    pub standing: Standing,
    /// Whether somebody wants it so: whoever sends begins anew. Else it is the one who sends that says it.
    pub anew: bool,
}

/// Where sending stands, by the consultation's number.
#[derive(Debug, Default)]
pub struct Board(BTreeMap<u32, Standing>);

impl Board {
    /// It stands so from now on; whether that is news.
    pub fn stands(&mut self, index: u32, standing: Standing) -> bool {
        let before = match &standing {
            Standing::Nothing => self.0.remove(&index).unwrap_or(Standing::Nothing),
            _ => self.0.insert(index, standing.clone()).unwrap_or(Standing::Nothing),
        };
        before != standing
    }

    /// How it stands; `there` is what the device keeps of attachments on their way, as it is before anything of it was brought.
    pub fn standing(&self, index: u32, there: Option<Progress>) -> Standing {
        match (self.0.get(&index), there) {
            (Some(Standing::Sent(sent)), None) => Standing::Sent(*sent),
            (_, None) => Standing::Nothing,
            (None | Some(Standing::Nothing | Standing::Sent(_)), Some(progress)) => {
                Standing::Moving(progress)
            }
            (Some(standing), Some(_)) => standing.clone(),
        }
    }

    /// Whether it will not go on as it is.
    pub fn is_stuck(&self, index: u32) -> bool {
        matches!(self.0.get(&index), Some(Standing::Stuck(..)))
    }

    /// Which of those that are on their way comes next: the first that nobody stopped and that can go on.
    pub fn next(&self, there: impl IntoIterator<Item = u32>) -> Option<u32> {
        let rests =
            |index: &u32| matches!(self.0.get(index), Some(Standing::Paused(_) | Standing::Stuck(..)));
        there.into_iter().find(|index| !rests(index))
    }

    /// Which of those that stand here are on their way no more: given up, destroyed, or sent by whoever went on with what was left
    /// waiting.
    pub fn ended(&self, there: &[u32]) -> Vec<u32> {
        let is_over = |standing: &Standing| matches!(standing, Standing::Sent(_));
        let ended = self.0.iter().filter(|(index, standing)| !is_over(standing) && !there.contains(index));
        ended.map(|(index, _)| *index).collect()
    }

    /// It is to rest; how it stands then, where something is on its way that can rest.
    pub fn pause(&self, index: u32, there: Option<Progress>) -> Standing {
        match self.standing(index, there) {
            Standing::Moving(progress) | Standing::Waiting(progress, _) => Standing::Paused(progress),
            standing => standing,
        }
    }

    /// It is to go on; how it stands then.
    pub fn go_on(&self, index: u32, there: Option<Progress>) -> Standing {
        match self.standing(index, there) {
            Standing::Paused(progress) | Standing::Waiting(progress, _) | Standing::Stuck(progress, _) => {
                Standing::Moving(progress)
            }
            standing => standing,
        }
    }
}

/// How much of several uploads the service has, where it has all before this one and so many bytes of this.
pub fn progress(lengths: &[u64], upload: usize, bytes: u64) -> Progress {
    Progress {
        attachments: u32::try_from(lengths.len()).unwrap_or(u32::MAX),
        done: lengths.iter().take(upload).sum::<u64>() + bytes,
        total: lengths.iter().sum(),
    }
}

#[cfg(test)]
mod tests {
    use secondok_client::way_on::WayOn;
    use secondok_talk::{Sent, Trouble};

    use super::*;

    const BEFORE: Progress = Progress { attachments: 2, done: 0, total: 30 };
    const HALF: Progress = Progress { attachments: 2, done: 15, total: 30 };

    fn trouble() -> Trouble {
        Trouble::new("failure-offline", WayOn::CheckConnection)
    }

    #[test]
    fn what_is_on_its_way_moves_by_itself_unless_somebody_stopped_it_or_it_cannot() {
        let mut board = Board::default();
        assert_eq!(board.next([3, 5]), Some(3));
        assert_eq!(board.standing(3, Some(BEFORE)), Standing::Moving(BEFORE));
        board.stands(3, Standing::Waiting(HALF, trouble()));
        assert_eq!(board.next([3, 5]), Some(3), "it is tried again");
        board.stands(3, board.pause(3, Some(BEFORE)));
        assert_eq!(board.standing(3, Some(BEFORE)), Standing::Paused(HALF));
        assert_eq!(board.next([3, 5]), Some(5));
        board.stands(5, Standing::Stuck(HALF, trouble()));
        assert_eq!(board.next([3, 5]), None);
        assert!(board.is_stuck(5) && !board.is_stuck(3), "a pause is somebody's wish");
        board.stands(3, board.go_on(3, Some(BEFORE)));
        board.stands(5, board.go_on(5, Some(BEFORE)));
        assert_eq!(board.standing(5, Some(BEFORE)), Standing::Moving(HALF));
        assert_eq!(board.next([3, 5]), Some(3));
    }

    #[test]
    fn what_is_not_on_its_way_neither_rests_nor_moves() {
        let mut board = Board::default();
        assert_eq!(board.pause(3, None), Standing::Nothing);
        // It was given up in another window, which has not said so yet.
        board.stands(3, Standing::Moving(HALF));
        assert_eq!(board.go_on(3, None), Standing::Nothing);
        board.stands(3, Standing::Sent(Sent::Done(3)));
        assert_eq!(board.standing(3, None), Standing::Sent(Sent::Done(3)));
        assert_eq!(board.standing(3, Some(BEFORE)), Standing::Moving(BEFORE), "the next ones");
    }

    #[test]
    fn what_is_on_its_way_no_more_is_found_and_what_was_sent_stays_so() {
        let mut board = Board::default();
        board.stands(3, Standing::Waiting(HALF, trouble()));
        board.stands(4, Standing::Sent(Sent::Done(4)));
        board.stands(5, Standing::Moving(HALF));
        assert_eq!(board.ended(&[5]), [3]);
    }

    #[test]
    fn what_is_known_already_is_no_news() {
        let mut board = Board::default();
        assert!(!board.stands(3, Standing::Nothing));
        assert!(board.stands(3, Standing::Moving(HALF)));
        assert!(!board.stands(3, Standing::Moving(HALF)));
        assert!(board.stands(3, Standing::Nothing));
    }

    #[test]
    fn several_uploads_count_together() {
        let lengths = [10, 20];
        assert_eq!(progress(&lengths, 0, 0), BEFORE);
        assert_eq!(progress(&lengths, 1, 5), HALF);
        assert_eq!(progress(&lengths, 1, 20).done, 30);
    }
}
