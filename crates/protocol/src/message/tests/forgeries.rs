//! Messages made by somebody who has the keys and breaks the rules.

use super::*;
use crate::{
    attachment::{Format, SizeClass},
    id::{BlobId, MessageHash},
    keys::{DoctorConsultation, KeyRole, Psk, PskLengthError, PublicKey, SecretKey},
    message::{
        attachments,
        place::{Mode, Place},
        plaintext::{self, Introduction},
        sealing::{self, ContentKey, Reader},
        wire::PLAINTEXT_LEN,
    },
    secret::Secret,
};

/// The patient's second message, the first that is sealed with the shared key.
struct Second<'a> {
    place: Place<'a>,
    prekey: &'a CurrentPrekey,
    patient: &'a ConsultationKeys,
}

impl<'a> Second<'a> {
    fn new(first: &[u8], prekey: &'a CurrentPrekey, patient: &'a ConsultationKeys) -> Self {
        let header = Header {
            role: Role::Patient,
            sequence: 1,
            previous: MessageHash::of(first),
            recipient: prekey.key_id(),
            attachment_root: [0; 32],
        };
        Self {
            place: Place { mailbox: patient.mailbox(), header, psk: Some(patient.psk()) },
            prekey,
            patient,
        }
    }

    fn seal(&self, plaintext: &[u8; PLAINTEXT_LEN], rng: &mut ChaCha20Rng) -> Vec<u8> {
        sealing::seal(&self.place, self.prekey.public(), self.patient.secret().public(), plaintext, rng)
    }

    /// Wraps with everything chosen separately for each of the two readers.
    fn wraps(&self, peer: Chosen<'_>, own: Chosen<'_>, rng: &mut ChaCha20Rng) -> [Vec<u8>; 2] {
        [
            self.wrap(Reader::Peer, self.prekey.public(), peer, rng),
            self.wrap(Reader::Own, self.patient.secret().public(), own, rng),
        ]
    }

    fn wrap<R: KeyRole>(
        &self,
        reader: Reader,
        key: &PublicKey<R>,
        as_: Chosen<'_>,
        rng: &mut ChaCha20Rng,
    ) -> Vec<u8> {
        let bound = sealing::bound(&self.place, as_.commitment, as_.body);
        sealing::wrap(&self.place, as_.mode, reader, key, &bound, as_.key, rng)
    }
}

#[derive(Clone, Copy)]
struct Chosen<'a> {
    mode: Mode,
    key: &'a ContentKey,
    commitment: &'a [u8],
    body: &'a [u8],
}

fn padded(content: &[u8]) -> zeroize::Zeroizing<[u8; PLAINTEXT_LEN]> {
    plaintext::of_patient(0, &[], &[], content).unwrap()
}

/// What both readers of the patient's second message say of it: the doctor, and another device of the patient's.
fn both(w: &World, first: &[u8], secrets: &DoctorConsultationSecrets, wire: &[u8]) -> [Option<OpenError>; 2] {
    let mut doctor = DoctorChannel::restore(w.identity.clone(), through_the_vault(secrets));
    doctor.open(Role::Patient, first, &w.prekeys).unwrap();
    let mut patient = PatientChannel::restore(w.keys(1));
    patient.open(Role::Patient, first).unwrap();
    [doctor.open(Role::Patient, wire, &w.prekeys).err(), patient.open(Role::Patient, wire).err()]
}

// rule: P-50
#[test]
fn wraps_with_different_keys_are_refused_by_the_reader_who_was_to_be_deceived() {
    let mut w = World::new(40);
    let (patient, doctor, first) = w.begun(1);
    let second = Second::new(&first, &w.prekey, patient.keys());
    let keys = [ContentKey::random(&mut w.rng), ContentKey::random(&mut w.rng)];
    let commitment = sealing::commitment(&keys[0]);
    let body = sealing::seal_body(&second.place, &keys[0], &padded(b"to both"));
    let honest = Chosen { mode: Mode::Psk, key: &keys[0], commitment: commitment.expose(), body: &body };
    let differing = Chosen { key: &keys[1], ..honest };

    let [peer, own] = second.wraps(honest, differing, &mut w.rng);
    let to_the_patient = sealing::assemble(&second.place, &keys[0], &peer, &own, &body);
    let [peer, own] = second.wraps(differing, honest, &mut w.rng);
    let to_the_doctor = sealing::assemble(&second.place, &keys[0], &peer, &own, &body);

    assert_eq!(both(&w, &first, doctor.secrets(), &to_the_doctor), [Some(OpenError::Commitment), None]);
    assert_eq!(both(&w, &first, doctor.secrets(), &to_the_patient), [None, Some(OpenError::Commitment)]);
}

