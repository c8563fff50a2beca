//! The stages of an application. A transition is a method that consumes the stage that it leaves, and says whose it is.
//!
//! ```text
//! draft ─ submit ─▶ submitted ─ take ─▶ in review ─ propose ─▶ awaiting second ─ approve ─▶ verified
//!   ▲ recall          │   ▲ put back      │ ▲   │ reject            │ send back       propose revocation │ ▲ send back
//!   └─────────────────┘   └───────────────┘ │   ▼                   ▼                                    ▼ │
//!                        ask more ▼  submit │ rejected           in review                revocation proposed
//!                             info requested┘                                                   │ revoke ▶ revoked
//! ```
//! Who was rejected or revoked changes the form, and it is a draft again; or they hand it in anew as it is, with other documents.

use secondok_api::verification::{Form, Missing, Recorded, Standing, Step, enough};
use secondok_protocol::{Day, id::StaffId};

/// Somebody of the staff who was seen to have the verifier's role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verifier(StaffId);

impl Verifier {
    /// Of who was seen to have it.
    pub(crate) const fn of(staff: StaffId) -> Self {
        Self(staff)
    }

    /// Who.
    pub const fn staff(self) -> StaffId {
        self.0
    }
}

/// A form in which nothing is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Complete(());

impl Complete {
    /// None if something is missing in it.
    pub fn of(form: &Form) -> Option<Self> {
        form.faults().is_empty().then_some(Self(()))
    }
}

/// Credentials of which enough is recorded to show the right to consult.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown(());

impl Shown {
    /// # Errors
    /// What is missing.
    pub fn of(form: &Form, checks: &[Recorded], today: Day) -> Result<Self, Missing> {
        enough(form, checks, today).map(|()| Self(()))
    }
}

/// The doctor fills it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft;

/// It waits for a verifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submitted;

/// A verifier checks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InReview {
    reviewer: StaffId,
}

/// The verifier waits for the doctor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InfoRequested {
    reviewer: StaffId,
}

/// Approval is proposed by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AwaitingSecond {
    first: StaffId,
}

/// Approved by two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified;

/// Taking the approval back is proposed by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevocationProposed {
    first: StaffId,
}

/// Not approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rejected;

/// No longer approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revoked;

/// Why a verifier cannot do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not where it stands.
    #[error("this is not possible where it stands")]
    Standing,
    /// Another verifier has it.
    #[error("another verifier has it")]
    NotTheReviewer,
    /// Who proposed does not decide.
    #[error("who proposed this cannot decide it as well")]
    SameVerifier,
    /// Who proposed is no verifier any more: their word does not count.
    #[error("who proposed this is no verifier any more")]
    NobodyProposes,
    /// What was recorded is not enough.
    #[error(transparent)]
    NotShown(#[from] Missing),
}

impl Draft {
    /// The doctor hands it in.
    pub const fn submit(self, _: Complete) -> Submitted {
        Submitted
    }
}

impl Submitted {
    /// The doctor takes it back, before anybody began.
    pub const fn recall(self) -> Draft {
        Draft
    }

    /// A verifier begins.
    pub const fn take(self, by: Verifier) -> InReview {
        InReview { reviewer: by.0 }
    }
}

impl InReview {
    fn own(&self, by: Verifier) -> Result<(), Refused> {
        if self.reviewer == by.0 { Ok(()) } else { Err(Refused::NotTheReviewer) }
    }

    /// Another one takes it over.
    pub const fn take(self, by: Verifier) -> Self {
        Self { reviewer: by.0 }
    }

    /// Whoever comes first takes it.
    pub fn put_back(self, by: Verifier) -> Result<Submitted, Refused> {
        self.own(by).map(|()| Submitted)
    }

    /// More is needed from the doctor.
    pub fn ask_more(self, by: Verifier) -> Result<InfoRequested, Refused> {
        self.own(by).map(|()| InfoRequested { reviewer: self.reviewer })
    }

