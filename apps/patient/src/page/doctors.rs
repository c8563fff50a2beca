//! The directory: whom one can ask.

use std::collections::BTreeSet;

use leptos::{html, prelude::*};
use secondok_client::{api::directory::DoctorEntry, protocol::id::DoctorId};
use secondok_ui::{Doing, Sure, dialog, fragment, loading, open, title, trouble, trouble_line};

use super::{app::App, names, route::Route};
use crate::{
    talk::Command,
    view::{Found, IntakeState},
};

/// What the list is narrowed down to; empty for everything.
#[derive(Clone, Copy)]
struct Filter {
    specialty: RwSignal<String>,
    language: RwSignal<String>,
}

/// Choosing a doctor while a request in another specialty is being written.
#[derive(Clone, Copy)]
struct Choosing {
    doing: Doing,
    wanted: StoredValue<Option<(DoctorId, String)>>,
    sure: NodeRef<html::Dialog>,
}

pub(super) fn screen(app: App) -> impl IntoView {
    let fetching = Doing::new();
    let fetch = move || {
        app.perform(Command::Directory, fetching, move |found| app.learn_directory(found));
    };
    fetch();
    let again = Callback::new(move |()| fetch());
    let filter = Filter { specialty: RwSignal::new(String::new()), language: RwSignal::new(String::new()) };
    let linked = StoredValue::new(Route::linked_doctor(&fragment()).map(str::to_owned));
    let choosing = Choosing { doing: Doing::new(), wanted: StoredValue::new(None), sure: NodeRef::new() };
    let sure = Sure {
        title: app.text("other-intake-title"),
        text: app.text("other-intake-text"),
        yes: app.text("other-intake-yes"),
        no: app.text("other-intake-no"),
    };
    view! {
        {title(app.page, app.text("doctors-title"))}
        {move || match (app.found.get(), fetching.trouble.get()) {
            (Some(found), _) => view! {
                {filters(app, &found, filter)}
                {trouble_line(app.page, choosing.doing)}
                {cards(app, found, filter, linked, choosing)}
            }
            .into_any(),
            (None, Some(what)) => trouble(app.page, &what, Some(again)),
            (None, None) => loading(app.page).into_any(),
        }}
        {dialog(choosing.sure, sure, (), move || {
            if let Some((doctor, specialty)) = choosing.wanted.get_value() {
                start(app, choosing, doctor, specialty);
            }
        })}
    }
}

fn filters(app: App, found: &Found, filter: Filter) -> impl IntoView + use<> {
    // Put in one by one: of a few things each way of sorting would weigh more than all else here.
    let (mut languages, mut specialties) = (BTreeSet::new(), BTreeSet::new());
    languages.extend(found.doctors.iter().flat_map(|doctor| doctor.profile.languages.clone()));
    specialties.extend(found.specialties.iter().map(|(id, name)| (app.of(name), id.clone())));
    let specialties = specialties.into_iter().map(|(name, id)| (id, name)).collect();
    let clock = found.clock.map(|(device, service)| app.clock_differs(device, service));
    let days = [("days", found.accept_within.into())];
    view! {
        <p class="lede">{app.text_with("doctors-lede", &days)}</p>
        <p class="soft">{app.text("price-note")}</p>
        {clock}
        <div class="filters">
            {select(app, "filter-specialty", app.text("filter-specialty"), filter.specialty, specialties)}
            {select(
                app,
                "filter-language",
                app.text("filter-language"),
                filter.language,
                languages.into_iter().map(|code| (code.clone(), names::language(app, &code))).collect(),
            )}
        </div>
    }
}

fn select(
    app: App,
    id: &'static str,
    label: String,
    chosen: RwSignal<String>,
    options: Vec<(String, String)>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| chosen.set(event_target_value(&event))>
                <option value="" selected=move || chosen.read().is_empty()>{app.text("filter-all")}</option>
                {options
                    .into_iter()
                    .map(|(value, name)| {
                        let is_chosen = value == *chosen.read_untracked();
                        view! { <option value=value selected=is_chosen>{name}</option> }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}

fn cards(
    app: App,
    found: Found,
    filter: Filter,
    linked: StoredValue<Option<String>>,
    choosing: Choosing,
) -> impl IntoView {
    move || {
        let (specialty, language) = (filter.specialty.get(), filter.language.get());
        let fits = |doctor: &&DoctorEntry| {
            (specialty.is_empty() || doctor.profile.specialties.contains(&specialty))
                && (language.is_empty() || doctor.profile.languages.contains(&language))
        };
        let doctors: Vec<&DoctorEntry> = found.doctors.iter().filter(fits).collect();
        let doctors = linked.with_value(|linked| in_order(&doctors, linked.as_deref()));
        let count = doctors.len();
        let cards =
            doctors.into_iter().map(|doctor| card(app, &found, doctor, &specialty, choosing)).collect_view();
        view! {
            <p class="soft" role="status">{app.text_with("doctors-count", &[("count", count.into())])}</p>
            {if count == 0 {
                view! { <div class="empty"><p>{app.text("doctors-none")}</p></div> }.into_any()
            } else {
                view! { <ul class="cards">{cards}</ul> }.into_any()
            }}
        }
    }
}

/// Whoever comes from a doctor's public page finds that doctor first; who can be asked comes before who cannot.
fn in_order<'a>(doctors: &[&'a DoctorEntry], linked: Option<&str>) -> Vec<&'a DoctorEntry> {
    let place = |doctor: &DoctorEntry| (linked != Some(doctor.profile.slug.as_str()), !doctor.available);
    let places = [(false, false), (false, true), (true, false), (true, true)];
    let at = |wanted| doctors.iter().copied().filter(move |doctor| place(doctor) == wanted);
    places.into_iter().flat_map(at).collect()
}

