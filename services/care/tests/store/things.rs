//! Stores to try, and things to put into them.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use bytes::Bytes;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use secondok_api::{consultation::Transition, directory::Profile};
use secondok_care::{
    Care,
    audit::Stamp,
    clock::Timestamp,
    consultations::rules,
    store::{
        Append, AppendError, Appended, AttachmentOptions, Author, ConsultationRow, NewConsultation,
        NewDoctor, OpenError, PrekeyRow, Registration, Remembered, Store, StoreError, StoreOptions,
        StoredMessage, Tombstone,
    },
};
use secondok_protocol::{
    Day,
    id::{DoctorId, KeyId, MailboxAddress, MessageHash, SecretHash},
    message::WIRE_LEN,
};
use secondok_testkit::{ManualClock, parts};

/// The day on which the tests begin.
pub const TODAY: Day = Day::from_number(20_500);
/// The second in which it begins.
pub const NOW: Timestamp = Timestamp::beginning(TODAY);
/// Whoever types commands, in that second.
pub const OPERATOR: Stamp = Stamp::operator(NOW);

/// Where stores can be made.
pub trait Place {
    /// A database that nobody has used.
    async fn fresh(&self) -> StoreOptions;

    /// A store in a database that nobody has used.
    async fn store(&self) -> Store {
        Store::open(&self.fresh().await).await.unwrap()
    }
}

/// A folder for SQLite's files. Dropped, it is gone with everything in it.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// A new one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// How a database of this name in it is opened.
    pub fn options(&self, name: &str) -> StoreOptions {
        StoreOptions::new(format!("sqlite:{}", self.path().join(name).display()))
    }

    /// Every file of a database in it, with its bytes, by name.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = std::fs::read_dir(self.path()).unwrap();
        files
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_type().unwrap().is_file())
            .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
            .collect()
    }
}

impl Place for Folder {
    async fn fresh(&self) -> StoreOptions {
        // Not by how many files there are: a database that closes takes its journal with it.
        let free = |number: &u32| !self.path().join(format!("{number}.db")).exists();
        let name = format!("{}.db", (0..).find(free).unwrap());
        let attachments = AttachmentOptions::new(self.path().join(format!("{name}-attachments")));
        let attachments = Some(AttachmentOptions { reserve: 0, ..attachments });
        StoreOptions { attachments, ..self.options(&name) }
    }
}

/// Ends what is late; what has ended.
pub async fn expire(store: &Store, today: Day, draw: u32) -> Vec<ConsultationRow> {
    let mut ended = Vec::new();
    store.expire(today, &mut || draw, &mut |row| ended.push(row.clone())).await.unwrap();
    ended
}

/// Erases what has been kept long enough; how many were erased.
pub async fn erase(store: &Store, today: Day) -> usize {
    let mut erased = 0;
    store.erase(today, &mut |_| erased += 1).await.unwrap();
    erased
}

/// Whether these bytes contain those.
pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    position(haystack, needle).is_some()
}

/// Where these bytes contain those first.
pub fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// A generator of things to put into a store.
pub struct Things(pub ChaCha20Rng);

