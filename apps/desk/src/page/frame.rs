//! What stands around every screen.

use leptos::prelude::*;
use secondok_ui::{Around, Gate, mount as mount_app, title, unknown};

use super::{
    app::App,
    doctors, login, notices, register,
    rooms::{needed, open_to},
    route::Route,
    security, session, staff, support,
};
use crate::view::Session;

/// Puts the app into the page.
pub(super) fn mount() {
    mount_app(|| {
        let app = App::new();
        app.start();
        secondok_ui::begin(
            app.page,
            || (),
            move |fragment| app.route.set(Route::of(&fragment)),
            || (),
            move || app.look_again(),
        );
        let gate = Memo::new(move |_| app.entrance.gate());
        let session = Memo::new(move |_| app.entrance.session());
        // Whoever registers need not be logged in: what they have typed stays when it comes out whether they are.
        let shown = Memo::new(move |_| match app.route.get() {
            Route::Register => (Gate::Out, Route::Register),
            route => (gate.get(), route),
        });
        secondok_ui::frame(
            app.page,
            Around {
                home: Route::Home.link(),
                demonstration: app.demonstration.into(),
                wide: Signal::derive(|| false),
                header: ViewFn::from(move || header(app, gate, session)),
                reminder: ViewFn::from(|| ()),
                screen: ViewFn::from(move || {
                    let (gate, route) = shown.get();
                    screen(app, gate, route)
                }),
                links: ViewFn::from(move || links(app, gate, session)),
                footer: ViewFn::from(move || view! { <p class="small">{app.text("footer-desk")}</p> }),
            },
        )
    });
}

fn screen(app: App, gate: Gate, route: Route) -> AnyView {
    match gate {
        Gate::Unknown => {
            unknown(app.page, app.entrance.unknown, move || app.look(), move || login::forget(app)).into_any()
        }
        Gate::Out if route == Route::Register => register::screen(app).into_any(),
        // Where they were stands in the address: whoever logs in is there again.
        Gate::Out => login::screen(app, false).into_any(),
        Gate::Ended => login::screen(app, true).into_any(),
        Gate::In => {
            let may = Memo::new(move |_| needed(route).is_none_or(|role| app.may(role)));
            (move || if may.get() { room(app, route) } else { closed(app).into_any() }).into_any()
        }
    }
}

fn room(app: App, route: Route) -> AnyView {
    match route {
        Route::Home => home(app).into_any(),
        Route::Notices => notices::list(app).into_any(),
        Route::Notice(notice) => notices::one(app, notice).into_any(),
        Route::NewNotice => notices::write(app, None).into_any(),
        Route::ChangeNotice(notice) => notices::write(app, Some(notice)).into_any(),
        Route::Questions => support::questions(app).into_any(),
        Route::Question(number) => support::question(app, number).into_any(),
        Route::Replies => support::replies(app).into_any(),
        Route::Doctors(which, from) => doctors::queue(app, which, from).into_any(),
        Route::Doctor(doctor) => doctors::one(app, doctor).into_any(),
        Route::Staff(account) => staff::screen(app, account).into_any(),
        Route::Security(alerts) => security::screen(app, alerts).into_any(),
        Route::Session => session::screen(app).into_any(),
        Route::Register => register::screen(app).into_any(),
    }
}

/// The first room that is open to this person.
fn home(app: App) -> impl IntoView {
    let first = Memo::new(move |_| {
        let session = app.entrance.session();
        session.and_then(|session| open_to(&session.roles).next().map(|room| room.route))
    });
    move || match first.get() {
        Some(route) => room(app, route),
        None => closed(app).into_any(),
    }
}

/// No role of theirs opens what they look for; it may have been taken just now.
fn closed(app: App) -> impl IntoView {
    view! {
        {title(app.page, app.text("closed-title"))}
        <p>{app.text("closed-text")}</p>
        <p><a href=Route::Session.link()>{app.text("session-title")}</a></p>
    }
}

/// The rooms that are open to this person, and their session.
fn rooms(app: App, session: &Session) -> impl IntoView + use<> {
    let room = |(link, name): (String, &str)| view! { <li><a href=link>{app.text(name)}</a></li> };
    let open = open_to(&session.roles).map(|one| (one.route.link(), one.name));
    open.chain([(Route::Session.link(), "session-title")]).map(room).collect_view()
}

fn header(app: App, gate: Memo<Gate>, session: Memo<Option<Session>>) -> impl IntoView {
    view! {
        <p class="title">{app.text("for-staff")}</p>
        // On a phone they stand in the footer only.
        {move || (gate.get() == Gate::In).then(|| {
            session.get().map(|session| view! { <ul class="links">{rooms(app, &session)}</ul> })
        })}
    }
}

fn links(app: App, gate: Memo<Gate>, session: Memo<Option<Session>>) -> impl IntoView {
    move || match (gate.get(), session.get()) {
        (Gate::In, Some(session)) => rooms(app, &session).into_any(),
        _ => view! {
            <li><a href=Route::Home.link()>{app.text("login-title")}</a></li>
            <li><a href=Route::Register.link()>{app.text("register-title")}</a></li>
        }
        .into_any(),
    }
}
