//! Frames of a mailbox: however the bytes are cut, the same frames come out, and each writes itself again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_api::frame::{Frame, FrameError, FrameReader};

/// Reads everything, in pieces of a size; the frames, and what stopped the reading.
fn read(bytes: &[u8], piece: usize) -> (Vec<Frame>, Option<FrameError>) {
    let mut reader = FrameReader::default();
    let mut frames = Vec::new();
    for piece in bytes.chunks(piece) {
        reader.push(piece);
        loop {
            match reader.next_frame() {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(error) => return (frames, Some(error)),
            }
        }
    }
    (frames, None)
}

fuzz_target!(|input: (u8, &[u8])| {
    let (piece, bytes) = input;
    let whole = read(bytes, bytes.len().max(1));
    assert_eq!(whole, read(bytes, usize::from(piece).max(1)), "the cutting changes nothing");

    let mut again = Vec::new();
    whole.0.iter().for_each(|frame| frame.encode(&mut again));
    // JSON can be written in many ways, the rest in one.
    if whole.0.iter().all(|frame| !matches!(frame, Frame::State(_))) {
        assert!(bytes.starts_with(&again), "nothing was read that is written otherwise");
    }
    assert_eq!(read(&again, again.len().max(1)), (whole.0, None), "what was read can be written");
});
