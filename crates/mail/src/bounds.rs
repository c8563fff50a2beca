//! How much an e-mail may be. Looked at in its bytes: what takes a mail apart needs time and stack for all that is nested in it.

use super::Unfit;

/// Longest mail, in bytes: what mail servers commonly take (Postfix 10,240,000), because attachments come along.
pub const LENGTH_MAX: usize = 10_240_000;
/// Most parts, and so the deepest nesting: each says its type, or is set off by a line that begins with two hyphens.
const PARTS_MAX: usize = 200;
/// Most such lines. More than parts: a signature and whatever somebody copied begin like that too.
const DASHED_MAX: usize = 1_000;
/// Most lines of the head, each folded one for itself.
const HEAD_MAX: usize = 1_000;

/// Refuses what is longer, or nested deeper, than anybody's question.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unfit> {
    if bytes.len() > LENGTH_MAX {
        return Err(Unfit::TooMuch);
    }
    let (mut parts, mut dashed, mut head) = (0, 0, Some(0));
    for line in bytes.split(|byte| *byte == b'\n') {
        parts += usize::from(contains(line, b"content-type"));
        dashed += usize::from(line.starts_with(b"--"));
        head = head.filter(|_| !line.trim_ascii().is_empty()).map(|lines| lines + 1);
        if parts > PARTS_MAX || dashed > DASHED_MAX || head.is_some_and(|lines| lines > HEAD_MAX) {
            return Err(Unfit::TooMuch);
        }
    }
    Ok(())
}

fn contains(line: &[u8], name: &[u8]) -> bool {
    line.windows(name.len()).any(|part| part.eq_ignore_ascii_case(name))
}
