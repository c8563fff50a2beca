//! The second factor: six digits that an authenticator app shows for 30 seconds (TOTP, RFC 6238).
//!
//! Its secret is derived from the log-ins' seed, whose it is and which of theirs, so that the database and its backups hold nothing
//! of it. Whoever of the staff loses it is removed and invited anew; of a doctor the operator removes it.

use secondok_api::{
    audit::{Actor, Alert},
    problem::Kind,
};
use totp_rs::{Builder, Totp};

use crate::{
    Care,
    clock::Timestamp,
    http::Refusal,
    login::{Account, LoginServer},
    store::{Codes, CodesRow},
};

/// Seconds for which a code is shown.
const PERIOD: u64 = 30;
/// Periods before and after by which the two clocks may differ.
const SKEW: u16 = 1;
/// Wrong codes in a row after which each further one has to wait.
const WRONG_MAX: u32 = 5;
/// Seconds to wait then: who has the password has some 100 guesses a day, each right once in 300,000.
const PAUSE: u64 = 15 * 60;
/// At each so many wrong ones somebody is told again.
const TOLD_AGAIN: u32 = 50;
/// What authenticator apps show beside the name.
const ISSUER: &str = "SeconDOK";

/// What became of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Taken,
    Wrong,
    /// So many were wrong that somebody should look.
    Alarming,
    TooMany,
}

/// Somebody's second factor.
pub(crate) struct SecondFactor(Totp);

impl SecondFactor {
    /// The one of this account and generation.
    pub(crate) fn of<A: Account>(server: &LoginServer<A>, whose: (A, u32)) -> Self {
        Self(builder(server, whose).build().expect("20 bytes are a secret"))
    }

    /// As authenticator apps take it, with the name that the account has there.
    pub(crate) fn url<A: Account>(server: &LoginServer<A>, whose: (A, u32), login: &str) -> String {
        // The address of a key has a colon between issuer and account.
        let named =
            builder(server, whose).with_account_name(login.replace(':', ".")).with_issuer(Some(ISSUER));
        let url = named.build().and_then(|totp| totp.to_url());
        url.expect("20 bytes are a secret, and the names have no colon")
    }

    /// The period to which a code belongs, if it is one of now.
    pub(crate) fn step(&self, code: &str, now: Timestamp) -> Option<u64> {
        self.0.check(code, now.0)
    }

    fn judge(&self, code: &str, now: Timestamp, before: CodesRow) -> (CodesRow, Verdict) {
        // A time that is yet to come is that of a clock that was wrong: nobody waits for it.
        let is_paused = (before.wrong_at.0..before.wrong_at.0.saturating_add(PAUSE)).contains(&now.0);
        if before.wrong >= WRONG_MAX && is_paused {
            return (before, Verdict::TooMany);
        }
        match self.step(code, now) {
            Some(step) if step > before.step => {
                (CodesRow { step, wrong: 0, wrong_at: Timestamp(0) }, Verdict::Taken)
            }
            _ => {
                let wrong = before.wrong.saturating_add(1);
                let is_alarming = wrong == WRONG_MAX || wrong.is_multiple_of(TOLD_AGAIN);
                let verdict = if is_alarming { Verdict::Alarming } else { Verdict::Wrong };
                (CodesRow { wrong, wrong_at: now, ..before }, verdict)
            }
        }
    }
}

fn builder<A: Account>(server: &LoginServer<A>, (account, generation): (A, u32)) -> Builder {
    let secret = server.second_factor(account, generation).to_vec();
    Builder::new().with_secret(secret).with_step_duration(PERIOD).with_skew(SKEW)
}

