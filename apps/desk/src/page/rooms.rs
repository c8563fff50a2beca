//! What there is at the desk, and which role opens it: a new room is a line here, and its screens in [`super::frame`].

use secondok_client::api::desk::{Role, Roles};

use super::route::Route;

/// Screens that belong together.
pub(super) struct Room {
    /// Who may enter.
    pub(super) role: Role,
    /// Its first screen.
    pub(super) route: Route,
    /// The message that names it.
    pub(super) name: &'static str,
}

/// All of them, in the order in which they stand beside one another.
const ROOMS: [Room; 4] = [
    Room { role: Role::Publisher, route: Route::Notices, name: "notices-title" },
    Room { role: Role::Support, route: Route::Questions, name: "questions-title" },
    Room { role: Role::Verifier, route: Route::DOCTORS, name: "doctors-title" },
    Room { role: Role::Security, route: Route::Security(false), name: "security-title" },
];

/// Those that these roles open.
pub(super) fn open_to(roles: &Roles) -> impl Iterator<Item = &'static Room> {
    ROOMS.iter().filter(|room| roles.contains(&room.role))
}

/// The role that opens this screen; none where everybody of the staff may see it.
pub(super) const fn needed(route: Route) -> Option<Role> {
    match route {
        Route::Notices | Route::Notice(_) | Route::NewNotice | Route::ChangeNotice(_) => {
            Some(Role::Publisher)
        }
        Route::Questions | Route::Question(_) | Route::Replies => Some(Role::Support),
        Route::Doctors(..) | Route::Doctor(_) => Some(Role::Verifier),
        Route::Staff(account) => Some(account.role()),
        Route::Security(_) => Some(Role::Security),
        Route::Home | Route::Session | Route::Register => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_role_no_room_is_open_and_every_room_needs_its_own() {
        assert_eq!(open_to(&Roles::new()).count(), 0);
        for role in Role::ALL {
            assert!(open_to(&Roles::from([role])).all(|room| room.role == role));
        }
        assert!(ROOMS.iter().all(|room| needed(room.route) == Some(room.role)));
    }
}
