use super::*;

// rule: P-30
#[test]
fn a_whole_consultation_is_read_by_both_sides_and_by_their_other_devices() {
    let mut w = World::new(1);
    let (mut patient, first) = w.asked(1);
    let (mut doctor, opened) = w.answer(1, &first).unwrap();
    assert_eq!(opened.content(), b"what is this shadow?");
    assert_eq!((opened.role(), opened.sequence(), opened.seen()), (Role::Patient, 0, 0));
    assert_eq!(doctor.nickname(), patient.keys().nickname());

    let accepted = w.doctor_says(&mut doctor, b"I take it");
    assert_eq!(patient.open(Role::Doctor, &accepted).unwrap().content(), b"I take it");
    let more = w.patient_says(&mut patient, b"one thing more");
    let opened = doctor.open(Role::Patient, &more, &w.prekeys).unwrap();
    assert_eq!((opened.content(), opened.seen()), (b"one thing more".as_slice(), 1));
    let opinion = w.doctor_says(&mut doctor, b"it is nothing");
    assert_eq!(patient.open(Role::Doctor, &opinion).unwrap().seen(), 2);

    // The words alone bring it back on another device of the patient's.
    let mut restored = PatientChannel::restore(w.keys(1));
    assert_eq!(restored.open(Role::Patient, &first).unwrap().content(), b"what is this shadow?");
    assert_eq!(restored.doctor(), Some(w.identity.public()));
    restored.open(Role::Doctor, &accepted).unwrap();
    restored.open(Role::Patient, &more).unwrap();
    assert_eq!(restored.open(Role::Doctor, &opinion).unwrap().content(), b"it is nothing");
    assert_eq!((restored.count(Role::Patient), restored.count(Role::Doctor)), (2, 2));
    let again = w.patient_says(&mut restored, b"thank you");
    assert_eq!(doctor.open(Role::Patient, &again, &w.prekeys).unwrap().content(), b"thank you");

    // The vault brings it back on the doctor's, when the prekeys are long destroyed.
    let none = DoctorPrekeys::new();
    let mut restored = DoctorChannel::restore(w.identity.clone(), through_the_vault(doctor.secrets()));
    assert_eq!(restored.open(Role::Patient, &first, &none).unwrap().content(), b"what is this shadow?");
    for (role, wire) in
        [(Role::Doctor, &accepted), (Role::Patient, &more), (Role::Doctor, &opinion), (Role::Patient, &again)]
    {
        restored.open(role, wire, &none).unwrap();
    }
    assert_eq!((restored.withheld(Role::Patient), restored.withheld(Role::Doctor)), (0, 0));
}

// rule: P-31
#[test]
fn from_the_doctors_first_message_on_the_patient_seals_to_the_consultations_own_key() {
    let mut w = World::new(2);
    let (mut patient, mut doctor, _) = w.begun(1);
    let before = w.patient_says(&mut patient, b"still to the prekey");
    assert_eq!(Header::parse(&before).unwrap().recipient, w.prekey.key_id());
    assert_eq!(doctor.secrets().kept(), 1);
    doctor.open(Role::Patient, &before, &w.prekeys).unwrap();
    assert_eq!(doctor.secrets().kept(), 2, "its content key outlives the prekey");

    let accepted = w.doctor_says(&mut doctor, b"yes");
    patient.open(Role::Doctor, &accepted).unwrap();
    let after = w.patient_says(&mut patient, b"to the consultation's key");
    assert_ne!(Header::parse(&after).unwrap().recipient, w.prekey.key_id());
    doctor.open(Role::Patient, &after, &DoctorPrekeys::new()).unwrap();
    assert_eq!(doctor.secrets().kept(), 2);
}

// rule: P-32
#[test]
fn a_restored_patient_seals_to_a_prekey_of_the_same_doctor_only() {
    let mut w = World::new(3);
    let (_, mut doctor, first) = w.begun(1);
    let mut restored = PatientChannel::restore(w.keys(1));
    assert_eq!(restored.seal(b"", &mut w.rng).unwrap_err(), SealError::NotBegun);
    assert_eq!(restored.use_prekey(&w.prekey), Err(OtherDoctorError));
    restored.open(Role::Patient, &first).unwrap();
    assert_eq!(restored.seal(b"", &mut w.rng).unwrap_err(), SealError::NoPrekey);

    let other = World::new(4);
    assert_eq!(restored.use_prekey(&other.prekey), Err(OtherDoctorError));
    restored.use_prekey(&w.prekey).unwrap();
    let wire = w.patient_says(&mut restored, b"and this");
    assert_eq!(doctor.open(Role::Patient, &wire, &w.prekeys).unwrap().content(), b"and this");
}