// rule: P-51
#[test]
fn wraps_for_different_bodies_are_refused_by_the_reader_who_was_to_be_deceived() {
    let mut w = World::new(41);
    let (patient, doctor, first) = w.begun(1);
    let second = Second::new(&first, &w.prekey, patient.keys());
    let key = ContentKey::random(&mut w.rng);
    let commitment = sealing::commitment(&key);
    let bodies = [b"one text".as_slice(), b"another"]
        .map(|text| sealing::seal_body(&second.place, &key, &padded(text)));
    let chosen = |body| Chosen { mode: Mode::Psk, key: &key, commitment: commitment.expose(), body };

    let [peer, own] = second.wraps(chosen(&bodies[0]), chosen(&bodies[1]), &mut w.rng);
    for (body, expected) in bodies.iter().zip([[None, Some(OpenError::Wrap)], [Some(OpenError::Wrap), None]])
    {
        let wire = sealing::assemble(&second.place, &key, &peer, &own, body);
        assert_eq!(both(&w, &first, doctor.secrets(), &wire), expected);
    }
}

// rule: P-52
#[test]
fn a_body_under_another_key_than_the_wrapped_one_is_refused() {
    let mut w = World::new(42);
    let (patient, doctor, first) = w.begun(1);
    let second = Second::new(&first, &w.prekey, patient.keys());
    let keys = [ContentKey::random(&mut w.rng), ContentKey::random(&mut w.rng)];
    let commitment = sealing::commitment(&keys[0]);
    let body = sealing::seal_body(&second.place, &keys[1], &padded(b"text"));
    let chosen = Chosen { mode: Mode::Psk, key: &keys[0], commitment: commitment.expose(), body: &body };
    let [peer, own] = second.wraps(chosen, chosen, &mut w.rng);
    let wire = sealing::assemble(&second.place, &keys[0], &peer, &own, &body);
    assert_eq!(both(&w, &first, doctor.secrets(), &wire), [Some(OpenError::Body), Some(OpenError::Body)]);
}

// rule: P-53
#[test]
fn a_message_sealed_without_the_shared_key_is_refused() {
    let mut w = World::new(43);
    let (patient, doctor, first) = w.begun(1);
    let second = Second::new(&first, &w.prekey, patient.keys());
    let key = ContentKey::random(&mut w.rng);
    let commitment = sealing::commitment(&key);
    let body = sealing::seal_body(&second.place, &key, &padded(b"not from the patient"));
    let chosen = Chosen { mode: Mode::Base, key: &key, commitment: commitment.expose(), body: &body };
    let [peer, own] = second.wraps(chosen, chosen, &mut w.rng);
    let wire = sealing::assemble(&second.place, &key, &peer, &own, &body);
    let downgrade = Some(OpenError::ModeDowngrade);
    assert_eq!(both(&w, &first, doctor.secrets(), &wire), [downgrade, downgrade]);
}

// rule: P-54
#[test]
fn a_message_sealed_with_another_shared_key_is_refused() {
    let mut w = World::new(44);
    let (patient, doctor, first) = w.begun(1);
    let mut second = Second::new(&first, &w.prekey, patient.keys());
    let other = Psk::from_slice(&[7; 32]).unwrap();
    second.place.psk = Some(&other);
    let wire = second.seal(&padded(b"not from the patient"), &mut w.rng);
    assert_eq!(both(&w, &first, doctor.secrets(), &wire), [Some(OpenError::Wrap), Some(OpenError::Wrap)]);
}

// rule: P-55
#[test]
fn a_message_not_signed_by_the_doctor_is_refused() {
    let mut w = World::new(45);
    let (mut patient, mut doctor, _) = w.begun(1);
    // Whoever has the vault's secrets of one consultation, but not the identity.
    let doctor_id = w.identity.public().doctor();
    let impostor = Arc::new(DoctorIdentity::generate(doctor_id, &mut w.rng));
    let mut forger = DoctorChannel::restore(impostor, through_the_vault(doctor.secrets()));
    let forged = w.doctor_says(&mut forger, b"forged");
    assert_eq!(patient.open(Role::Doctor, &forged).unwrap_err(), OpenError::Signature);
    assert_eq!(doctor.open(Role::Doctor, &forged, &w.prekeys).unwrap_err(), OpenError::Signature);
}