/// Takes the second factor of somebody whose password was right: each code once, and not too many wrong ones.
pub(crate) async fn require<A: Account + Codes + Send + Sync + Into<Actor>>(
    care: &Care,
    server: &LoginServer<A>,
    whose: (A, u32),
    code: &str,
    now: Timestamp,
) -> Result<(), Refusal> {
    let factor = SecondFactor::of(server, whose);
    let alert = || Alert::WrongCodes { who: whose.0.into() };
    let judge = |before| {
        let (after, verdict) = factor.judge(code, now, before);
        (after, verdict, (verdict == Verdict::Alarming).then(alert))
    };
    let verdict = care.store().judge_code(whose.0, now, judge).await?;
    match verdict {
        Some(Verdict::Taken) => Ok(()),
        Some(Verdict::Alarming) => {
            care.tell(&alert());
            Err(Kind::WRONG_CODE.into())
        }
        Some(Verdict::Wrong) => Err(Kind::WRONG_CODE.into()),
        Some(Verdict::TooMany) => Err(Kind::TOO_MANY_CODES.into()),
        // Removed since the first step.
        None => Err(Kind::WRONG_LOGIN.into()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use secondok_protocol::id::{DoctorId, StaffId};

    use super::*;

    const STAFF: StaffId = StaffId::from_bytes([6; 16]);
    const NOW: Timestamp = Timestamp(1_800_000_000);
    const NONE: CodesRow = CodesRow { step: 0, wrong: 0, wrong_at: Timestamp(0) };

    fn factor(staff: StaffId) -> SecondFactor {
        SecondFactor::of(&LoginServer::from_seed(&[7; 32]), (staff, 0))
    }

    fn code(factor: &SecondFactor, at: u64) -> String {
        factor.0.generate(at).to_string()
    }

    #[test]
    fn a_code_is_taken_once_and_none_before_it() {
        let factor = factor(STAFF);
        let (after, verdict) = factor.judge(&code(&factor, NOW.0), NOW, NONE);
        assert_eq!(verdict, Verdict::Taken);
        for at in [NOW.0, NOW.0 - PERIOD] {
            assert_eq!(factor.judge(&code(&factor, at), NOW, after).1, Verdict::Wrong, "{at}");
        }
        assert_eq!(factor.judge(&code(&factor, NOW.0 + PERIOD), NOW, after).1, Verdict::Taken);
    }

    #[test]
    fn clocks_may_differ_by_one_period() {
        let factor = factor(STAFF);
        let judged = |at: u64| factor.judge(&code(&factor, at), NOW, NONE).1;
        assert_eq!([judged(NOW.0 - PERIOD), judged(NOW.0 + PERIOD)], [Verdict::Taken; 2]);
        assert_eq!([judged(NOW.0 - 2 * PERIOD), judged(NOW.0 + 2 * PERIOD)], [Verdict::Wrong; 2]);
    }

    #[test]
    fn what_is_no_code_is_wrong() {
        let factor = factor(STAFF);
        for text in ["", "0", "12345", "1234567", "abcdef", "１２３４５６", "12 345", "-12345"] {
            assert_eq!(factor.judge(text, NOW, NONE).1, Verdict::Wrong, "{text}");
        }
    }

    #[test]
    fn after_five_wrong_ones_even_the_right_one_waits() {
        let factor = factor(STAFF);
        let right = code(&factor, NOW.0);
        let mut row = NONE;
        for number in 1..=WRONG_MAX {
            let (after, verdict) = factor.judge("000000", NOW, row);
            assert_eq!(verdict, if number < WRONG_MAX { Verdict::Wrong } else { Verdict::Alarming });
            row = after;
        }
        assert_eq!(factor.judge(&right, NOW, row), (row, Verdict::TooMany));
        let later = Timestamp(NOW.0 + PAUSE);
        let (after, verdict) = factor.judge("000000", later, row);
        assert_eq!((verdict, after.wrong), (Verdict::Wrong, WRONG_MAX + 1));
        assert_eq!(factor.judge(&code(&factor, later.0), later, after).1, Verdict::TooMany);
        assert_eq!(factor.judge(&code(&factor, later.0), later, row).1, Verdict::Taken);
    }

    #[test]
    fn a_doctors_next_one_is_another() {
        let (server, doctor) = (LoginServer::from_seed(&[7; 32]), DoctorId::from_bytes([4; 16]));
        let of = |generation| code(&SecondFactor::of(&server, (doctor, generation)), NOW.0);
        assert!(of(1) != of(2) && of(1) != of(0));
    }

    #[test]
    fn a_clock_that_ran_ahead_locks_nobody_out_once_it_is_right() {
        let factor = factor(STAFF);
        let ahead = CodesRow { step: 0, wrong: WRONG_MAX, wrong_at: Timestamp(NOW.0 + 86_400) };
        assert_eq!(factor.judge(&code(&factor, NOW.0), NOW, ahead).1, Verdict::Taken);
    }

    /// Accounts hang on these secrets: others from the same seed lock all out.
    #[test]
    fn everybody_has_another_and_the_seed_gives_the_same_for_ever() {
        let other = factor(StaffId::from_bytes([7; 16]));
        assert_ne!(code(&factor(STAFF), NOW.0), code(&other, NOW.0));
        assert_eq!(
            SecondFactor::url(&LoginServer::from_seed(&[7; 32]), (STAFF, 0), "ada@example.org"),
            "otpauth://totp/SeconDOK:ada%40example.org?secret=ZP6FYHVLR2IPATQJJ6YUPNIZT57VG5QJ&issuer=SeconDOK"
        );
    }
}
