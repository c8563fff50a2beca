//! Frames: how messages and changes of state come out of a mailbox, fetched or followed.
//!
//! A frame is `kind: u8 ‖ length: u32 (big-endian) ‖ payload`.

use secondok_protocol::{Day, id::MailboxAddress};

use crate::consultation::{MailboxState, Role};

/// Bytes before the payload.
pub const HEADER_LEN: usize = 1 + 4;
/// Longest payload accepted; a message frame is 41 bytes longer than the message.
pub const PAYLOAD_MAX: usize = 64 * 1024;

const KEEP_ALIVE: u8 = 0;
const STATE: u8 = 1;
const MESSAGE: u8 = 2;
/// mailbox ‖ role ‖ sequence ‖ day
const MESSAGE_HEADER_LEN: usize = MailboxAddress::LEN + 1 + 4 + 4;

/// One thing that a mailbox tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// Nothing happened; the connection lives.
    KeepAlive,
    /// The state now, JSON on the wire.
    State(MailboxState),
    /// A message.
    Message(MessageFrame),
}

/// A sealed message as it lies in a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageFrame {
    /// Where it lies.
    pub mailbox: MailboxAddress,
    /// Who wrote it.
    pub role: Role,
    /// Its number among that side's messages.
    pub sequence: u32,
    /// The day it arrived.
    pub day: Day,
    /// Its wire bytes.
    pub wire: Vec<u8>,
}

/// A byte sequence that is not a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The kind is not one of those known.
    #[error("unknown kind of frame: {0}")]
    Kind(u8),
    /// The payload is longer than [`PAYLOAD_MAX`].
    #[error("a frame of {0} bytes is longer than allowed")]
    TooLong(usize),
    /// The payload is not what its kind asks for.
    #[error("a frame's payload is malformed")]
    Payload,
}

impl Frame {
    /// Appends the frame's bytes.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let start = out.len();
        out.extend_from_slice(&[0; HEADER_LEN]);
        let kind = match self {
            Self::KeepAlive => KEEP_ALIVE,
            Self::State(state) => {
                serde_json::to_writer(&mut *out, state).expect("a state is always JSON");
                STATE
            }
            Self::Message(message) => {
                out.extend_from_slice(message.mailbox.as_bytes());
                out.push(match message.role {
                    Role::Patient => 0,
                    Role::Doctor => 1,
                });
                out.extend_from_slice(&message.sequence.to_be_bytes());
                out.extend_from_slice(&message.day.number().to_be_bytes());
                out.extend_from_slice(&message.wire);
                MESSAGE
            }
        };
        let length = u32::try_from(out.len() - start - HEADER_LEN).expect("a frame is short");
        out[start] = kind;
        out[start + 1..start + HEADER_LEN].copy_from_slice(&length.to_be_bytes());
    }

    fn decode(kind: u8, payload: &[u8]) -> Result<Self, FrameError> {
        match kind {
            KEEP_ALIVE if payload.is_empty() => Ok(Self::KeepAlive),
            STATE => serde_json::from_slice(payload).map(Self::State).map_err(|_| FrameError::Payload),
            MESSAGE => MessageFrame::decode(payload).map(Self::Message).ok_or(FrameError::Payload),
            KEEP_ALIVE => Err(FrameError::Payload),
            other => Err(FrameError::Kind(other)),
        }
    }
}

impl MessageFrame {
    fn decode(payload: &[u8]) -> Option<Self> {
        let (header, wire) = payload.split_at_checked(MESSAGE_HEADER_LEN)?;
        let (mailbox, header) = header.split_at_checked(MailboxAddress::LEN)?;
        let (role, header) = header.split_first()?;
        let (sequence, day) = header.split_at_checked(4)?;
        let day = u32::from_be_bytes(day.try_into().ok()?);
        Some(Self {
            mailbox: mailbox.try_into().ok()?,
            role: match role {
                0 => Role::Patient,
                1 => Role::Doctor,
                _ => return None,
            },
            sequence: u32::from_be_bytes(sequence.try_into().ok()?),
            day: (day <= Day::MAX.number()).then(|| Day::from_number(day))?,
            wire: wire.to_vec(),
        })
    }
}

/// Puts frames together from pieces of any size.
#[derive(Debug, Default)]
pub struct FrameReader {
    arrived: Vec<u8>,
    /// How much of it has been read: it goes when more arrives, not frame by frame.
    read: usize,
}

impl FrameReader {
    /// Takes in what arrived.
    pub fn push(&mut self, piece: &[u8]) {
        // What is left is moved only when it is the smaller part: no byte is moved more often than one is read.
        if self.read >= self.pending().len() {
            self.arrived.drain(..self.read);
            self.read = 0;
        }
        self.arrived.extend_from_slice(piece);
    }

