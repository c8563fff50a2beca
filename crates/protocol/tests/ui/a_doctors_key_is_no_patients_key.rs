//! A key of one role does not stand in for a key of another.

use secondok_protocol::keys::{DoctorConsultation, Patient, PublicKey};

fn seal_to(_: &PublicKey<Patient>) {}

fn confuse(doctors: &PublicKey<DoctorConsultation>) {
    seal_to(doctors);
}

fn main() {}
