//! Words in bytes.

/// Where a word stands first.
pub(super) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    loop {
        from += bytes[from..].iter().position(|&byte| byte == first)?;
        if bytes[from..].starts_with(word) {
            return Some(from);
        }
        from += 1;
    }
}

/// Where a word stands, each time.
pub(super) fn find_all<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find(&bytes[from..], word)?;
        from = at + word.len();
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_once() {
        assert_eq!(find_all(b"obj aobjobj", b"obj").collect::<Vec<_>>(), [0, 5, 8]);
        assert_eq!(find(b"ob", b"obj"), None);
    }
}