// rule: P-33
#[test]
fn a_sealed_message_counts_only_when_it_was_taken() {
    let mut w = World::new(5);
    let (mut patient, mut doctor, first) = w.begun(1);
    let mut second_device = PatientChannel::restore(w.keys(1));
    second_device.open(Role::Patient, &first).unwrap();
    second_device.use_prekey(&w.prekey).unwrap();

    let lost = patient.seal(b"from the phone", &mut w.rng).unwrap();
    let won = w.patient_says(&mut second_device, b"from the tablet");
    patient.open(Role::Patient, &won).unwrap();
    assert_eq!(patient.sent(lost), Err(SentError), "the tablet was quicker");
    let again = w.patient_says(&mut patient, b"from the phone");
    for wire in [won, again] {
        doctor.open(Role::Patient, &wire, &w.prekeys).unwrap();
    }

    let (other, _) = w.asked(2);
    let stray = other.seal(b"", &mut w.rng).unwrap();
    let (mut third, _) = w.asked(3);
    assert_eq!(third.sent(stray), Err(SentError), "of another mailbox");
}

// rule: P-34
#[test]
fn what_the_service_withholds_is_noticed() {
    let mut w = World::new(6);
    let (mut patient, mut doctor, first) = w.begun(1);
    let hidden = w.patient_says(&mut patient, b"hidden later");
    doctor.open(Role::Patient, &hidden, &w.prekeys).unwrap();
    let reply = w.doctor_says(&mut doctor, b"reply");
    patient.open(Role::Doctor, &reply).unwrap();
    assert_eq!(patient.withheld(Role::Patient), 0);

    let mut restored = PatientChannel::restore(w.keys(1));
    restored.open(Role::Patient, &first).unwrap();
    restored.open(Role::Doctor, &reply).unwrap();
    assert_eq!(restored.withheld(Role::Patient), 1, "the doctor had read two, the service gave one");
}

// rule: P-21
#[test]
fn every_message_has_one_size() {
    let mut w = World::new(7);
    let (mut patient, mut doctor, first) = w.begun(1);
    let mut wires = vec![first];
    for length in [0, 1, 100, CONTENT_MAX] {
        let said = w.doctor_says(&mut doctor, &vec![b'x'; length]);
        assert_eq!(patient.open(Role::Doctor, &said).unwrap().content().len(), length);
        let asked = w.patient_says(&mut patient, &vec![b'y'; length]);
        assert_eq!(doctor.open(Role::Patient, &asked, &w.prekeys).unwrap().content().len(), length);
        wires.extend([said, asked]);
    }
    let mut begun = PatientChannel::begin(w.keys(2), &w.prekey);
    wires.push(w.patient_says(&mut begun, &vec![b'z'; CONTENT_MAX]));

    let named: Vec<Attached> = (0..ATTACHMENTS_MAX).map(|_| attached(w.mailbox(1), 0, &mut w.rng)).collect();
    let content = vec![b'y'; content_max(ATTACHMENTS_MAX)];
    wires.push(patient.seal_attached(&content, &named, &mut w.rng).unwrap().wire().to_vec());
    let begun = PatientChannel::begin(w.keys(3), &w.prekey);
    wires.push(begun.seal_attached(&content, &named, &mut w.rng).unwrap().wire().to_vec());
    assert!(wires.iter().all(|wire| wire.len() == WIRE_LEN));

    let too_long = vec![0; CONTENT_MAX + 3];
    assert_eq!(patient.seal(&too_long, &mut w.rng).unwrap_err(), SealError::TooLong { over: 3 });
    assert_eq!(doctor.seal(&too_long, &mut w.rng).unwrap_err(), SealError::TooLong { over: 3 });
}