// rule: P-56
#[test]
fn a_doctors_signature_holds_for_one_place_one_key_and_one_text() {
    let mut w = World::new(46);
    let (mut patient, doctor, _) = w.begun(1);
    let keys = w.keys(1);
    let header = Header {
        role: Role::Doctor,
        sequence: 0,
        previous: MessageHash::NONE,
        recipient: keys.secret().public().id(),
        attachment_root: [0; 32],
    };
    let place = Place { mailbox: keys.mailbox(), header, psk: Some(keys.psk()) };
    let elsewhere = Place { mailbox: w.mailbox(2), header, psk: Some(keys.psk()) };
    let own = SecretKey::<DoctorConsultation>::generate(&mut w.rng);
    let swapped = SecretKey::<DoctorConsultation>::generate(&mut w.rng);
    let (ad, other_ad) = (place.associated_data(), elsewhere.associated_data());

    let mut say = |ad: &[u8], signed_seen, signed_key, signed_text: &[u8]| {
        let mut fields =
            plaintext::doctor_fields(&w.identity, ad, signed_seen, Some(signed_key), signed_text);
        fields[..own.public().as_bytes().len()].copy_from_slice(own.public().as_bytes());
        let plaintext = plaintext::of_doctor(1, &fields, b"text").unwrap();
        let wire = sealing::seal(&place, keys.secret().public(), own.public(), &plaintext, &mut w.rng);
        patient.open(Role::Doctor, &wire).err()
    };
    assert_eq!(say(&other_ad, 1, own.public(), b"text"), Some(OpenError::Signature));
    assert_eq!(say(&ad, 2, own.public(), b"text"), Some(OpenError::Signature));
    assert_eq!(say(&ad, 1, swapped.public(), b"text"), Some(OpenError::Signature));
    assert_eq!(say(&ad, 1, own.public(), b"another text"), Some(OpenError::Signature));
    assert_eq!(say(&ad, 1, own.public(), b"text"), None);
    drop(doctor);
}

// rule: P-57
#[test]
fn a_first_message_with_keys_of_other_words_is_refused() {
    let mut w = World::new(47);
    let (mine, others) = (w.keys(1), w.keys(2));
    let header = Header {
        role: Role::Patient,
        sequence: 0,
        previous: MessageHash::NONE,
        recipient: w.prekey.key_id(),
        attachment_root: [0; 32],
    };
    let place = Place { mailbox: mine.mailbox(), header, psk: None };
    for (public, psk) in [(others.secret().public(), mine.psk()), (mine.secret().public(), others.psk())] {
        let fields = Introduction::encode(public, psk, w.identity.public());
        let plaintext = plaintext::of_patient(0, &fields, &[], b"").unwrap();
        let wire = sealing::seal(&place, w.prekey.public(), mine.secret().public(), &plaintext, &mut w.rng);
        let mut restored = PatientChannel::restore(w.keys(1));
        assert_eq!(restored.open(Role::Patient, &wire).unwrap_err(), OpenError::ForeignKeys);
    }
}

fn seed_of(secrets: &DoctorConsultationSecrets) -> Secret<32> {
    let stored = serde_json::to_value(secrets).unwrap();
    serde_json::from_value(stored["seed"].clone()).unwrap()
}

// rule: P-58
#[test]
fn a_doctors_first_message_with_another_key_than_the_vaults_is_refused() {
    let mut w = World::new(48);
    let (patient, mut doctor, _) = w.begun(1);
    let other = SecretKey::<DoctorConsultation>::generate(&mut w.rng);
    let vaults: SecretKey<DoctorConsultation> = SecretKey::from_seed(seed_of(doctor.secrets()));
    let header = Header {
        role: Role::Doctor,
        sequence: 0,
        previous: MessageHash::NONE,
        recipient: patient.keys().secret().public().id(),
        attachment_root: [0; 32],
    };
    let place = Place { mailbox: w.mailbox(1), header, psk: Some(patient.keys().psk()) };
    let fields =
        plaintext::doctor_fields(&w.identity, &place.associated_data(), 1, Some(other.public()), b"yes");
    let plaintext = plaintext::of_doctor(1, &fields, b"yes").unwrap();
    let wire =
        sealing::seal(&place, patient.keys().secret().public(), vaults.public(), &plaintext, &mut w.rng);
    let refused = OpenError::OtherConsultationKey;
    assert_eq!(doctor.open(Role::Doctor, &wire, &w.prekeys).unwrap_err(), refused);
}

