//! A copy of everything that a patient's device can open: no word, no key.

use rand_core::CryptoRng;
use secondok_api::consultation::{Counts, Role, State};
use secondok_protocol::{Day, attachment::Format};
use serde::{Serialize, Serializer};

use super::{Patient, Read, ReadError};
use crate::{
    content::{Content, encode},
    thread::Entry,
    transport::Transport,
    vault::Vault,
};

/// The copy. Its JSON says what was written and when, and of attachments what and how large they are.
#[derive(Debug, Clone, Serialize)]
pub struct PatientCopy {
    /// Of this form.
    pub v: u32,
    /// The day on which it was made, by this device.
    pub today: Day,
    /// The consultations, the newest first.
    pub consultations: Vec<ConsultationCopy>,
    /// Requests that were not sent.
    #[serde(serialize_with = "contents")]
    pub requests: Vec<Content>,
}

/// One consultation.
#[derive(Debug, Clone)]
pub struct ConsultationCopy {
    /// Everything that was said.
    pub read: Read,
    /// What the doctor is called; none if they are no longer here.
    pub doctor: Option<String>,
    /// Texts that are kept on this device and were not sent, or are on their way.
    pub unsent: Vec<Content>,
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Reads everything there is. What doctors are called is asked of the directory.
    ///
    /// # Errors
    /// [`ReadError`]: a copy is whole or not made.
    pub async fn copy(&mut self, today: Day, rng: &mut impl CryptoRng) -> Result<PatientCopy, ReadError> {
        let list = self.consultations(today, rng).await?.list;
        let doctors = self.directory(today).await?.listed.doctors;
        let drafts = self.drafts();
        let mut consultations = Vec::with_capacity(list.len());
        for summary in list {
            let read = match self.read(summary.index).await {
                Ok(read) => read,
                // Erased since it was listed.
                Err(ReadError::Gone) => continue,
                Err(error) => return Err(error),
            };
            let named = doctors.iter().find(|doctor| doctor.id == summary.doctor);
            let of_this = drafts.iter().filter(|draft| draft.index == Some(summary.index));
            let waiting = self.waiting(summary.index).cloned();
            consultations.push(ConsultationCopy {
                read,
                doctor: named.map(|doctor| doctor.profile.full_name()),
                unsent: of_this.map(|draft| draft.content.clone()).chain(waiting).collect(),
            });
        }
        let requests = drafts.into_iter().filter(|draft| draft.index.is_none());
        let requests = requests.map(|draft| draft.content).collect();
        Ok(PatientCopy { v: 1, today, consultations, requests })
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    number: u32,
    doctor: Option<&'a str>,
    state: State,
    opened: Day,
    next: &'static str,
    next_day: Option<Day>,
    nickname: &'a str,
    messages: Vec<Message<'a>>,
    /// Numbers of messages that did not pass.
    refused: Vec<u32>,
    withheld: Counts,
    #[serde(serialize_with = "contents")]
    unsent: &'a [Content],
}

#[derive(Serialize)]
struct Message<'a> {
    role: Role,
    number: u32,
    day: Day,
    content: serde_json::Value,
    attachments: Vec<Attachment<'a>>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    number: String,
    format: &'a str,
    files: Option<u32>,
    bytes_at_most: u64,
}

impl Serialize for ConsultationCopy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (summary, thread) = (&self.read.summary, &self.read.thread);
        Whole {
            number: summary.index,
            doctor: self.doctor.as_deref(),
            state: summary.state,
            opened: summary.opened,
            next: summary.next.name(),
            next_day: summary.next.day(),
            nickname: &self.read.nickname,
            messages: thread.entries.iter().map(message).collect(),
            refused: thread.refused.iter().map(|refused| refused.sequence + 1).collect(),
            withheld: thread.withheld,
            unsent: &self.unsent,
        }
        .serialize(serializer)
    }
}

fn message(entry: &Entry) -> Message<'_> {
    let sequence = u64::from(entry.sequence) + 1;
    let attachments = (1..).zip(&entry.attachments).map(|(number, attached): (u32, _)| Attachment {
        number: format!("{sequence}.{number}"),
        format: attached.format.name(),
        files: match attached.format {
            Format::Study { files } => Some(files.get()),
            _ => None,
        },
        bytes_at_most: attached.class.capacity(),
    });
    Message {
        role: entry.role,
        number: entry.sequence + 1,
        day: entry.day,
        content: value(&entry.content),
        attachments: attachments.collect(),
    }
}

/// A content as it was sealed.
fn value(content: &Content) -> serde_json::Value {
    serde_json::from_slice(&encode(content)).unwrap_or_default()
}

fn contents<S: Serializer>(contents: impl AsRef<[Content]>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(contents.as_ref().iter().map(value))
}