// rule: P-23
#[test]
fn what_a_message_says_of_its_attachments_comes_to_all_its_readers() {
    let mut w = World::new(9);
    let named: Vec<Attached> =
        [0, 100_000, 3_000_000].map(|length| attached(w.mailbox(1), length, &mut w.rng)).into();
    let mut patient = PatientChannel::begin(w.keys(1), &w.prekey);
    let first = patient.seal_attached(b"see these", &named, &mut w.rng).unwrap();
    let wire = first.wire().to_vec();
    patient.sent(first).unwrap();
    let (mut doctor, opened) = w.answer(1, &wire).unwrap();
    assert_eq!((opened.content(), opened.attachments()), (b"see these".as_slice(), named.as_slice()));

    let study = Attached {
        format: Format::Study { files: 500.try_into().unwrap() },
        ..attached(w.mailbox(1), 200_000_000, &mut w.rng)
    };
    let later = [study];
    let second = patient.seal_attached(b"", &later, &mut w.rng).unwrap().wire().to_vec();
    let opened = doctor.open(Role::Patient, &second, &w.prekeys).unwrap();
    assert_eq!((opened.content(), opened.attachments()), (b"".as_slice(), later.as_slice()));

    let mut words_only = PatientChannel::restore(w.keys(1));
    let mut vault_only = DoctorChannel::restore(w.identity.clone(), through_the_vault(doctor.secrets()));
    for (wire, expected) in [(&wire, named.as_slice()), (&second, &later)] {
        assert_eq!(words_only.open(Role::Patient, wire).unwrap().attachments(), expected);
        let none = DoctorPrekeys::new();
        assert_eq!(vault_only.open(Role::Patient, wire, &none).unwrap().attachments(), expected);
    }
}

// rule: P-92
#[test]
fn a_message_names_thirty_two_attachments_and_holds_as_much_less() {
    let mut w = World::new(10);
    let (patient, mut doctor, _) = w.begun(1);
    let mut named: Vec<Attached> =
        (0..ATTACHMENTS_MAX).map(|_| attached(w.mailbox(1), 0, &mut w.rng)).collect();
    assert_eq!((ATTACHMENTS_MAX, content_max(0), content_max(ATTACHMENTS_MAX)), (32, CONTENT_MAX, 10_048));
    let content = vec![b'y'; 10_048];
    let fits = patient.seal_attached(&content, &named, &mut w.rng).unwrap();
    let opened = doctor.open(Role::Patient, fits.wire(), &w.prekeys).unwrap();
    assert_eq!((opened.content(), opened.attachments().len()), (content.as_slice(), 32));

    let refused = patient.seal_attached(&vec![b'y'; 10_050], &named, &mut w.rng).unwrap_err();
    assert_eq!(refused, SealError::TooLong { over: 2 });
    named.extend([attached(w.mailbox(1), 0, &mut w.rng), attached(w.mailbox(1), 0, &mut w.rng)]);
    let refused = patient.seal_attached(b"", &named, &mut w.rng).unwrap_err();
    assert_eq!(refused, SealError::TooManyAttachments { over: 2 });
}

// rule: P-13
#[test]
fn nothing_secret_is_printed() {
    let mut w = World::new(8);
    let (patient, doctor, first) = w.begun(1);
    let (_, opened) = w.answer(1, &first).unwrap();
    let sealed = patient.seal(b"shadow", &mut w.rng).unwrap();
    let named = attached(w.mailbox(1), 0, &mut w.rng);
    let printed = format!(
        "{patient:?}{doctor:?}{opened:?}{sealed:?}{named:?}{:?}{:?}{:?}",
        w.phrase, w.identity, w.prekeys
    );
    assert!(!printed.contains("shadow"));
    let secrets: [&[u8]; 5] = [
        b"shadow",
        w.phrase.entropy(),
        w.identity.seed_bytes(),
        patient.keys().psk().secret().expose(),
        named.key.secret().expose(),
    ];
    for secret in secrets {
        let bytes = format!("{secret:?}");
        assert!(!printed.contains(bytes.trim_matches(['[', ']'])), "{printed}");
    }
    assert!(w.phrase.words().iter().all(|word| !printed.contains(&format!("\"{word}\""))));
}