impl Things {
    /// The same ones for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(ChaCha20Rng::seed_from_u64(seed))
    }

    /// Message bytes, as if sealed.
    pub fn wire(&mut self) -> Bytes {
        let mut wire = vec![0; WIRE_LEN];
        self.0.fill_bytes(&mut wire);
        wire.into()
    }

    /// A few bytes that no other message has.
    pub fn short(&mut self) -> Bytes {
        self.0.next_u64().to_be_bytes().to_vec().into()
    }

    /// A number below this one.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0.next_u32() % limit
    }

    /// A published profile.
    pub fn profile(&mut self, slug: &str, answer_days: u32) -> Profile {
        Profile {
            slug: slug.to_owned(),
            name: format!("Dr {slug}"),
            title: String::new(),
            specialties: vec!["cardiology".to_owned(), "oncology".to_owned()],
            languages: vec!["en".to_owned()],
            licensed_in: vec!["UA".to_owned()],
            experience_years: 9,
            about: BTreeMap::from([("en".to_owned(), "Hearts.".to_owned())]),
            price_units: 2,
            answer_days,
        }
    }

    /// A prekey that is good from this day on.
    pub fn prekey(&mut self, not_before: Day) -> PrekeyRow {
        let mut encoded = vec![0; 1_300];
        self.0.fill_bytes(&mut encoded);
        PrekeyRow { key: KeyId::random(&mut self.0), not_before, not_after: not_before + 14, encoded }
    }

    /// A registered doctor, who answers within five days.
    pub async fn doctor(&mut self, store: &Store) -> DoctorId {
        let doctor = DoctorId::random(&mut self.0);
        let slug = format!("d-{:08x}", self.0.next_u32());
        let invitation = SecretHash::random(&mut self.0);
        let new = NewDoctor {
            doctor,
            login: format!("{slug}@example.org"),
            profile: self.profile(&slug, 5),
            invitation,
            valid_until: TODAY + 7,
        };
        store.invite_doctor(new, OPERATOR).await.unwrap();
        let registration = Registration {
            invitation,
            now: NOW,
            record: vec![1; 192],
            identity: [2; 32],
            vault: vec![3; 500],
            prekeys: vec![self.prekey(TODAY - 1)],
        };
        assert_eq!(store.register_doctor(registration).await.unwrap(), doctor);
        doctor
    }

    /// A patient who is about to ask this doctor.
    pub fn patient(&mut self, doctor: DoctorId) -> Patient {
        Patient {
            mailbox: MailboxAddress::random(&mut self.0),
            capability: SecretHash::random(&mut self.0),
            doctor,
            first: StoredMessage::new(self.wire()),
        }
    }
}

/// A patient with a consultation.
#[derive(Clone)]
pub struct Patient {
    /// Its address.
    pub mailbox: MailboxAddress,
    /// Their right.
    pub capability: SecretHash,
    /// Whom they ask.
    pub doctor: DoctorId,
    /// Their first message.
    pub first: StoredMessage,
}

impl Patient {
    /// The request that opens the consultation.
    pub fn new_consultation(&self, today: Day) -> NewConsultation {
        NewConsultation {
            mailbox: self.mailbox,
            capability: self.capability,
            doctor: self.doctor,
            opened: today,
            due: rules::accept_by(today),
            message: self.first.clone(),
        }
    }

    /// Opens it.
    pub async fn open(&self, store: &Store, today: Day) -> Result<ConsultationRow, OpenError> {
        store.open_consultation(self.new_consultation(today)).await
    }

    /// Destroys it.
    pub async fn destroy(&self, store: &Store) -> Result<bool, StoreError> {
        store.destroy(self.mailbox, self.capability, |_| {}).await
    }

    /// As the author of messages.
    pub fn author(&self) -> Author {
        Author::Patient(self.capability)
    }

    /// The doctor as the author of messages.
    pub fn doctor(&self) -> Author {
        Author::Doctor(self.doctor)
    }

    /// The message that comes next on this side, as the store now stands.
    pub async fn next(
        &self,
        store: &Store,
        author: Author,
        wire: Bytes,
        transition: Option<Transition>,
        today: Day,
    ) -> Append {
        let row = store.consultation(self.mailbox).await.unwrap().unwrap();
        let role = author.role();
        Append {
            mailbox: self.mailbox,
            author,
            sequence: row.messages.of(role),
            previous: row.last(role),
            hash: MessageHash::of(&wire),
            wire,
            transition,
            today,
            erase_on: rules::erase_on(today, 7),
        }
    }

    /// Sends the message that comes next on this side.
    pub async fn say(
        &self,
        store: &Store,
        author: Author,
        wire: Bytes,
        transition: impl Into<Option<Transition>>,
        today: Day,
    ) -> Result<Appended, AppendError> {
        store.append(self.next(store, author, wire, transition.into(), today).await).await
    }
}

/// The service over this store, on [`TODAY`].
pub fn care_of(store: &Store) -> Care {
    Care::new(parts(store.clone(), Arc::new(ManualClock::on(TODAY))))
}

/// What was destroyed, erased or removed after a backup.
pub fn remembered(tombstones: &[Tombstone]) -> Remembered {
    Remembered { tombstones: tombstones.to_vec(), ..Remembered::default() }
}
