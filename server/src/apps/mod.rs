//! The apps, as the service hands them to browsers: the patient's below a path beside the public pages, the doctors' and the
//! desk's on origins of their own.

mod answer;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use secondok_bundles::File;
use secondok_care::Care;

/// An app: its bundle's name, and where it lies.
struct App {
    bundle: &'static str,
    /// Ends with a slash: the app's own addresses are relative to it.
    path: &'static str,
    /// Served by demonstrations only.
    demonstration: bool,
    /// Whether it may ask for the camera, to scan a code.
    scans: bool,
}

/// Whose origin is asked. Each app trusts everything that its origin serves, so none serves another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The public pages and the patient's app.
    Patients,
    /// The doctors' app alone.
    Doctors,
    /// The desk's app alone.
    Desk,
}

const PATIENT: App = App { bundle: "patient", path: "/app/", demonstration: false, scans: true };
/// Every piece of the screens in every state, to look at.
const GALLERY: App = App { bundle: "ui", path: "/ui/", demonstration: true, scans: false };
/// The origin is its own, so it lies at the root.
const DOCTOR: App = App { bundle: "doctor", path: "/", demonstration: false, scans: false };
/// The same of the staff's.
const DESK: App = App { bundle: "desk", path: "/", demonstration: false, scans: false };

/// What a browser shows at an app's path.
const PAGE: &str = "index.html";

/// Where the patient's app lies, if it was built in.
pub fn patient() -> Option<&'static str> {
    (!secondok_bundles::files(PATIENT.bundle).is_empty()).then_some(PATIENT.path)
}

/// Whether the doctors' app was built in.
pub fn has_doctors() -> bool {
    !secondok_bundles::files(DOCTOR.bundle).is_empty()
}

/// Whether the desk's app was built in.
pub fn has_desk() -> bool {
    !secondok_bundles::files(DESK.bundle).is_empty()
}

/// Every file of every app of this origin that was built in. A name that is none of theirs is no route, and is answered
/// like any other address where there is nothing.
pub fn router(origin: Origin, demonstration: bool) -> Router<Care> {
    of(origin, demonstration, secondok_bundles::files)
}

fn of(origin: Origin, demonstration: bool, files: fn(&str) -> &'static [File]) -> Router<Care> {
    let apps: &[App] = match origin {
        Origin::Patients => &[PATIENT, GALLERY],
        Origin::Doctors => &[DOCTOR],
        Origin::Desk => &[DESK],
    };
    apps.iter()
        .filter(|app| demonstration || !app.demonstration)
        .fold(Router::new(), |router, app| router.merge(routes(app, files(app.bundle))))
}

/// The files of one app, below its path.
fn routes(&App { path, scans, .. }: &App, files: &'static [File]) -> Router<Care> {
    let mut router = Router::new();
    for file in files {
        let answer = move |headers: HeaderMap| async move { answer::of(file, &headers, scans) };
        router = match file.name {
            PAGE => router.route(path, get(answer)),
            name => router.route(&format!("{path}{name}"), get(answer)),
        };
    }
    let bare = path.trim_end_matches('/');
    if files.is_empty() || bare.is_empty() {
        return router;
    }
    router.route(bare, get(move || async move { moved(path) }))
}

/// Without the slash, the app's addresses would be taken for ones beside it.
fn moved(path: &'static str) -> impl IntoResponse {
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, path)])
}