    /// Proposes to approve what is shown.
    pub fn propose(self, by: Verifier, _: Shown) -> Result<AwaitingSecond, Refused> {
        self.own(by).map(|()| AwaitingSecond { first: self.reviewer })
    }

    /// Does not approve it.
    pub fn reject(self, by: Verifier) -> Result<Rejected, Refused> {
        self.own(by).map(|()| Rejected)
    }
}

impl InfoRequested {
    /// The doctor has sent what was asked for: it is with the same verifier again.
    pub const fn submit(self, _: Complete) -> InReview {
        InReview { reviewer: self.reviewer }
    }
}

impl AwaitingSecond {
    /// Another one approves.
    pub fn approve(self, by: Verifier, _: Shown) -> Result<Verified, Refused> {
        if self.first == by.0 { Err(Refused::SameVerifier) } else { Ok(Verified) }
    }

    /// Anybody can want it looked at again, who proposed it too.
    pub const fn send_back(self) -> InReview {
        InReview { reviewer: self.first }
    }
}

impl Verified {
    /// A verifier proposes to take it back.
    pub const fn propose_revocation(self, by: Verifier) -> RevocationProposed {
        RevocationProposed { first: by.0 }
    }
}

impl RevocationProposed {
    /// Another one takes it back.
    pub fn revoke(self, by: Verifier) -> Result<Revoked, Refused> {
        if self.first == by.0 { Err(Refused::SameVerifier) } else { Ok(Revoked) }
    }

    /// It stays approved.
    pub const fn send_back(self) -> Verified {
        Verified
    }
}

/// An application whose stage is known only when running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// See [`Draft`].
    Draft(Draft),
    /// See [`Submitted`].
    Submitted(Submitted),
    /// See [`InReview`].
    InReview(InReview),
    /// See [`InfoRequested`].
    InfoRequested(InfoRequested),
    /// See [`AwaitingSecond`].
    AwaitingSecond(AwaitingSecond),
    /// See [`Verified`].
    Verified(Verified),
    /// See [`RevocationProposed`].
    RevocationProposed(RevocationProposed),
    /// See [`Rejected`].
    Rejected(Rejected),
    /// See [`Revoked`].
    Revoked(Revoked),
}

impl Stage {
    /// From what is stored. None if it does not fit together.
    pub fn restore(standing: Standing, reviewer: Option<StaffId>) -> Option<Self> {
        Some(match (standing, reviewer) {
            (Standing::Draft, None) => Self::Draft(Draft),
            (Standing::Submitted, None) => Self::Submitted(Submitted),
            (Standing::InReview, Some(reviewer)) => Self::InReview(InReview { reviewer }),
            (Standing::InfoRequested, Some(reviewer)) => Self::InfoRequested(InfoRequested { reviewer }),
            (Standing::AwaitingSecond, Some(first)) => Self::AwaitingSecond(AwaitingSecond { first }),
            (Standing::Verified, None) => Self::Verified(Verified),
            (Standing::RevocationProposed, Some(first)) => {
                Self::RevocationProposed(RevocationProposed { first })
            }
            (Standing::Rejected, None) => Self::Rejected(Rejected),
            (Standing::Revoked, None) => Self::Revoked(Revoked),
            _ => return None,
        })
    }

    /// Its name.
    pub const fn standing(&self) -> Standing {
        match self {
            Self::Draft(_) => Standing::Draft,
            Self::Submitted(_) => Standing::Submitted,
            Self::InReview(_) => Standing::InReview,
            Self::InfoRequested(_) => Standing::InfoRequested,
            Self::AwaitingSecond(_) => Standing::AwaitingSecond,
            Self::Verified(_) => Standing::Verified,
            Self::RevocationProposed(_) => Standing::RevocationProposed,
            Self::Rejected(_) => Standing::Rejected,
            Self::Revoked(_) => Standing::Revoked,
        }
    }

