use super::*;
use crate::{
    id::MessageHash,
    keys::{DoctorConsultation, SecretKey},
    message::{place::Place, plaintext, sealing},
};

// rule: P-40
#[test]
fn reordered_dropped_and_replayed_messages_are_refused() {
    let mut w = World::new(20);
    let (mut patient, mut doctor, first) = w.begun(1);
    let second = w.patient_says(&mut patient, b"second");
    let third = w.patient_says(&mut patient, b"third");

    let skipped = OpenError::Missing { expected: 1, found: 2 };
    assert_eq!(doctor.open(Role::Patient, &third, &w.prekeys).unwrap_err(), skipped);
    doctor.open(Role::Patient, &second, &w.prekeys).unwrap();
    let replayed = OpenError::Replayed { sequence: 1 };
    assert_eq!(doctor.open(Role::Patient, &second, &w.prekeys).unwrap_err(), replayed);
    let replayed = OpenError::Replayed { sequence: 0 };
    assert_eq!(doctor.open(Role::Patient, &first, &w.prekeys).unwrap_err(), replayed);
    doctor.open(Role::Patient, &third, &w.prekeys).unwrap();

    let mut restored = PatientChannel::restore(w.keys(1));
    let dropped = OpenError::Missing { expected: 0, found: 1 };
    assert_eq!(restored.open(Role::Patient, &second).unwrap_err(), dropped);
    assert_eq!(w.answer(1, &second).unwrap_err(), dropped);
}

// rule: P-41
#[test]
fn a_message_that_follows_another_history_is_refused() {
    let mut w = World::new(21);
    let (mut patient, mut doctor, first) = w.begun(1);
    // The same words on another device, fed a history in which message 1 was another.
    let mut fork = PatientChannel::restore(w.keys(1));
    fork.open(Role::Patient, &first).unwrap();
    fork.use_prekey(&w.prekey).unwrap();
    let mine = w.patient_says(&mut patient, b"one history");
    w.patient_says(&mut fork, b"another history");
    let forked = w.patient_says(&mut fork, b"which goes on");

    doctor.open(Role::Patient, &mine, &w.prekeys).unwrap();
    let refused = OpenError::Previous { sequence: 2 };
    assert_eq!(doctor.open(Role::Patient, &forked, &w.prekeys).unwrap_err(), refused);
    assert_eq!(patient.open(Role::Patient, &forked).unwrap_err(), refused);
}

// rule: P-42
#[test]
fn a_message_of_another_mailbox_is_refused() {
    let mut w = World::new(22);
    let (mut patient, mut doctor, first) = w.begun(1);
    let (mut elsewhere, mut doctor_elsewhere, first_elsewhere) = w.begun(2);

    // First messages share the prekey and come after nothing: only the mailbox's address tells them apart.
    assert_eq!(w.answer(2, &first).unwrap_err(), OpenError::Wrap);
    let mut restored = PatientChannel::restore(w.keys(2));
    assert_eq!(restored.open(Role::Patient, &first).unwrap_err(), OpenError::Wrap);

    // A doctor's first message is sealed to the key of one consultation.
    let said = w.doctor_says(&mut doctor, b"for the first");
    let recipient = OpenError::Recipient(patient.keys().secret().public().id());
    assert_eq!(elsewhere.open(Role::Doctor, &said).unwrap_err(), recipient);

    // Later ones follow another history besides.
    let second = w.patient_says(&mut patient, b"second");
    let refused = OpenError::Previous { sequence: 1 };
    assert_eq!(doctor_elsewhere.open(Role::Patient, &second, &w.prekeys).unwrap_err(), refused);
    drop(first_elsewhere);
}

// rule: P-42
#[test]
fn the_same_keys_at_another_address_open_nothing() {
    let mut w = World::new(23);
    let (patient, _, _) = w.begun(1);
    let (_, wire) = w.asked(1);
    let other = MailboxAddress::random(&mut w.rng);
    let opened = DoctorChannel::answer_first(w.identity.clone(), &w.prekeys, other, &wire, &mut w.rng);
    assert_eq!(opened.unwrap_err(), OpenError::Wrap);
    assert_ne!(patient.keys().mailbox(), other);
}

