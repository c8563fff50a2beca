//! Checkpoints: how long the log is and what is in it, signed (C2SP `tlog-checkpoint`, `signed-note`).

use std::{fmt, str::FromStr};

use base64ct::{Base64, Encoding};
use ed25519_dalek::SigningKey;
use signed_note::{Note, Signer as _, StandardSigner, StandardVerifier, VerifierList, key_id};
use tlog_tiles::{checkpoint, tlog::Hash};

use crate::LOG_MAX;

/// The signature algorithm Ed25519, in the form of keys of signed notes.
const ED25519: u8 = 1;
/// What the names of our logs begin with; the rest follows from the key, so that two logs never have the same.
const ORIGIN: &str = "secondok-keys/";

/// How many entries a log has, and the hash of its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root {
    /// How many entries.
    pub size: u64,
    /// The hash of the tree (RFC 6962, section 2.1).
    pub hash: [u8; 32],
}

/// What signs checkpoints of one log.
pub struct LogSigner {
    signer: StandardSigner,
    key: LogKey,
}

impl fmt::Debug for LogSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LogSigner({}, redacted)", self.key)
    }
}

impl LogSigner {
    /// The same seed gives the same key and the same name of the log, for ever.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let signing = SigningKey::from_bytes(seed);
        let public = [&[ED25519][..], signing.verifying_key().as_bytes()].concat();
        let short: String = public[1..9].iter().map(|byte| format!("{byte:02x}")).collect();
        let name = format!("{ORIGIN}{short}");
        let id = key_id(&name, &public);
        let secret = Base64::encode_string(&[&[ED25519][..], seed].concat());
        let signer = StandardSigner::new(&format!("PRIVATE+KEY+{name}+{id:08x}+{secret}"));
        let text = format!("{name}+{id:08x}+{}", Base64::encode_string(&public));
        Self { signer: signer.expect("a key in the form of keys"), key: LogKey { name, text } }
    }

    /// What shows that a checkpoint is this log's.
    pub fn key(&self) -> &LogKey {
        &self.key
    }

    /// The checkpoint of a log that is this, as a signed note.
    pub fn sign(&self, root: Root) -> String {
        let text = checkpoint::Checkpoint::new(self.signer.name(), root.size, Hash(root.hash), "");
        let text = text.expect("a name without line ends").to_bytes();
        let mut note = Note::new(&text, &[]).expect("a text of three lines");
        note.add_sigs(&[&self.signer]).expect("an Ed25519 key signs everything");
        String::from_utf8(note.to_bytes()).expect("a note is text")
    }
}

/// A log, by its name and its public key; in text as C2SP `signed-note` writes keys of verifiers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LogKey {
    name: String,
    text: String,
}

impl LogKey {
    /// The name of the log, which stands in its checkpoints.
    pub fn origin(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for LogKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for LogKey {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        StandardVerifier::new(text).map_err(|_| CheckpointError::Key)?;
        let (name, _) = text.split_once('+').ok_or(CheckpointError::Key)?;
        Ok(Self { name: name.to_owned(), text: text.to_owned() })
    }
}

/// Why a text is no checkpoint of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The key is none.
    #[error("not the key of a log: expected NAME+NUMBER+KEY as in C2SP signed-note")]
    Key,
    /// It has not the form, or says what cannot be.
    #[error("not a checkpoint as in C2SP tlog-checkpoint")]
    Form,
    /// It is another log's, or nobody signed it who should have.
    #[error("the checkpoint is not signed by this log")]
    Signature,
}

/// A checkpoint whose signature is the log's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// What the log was.
    pub root: Root,
    note: String,
}

impl Checkpoint {
    /// Reads a signed note of this log.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn open(note: &str, key: &LogKey) -> Result<Self, CheckpointError> {
        let read = Note::from_bytes(note.as_bytes()).map_err(|_| CheckpointError::Form)?;
        let verifier = StandardVerifier::new(&key.text).map_err(|_| CheckpointError::Key)?;
        let known = VerifierList::new(vec![Box::new(verifier)]);
        read.verify(&known).map_err(|_| CheckpointError::Signature)?;
        let said = checkpoint::Checkpoint::from_bytes(read.text()).map_err(|_| CheckpointError::Form)?;
        if said.origin() != key.name {
            return Err(CheckpointError::Signature);
        }
        if said.size() > LOG_MAX {
            return Err(CheckpointError::Form);
        }
        let root = Root { size: said.size(), hash: said.hash().0 };
        Ok(Self { root, note: note.to_owned() })
    }

    /// The signed note that it was read from: what is kept, and shown to others.
    pub fn note(&self) -> &str {
        &self.note
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: Root = Root { size: 3, hash: [5; 32] };

    #[test]
    fn a_checkpoint_is_its_logs_over_all_that_it_says() {
        let signer = LogSigner::from_seed(&[1; 32]);
        let note = signer.sign(ROOT);
        let key: LogKey = signer.key().to_string().parse().expect("the key of a log");
        assert_eq!(key, *signer.key());
        let opened = Checkpoint::open(&note, &key).expect("the log's own");
        assert_eq!((opened.root, opened.note()), (ROOT, note.as_str()));
        let other = LogSigner::from_seed(&[2; 32]);
        assert_ne!(other.key().origin(), key.origin());
        assert_eq!(Checkpoint::open(&note, other.key()), Err(CheckpointError::Signature));
        assert_eq!(
            Checkpoint::open(&note.replacen("\n3\n", "\n4\n", 1), &key),
            Err(CheckpointError::Signature)
        );
        assert_eq!(
            Checkpoint::open(&note.replacen("\n\n", "\nmore\n\n", 1), &key),
            Err(CheckpointError::Signature)
        );
        assert_eq!(Checkpoint::open("", &key), Err(CheckpointError::Form));
        for size in [LOG_MAX + 1, u64::MAX] {
            let note = signer.sign(Root { size, ..ROOT });
            assert_eq!(Checkpoint::open(&note, &key), Err(CheckpointError::Form), "{size} entries");
        }
    }

    /// What devices keep hangs on it.
    #[test]
    fn the_seed_gives_the_same_key_for_ever() {
        let key = LogSigner::from_seed(&[7; 32]).key().to_string();
        assert_eq!(
            key,
            "secondok-keys/ea4a6c63e29c520a+bbe71a3a+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"
        );
    }
}
