//! From what the client could not do to what is said about it.

use secondok_client::{
    api::consultation::State,
    doctor::AnswerError,
    patient::AskError,
    send::SendError,
    trouble::{Trouble, Value},
};
use secondok_l10n::Arg;

use super::{Exit, Failure};

impl<E: Into<Trouble>> From<E> for Failure {
    fn from(error: E) -> Self {
        let Trouble { message, args, unreached, .. } = error.into();
        let exit = match message.as_str() {
            _ if unreached => Exit::Network,
            "failure-gone" | "failure-no-such-number" | "problem-unknown-mailbox" => Exit::Missing,
            _ => Exit::Failed,
        };
        let arg = |value| match value {
            Value::Number(number) => Arg::from(number),
            Value::Text(text) => Arg::from(text),
            Value::Day(day) => Arg::from(day.to_string()),
        };
        Self { exit, message, args: args.into_iter().map(|(name, value)| (name, arg(value))).collect() }
    }
}

impl Failure {
    /// What a question to support failed of.
    pub(crate) fn of_support(error: AskError) -> Self {
        match error {
            AskError::UnknownSpecialty | AskError::DoctorUnavailable => Self::new("failure-support-none"),
            error => error.into(),
        }
    }

    /// There is no consultation of this number.
    pub(crate) fn no_such_number() -> Self {
        SendError::Unknown.into()
    }

    /// What a patient's message failed of. `is_written` says whether somebody has typed something, which is kept then.
    pub(crate) fn of_patient(error: SendError, number: u32, is_written: bool) -> Self {
        match error {
            SendError::WrongState { state: Some(state) } => Self::patient_state(state, number, is_written),
            error => Self::of_sending(error, is_written),
        }
    }

    /// What a doctor's message failed of.
    pub(crate) fn of_doctor(error: SendError, number: u32, is_written: bool) -> Self {
        match error {
            SendError::WrongState { state: Some(state) } => Self::doctor_state(state, number, is_written),
            error => Self::of_sending(error, is_written),
        }
    }

    /// What an answer of support failed of.
    pub(crate) fn of_answer(error: AnswerError, number: u32, is_written: bool) -> Self {
        match error {
            AnswerError::Send(error) => Self::of_doctor(error, number, is_written),
            AnswerError::Held(_) => Self::from(error).with("number", number),
        }
    }

    /// Where the consultation stands, this is not possible for the patient.
    pub(crate) fn patient_state(state: State, number: u32, is_written: bool) -> Self {
        Self::state(format!("failure-state-{}", state.name()), number, is_written)
    }

    /// Where the consultation stands, this is not possible for the doctor.
    pub(crate) fn doctor_state(state: State, number: u32, is_written: bool) -> Self {
        Self::state(format!("failure-state-doctor-{}", state.name()), number, is_written)
    }

    fn state(message: String, number: u32, is_written: bool) -> Self {
        Self::new(message).with("number", number).with("kept", u32::from(is_written))
    }

    fn of_sending(error: SendError, is_written: bool) -> Self {
        let is_act = matches!(error, SendError::NotSent(_)) && !is_written;
        let failure = Self::from(error);
        if is_act { Self { message: "failure-act-not-sent".to_owned(), ..failure } } else { failure }
    }
}
