//! Where one is in the app. The address's fragment says it, and no fragment reaches a server.

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Route {
    /// Every consultation.
    #[default]
    Queue,
    /// One consultation, by its number on this device.
    Consultation(u32),
    /// Its opinion as the patient will see it, before it is signed.
    Preview(u32),
    /// The session, and what is kept on this device.
    Session,
    /// Everything that is held of the doctor.
    Account,
    /// Asking for an invitation.
    Invitation,
    /// Registering with an invitation.
    Register,
    /// The application to be verified, as a whole.
    Application,
    /// A step of it.
    Applying(Step),
}

/// A step of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Who the doctor is.
    Person,
    /// How they consult.
    Practice,
    /// Diploma, certificates, licences.
    Credentials,
    /// The documents themselves.
    Documents,
}

impl Step {
    /// In the order in which they are gone through.
    pub(super) const ALL: [Self; 4] = [Self::Person, Self::Practice, Self::Credentials, Self::Documents];

    /// In the address, and in the names of texts.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Practice => "practice",
            Self::Credentials => "credentials",
            Self::Documents => "documents",
        }
    }

    /// The one after it.
    pub(super) fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|step| *step != self).nth(1)
    }
}

/// The invitation's code that a mailed link brings: `#/register/CODE`.
pub(super) fn code(fragment: &str) -> Option<&str> {
    let code = fragment.trim_start_matches('#').trim_matches('/').strip_prefix("register/")?;
    (!code.is_empty()).then_some(code)
}

impl Route {
    /// The screen of this fragment; the queue where there is none.
    pub(super) fn of(fragment: &str) -> Self {
        let mut parts = fragment.trim_start_matches('#').trim_matches('/').split('/');
        let (name, second) = (parts.next().unwrap_or_default(), parts.next());
        let number = second.and_then(|number| number.parse().ok());
        let step = Step::ALL.into_iter().find(|step| Some(step.name()) == second);
        match (name, number, parts.next()) {
            ("consultation", Some(number), Some("opinion")) => Self::Preview(number),
            ("consultation", Some(number), _) => Self::Consultation(number),
            ("session", ..) => Self::Session,
            ("account", ..) => Self::Account,
            ("invitation", ..) => Self::Invitation,
            ("register", ..) => Self::Register,
            ("application", ..) => step.map_or(Self::Application, Self::Applying),
            _ => Self::Queue,
        }
    }

    /// Its fragment.
    pub(super) fn link(self) -> String {
        match self {
            Self::Queue => "#/".to_owned(),
            Self::Consultation(number) => format!("#/consultation/{number}"),
            Self::Preview(number) => format!("#/consultation/{number}/opinion"),
            Self::Session => "#/session".to_owned(),
            Self::Account => "#/account".to_owned(),
            Self::Invitation => "#/invitation".to_owned(),
            Self::Register => "#/register".to_owned(),
            Self::Application => "#/application".to_owned(),
            Self::Applying(step) => format!("#/application/{}", step.name()),
        }
    }

    /// The consultation that it shows.
    pub(super) fn number(self) -> Option<u32> {
        match self {
            Self::Consultation(number) | Self::Preview(number) => Some(number),
            Self::Queue
            | Self::Session
            | Self::Account
            | Self::Invitation
            | Self::Register
            | Self::Application
            | Self::Applying(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Route, Step, code};

    #[test]
    fn a_link_leads_where_it_says_and_anything_else_to_the_queue() {
        for route in [
            Route::Queue,
            Route::Consultation(3),
            Route::Preview(3),
            Route::Session,
            Route::Account,
            Route::Invitation,
            Route::Register,
            Route::Application,
        ]
        .into_iter()
        .chain(Step::ALL.map(Route::Applying))
        {
            assert_eq!(Route::of(&route.link()), route);
        }
        for fragment in ["", "#/nowhere", "#/consultation/x", "#/consultation"] {
            assert_eq!(Route::of(fragment), Route::Queue, "{fragment}");
        }
    }

    #[test]
    fn a_mailed_link_brings_a_code() {
        assert_eq!(code("#/register/A1b2"), Some("A1b2"));
        assert_eq!(Route::of("#/register/A1b2"), Route::Register);
        for without in ["#/register", "#/register/", "#/", "#/account/A1b2"] {
            assert_eq!(code(without), None, "{without}");
        }
    }

    #[test]
    fn one_step_leads_to_the_next() {
        assert_eq!(Step::Person.next(), Some(Step::Practice));
        assert_eq!(Step::Documents.next(), None);
    }
}
