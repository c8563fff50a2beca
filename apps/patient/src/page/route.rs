//! Where one is in the app. The address's fragment says it, and no fragment reaches a server.

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Route {
    /// What this is.
    #[default]
    First,
    /// The directory.
    Doctors,
    /// The twelve words.
    Words,
    /// A step of the request that is being written, from 1; none for the first open one.
    Ask(Option<usize>),
    /// A step that was opened from the review, to which it leads back.
    Change(usize),
    /// Every consultation.
    List,
    /// One consultation.
    Consultation(u32),
    /// Asking support.
    Support,
    /// Typing the words.
    Restore,
    /// What is kept on this device.
    Device,
    /// Everything that the words open, to save.
    Copy,
    /// Showing the words to another device.
    Add,
    /// Going over to new words.
    Renew,
}

impl Route {
    /// The screen of this fragment; the first one where there is none.
    pub(super) fn of(fragment: &str) -> Self {
        let mut parts = fragment.trim_start_matches('#').trim_matches('/').split('/');
        match (parts.next().unwrap_or_default(), parts.next()) {
            ("doctors", _) => Self::Doctors,
            ("words", _) => Self::Words,
            ("ask", step) => Self::Ask(step.and_then(|step| step.parse().ok())),
            ("change", step) => match step.and_then(|step| step.parse().ok()) {
                Some(step) => Self::Change(step),
                None => Self::Ask(None),
            },
            ("consultations", _) => Self::List,
            ("consultation", Some(number)) => number.parse().map_or(Self::List, Self::Consultation),
            ("support", _) => Self::Support,
            ("restore", _) => Self::Restore,
            ("device", _) => Self::Device,
            ("copy", _) => Self::Copy,
            ("add-device", _) => Self::Add,
            ("new-words", _) => Self::Renew,
            _ => Self::First,
        }
    }

    /// The doctor whom a link to the directory names, by the last part of the address of their public page.
    pub(super) fn linked_doctor(fragment: &str) -> Option<&str> {
        fragment.strip_prefix("#/doctors/").filter(|slug| !slug.is_empty())
    }

    /// Its fragment.
    pub(super) fn link(self) -> String {
        match self {
            Self::First => "#/".to_owned(),
            Self::Doctors => "#/doctors".to_owned(),
            Self::Words => "#/words".to_owned(),
            Self::Ask(None) => "#/ask".to_owned(),
            Self::Ask(Some(step)) => format!("#/ask/{step}"),
            Self::Change(step) => format!("#/change/{step}"),
            Self::List => "#/consultations".to_owned(),
            Self::Consultation(number) => format!("#/consultation/{number}"),
            Self::Support => "#/support".to_owned(),
            Self::Restore => "#/restore".to_owned(),
            Self::Device => "#/device".to_owned(),
            Self::Copy => "#/copy".to_owned(),
            Self::Add => "#/add-device".to_owned(),
            Self::Renew => "#/new-words".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn a_link_leads_where_it_says_and_anything_else_to_the_first_screen() {
        for route in [
            Route::First,
            Route::Doctors,
            Route::Words,
            Route::Ask(None),
            Route::Ask(Some(7)),
            Route::Change(7),
            Route::List,
            Route::Consultation(3),
            Route::Support,
            Route::Restore,
            Route::Device,
            Route::Copy,
            Route::Add,
            Route::Renew,
        ] {
            assert_eq!(Route::of(&route.link()), route);
        }
        assert_eq!(Route::of("#/consultation/x"), Route::List);
        assert_eq!(Route::of("#/change/x"), Route::Ask(None));
        assert_eq!(Route::of("#/nowhere"), Route::First);
        assert_eq!(Route::of("#/doctors/ada"), Route::Doctors);
        assert_eq!(Route::linked_doctor("#/doctors/ada"), Some("ada"));
        assert_eq!(Route::linked_doctor("#/doctors"), None);
        assert_eq!(Route::of(""), Route::First);
    }
}
