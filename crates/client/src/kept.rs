//! What a device keeps of one consultation, on either side.

use secondok_api::consultation::{Counts, Role};
use secondok_protocol::id::BlobId;
use serde::{Deserialize, Serialize};

use crate::{
    attach::{Attaching, Reserved},
    content::{self, Content, tidy},
    outbox::Pending,
};

/// What is kept of one consultation: no message that was read, only how many there were.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Messages that this device has opened: there can never be fewer.
    opened: Counts,
    pending: Option<Pending>,
    #[serde(default)]
    drafts: Vec<KeptDraft>,
    /// Places for attachments that are not used yet, and those of attachments that were given up: to be given back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reserved: Vec<Reserved>,
    /// Attachments on their way, until the service has the message that names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attaching: Option<Attaching>,
}

/// A text that was not sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptDraft {
    #[serde(with = "content::kept")]
    content: Content,
}

impl Kept {
    /// Messages that this device has opened.
    pub(crate) fn opened(&self) -> Counts {
        self.opened
    }

    /// So many were opened now. What was opened once stays so, whatever the service shows later.
    pub(crate) fn saw(&mut self, counts: Counts) {
        self.opened = Counts {
            patient: self.opened.patient.max(counts.patient),
            doctor: self.opened.doctor.max(counts.doctor),
        };
    }

    /// The message on its way, if there is one.
    pub(crate) fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// Whether just this is on its way, however its line ends were typed.
    pub(crate) fn is_waiting(&self, content: &Content) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.content == tidy(content.clone()))
    }

    /// It is sealed, and on its way from now on.
    pub(crate) fn send(&mut self, pending: Pending) {
        self.drop_draft(&pending.content);
        self.pending = Some(pending);
    }

    /// The service has it.
    pub(crate) fn delivered(&mut self, role: Role, pending: &Pending) {
        self.pending = None;
        self.drop_draft(&pending.content);
        if matches!(pending.content, Content::Files(_)) {
            self.attaching = None;
        }
        let count = pending.sequence + 1;
        self.saw(match role {
            Role::Patient => Counts { patient: count, doctor: 0 },
            Role::Doctor => Counts { patient: 0, doctor: count },
        });
    }

    /// The service will never take it as it is: it is a draft again.
    pub(crate) fn refused(&mut self, pending: Pending) {
        self.pending = None;
        self.keep_draft(pending.content);
    }

    /// Texts that were not sent.
    pub(crate) fn drafts(&self) -> impl ExactSizeIterator<Item = &Content> {
        self.drafts.iter().map(|draft| &draft.content)
    }

    /// Keeps a text as a draft; once, however often. What nobody has typed, such as a yes without a word, is none.
    pub(crate) fn keep_draft(&mut self, content: Content) {
        let draft = KeptDraft { content };
        if is_written(&draft.content) && !self.drafts.contains(&draft) {
            self.drafts.push(draft);
        }
    }

    /// Whether this text is a draft, as whatever it was to be sent.
    pub(crate) fn has_draft(&self, content: &Content) -> bool {
        self.drafts.iter().any(|draft| is_same_text(&draft.content, content))
    }

    /// Takes the draft of this text away, if there is one: also one that was to be sent as something else, as a text
    /// that has become the follow-up question meanwhile.
    pub(crate) fn drop_draft(&mut self, content: &Content) {
        self.drafts.retain(|draft| !is_same_text(&draft.content, content));
    }

    /// Attachments on their way.
    pub(crate) fn attaching(&self) -> Option<&Attaching> {
        self.attaching.as_ref()
    }

    /// Whether the message that names them is sealed and on its way.
    pub(crate) fn is_naming(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| matches!(pending.content, Content::Files(_)))
    }

    /// Places that are to be given back unless they are used.
    pub(crate) fn reserved(&self) -> &[Reserved] {
        &self.reserved
    }

    /// Places are going to be reserved.
    pub(crate) fn reserve(&mut self, places: &[Reserved]) {
        self.reserved.extend(places);
    }

    /// A place is not reserved any more.
    pub(crate) fn gave_back(&mut self, blob: BlobId) {
        self.reserved.retain(|reserved| reserved.blob != blob);
    }

    /// These are on their way from now on, and use their places.
    pub(crate) fn attach(&mut self, attaching: Attaching) {
        for attached in attaching.attached() {
            self.gave_back(attached.blob);
        }
        self.attaching = Some(attaching);
    }

    /// What is on its way may go as the question about the opinion.
    pub(crate) fn attach_as_question(&mut self) {
        if let Some(attaching) = &mut self.attaching {
            attaching.is_question = true;
        }
    }

    /// What is on its way is not wanted any more: its places are to be given back, its words are a draft.
    pub(crate) fn give_up(&mut self) {
        let Some(attaching) = self.attaching.take() else { return };
        self.reserved.extend(attaching.attached().iter().map(|attached| Reserved::from(attached.as_ref())));
        if !attaching.text().is_empty() {
            self.keep_draft(Content::text(attaching.text()));
        }
    }

    /// Texts and messages that the service does not have.
    pub(crate) fn unsent(&self) -> usize {
        self.drafts.len() + usize::from(self.pending.is_some())
    }
}