fn card(
    app: App,
    found: &Found,
    doctor: &DoctorEntry,
    wanted: &str,
    choosing: Choosing,
) -> impl IntoView + use<> {
    let profile = &doctor.profile;
    let specialties: Vec<String> =
        profile.specialties.iter().map(|id| found.specialty(id, app.code()).to_owned()).collect();
    let about = profile.about.get(app.code()).or_else(|| profile.about.get("en")).cloned();
    let days = [("days", profile.answer_days.into())];
    let units = [("units", profile.price_units.into())];
    let asked: Vec<(String, String)> = profile
        .specialties
        .iter()
        .filter(|id| wanted.is_empty() || *id == wanted)
        .map(|id| (id.clone(), found.specialty(id, app.code()).to_owned()))
        .collect();
    let is_one = asked.len() == 1;
    let id = doctor.id;
    let buttons = asked
        .into_iter()
        .map(|(specialty, name)| {
            let text = if is_one {
                app.text("ask-this-doctor")
            } else {
                app.text_with("ask-about", &[("specialty", name.into())])
            };
            let label = format!("{text}: {}", profile.full_name());
            view! {
                <button
                    class="button"
                    type="button"
                    aria-label=label
                    on:click=move |_| choose(app, choosing, id, specialty.clone())
                >
                    {text}
                </button>
            }
        })
        .collect_view();
    view! {
        <li class="card doctor">
            <h2>{profile.full_name()}</h2>
            <p class="soft">{specialties.join(", ")}</p>
            <p class="cluster">
                {if doctor.available {
                    view! { <span class="badge good">{app.text("doctor-available")}</span> }
                } else {
                    view! { <span class="badge wait">{app.text("doctor-unavailable")}</span> }
                }}
                <span class="badge">{app.text_with("doctor-days", &days)}</span>
                <span class="badge">{app.text_with("doctor-price", &units)}</span>
            </p>
            <p>{app.text_with("doctor-consults-in", &[("languages", names::languages(app, &profile.languages).into())])}</p>
            <details class="more">
                <summary>{app.text("doctor-more")}</summary>
                {about.map(|about| view! { <p class="text">{about}</p> })}
                <p>{app.text_with("doctor-licensed", &[
                    ("countries", names::countries(app, &profile.licensed_in).into()),
                    ("years", profile.experience_years.into()),
                ])}</p>
                <p class="small soft">{app.text("limits-checked")}</p>
            </details>
            {doctor.available.then(|| view! { <p class="actions">{buttons}</p> })}
        </li>
    }
}

/// Begins the request; asks first if that would throw another one away.
fn choose(app: App, choosing: Choosing, doctor: DoctorId, specialty: String) {
    app.perform(Command::Intake, choosing.doing, move |IntakeState(intake): IntakeState| match intake {
        Some(intake) if intake.specialty_id != specialty => {
            choosing.wanted.set_value(Some((doctor, specialty)));
            open(choosing.sure);
        }
        _ => start(app, choosing, doctor, specialty),
    });
}

fn start(app: App, choosing: Choosing, doctor: DoctorId, specialty: String) {
    app.perform(Command::StartIntake(doctor, specialty), choosing.doing, move |_: IntakeState| {
        app.here.update(|here| {
            if let Some(here) = here {
                here.intake = true;
            }
        });
        app.go(if app.has_words() { Route::Ask(None) } else { Route::Words });
    });
}

#[cfg(test)]
mod tests {
    use secondok_client::{
        api::directory::{DoctorEntry, Profile},
        protocol::id::DoctorId,
    };

    use super::in_order;

    fn doctor(slug: &str, available: bool) -> DoctorEntry {
        let profile = Profile {
            slug: slug.to_owned(),
            name: slug.to_owned(),
            title: String::new(),
            specialties: Vec::new(),
            languages: Vec::new(),
            licensed_in: Vec::new(),
            experience_years: 1,
            about: [].into(),
            price_units: 1,
            answer_days: 1,
        };
        DoctorEntry { id: DoctorId::from_bytes([0; 16]), profile, available }
    }

    #[test]
    fn the_doctor_of_the_link_comes_first_and_who_cannot_be_asked_last() {
        let all = [doctor("away", false), doctor("ada", true), doctor("bob", true), doctor("eve", false)];
        let order = |linked| {
            let doctors: Vec<&DoctorEntry> = all.iter().collect();
            in_order(&doctors, linked)
                .into_iter()
                .map(|doctor| doctor.profile.slug.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(order(None), ["ada", "bob", "away", "eve"]);
        assert_eq!(order(Some("bob")), ["bob", "ada", "away", "eve"]);
        assert_eq!(order(Some("eve")), ["eve", "ada", "bob", "away"]);
        assert_eq!(order(Some("nobody")), order(None));
    }
}