    /// Who has it: who checks it, or who proposed what it waits for.
    pub const fn reviewer(&self) -> Option<StaffId> {
        match self {
            Self::InReview(InReview { reviewer }) | Self::InfoRequested(InfoRequested { reviewer }) => {
                Some(*reviewer)
            }
            Self::AwaitingSecond(AwaitingSecond { first })
            | Self::RevocationProposed(RevocationProposed { first }) => Some(*first),
            _ => None,
        }
    }

    /// Whether it was decided against the doctor.
    pub const fn is_refused(&self) -> bool {
        matches!(self, Self::Rejected(_) | Self::Revoked(_))
    }

    /// The form is changed. None where it is with the verifiers.
    pub const fn change(self) -> Option<Self> {
        match self {
            Self::Draft(_) | Self::Rejected(_) | Self::Revoked(_) => Some(Self::Draft(Draft)),
            Self::InfoRequested(_) => Some(self),
            _ => None,
        }
    }

    /// The doctor hands it in. None where it is with the verifiers, or decided.
    pub const fn submit(self, complete: Complete) -> Option<Self> {
        match self {
            Self::Draft(from) => Some(Self::Submitted(from.submit(complete))),
            Self::Rejected(_) | Self::Revoked(_) => Some(Self::Submitted(Draft.submit(complete))),
            Self::InfoRequested(from) => Some(Self::InReview(from.submit(complete))),
            _ => None,
        }
    }

    /// The doctor takes it back. None where somebody has begun.
    pub const fn recall(self) -> Option<Self> {
        match self {
            Self::Submitted(from) => Some(Self::Draft(from.recall())),
            _ => None,
        }
    }

