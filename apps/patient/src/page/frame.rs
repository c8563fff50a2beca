//! What stands around every screen.

use leptos::prelude::*;
use secondok_l10n::Language;
use secondok_ui::{Around, loading, mount as mount_app, notices};

use super::{
    add, app::App, consultation, copy, device, doctors, first, intake, list, lock, renew, restore,
    route::Route, support, words,
};
use crate::talk::Command;

/// Puts the app into the page.
pub(super) fn mount() {
    mount_app(|| {
        let app = App::new();
        app.start();
        secondok_ui::begin(
            app.page,
            move || app.ask_first(),
            move |fragment| {
                app.turned_to(Route::of(&fragment));
                app.tell(Command::Notices);
            },
            move || app.resume(),
            move || {
                app.resume();
                app.look_again();
            },
        );
        frame(app)
    });
}

/// The frame with the screen in it.
pub(super) fn frame(app: App) -> impl IntoView {
    secondok_ui::frame(
        app.page,
        Around {
            home: Route::First.link(),
            demonstration: Signal::derive(move || {
                app.found.read().as_ref().is_some_and(|found| found.demonstration)
            }),
            wide: Signal::derive(move || app.route.get() == Route::Doctors),
            header: ViewFn::from(|| ()),
            reminder: ViewFn::from(move || reminder(app)),
            screen: ViewFn::from(move || {
                let read = move |number| app.tell(Command::ReadNotice(number));
                let screen = screen(app, app.route.get());
                view! { {notices(app.page, app.notices, read)} {screen} }
            }),
            links: ViewFn::from(move || links(app)),
            footer: ViewFn::from(move || view! { <p class="small">{app.text("footer-emergency")}</p> }),
        },
    )
}

fn screen(app: App, route: Route) -> AnyView {
    if app.closed.get() {
        return lock::screen(app);
    }
    match route {
        Route::First => first::screen(app).into_any(),
        // What it says is on its way, or did not come: that is said above.
        _ if app.page.lacking.get() => view! { <h1>"SeconDOK"</h1> }.into_any(),
        _ if !app.page.whole.get() => loading(app.page).into_any(),
        Route::Doctors => doctors::screen(app).into_any(),
        Route::Words => words::screen(app).into_any(),
        _ if app.needs_paper.get() => words::screen(app).into_any(),
        Route::Ask(step) => intake::screen(app, step, false).into_any(),
        Route::Change(step) => intake::screen(app, Some(step), true).into_any(),
        Route::List => list::screen(app).into_any(),
        Route::Consultation(index) => consultation::screen(app, index).into_any(),
        Route::Support => support::screen(app).into_any(),
        Route::Restore => restore::screen(app).into_any(),
        Route::Copy => copy::screen(app).into_any(),
        Route::Add => add::screen(app).into_any(),
        Route::Renew => renew::screen(app).into_any(),
        Route::Device => device::screen(app).into_any(),
    }
}

fn reminder(app: App) -> impl IntoView {
    let unconfirmed = move || {
        app.here.read().as_ref().is_some_and(|here| here.words && !here.confirmed)
            && app.route.get() != Route::Words
    };
    let shared = move || {
        app.is_shared().then(|| view! { <p class="reminder" role="status">{app.text("shared-is")}</p> })
    };
    let words = move || {
        unconfirmed().then(|| {
            view! {
                <p class="reminder" role="status">
                    <span>{app.text("words-reminder")}</span> " "
                    <a href=Route::Words.link()>{app.text("words-reminder-link")}</a>
                </p>
            }
        })
    };
    view! { {app.facts.warning(app.page)} {shared} {words} }
}

fn links(app: App) -> impl IntoView {
    view! {
        <li><a href=Route::Doctors.link()>{app.text("doctors")}</a></li>
        {move || app.here.read().as_ref().is_some_and(|here| here.words).then(|| view! {
            <li><a href=Route::List.link()>{app.text("my-consultations")}</a></li>
            <li><a href=Route::Words.link()>{app.text("my-words")}</a></li>
        })}
        <li><a href=Route::Device.link()>{app.text("this-device")}</a></li>
        <li><a href=Route::Support.link()>{app.text("support")}</a></li>
        <li><a href=page(app.page.language.get(), "policy")>{app.text("privacy-policy")}</a></li>
    }
}

/// Where a public page stands; they are English without a prefix.
pub(super) fn page(language: Language, name: &str) -> String {
    match language {
        Language::En => format!("/{name}"),
        other => format!("/{}/{name}", other.code()),
    }
}