// rule: P-43
#[test]
fn a_message_sealed_to_a_key_that_is_not_held_is_refused() {
    let mut w = World::new(24);
    let (_, wire) = w.asked(1);
    let recipient = OpenError::Recipient(w.prekey.key_id());
    let gone = DoctorPrekeys::new();
    let opened = DoctorChannel::answer_first(w.identity.clone(), &gone, w.mailbox(1), &wire, &mut w.rng);
    assert_eq!(opened.unwrap_err(), recipient, "its private half is destroyed");

    let (mut patient, mut doctor, _) = w.begun(2);
    let second = w.patient_says(&mut patient, b"second");
    assert_eq!(doctor.open(Role::Patient, &second, &gone).unwrap_err(), recipient);

    // Nor one that is sealed to a key that is held, and names another.
    let (mut patient, mut doctor, first) = w.begun(3);
    let (keys, other) = (w.keys(3), w.keys(4).secret().public().id());
    let place = |role, sequence, previous| Place {
        mailbox: keys.mailbox(),
        header: Header { role, sequence, previous, recipient: other, attachment_root: [0; 32] },
        psk: Some(keys.psk()),
    };
    let second = place(Role::Patient, 1, MessageHash::of(&first));
    let text = plaintext::of_patient(0, &[], &[], b"text").unwrap();
    let wire = sealing::seal(&second, w.prekey.public(), keys.secret().public(), &text, &mut w.rng);
    assert_eq!(doctor.open(Role::Patient, &wire, &w.prekeys).unwrap_err(), OpenError::Recipient(other));

    let said = place(Role::Doctor, 0, MessageHash::NONE);
    let own = SecretKey::<DoctorConsultation>::generate(&mut w.rng);
    let ad = said.associated_data();
    let fields = plaintext::doctor_fields(&w.identity, &ad, 1, Some(own.public()), b"text");
    let text = plaintext::of_doctor(1, &fields, b"text").unwrap();
    let wire = sealing::seal(&said, keys.secret().public(), own.public(), &text, &mut w.rng);
    assert_eq!(patient.open(Role::Doctor, &wire).unwrap_err(), OpenError::Recipient(other));
}

// rule: P-44
#[test]
fn a_message_is_opened_as_its_writers_only() {
    let mut w = World::new(25);
    let (mut patient, mut doctor, first) = w.begun(1);
    let said = w.doctor_says(&mut doctor, b"said");
    assert_eq!(patient.open(Role::Patient, &said).unwrap_err(), OpenError::Role { found: Role::Doctor });
    assert_eq!(
        doctor.open(Role::Doctor, &first, &w.prekeys).unwrap_err(),
        OpenError::Role { found: Role::Patient }
    );
}

// rule: P-45
#[test]
fn a_doctors_message_before_the_patients_first_is_refused() {
    let mut w = World::new(26);
    let (_, mut doctor, _) = w.begun(1);
    let said = w.doctor_says(&mut doctor, b"said");
    let mut restored = PatientChannel::restore(w.keys(1));
    assert_eq!(restored.open(Role::Doctor, &said).unwrap_err(), OpenError::NotBegun);
}

// rule: P-46
#[test]
fn a_first_message_for_another_doctor_is_refused() {
    let mut w = World::new(27);
    let other = World::new(28);
    // A directory that gave doctor A's prekey under doctor B's name: the keys fit, the identity does not.
    let (_, wire) = w.asked(1);
    let mailbox = w.mailbox(1);
    let opened = DoctorChannel::answer_first(other.identity, &w.prekeys, mailbox, &wire, &mut w.rng);
    assert_eq!(opened.unwrap_err(), OpenError::OtherDoctor);
    // Nor is it enough to bear the doctor's name.
    let name = w.identity.public().doctor();
    let namesake = Arc::new(DoctorIdentity::generate(name, &mut w.rng));
    let opened = DoctorChannel::answer_first(namesake.clone(), &w.prekeys, mailbox, &wire, &mut w.rng);
    assert_eq!(opened.unwrap_err(), OpenError::OtherDoctor);
    let mut patient = PatientChannel::begin(w.keys(1), &current(&w.prekeys, &namesake));
    assert_eq!(patient.open(Role::Patient, &wire).unwrap_err(), OpenError::OtherDoctor);

    let elsewhere = World::new(29);
    let mut patient = PatientChannel::begin(w.keys(1), &elsewhere.prekey);
    assert_eq!(patient.open(Role::Patient, &wire).unwrap_err(), OpenError::OtherDoctor);
}

// rule: P-47
#[test]
fn a_doctor_who_answers_from_two_vaults_is_noticed() {
    let mut w = World::new(30);
    let (_, mut doctor, first) = w.begun(1);
    let (mut twin, _) = w.answer(1, &first).unwrap();
    let said = w.doctor_says(&mut doctor, b"from one device");
    // The other device made a key of its own, which never reached the vault.
    assert_eq!(twin.open(Role::Doctor, &said, &w.prekeys).unwrap_err(), OpenError::Wrap);

    let mut restored = DoctorChannel::restore(w.identity.clone(), through_the_vault(doctor.secrets()));
    restored.open(Role::Patient, &first, &w.prekeys).unwrap();
    restored.open(Role::Doctor, &said, &w.prekeys).unwrap();
}

