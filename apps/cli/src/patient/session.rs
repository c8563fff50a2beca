//! A patient at work: their words loaded, what was left waiting sent.

use secondok_client::{
    patient::{Patient, Resumed},
    protocol::Day,
};

use super::{Here, attach};
use crate::{
    app::App,
    device::{self, Randomness},
    failure::Failure,
    home::{Lock, Part},
    output::Output,
};

/// What a command about consultations works with. The home is locked for as long as it lives.
pub(super) struct Session {
    pub(super) patient: Here,
    pub(super) today: Day,
    pub(super) rng: Randomness,
    pub(super) lock: Lock,
}

impl Session {
    /// Loads the patient's words.
    pub(super) async fn load(app: &App) -> Result<Self, Failure> {
        let lock = app.home.lock()?;
        let transport = app.transport(&lock)?;
        let vault = app.home.vault(Part::Patient, &lock)?;
        let patient =
            Patient::load(transport, vault).await?.ok_or_else(|| Failure::new("failure-no-words"))?;
        Ok(Self { patient, today: device::today()?, rng: device::randomness()?, lock })
    }

    /// Loads the patient's words, and sends what was left waiting; attachments first.
    pub(super) async fn begin(app: &mut App) -> Result<Self, Failure> {
        attach::go_on(app).await?;
        let mut session = Self::load(app).await?;
        session.resume(&mut app.out).await?;
        Ok(session)
    }

    /// Sends what was left waiting, and says what became of it.
    pub(super) async fn resume(&mut self, out: &mut Output) -> Result<(), Failure> {
        let resumed = self.patient.resume(self.today, &mut self.rng).await?;
        tell(out, &resumed);
        Ok(())
    }

    /// Lets other commands in again; what is kept on this device must not be changed afterwards.
    pub(super) fn into_reader(self) -> (Here, Randomness) {
        (self.patient, self.rng)
    }
}

/// Says what became of what was left waiting.
pub(super) fn tell(out: &mut Output, resumed: &[Resumed]) {
    for resumed in resumed {
        let number = |index: &u32| [("number", (*index).into())];
        match resumed {
            Resumed::Asked(index) => out.aside("resumed-asked", &number(index)),
            Resumed::Sent(index) => out.aside("resumed-sent", &number(index)),
            Resumed::Draft(index) => out.aside("resumed-draft", &number(index)),
            Resumed::Waiting(index, _) => out.aside("resumed-waiting", &number(index)),
            Resumed::NotAsked(error) => {
                let (title, next) = Failure::from(error.clone()).sentences(out.texts());
                out.aside("resumed-not-asked", &[("title", title.into()), ("next", next.into())]);
            }
        }
    }
}