// rule: P-22
#[test]
fn padding_that_is_not_zero_and_lengths_beyond_the_end_are_refused() {
    let mut w = World::new(49);
    let (_, mut doctor, first) = w.begun(1);
    let patient = w.keys(1);
    let second = Second::new(&first, &w.prekey, &patient);
    let length = |value: u32| {
        let mut plaintext = padded(b"text");
        plaintext[5..9].copy_from_slice(&value.to_be_bytes());
        plaintext
    };
    let mut hidden = padded(b"text");
    hidden[PLAINTEXT_LEN - 1] = 1;
    let beyond = u32::try_from(CONTENT_MAX + 1).unwrap();
    for plaintext in [hidden, length(3), length(beyond), length(u32::MAX)] {
        let wire = second.seal(&plaintext, &mut w.rng);
        assert_eq!(doctor.open(Role::Patient, &wire, &w.prekeys).unwrap_err(), OpenError::Plaintext);
    }
    let wire = second.seal(&length(5), &mut w.rng);
    assert_eq!(doctor.open(Role::Patient, &wire, &w.prekeys).unwrap().content(), b"text\0");
}

// rule: P-23
#[test]
fn a_message_that_names_other_attachments_than_its_header_is_refused() {
    let mut w = World::new(50);
    let (patient, doctor, first) = w.begun(1);
    let mailbox = w.mailbox(1);
    let named = |seed: u64| -> Vec<Attached> {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        (0..2).map(|_| attached(mailbox, 100_000, &mut rng)).collect()
    };
    let attachments = named(1);
    let mut other_key = named(1);
    other_key[1].key = attached(mailbox, 0, &mut w.rng).key;
    let mut other_blob = named(1);
    other_blob[0].blob = BlobId::random(&mut w.rng);
    let mut other_size = named(1);
    other_size[1].class = SizeClass::LARGEST;
    let mut other_order = named(1);
    other_order.reverse();
    let mut one_less = named(1);
    one_less.pop();

    let plaintext =
        plaintext::of_patient(0, &[], &Vec::from_iter(&attachments), b"see the pictures").unwrap();
    let refused = Some(OpenError::Attachments);
    for said in [named(2), other_key, other_blob, other_size, other_order, one_less, vec![]] {
        let mut second = Second::new(&first, &w.prekey, patient.keys());
        second.place.header.attachment_root = attachments::root(&said);
        let wire = second.seal(&plaintext, &mut w.rng);
        assert_eq!(both(&w, &first, doctor.secrets(), &wire), [refused, refused], "{said:?}");
        let wire = second.seal(&padded(b"see nothing"), &mut w.rng);
        let expected = if said.is_empty() { None } else { refused };
        assert_eq!(both(&w, &first, doctor.secrets(), &wire), [expected, expected], "{said:?}");
    }
    let mut second = Second::new(&first, &w.prekey, patient.keys());
    second.place.header.attachment_root = attachments::root(&attachments);
    let wire = second.seal(&plaintext, &mut w.rng);
    assert_eq!(both(&w, &first, doctor.secrets(), &wire), [None, None]);
}

// rule: P-23
#[test]
fn a_first_message_that_names_other_attachments_than_its_header_is_refused() {
    let mut w = World::new(51);
    let keys = w.keys(1);
    let header = Header {
        role: Role::Patient,
        sequence: 0,
        previous: MessageHash::NONE,
        recipient: w.prekey.key_id(),
        attachment_root: [1; 32],
    };
    let place = Place { mailbox: keys.mailbox(), header, psk: None };
    let fields = Introduction::encode(keys.secret().public(), keys.psk(), w.identity.public());
    let plaintext = plaintext::of_patient(0, &fields, &[], b"see the pictures").unwrap();
    let wire = sealing::seal(&place, w.prekey.public(), keys.secret().public(), &plaintext, &mut w.rng);
    assert_eq!(w.answer(1, &wire).unwrap_err(), OpenError::Attachments);
    let mut restored = PatientChannel::restore(w.keys(1));
    assert_eq!(restored.open(Role::Patient, &wire).unwrap_err(), OpenError::Attachments);
}

