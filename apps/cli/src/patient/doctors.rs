//! `patient doctors`: lists the doctors who can be asked.

use secondok_client::{
    api::directory::{DoctorEntry, Profile},
    intake::Questionnaire,
};
use serde::Serialize;

use crate::{app::App, args::Doctors, device, failure::Failure, names, output::Output};

#[derive(Serialize)]
struct DoctorObject<'a> {
    #[serde(flatten)]
    profile: &'a Profile,
    available: bool,
    demonstration: bool,
}

pub(super) async fn run(app: &mut App, args: &Doctors) -> Result<(), Failure> {
    if let Some(wanted) = &args.specialty
        && Questionnaire::by_id(wanted).is_none()
    {
        return Err(unknown_specialty(wanted));
    }
    let transport = app.transport_alone()?;
    let directory = secondok_client::directory::directory(&transport, device::today()?).await?;
    super::warn_of_clock(&mut app.out, directory.clock);
    let fits =
        |wanted: &Option<String>, has: &[String]| wanted.as_ref().is_none_or(|wanted| has.contains(wanted));
    let doctors: Vec<&DoctorEntry> = directory
        .listed
        .doctors
        .iter()
        .filter(|doctor| fits(&args.specialty, &doctor.profile.specialties))
        .filter(|doctor| fits(&args.language, &doctor.profile.languages))
        .collect();
    let demonstration = directory.listed.demonstration;
    if demonstration {
        app.out.say_text("doctors-demonstration");
    }
    for doctor in &doctors {
        app.out.object(&DoctorObject {
            profile: &doctor.profile,
            available: doctor.available,
            demonstration,
        });
        show(&mut app.out, doctor);
    }
    app.out.gap();
    if doctors.is_empty() {
        app.out.say_text("doctors-none");
    } else {
        app.out.say_text_with("doctors-next", &[("days", directory.listed.accept_within.into())]);
    }
    Ok(())
}

/// There is no such specialty; there are these.
pub(super) fn unknown_specialty(wanted: &str) -> Failure {
    let names: Vec<&str> = Questionnaire::all().iter().map(|one| one.id.as_str()).collect();
    Failure::new("failure-specialty-unknown").with("name", wanted.to_owned()).with("names", names.join(", "))
}

/// A doctor as everybody may see them.
pub(super) fn show(out: &mut Output, doctor: &DoctorEntry) {
    let profile = &doctor.profile;
    let texts = out.texts();
    let language = texts.language().code();
    out.gap();
    out.paragraph("", &format!("{} — {}", profile.slug, profile.full_name()));
    out.paragraph("  ", &names::specialties(texts, &profile.specialties));
    let about = profile.about.get(language).or_else(|| profile.about.get("en"));
    if let Some(about) = about {
        out.paragraph("  ", about);
    }
    let args = [
        ("languages", names::languages(texts, &profile.languages).into()),
        ("countries", names::countries(texts, &profile.licensed_in).into()),
        ("years", profile.experience_years.into()),
    ];
    out.paragraph("  ", &texts.text_with("doctor-where", &args));
    let args = [("days", profile.answer_days.into()), ("units", profile.price_units.into())];
    out.paragraph("  ", &texts.text_with("doctor-terms", &args));
    if !doctor.available {
        out.paragraph("  ", &texts.text("doctor-unavailable"));
    }
}
