//! Two copies of a channel would seal two messages for one place.

use secondok_protocol::message::{DoctorChannel, PatientChannel};

fn copies(patient: &PatientChannel, doctor: &DoctorChannel) -> (PatientChannel, DoctorChannel) {
    (patient.clone(), doctor.clone())
}

fn main() {}
