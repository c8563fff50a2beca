//! The apps, as the service hands them to browsers: below one path each, beside the public pages.

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
}

const PATIENT: App = App { bundle: "patient", path: "/app/", demonstration: false };
/// Every piece of the screens in every state, to look at.
const GALLERY: App = App { bundle: "ui", path: "/ui/", demonstration: true };

/// What a browser shows at an app's path.
const PAGE: &str = "index.html";

/// Where the patient's app lies, if it was built in.
pub fn patient() -> Option<&'static str> {
    (!secondok_bundles::files(PATIENT.bundle).is_empty()).then_some(PATIENT.path)
}

/// Every file of every app that was built in. A name that is none of theirs is no route, and is answered like any other
/// address where there is nothing.
pub fn router(demonstration: bool) -> Router<Care> {
    [PATIENT, GALLERY]
        .into_iter()
        .filter(|app| demonstration || !app.demonstration)
        .fold(Router::new(), |router, app| {
            router.merge(routes(app.path, secondok_bundles::files(app.bundle)))
        })
}

/// The files of one app, below `path`.
fn routes(path: &'static str, files: &'static [File]) -> Router<Care> {
    let mut router = Router::new();
    for file in files {
        let answer = move |headers: HeaderMap| async move { answer::of(file, &headers) };
        router = match file.name {
            PAGE => router
                .route(path, get(answer))
                .route(path.trim_end_matches('/'), get(move || async move { moved(path) })),
            name => router.route(&format!("{path}{name}"), get(answer)),
        };
    }
    router
}

/// Without the slash, the app's addresses would be taken for ones beside it.
fn moved(path: &'static str) -> impl IntoResponse {
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, path)])
}