/// Whether somebody has typed something of it.
fn is_written(content: &Content) -> bool {
    match content {
        Content::Accepted(content) => !content.note.is_empty(),
        Content::Declined(content) => !content.note.is_empty(),
        Content::Closed(content) => !content.note.is_empty(),
        Content::Withdrawn(content) => !content.note.is_empty(),
        // It is kept with its attachments, not among the texts.
        Content::Files(_) => false,
        _ => true,
    }
}

/// Whether both say the same, whatever they go as.
fn is_same_text(one: &Content, other: &Content) -> bool {
    fn text(content: &Content) -> Option<&str> {
        match content {
            Content::Text(content) => Some(&content.text),
            Content::FollowUp(content) => Some(&content.text),
            Content::Revealed(content) => Some(&content.text),
            _ => None,
        }
    }
    one == other || text(one).is_some_and(|text_of_one| text(other) == Some(text_of_one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Accepted, Closed, DeclineReason, Declined, FollowUp, Withdrawn};

    #[test]
    fn a_draft_goes_with_its_text_whatever_it_was_sent_as() {
        let mut kept = Kept::default();
        kept.keep_draft(Content::text("May I swim?"));
        kept.keep_draft(Content::text("May I run?"));
        let content = Content::FollowUp(FollowUp { text: "May I swim?".to_owned() });
        let sent = Pending { sequence: 1, transition: None, wire: Vec::new().into(), content };
        kept.delivered(Role::Patient, &sent);
        assert_eq!(kept.drafts().collect::<Vec<_>>(), [&Content::text("May I run?")]);
    }

    #[test]
    fn what_nobody_has_typed_is_no_draft() {
        let mut kept = Kept::default();
        kept.keep_draft(Content::Accepted(Accepted::default()));
        kept.keep_draft(Content::Closed(Closed::default()));
        kept.keep_draft(Content::Withdrawn(Withdrawn::default()));
        let declined =
            |note: &str| Content::Declined(Declined { reason: DeclineReason::NoTime, note: note.to_owned() });
        kept.keep_draft(declined(""));
        assert_eq!(kept.drafts().len(), 0);
        kept.keep_draft(declined("On leave."));
        assert_eq!(kept.drafts().len(), 1);
    }

    #[test]
    fn the_same_text_is_known_by_any_line_ends() {
        let content = tidy(Content::text("One\nTwo"));
        let mut kept = Kept::default();
        kept.send(Pending { sequence: 1, transition: None, wire: Vec::new().into(), content });
        for same in ["One\nTwo", "One\r\nTwo", "\u{feff}One\rTwo\r\n", " One\nTwo\n\n"] {
            assert!(kept.is_waiting(&Content::text(same)), "{same:?}");
        }
        assert!(!kept.is_waiting(&Content::text("One Two")));
    }

    #[test]
    fn what_was_opened_once_stays_opened() {
        let mut kept = Kept::default();
        for (patient, doctor) in [(2, 1), (1, 3), (0, 0)] {
            kept.saw(Counts { patient, doctor });
        }
        assert_eq!(kept.opened(), Counts { patient: 2, doctor: 3 });
    }
}
