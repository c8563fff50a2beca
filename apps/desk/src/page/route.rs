//! Where one is in the app. The address's fragment says it, and no fragment reaches a server.

use secondok_client::{
    api::{desk::account::Account, verification::Shown},
    protocol::id::{DoctorId, NoticeId},
};

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Route {
    /// The first that this person's roles open.
    #[default]
    Home,
    /// Every notice.
    Notices,
    /// One notice, to be read and decided about.
    Notice(NoticeId),
    /// A new notice is written.
    NewNotice,
    /// A draft is changed.
    ChangeNotice(NoticeId),
    /// Every question to support.
    Questions,
    /// One question, to be read and answered.
    Question(u32),
    /// Prepared answers.
    Replies,
    /// Doctors' applications: which, and how many before them are passed over.
    Doctors(Shown, u32),
    /// One doctor's application.
    Doctor(DoctorId),
    /// Who acts for an account of the desk.
    Staff(Account),
    /// The audit log; only what somebody should look at, if so.
    Security(bool),
    /// The session, and what is kept on this device.
    Session,
    /// Registering with an invitation.
    Register,
}

impl Route {
    /// The applications that wait for a verifier.
    pub(super) const DOCTORS: Self = Self::Doctors(Shown::Waiting, 0);

    /// The screen of this fragment; the first where there is none.
    pub(super) fn of(fragment: &str) -> Self {
        let mut parts = fragment.trim_start_matches('#').trim_matches('/').split('/');
        let (name, which) = (parts.next().unwrap_or_default(), parts.next());
        let notice = which.and_then(|text| text.parse().ok());
        match (name, which, notice, parts.next()) {
            ("notices", ..) => Self::Notices,
            ("notice", Some("new"), ..) => Self::NewNotice,
            ("notice", _, Some(notice), Some("change")) => Self::ChangeNotice(notice),
            ("notice", _, Some(notice), _) => Self::Notice(notice),
            ("support", Some("staff"), ..) => Self::Staff(Account::Support),
            ("support", Some("replies"), ..) => Self::Replies,
            ("support", Some(number), ..) => number.parse().map_or(Self::Questions, Self::Question),
            ("support", ..) => Self::Questions,
            ("doctors", Some("staff"), ..) => Self::Staff(Account::Verification),
            ("doctors", which, _, from) => doctors(which.unwrap_or_default(), from),
            ("security", which, ..) => Self::Security(which == Some("alerts")),
            ("session", ..) => Self::Session,
            ("register", ..) => Self::Register,
            _ => Self::Home,
        }
    }

    /// Its fragment.
    pub(super) fn link(self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Notices => "#/notices".to_owned(),
            Self::Notice(notice) => format!("#/notice/{}", notice.to_text()),
            Self::NewNotice => "#/notice/new".to_owned(),
            Self::ChangeNotice(notice) => format!("#/notice/{}/change", notice.to_text()),
            Self::Questions => "#/support".to_owned(),
            Self::Question(number) => format!("#/support/{number}"),
            Self::Staff(Account::Support) => "#/support/staff".to_owned(),
            Self::Staff(Account::Verification) => "#/doctors/staff".to_owned(),
            Self::DOCTORS => "#/doctors".to_owned(),
            Self::Doctors(shown, 0) => format!("#/doctors/{}", shown.name()),
            Self::Doctors(shown, from) => format!("#/doctors/{}/{from}", shown.name()),
            Self::Doctor(doctor) => format!("#/doctors/{}", doctor.to_text()),
            Self::Replies => "#/support/replies".to_owned(),
            Self::Security(false) => "#/security".to_owned(),
            Self::Security(true) => "#/security/alerts".to_owned(),
            Self::Session => "#/session".to_owned(),
            Self::Register => "#/register".to_owned(),
        }
    }
}

/// A part of the applications, or one of them.
fn doctors(which: &str, from: Option<&str>) -> Route {
    let from = from.and_then(|from| from.parse().ok()).unwrap_or_default();
    let part = Shown::ALL.into_iter().find(|shown| shown.name() == which);
    let part = part.map(|shown| Route::Doctors(shown, from));
    part.or_else(|| which.parse().ok().map(Route::Doctor)).unwrap_or(Route::DOCTORS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_where_it_says_and_anything_else_to_the_first() {
        let notice = NoticeId::from_bytes([7; 16]);
        for route in [
            Route::Home,
            Route::Notices,
            Route::Notice(notice),
            Route::NewNotice,
            Route::ChangeNotice(notice),
            Route::Questions,
            Route::Question(3),
            Route::Staff(Account::Support),
            Route::Staff(Account::Verification),
            Route::DOCTORS,
            Route::Doctors(Shown::Verified, 0),
            Route::Doctors(Shown::Waiting, 50),
            Route::Doctor(DoctorId::from_bytes([7; 16])),
            Route::Replies,
            Route::Security(false),
            Route::Security(true),
            Route::Session,
            Route::Register,
        ] {
            assert_eq!(Route::of(&route.link()), route);
        }
        for fragment in ["", "#/nowhere", "#/notice/x", "#/notice"] {
            assert_eq!(Route::of(fragment), Route::Home, "{fragment}");
        }
        for fragment in ["#/doctors/", "#/doctors/nobody", "#/doctors/waiting/x"] {
            assert_eq!(Route::of(fragment), Route::DOCTORS, "{fragment}");
        }
    }
}
