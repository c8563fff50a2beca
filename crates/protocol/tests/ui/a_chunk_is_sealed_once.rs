//! What was sealed is gone: nothing else is sealed at its place.

use secondok_protocol::attachment::{CHUNK_LEN, NextChunk};

fn twice(next: NextChunk<'_>, chunk: &mut [u8; CHUNK_LEN]) {
    next.seal(chunk);
    next.seal(chunk);
}

fn main() {}
