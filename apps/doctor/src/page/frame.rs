//! What stands around every screen.

use leptos::prelude::*;
use secondok_client::api::verification::Standing;
use secondok_ui::{Around, Gate, mount as mount_app, notices, unknown};

use super::{
    account, app::App, application, consultation, invitation, login, queue, register, route::Route, session,
};
use crate::talk::Command;

/// Puts the app into the page.
pub(super) fn mount() {
    mount_app(|| {
        let app = App::new();
        app.start();
        secondok_ui::begin(
            app.page,
            || (),
            move |fragment| {
                app.take_code(&fragment);
                app.turned_to(Route::of(&fragment));
                app.show(Command::Notices);
            },
            move || app.resume(),
            move || {
                app.resume();
                app.look_again();
            },
        );
        let gate = Memo::new(move |_| app.entrance.gate());
        secondok_ui::frame(
            app.page,
            Around {
                home: Route::Queue.link(),
                demonstration: app.demonstration.into(),
                wide: Signal::derive(move || {
                    gate.get() == Gate::In
                        && matches!(app.route.get(), Route::Consultation(_))
                        && !app.is_stacked()
                }),
                header: ViewFn::from(move || header(app, gate)),
                reminder: ViewFn::from(move || app.facts.warning(app.page)),
                screen: ViewFn::from(move || {
                    let read = move |number| app.show(Command::ReadNotice(number));
                    view! { {notices(app.page, app.notices, read)} {screen(app, gate.get(), app.route.get())} }
                }),
                links: ViewFn::from(move || links(app, gate)),
                footer: ViewFn::from(move || view! { <p class="small">{app.text("footer-sealed")}</p> }),
            },
        )
    });
}

fn screen(app: App, gate: Gate, route: Route) -> AnyView {
    match (gate, route) {
        (Gate::Unknown, _) => {
            unknown(app.page, app.entrance.unknown, move || app.look(), move || login::forget(app)).into_any()
        }
        (_, Route::Register) => register::screen(app).into_any(),
        (_, Route::Invitation) => invitation::screen(app).into_any(),
        // Where they were stands in the address: whoever logs in is there again.
        (Gate::Out, _) => login::screen(app, false).into_any(),
        (Gate::Ended, _) => login::screen(app, true).into_any(),
        (Gate::In, Route::Queue) => queue::screen(app).into_any(),
        (Gate::In, Route::Consultation(number)) => consultation::screen(app, number).into_any(),
        (Gate::In, Route::Preview(number)) => consultation::preview(app, number).into_any(),
        (Gate::In, Route::Session) => session::screen(app).into_any(),
        (Gate::In, Route::Account) => account::screen(app).into_any(),
        (Gate::In, Route::Application) => application::screen(app).into_any(),
        (Gate::In, Route::Applying(step)) => application::step(app, step).into_any(),
    }
}

fn header(app: App, gate: Memo<Gate>) -> impl IntoView {
    view! {
        <p class="title">{app.text("for-doctors")}</p>
        // On a phone they stand in the footer only.
        {move || (gate.get() == Gate::In).then(|| view! {
            <ul class="links">
                <li><a href=Route::Queue.link()>{app.text("queue-title")}</a></li>
                {application(app)}
                <li><a href=Route::Session.link()>{app.text("session-title")}</a></li>
            </ul>
        })}
    }
}

fn links(app: App, gate: Memo<Gate>) -> impl IntoView {
    move || match gate.get() {
        Gate::In => view! {
            <li><a href=Route::Queue.link()>{app.text("queue-title")}</a></li>
            {application(app)}
            <li><a href=Route::Session.link()>{app.text("session-title")}</a></li>
        }
        .into_any(),
        Gate::Unknown | Gate::Out | Gate::Ended => view! {
            <li><a href=Route::Queue.link()>{app.text("login-title")}</a></li>
            <li><a href=Route::Invitation.link()>{app.text("invite-title")}</a></li>
            <li><a href=Route::Register.link()>{app.text("register-title")}</a></li>
        }
        .into_any(),
    }
}

/// The way to the application, for whoever has one.
fn application(app: App) -> impl IntoView {
    let has_one = Memo::new(move |_| app.standing().is_some_and(|standing| standing != Standing::Vouched));
    move || {
        has_one
            .get()
            .then(|| view! { <li><a href=Route::Application.link()>{app.text("application-title")}</a></li> })
    }
}
