//! Choosing a doctor and the specialty to ask them in.

use secondok_client::{
    api::directory::{Directory, DoctorEntry},
    intake::Questionnaire,
    patient::AskError,
};

use crate::{app::App, args::Ask as Args, failure::Failure, names, patient::doctors};

/// Whom to ask, and with which questionnaire.
pub(super) struct Chosen<'a> {
    pub(super) doctor: &'a DoctorEntry,
    pub(super) questionnaire: &'static Questionnaire,
}

pub(super) fn run<'a>(
    app: &mut App,
    args: &Args,
    specialty: Option<&str>,
    directory: &'a Directory,
) -> Result<Chosen<'a>, Failure> {
    if let Some(wanted) = specialty
        && Questionnaire::by_id(wanted).is_none()
    {
        return Err(doctors::unknown_specialty(wanted));
    }
    let doctor = match &args.doctor {
        Some(slug) => {
            let found = directory.doctors.iter().find(|doctor| doctor.profile.slug == *slug);
            found.ok_or_else(|| Failure::new("failure-no-such-doctor").with("name", slug.clone()))?
        }
        None if args.yes => return Err(Failure::new("failure-doctor-missing")),
        None => ask_doctor(app, specialty, directory)?,
    };
    if !doctor.available {
        return Err(Failure::new("failure-doctor-unavailable"));
    }
    let questionnaire = match specialty {
        Some(specialty) if !doctor.profile.specialties.iter().any(|has| has == specialty) => {
            return Err(Failure::new("failure-doctor-other-specialty"));
        }
        Some(specialty) => Questionnaire::by_id(specialty),
        None => ask_specialty(app, args, doctor)?,
    };
    Ok(Chosen { doctor, questionnaire: questionnaire.ok_or(AskError::UnknownSpecialty)? })
}

fn ask_doctor<'a>(
    app: &mut App,
    specialty: Option<&str>,
    directory: &'a Directory,
) -> Result<&'a DoctorEntry, Failure> {
    let texts = app.out.texts();
    let fits = |doctor: &&DoctorEntry| {
        let specialties = &doctor.profile.specialties;
        doctor.available && specialty.is_none_or(|wanted| specialties.iter().any(|has| has == wanted))
    };
    let doctors: Vec<&DoctorEntry> = directory.doctors.iter().filter(fits).collect();
    if doctors.is_empty() {
        return Err(Failure::new("failure-doctor-none"));
    }
    let options: Vec<String> = doctors
        .iter()
        .map(|doctor| {
            let specialties = names::specialties(texts, &doctor.profile.specialties);
            format!("{} — {specialties}", doctor.profile.full_name())
        })
        .collect();
    let place = app.prompt.choice(&mut app.out, &texts.text("ask-doctor"), &options, false)?;
    let doctor = place.and_then(|place| doctors.get(place).copied());
    doctor.ok_or_else(|| Failure::new("failure-doctor-missing"))
}

fn ask_specialty(
    app: &mut App,
    args: &Args,
    doctor: &DoctorEntry,
) -> Result<Option<&'static Questionnaire>, Failure> {
    let texts = app.out.texts();
    let known: Vec<&Questionnaire> =
        doctor.profile.specialties.iter().filter_map(|id| Questionnaire::by_id(id)).collect();
    match known.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ if args.yes => Err(Failure::new("failure-specialty-missing")),
        several => {
            let options: Vec<String> = several.iter().map(|one| names::specialty(texts, &one.id)).collect();
            let place = app.prompt.choice(&mut app.out, &texts.text("ask-specialty"), &options, false)?;
            Ok(place.and_then(|place| several.get(place).copied()))
        }
    }
}