// rule: P-48
#[test]
fn a_refused_message_leaves_the_channel_where_it_stood() {
    let mut w = World::new(31);
    let (mut patient, mut doctor, _) = w.begun(1);
    // What bears another's signature does not tell the patient to which key to seal.
    let impostor = DoctorIdentity::generate(w.identity.public().doctor(), &mut w.rng);
    let mut forger = DoctorChannel::restore(Arc::new(impostor), through_the_vault(doctor.secrets()));
    let forged = w.doctor_says(&mut forger, b"forged");
    assert_eq!(patient.open(Role::Doctor, &forged).unwrap_err(), OpenError::Signature);
    let next = patient.seal(b"second", &mut w.rng).unwrap();
    assert_eq!(Header::parse(next.wire()).unwrap().recipient, w.prekey.key_id());

    // Nor does a message to the prekey that is refused leave its key in the vault.
    let mut broken = next.wire().to_vec();
    broken[WIRE_LEN - 1] ^= 1;
    assert_eq!(doctor.open(Role::Patient, &broken, &w.prekeys).unwrap_err(), OpenError::Closing);
    assert_eq!((doctor.count(Role::Patient), doctor.secrets().kept()), (1, 1));
    doctor.open(Role::Patient, next.wire(), &w.prekeys).unwrap();
    assert_eq!(doctor.secrets().kept(), 2);
    patient.sent(next).unwrap();

    let said = w.doctor_says(&mut doctor, b"said");
    let mut broken = said.clone();
    *broken.last_mut().unwrap() ^= 1;
    assert_eq!(patient.open(Role::Doctor, &broken).unwrap_err(), OpenError::Closing);
    assert_eq!(patient.count(Role::Doctor), 0);
    assert_eq!(patient.open(Role::Doctor, &said).unwrap().content(), b"said");

    let third = w.patient_says(&mut patient, b"third");
    let mut broken = third.clone();
    broken[WIRE_LEN - 1] ^= 1;
    assert_eq!(doctor.open(Role::Patient, &broken, &w.prekeys).unwrap_err(), OpenError::Closing);
    assert_eq!((doctor.count(Role::Patient), doctor.secrets().kept()), (2, 2));
    doctor.open(Role::Patient, &third, &w.prekeys).unwrap();
}

// rule: P-49
#[test]
fn a_message_that_was_exchanged_after_it_was_first_opened_is_refused() {
    let mut w = World::new(32);
    let (_, doctor, _) = w.begun(1);
    let (_, another_first) = w.asked(1);
    let mut restored = DoctorChannel::restore(w.identity.clone(), through_the_vault(doctor.secrets()));
    let refused = OpenError::Changed { sequence: 0 };
    assert_eq!(restored.open(Role::Patient, &another_first, &w.prekeys).unwrap_err(), refused);
}

// rule: P-35
#[test]
fn a_vault_keeps_forty_keys_of_a_consultation_and_no_more() {
    let mut w = World::new(33);
    let (mut patient, mut doctor, first) = w.begun(1);
    let said = w.doctor_says(&mut doctor, b"write as much as you like");
    // An app that was altered goes on sealing to the prekey.
    let mut wires = vec![first];
    while wires.len() < KEPT_MAX {
        let wire = w.patient_says(&mut patient, b"on and on");
        doctor.open(Role::Patient, &wire, &w.prekeys).unwrap();
        wires.push(wire);
    }
    assert_eq!(doctor.secrets().kept(), KEPT_MAX);
    let over = patient.seal(b"and on", &mut w.rng).unwrap();
    let refused = OpenError::TooManyToPrekeys { sequence: 40 };
    assert_eq!(doctor.open(Role::Patient, over.wire(), &w.prekeys).unwrap_err(), refused);
    assert_eq!(doctor.secrets().kept(), KEPT_MAX);

    // Those that were kept still open from the vault, and one to the consultation's key is as welcome as ever.
    patient.open(Role::Doctor, &said).unwrap();
    wires.push(w.patient_says(&mut patient, b"to the consultation's key"));
    let mut restored = DoctorChannel::restore(w.identity.clone(), through_the_vault(doctor.secrets()));
    for wire in &wires {
        restored.open(Role::Patient, wire, &DoctorPrekeys::new()).unwrap();
    }
}