// rule: P-91
#[test]
fn a_doctors_message_that_names_attachments_is_refused() {
    let mut w = World::new(52);
    let (mut patient, mut doctor, _) = w.begun(1);
    let vaults: SecretKey<DoctorConsultation> = SecretKey::from_seed(seed_of(doctor.secrets()));
    let header = Header {
        role: Role::Doctor,
        sequence: 0,
        previous: MessageHash::NONE,
        recipient: patient.keys().secret().public().id(),
        attachment_root: attachments::root(&[attached(w.mailbox(1), 0, &mut w.rng)]),
    };
    let place = Place { mailbox: w.mailbox(1), header, psk: Some(patient.keys().psk()) };
    let ad = place.associated_data();
    let fields = plaintext::doctor_fields(&w.identity, &ad, 1, Some(vaults.public()), b"see this");
    let plaintext = plaintext::of_doctor(1, &fields, b"see this").unwrap();
    let wire =
        sealing::seal(&place, patient.keys().secret().public(), vaults.public(), &plaintext, &mut w.rng);
    let refused = OpenError::DoctorsAttachments;
    assert_eq!(patient.open(Role::Doctor, &wire).unwrap_err(), refused);
    assert_eq!(doctor.open(Role::Doctor, &wire, &w.prekeys).unwrap_err(), refused);
}

// rule: P-92
#[test]
fn attachments_that_are_none_and_content_beyond_their_room_are_refused() {
    let mut w = World::new(53);
    let (_, mut doctor, first) = w.begun(1);
    let patient = w.keys(1);
    let mut second = Second::new(&first, &w.prekey, &patient);
    let attachments = [attached(w.mailbox(1), 0, &mut w.rng)];
    second.place.header.attachment_root = attachments::root(&attachments);
    let changed = |at: usize, byte: u8| {
        let mut plaintext = plaintext::of_patient(0, &[], &attachments.each_ref(), b"text").unwrap();
        plaintext[at] = byte;
        plaintext
    };
    // seen (4), count (1), blob (32), key (32), size class, format, files (4), content length (4).
    let beyond = u32::try_from(content_max(1) + 1).unwrap().to_be_bytes();
    let mut too_long = plaintext::of_patient(0, &[], &attachments.each_ref(), b"text").unwrap();
    too_long[75..79].copy_from_slice(&beyond);
    for plaintext in [
        changed(4, 33),
        changed(4, u8::MAX),
        changed(69, SizeClass::COUNT),
        changed(70, 5),
        changed(74, 0),
        changed(74, 2),
        too_long,
    ] {
        let wire = second.seal(&plaintext, &mut w.rng);
        assert_eq!(doctor.open(Role::Patient, &wire, &w.prekeys).unwrap_err(), OpenError::Plaintext);
    }
    // Thirty-three as good ones as can be.
    let mailbox = w.mailbox(1);
    let named: Vec<Attached> = (0..33).map(|_| attached(mailbox, 0, &mut w.rng)).collect();
    let mut too_many = padded(b"");
    too_many[4] = 33;
    for (at, one) in named.iter().enumerate() {
        let alone = plaintext::of_patient(0, &[], &[one], b"").unwrap();
        too_many[5 + 70 * at..][..70].copy_from_slice(&alone[5..75]);
    }
    let mut beyond = Second::new(&first, &w.prekey, &patient);
    beyond.place.header.attachment_root = attachments::root(&named);
    let wire = beyond.seal(&too_many, &mut w.rng);
    assert_eq!(doctor.open(Role::Patient, &wire, &w.prekeys).unwrap_err(), OpenError::Plaintext);

    let wire = second.seal(&changed(70, 3), &mut w.rng);
    let opened = doctor.open(Role::Patient, &wire, &w.prekeys).unwrap();
    assert_eq!(opened.attachments()[0].format, Format::Pdf);
}

// rule: P-14
#[test]
fn a_shared_key_of_another_length_is_refused() {
    for length in [0, 1, 16, 31, 33, 64] {
        let refused = PskLengthError(length);
        assert_eq!(Psk::from_slice(&vec![1; length]).unwrap_err(), refused);
    }
    let stored = serde_json::to_string(&Secret::<16>::new([1; 16])).unwrap();
    assert!(serde_json::from_str::<Psk>(&stored).is_err());
}