    fn pending(&self) -> &[u8] {
        &self.arrived[self.read..]
    }

    /// The next whole frame, if it is there. After an error the connection is of no more use.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, FrameError> {
        let Some((header, rest)) = self.pending().split_at_checked(HEADER_LEN) else { return Ok(None) };
        let length = u32::from_be_bytes(header[1..].try_into().expect("four bytes")) as usize;
        if length > PAYLOAD_MAX {
            return Err(FrameError::TooLong(length));
        }
        let Some(payload) = rest.get(..length) else { return Ok(None) };
        let frame = Frame::decode(header[0], payload)?;
        self.read += HEADER_LEN + length;
        Ok(Some(frame))
    }

    /// Whether a frame has begun and not ended.
    pub fn is_inside_frame(&self) -> bool {
        !self.pending().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation::{Counts, State};

    fn frames() -> Vec<Frame> {
        let mailbox = MailboxAddress::from_bytes([7; 32]);
        vec![
            Frame::KeepAlive,
            Frame::Message(MessageFrame {
                mailbox,
                role: Role::Doctor,
                sequence: 3,
                day: Day::from_number(20_000),
                wire: vec![9; 100],
            }),
            Frame::State(MailboxState {
                mailbox,
                doctor: secondok_protocol::id::DoctorId::from_bytes([1; 16]),
                state: State::FollowUp,
                opened: Day::from_number(20_000),
                due: Some(Day::from_number(20_003)),
                erased_by: None,
                messages: Counts { patient: 2, doctor: 4 },
                today: Day::from_number(20_001),
            }),
        ]
    }

    #[test]
    fn frames_survive_any_cutting() {
        let mut bytes = Vec::new();
        frames().iter().for_each(|frame| frame.encode(&mut bytes));
        for size in 1..bytes.len() {
            let mut reader = FrameReader::default();
            let mut read = Vec::new();
            for piece in bytes.chunks(size) {
                reader.push(piece);
                while let Some(frame) = reader.next_frame().expect("well-formed") {
                    read.push(frame);
                }
            }
            assert_eq!(read, frames(), "pieces of {size} bytes");
            assert!(!reader.is_inside_frame());
        }
    }

    #[test]
    fn a_full_mailbox_is_read_without_moving_it_again_and_again() {
        let frames = Vec::from_iter((0..1_000).map(|sequence| {
            Frame::Message(MessageFrame {
                mailbox: MailboxAddress::from_bytes([7; 32]),
                role: Role::Patient,
                sequence,
                day: Day::from_number(20_000),
                wire: vec![sequence as u8; 16_384],
            })
        }));
        let mut bytes = Vec::new();
        frames.iter().for_each(|frame| frame.encode(&mut bytes));
        for size in [bytes.len(), 1_000_003, 40_961, 16_411, 7_919, 333] {
            let (mut reader, mut expected, mut moved) = (FrameReader::default(), frames.iter(), 0);
            for piece in bytes.chunks(size) {
                let (before, left) = (reader.arrived.len(), reader.pending().len());
                reader.push(piece);
                moved += if reader.arrived.len() < before + piece.len() { left } else { 0 };
                let arrived = reader.arrived.len();
                while let Some(frame) = reader.next_frame().expect("well-formed") {
                    assert_eq!(Some(&frame), expected.next(), "pieces of {size} bytes");
                    assert_eq!(reader.arrived.len(), arrived, "nothing is moved while frames are read");
                }
            }
            assert_eq!(expected.next(), None);
            assert!(!reader.is_inside_frame());
            assert!(moved <= bytes.len(), "pieces of {size} bytes: {moved} bytes were moved");
            assert!(reader.arrived.capacity() <= 2 * (size + 2 * PAYLOAD_MAX), "pieces of {size} bytes");
        }
    }

    #[test]
    fn malformed_frames_are_refused() {
        let read = |bytes: &[u8]| {
            let mut reader = FrameReader::default();
            reader.push(bytes);
            reader.next_frame()
        };
        assert_eq!(read(&[9, 0, 0, 0, 0]), Err(FrameError::Kind(9)));
        assert_eq!(read(&[0, 0, 0, 0, 1, 5]), Err(FrameError::Payload));
        assert_eq!(read(&[2, 0, 0, 0, 1, 5]), Err(FrameError::Payload));
        assert_eq!(read(&[1, 0, 0, 0, 2, b'{', b'}']), Err(FrameError::Payload));
        assert_eq!(read(&[2, 0xff, 0, 0, 0]), Err(FrameError::TooLong(0xff00_0000)));
    }
}
