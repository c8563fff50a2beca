//! Plays the invented consultations through the real flows, day by day, until today.

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use secondok_care::{
    Care,
    audit::Stamp,
    clock::Clock,
    jobs::NightError,
    store::{InviteError, NewDoctor, StoreError},
};
use secondok_client::{
    api::consultation::State,
    doctor::Doctor,
    patient::{Ask, Patient},
    protocol::{
        Day,
        id::{DoctorId, InvitationCode, MailboxAddress},
        keys::ConsultationKeys,
        phrase::{Phrase, WORDS},
    },
};

use crate::{
    applying,
    clock::MovableClock,
    data::{self, Act, Consultation, DataError},
    desk::{self, Staff},
    notices, support,
    transport::InProcess,
    vault::MemoryVault,
};

/// The patient whose words are given out: they have consultations in several states.
const SHOWN_PATIENT: &str = "first";

type DemoDoctor = Doctor<InProcess, MemoryVault>;
type DemoPatient = Patient<InProcess, MemoryVault>;

/// What the person who tries it out is told.
#[derive(Debug, Clone)]
pub struct Played {
    /// Every doctor.
    pub doctors: Vec<Account>,
    /// The staff.
    pub staff: [Staff; 2],
    /// The password of every account, the doctors' and the staff's.
    pub password: String,
    /// The words of a patient who has consultations.
    pub words: [&'static str; WORDS],
    /// How many consultations there are in each state.
    pub states: Vec<(State, usize)>,
}

/// A doctor's account.
#[derive(Debug, Clone)]
pub struct Account {
    /// The name that they log in with.
    pub login: String,
    /// Name as on their page.
    pub name: String,
    /// What they practise.
    pub specialties: Vec<String>,
    /// How many consultations wait for them.
    pub waiting: usize,
}

/// Why the demonstration could not be played.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// A data file.
    #[error(transparent)]
    Data(#[from] DataError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A night.
    #[error(transparent)]
    Night(#[from] NightError),
    /// A doctor could not be invited: the database is not a fresh one.
    #[error(transparent)]
    Invite(#[from] InviteError),
    /// A flow did not go as written.
    #[error("{who}: {reason}")]
    Flow {
        /// Whose.
        who: String,
        /// What it says.
        reason: String,
    },
}

pub(crate) fn failed<E: std::fmt::Display>(who: &str) -> impl FnOnce(E) -> PlayError {
    let who = who.to_owned();
    move |error| PlayError::Flow { who, reason: error.to_string() }
}

/// Plays everything into a fresh service. Afterwards `clock` shows the real time again.
///
/// # Errors
/// [`PlayError`]; what was played until then is there.
pub async fn play(
    care: &Care,
    clock: &MovableClock,
    rng: &mut (impl CryptoRng + Send),
) -> Result<Played, PlayError> {
    let demonstration = data::load()?;
    let mut stage = Stage {
        care,
        clock,
        transport: InProcess::new(care.router()),
        doctors: BTreeMap::new(),
        patients: BTreeMap::new(),
        opened: BTreeMap::new(),
    };
    // The day before the first consultation, so that everybody has keys when it begins.
    let first = demonstration.consultations.iter().map(|consultation| consultation.opened_days_ago).max();
    let first = first.unwrap_or(0) + 1;
    let mut staff = None;
    for days_ago in (0..=first).rev() {
        clock.stand_behind(days_ago);
        care.nightly(stage.today()).await?;
        if days_ago == first {
            for doctor in &demonstration.doctors {
                stage.register(doctor, &demonstration.password, rng).await?;
            }
            let today = stage.today();
            staff = Some(desk::register(care, clock, today, &demonstration.password, rng).await?);
        }
        if let (1, Some(staff)) = (days_ago, &staff) {
            let desks = desk::log_in(care, staff, &demonstration.password, rng).await?;
            support::play(care, &desks, rng).await?;
            applying::play(care, &desks, &demonstration.password, rng).await?;
            desk::log_out(desks).await?;
        }
        stage.renew_keys(rng).await?;
        for consultation in &demonstration.consultations {
            stage.play(consultation, days_ago, rng).await?;
        }
    }

    let staff = staff.expect("there is a first day");
    notices::tell(care.store(), [0, 1].map(|one| staff[one].staff), clock.now(), rng).await?;
    let states = stage.states(&demonstration.consultations).await?;
    let accounts = demonstration.doctors.iter().map(|doctor| Account {
        login: doctor.login.clone(),
        name: doctor.profile.name.clone(),
        specialties: doctor.profile.specialties.clone(),
        waiting: demonstration
            .consultations
            .iter()
            .filter(|it| it.doctor == doctor.profile.slug && waits(it.state))
            .count(),
    });
    let shown =
        stage.patients.get(SHOWN_PATIENT).ok_or("has no consultation").map_err(failed(SHOWN_PATIENT))?;
    let played = Played {
        doctors: accounts.collect(),
        staff,
        password: demonstration.password.clone(),
        words: shown.words(),
        states,
    };
    stage.leave().await?;
    Ok(played)
}

/// Whether the doctor has something to do.
const fn waits(state: State) -> bool {
    matches!(state, State::Requested | State::Accepted | State::FollowUp)
}

/// Everybody who plays.
struct Stage<'a> {
    care: &'a Care,
    clock: &'a MovableClock,
    transport: InProcess,
    /// By the name in their page's address.
    doctors: BTreeMap<String, DemoDoctor>,
    /// By their name in the data files.
    patients: BTreeMap<String, DemoPatient>,
    /// The number and the mailbox of each consultation, by its name.
    opened: BTreeMap<&'static str, (u32, MailboxAddress)>,
}

impl Stage<'_> {
    fn today(&self) -> Day {
        self.clock.today()
    }

    async fn register(
        &mut self,
        doctor: &data::Doctor,
        password: &str,
        rng: &mut (impl CryptoRng + Send),
    ) -> Result<(), PlayError> {
        let (who, today) = (doctor.login.as_str(), self.today());
        let code = InvitationCode::random(rng);
        let new = NewDoctor {
            doctor: DoctorId::random(rng),
            login: doctor.login.clone(),
            profile: doctor.profile.clone(),
            invitation: code.hash(),
            valid_until: today,
        };
        self.care.store().invite_doctor(new, Stamp::operator(self.clock.now())).await?;
        DemoDoctor::register(&self.transport, &code, password, today, rng).await.map_err(failed(who))?;
        let vault = MemoryVault::default();
        let logged_in = DemoDoctor::login(self.transport.clone(), vault, who, password, today, rng);
        let logged_in = logged_in.await.map_err(failed(who))?;
        self.doctors.insert(doctor.profile.slug.clone(), logged_in.doctor);
        Ok(())
    }

    async fn renew_keys(&mut self, rng: &mut (impl CryptoRng + Send)) -> Result<(), PlayError> {
        let today = self.today();
        for (who, doctor) in &mut self.doctors {
            doctor.renew_prekeys(today, today, rng).await.map_err(failed(who))?;
        }
        Ok(())
    }

    /// Plays what happens in this consultation on this day.
    async fn play(
        &mut self,
        consultation: &Consultation,
        days_ago: u32,
        rng: &mut (impl CryptoRng + Send),
    ) -> Result<(), PlayError> {
        if consultation.opened_days_ago == days_ago {
            self.open(consultation, rng).await?;
        }
        for step in consultation.steps.iter().filter(|step| step.days_ago == days_ago) {
            self.act(consultation, &step.act, rng).await?;
        }
        Ok(())
    }

    async fn open(
        &mut self,
        consultation: &Consultation,
        rng: &mut (impl CryptoRng + Send),
    ) -> Result<(), PlayError> {
        let (who, today) = (consultation.name, self.today());
        if !self.patients.contains_key(&consultation.patient) {
            let patient = DemoPatient::create(self.transport.clone(), MemoryVault::default(), rng);
            self.patients.insert(consultation.patient.clone(), patient.await.map_err(failed(who))?);
        }
        let patient = self.patients.get_mut(&consultation.patient).expect("just put there");
        let doctor =
            self.doctors.get(&consultation.doctor).expect("every doctor of the data is registered").id();
        let ask = Ask { doctor, request: consultation.request.clone() };
        let asked = patient.ask(ask, today, rng).await.map_err(failed(who))?;
        let phrase = Phrase::parse(&patient.words().join(" ")).expect("words of a phrase");
        let (mailbox, _) = ConsultationKeys::locate(&phrase, asked.summary.index);
        self.opened.insert(consultation.name, (asked.summary.index, mailbox));
        Ok(())
    }

    async fn act(
        &mut self,
        consultation: &Consultation,
        act: &Act,
        rng: &mut (impl CryptoRng + Send),
    ) -> Result<(), PlayError> {
        let (who, today) = (consultation.name, self.today());
        let (index, mailbox) = self.opened[who];
        let doctor =
            self.doctors.get_mut(&consultation.doctor).expect("every doctor of the data is registered");
        let patient = self.patients.get_mut(&consultation.patient).expect("who opened it");
        match act {
            Act::Accept { note } => drop(doctor.accept(mailbox, note, rng).await.map_err(failed(who))?),
            Act::Decline { reason, note } => {
                drop(doctor.decline(mailbox, *reason, note, rng).await.map_err(failed(who))?);
            }
            Act::DoctorSays { text } => drop(doctor.say(mailbox, text, rng).await.map_err(failed(who))?),
            Act::Opinion { opinion } => {
                drop(doctor.opinion(mailbox, opinion.clone(), rng).await.map_err(failed(who))?);
            }
            Act::Reply { text } => drop(doctor.reply(mailbox, text, rng).await.map_err(failed(who))?),
            Act::Close { note } => drop(doctor.close(mailbox, note, rng).await.map_err(failed(who))?),
            Act::PatientSays { text } => {
                drop(patient.say(index, text, today, rng).await.map_err(failed(who))?);
            }
            Act::FollowUp { text } => {
                drop(patient.follow_up(index, text, today, rng).await.map_err(failed(who))?);
            }
            Act::Withdraw { note } => {
                drop(patient.withdraw(index, note, today, rng).await.map_err(failed(who))?);
            }
        }
        Ok(())
    }

    /// How many consultations there are in each state, each of which is the one that its file promises.
    async fn states(&self, consultations: &[Consultation]) -> Result<Vec<(State, usize)>, PlayError> {
        let mut states: Vec<(State, usize)> = Vec::new();
        for consultation in consultations {
            let (_, mailbox) = self.opened[consultation.name];
            let state = self.care.store().consultation(mailbox).await?.map(|row| row.state);
            if state != Some(consultation.state) {
                let reason = format!("should be {:?} and is {state:?}", consultation.state);
                return Err(PlayError::Flow { who: consultation.name.to_owned(), reason });
            }
            match states.iter_mut().find(|(state, _)| *state == consultation.state) {
                Some((_, count)) => *count += 1,
                None => states.push((consultation.state, 1)),
            }
        }
        Ok(states)
    }

    /// Everybody logs out: the sessions belong to nobody.
    async fn leave(self) -> Result<(), PlayError> {
        for (who, mut doctor) in self.doctors {
            doctor.logout(true).await.map_err(failed(&who))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
