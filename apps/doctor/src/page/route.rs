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
    /// Registering with an invitation.
    Register,
}

impl Route {
    /// The screen of this fragment; the queue where there is none.
    pub(super) fn of(fragment: &str) -> Self {
        let mut parts = fragment.trim_start_matches('#').trim_matches('/').split('/');
        let (name, number) = (parts.next().unwrap_or_default(), parts.next());
        let number = number.and_then(|number| number.parse().ok());
        match (name, number, parts.next()) {
            ("consultation", Some(number), Some("opinion")) => Self::Preview(number),
            ("consultation", Some(number), _) => Self::Consultation(number),
            ("session", ..) => Self::Session,
            ("account", ..) => Self::Account,
            ("register", ..) => Self::Register,
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
            Self::Register => "#/register".to_owned(),
        }
    }

    /// The consultation that it shows.
    pub(super) fn number(self) -> Option<u32> {
        match self {
            Self::Consultation(number) | Self::Preview(number) => Some(number),
            Self::Queue | Self::Session | Self::Account | Self::Register => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn a_link_leads_where_it_says_and_anything_else_to_the_queue() {
        for route in [
            Route::Queue,
            Route::Consultation(3),
            Route::Preview(3),
            Route::Session,
            Route::Account,
            Route::Register,
        ] {
            assert_eq!(Route::of(&route.link()), route);
        }
        for fragment in ["", "#/nowhere", "#/consultation/x", "#/consultation"] {
            assert_eq!(Route::of(fragment), Route::Queue, "{fragment}");
        }
    }
}