    /// What it is after this step of this verifier.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn step(self, step: Step, by: Verifier, shown: Result<Shown, Missing>) -> Result<Self, Refused> {
        Ok(match (self, step) {
            (Self::Submitted(from), Step::Take) => Self::InReview(from.take(by)),
            (Self::InReview(from), Step::Take) => Self::InReview(from.take(by)),
            (Self::InReview(from), Step::PutBack) => Self::Submitted(from.put_back(by)?),
            (Self::InReview(from), Step::AskMore) => Self::InfoRequested(from.ask_more(by)?),
            (Self::InReview(from), Step::Propose) => Self::AwaitingSecond(from.propose(by, shown?)?),
            (Self::InReview(from), Step::Reject) => Self::Rejected(from.reject(by)?),
            (Self::AwaitingSecond(from), Step::Approve) => Self::Verified(from.approve(by, shown?)?),
            (Self::AwaitingSecond(from), Step::SendBack) => Self::InReview(from.send_back()),
            (Self::Verified(from), Step::ProposeRevocation) => {
                Self::RevocationProposed(from.propose_revocation(by))
            }
            (Self::RevocationProposed(from), Step::Revoke) => Self::Revoked(from.revoke(by)?),
            (Self::RevocationProposed(from), Step::SendBack) => Self::Verified(from.send_back()),
            _ => return Err(Refused::Standing),
        })
    }

    /// Whether a verifier may record what they found.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn may_record(&self, by: Verifier) -> Result<(), Refused> {
        match self {
            Self::InReview(there) => there.own(by),
            _ => Err(Refused::Standing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Verifier = Verifier(StaffId::from_bytes([1; 16]));
    const SECOND: Verifier = Verifier(StaffId::from_bytes([2; 16]));

    fn at(standing: Standing) -> Option<Stage> {
        let reviewer = match standing {
            Standing::InReview
            | Standing::InfoRequested
            | Standing::AwaitingSecond
            | Standing::RevocationProposed => Some(FIRST.0),
            _ => None,
        };
        Stage::restore(standing, reviewer)
    }

    /// Everything that is possible, where what is needed was recorded.
    #[test]
    fn every_other_step_is_refused() {
        let possible = [
            (Standing::Submitted, Step::Take, Standing::InReview),
            (Standing::InReview, Step::Take, Standing::InReview),
            (Standing::InReview, Step::PutBack, Standing::Submitted),
            (Standing::InReview, Step::AskMore, Standing::InfoRequested),
            (Standing::InReview, Step::Propose, Standing::AwaitingSecond),
            (Standing::InReview, Step::Reject, Standing::Rejected),
            (Standing::AwaitingSecond, Step::SendBack, Standing::InReview),
            (Standing::Verified, Step::ProposeRevocation, Standing::RevocationProposed),
            (Standing::RevocationProposed, Step::SendBack, Standing::Verified),
        ];
        for standing in Standing::ALL {
            let Some(stage) = at(standing) else { continue };
            assert_eq!((stage.standing(), at(stage.standing())), (standing, Some(stage)));
            for step in Step::ALL {
                let after = stage.step(step, FIRST, Ok(Shown(()))).map(|after| after.standing());
                let expected = possible.iter().find(|(from, by, _)| (*from, *by) == (standing, step));
                match (standing, step, expected) {
                    (Standing::AwaitingSecond, Step::Approve, _)
                    | (Standing::RevocationProposed, Step::Revoke, _) => {
                        assert_eq!(after, Err(Refused::SameVerifier));
                    }
                    (_, _, Some((_, _, to))) => assert_eq!(after, Ok(*to), "{standing:?} {step:?}"),
                    (_, _, None) => assert_eq!(after, Err(Refused::Standing), "{standing:?} {step:?}"),
                }
            }
        }
    }

    #[test]
    fn two_different_people_approve_and_revoke() {
        for (standing, step, to) in [
            (Standing::AwaitingSecond, Step::Approve, Standing::Verified),
            (Standing::RevocationProposed, Step::Revoke, Standing::Revoked),
        ] {
            let stage = at(standing).expect("a stage");
            assert_eq!(stage.step(step, FIRST, Ok(Shown(()))), Err(Refused::SameVerifier));
            let after = stage.step(step, SECOND, Ok(Shown(()))).map(|after| after.standing());
            assert_eq!(after, Ok(to));
        }
    }

    #[test]
    fn only_who_checks_it_goes_on_with_it() {
        let stage = at(Standing::InReview).expect("a stage");
        for step in [Step::PutBack, Step::AskMore, Step::Propose, Step::Reject] {
            assert_eq!(stage.step(step, SECOND, Ok(Shown(()))), Err(Refused::NotTheReviewer), "{step:?}");
        }
        assert_eq!(stage.may_record(SECOND), Err(Refused::NotTheReviewer));
        let taken = stage.step(Step::Take, SECOND, Ok(Shown(()))).expect("taken over");
        assert_eq!(
            (taken.may_record(SECOND), taken.may_record(FIRST)),
            (Ok(()), Err(Refused::NotTheReviewer))
        );
    }

    #[test]
    fn what_is_not_shown_is_neither_proposed_nor_approved() {
        for (standing, step) in
            [(Standing::InReview, Step::Propose), (Standing::AwaitingSecond, Step::Approve)]
        {
            let by = if step == Step::Approve { SECOND } else { FIRST };
            let refused = at(standing).expect("a stage").step(step, by, Err(Missing::Licence));
            assert_eq!(refused, Err(Refused::NotShown(Missing::Licence)));
        }
    }

    #[test]
    fn the_doctor_changes_what_nobody_checks() {
        let complete = Complete(());
        for standing in Standing::ALL {
            let Some(stage) = at(standing) else { continue };
            assert_eq!(stage.change().is_some(), standing.is_with_the_doctor(), "{standing:?}");
            let recalled = stage.recall().map(|after| after.standing());
            assert_eq!(recalled, (standing == Standing::Submitted).then_some(Standing::Draft));
            let submitted = stage.submit(complete).map(|after| after.standing());
            let expected = match standing {
                Standing::Draft | Standing::Rejected | Standing::Revoked => Some(Standing::Submitted),
                Standing::InfoRequested => Some(Standing::InReview),
                _ => None,
            };
            assert_eq!(submitted, expected, "{standing:?}");
        }
    }
}
