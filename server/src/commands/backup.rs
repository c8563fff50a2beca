//! `secondok backup`: writes a backup of the running or stopped service.

use std::{path::Path, time::Duration};

use secondok_care::{clock::Clock, store::DayStep};
use secondok_protocol::Day;

use crate::{
    backup::{self, WriteError},
    clock::SystemClock,
    config::Config,
    data_folder::{DataFolder, LOGIN_SEED},
    database,
    failure::Failure,
    jobs::guard::{Decision, Guard, Trust},
    output::say,
};

/// Writes it into the folder.
///
/// # Errors
///
/// When the clock is not believed, the database cannot be read or the folder not written.
pub async fn run(config: &Path, folder: &Path, accept_clock: bool) -> Result<(), Failure> {
    let config = Config::load(config)?;
    let data = DataFolder::open(&config.data)?;
    let folder = backup::make_folder(folder)?;
    let store = database::open(&config, &data).await?;
    let written = async {
        let today = SystemClock::default().today();
        let step = store.day_step(today).await;
        let step = step.map_err(|error| database::explain(&config, &data, &error))?;
        let today = believed(step, today, accept_clock)?;
        backup::write(&store, &folder, today, config.backup_keep).await.map_err(|error| match error {
            WriteError::Store(error) => database::explain(&config, &data, &error),
            WriteError::Io(error) => {
                Failure::new(format!("{}: cannot be written: {error}", folder.display()))
            }
        })
    };
    let written = written.await;
    store.close().await;
    let written = written?;
    say(format!(
        "Wrote {} ({} rows).\n{LOGIN_SEED} is not in it: without that file no doctor can log in. Keep one copy of it elsewhere.",
        written.path.display(),
        written.rows
    ));
    Ok(())
}

/// The day that the backup is of. By it others are deleted, so the clock is believed as far as the night believes it;
/// where it stands before the last night, the day of that night holds.
fn believed(step: DayStep, today: Day, accept_clock: bool) -> Result<Day, Failure> {
    let trust = if accept_clock { Trust::Once } else { Trust::None };
    match (Guard::new(trust).decide(step, Duration::ZERO), step) {
        (Decision::Wait { days }, _) => Err(Failure::new(format!(
            "the clock says {today}, {days} days after the last night. By it old backups would be deleted.\n  \
             Set it right, or say --accept-clock if it is. Nothing was changed."
        ))),
        (Decision::Backwards, DayStep::Backwards { last }) => Ok(last),
        _ => Ok(today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_has_jumped_deletes_no_backups_by_hand_either() {
        let today = Day::from_number(20_000);
        let believed =
            |step, accept_clock| believed(step, today, accept_clock).map_err(|failure| failure.to_string());
        for step in [DayStep::First, DayStep::Same, DayStep::Next, DayStep::Jump { days: 7 }] {
            assert_eq!(believed(step, false), Ok(today), "{step:?}");
        }
        let jump = DayStep::Jump { days: 400 };
        let refused = believed(jump, false).expect_err("refused");
        assert!(refused.contains("400 days") && refused.contains("--accept-clock"), "{refused}");
        assert_eq!(believed(jump, true), Ok(today));
        let set_back = DayStep::Backwards { last: today + 3 };
        assert_eq!(believed(set_back, false), Ok(today + 3));
    }
}
