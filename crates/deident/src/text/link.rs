//! E-mail addresses, pages on the web, names in networks.

use std::ops::Range;

use super::{Class, lexicon::Lexicon, spans::Spans, token::Tokens};

pub(super) fn find(tokens: &Tokens<'_>, words: &Lexicon, spans: &mut Spans) {
    for at in 0..tokens.len() {
        if let Some(range) = plain_mail(tokens, at).or_else(|| spelt_mail(tokens, words, at)) {
            spans.add(range, Class::Email);
        }
    }
    let mut start = 0;
    while start < tokens.len() {
        let mut end = start + 1;
        while tokens.is_glued(end) {
            end += 1;
        }
        let inner = trimmed(tokens, start..end);
        match run(tokens, words, &inner) {
            Run::Handle => spans.add(inner, Class::Handle),
            Run::Reference => spans.pass_over(inner),
            Run::Other => {}
        }
        start = end;
    }
}

/// Without quotes, brackets and what ends a sentence.
fn trimmed(tokens: &Tokens<'_>, mut run: Range<usize>) -> Range<usize> {
    const AROUND: [char; 14] = ['.', ',', ';', ':', '!', '?', '(', ')', '"', '«', '»', '“', '”', '\''];
    while run.start < run.end && tokens.is_mark(run.start, &AROUND) {
        run.start += 1;
    }
    while run.start < run.end && tokens.is_mark(run.end - 1, &AROUND) {
        run.end -= 1;
    }
    run
}

/// An address around the "@" that stands at `at`.
fn plain_mail(tokens: &Tokens<'_>, at: usize) -> Option<Range<usize>> {
    if !tokens.is_mark(at, &['@']) || !tokens.is_glued(at) {
        return None;
    }
    let end = host(tokens, at + 1, |at| tokens.is_glued(at) && tokens.is_mark(at, &['.', '-']))?;
    let start = local(tokens, at);
    (start < at && tokens.is_glued(at + 1)).then_some(start..end)
}

/// Where the part before "@" begins.
fn local(tokens: &Tokens<'_>, at: usize) -> usize {
    let is_part = |at: usize| {
        tokens.is_word(at) || tokens.is_number(at) || tokens.is_mark(at, &['.', '_', '%', '+', '-', '\''])
    };
    let mut start = at;
    while start > 0 && is_part(start - 1) && (start == at || tokens.is_glued(start)) {
        start -= 1;
    }
    while start < at && tokens.is_mark(start, &['.', '-', '\'']) {
        start += 1;
    }
    start
}

/// Where a host's name ends that begins at `at`: two words at least, with what divides them between.
fn host(tokens: &Tokens<'_>, mut at: usize, is_divided: impl Fn(usize) -> bool) -> Option<usize> {
    let is_label = |at: usize| tokens.is_word(at) || tokens.is_number(at);
    let mut labels = 0;
    let mut end = at;
    while is_label(at) && (labels == 0 || tokens.is_glued(at) || !tokens.is_glued(at - 1)) {
        labels += 1;
        end = at + 1;
        // "mail2web": a word and a number together are one label.
        while is_label(end) && tokens.is_glued(end) {
            end += 1;
        }
        if !is_divided(end) {
            break;
        }
        at = end + 1;
    }
    let is_top = tokens.get(end - 1).is_some_and(|last| last.length() >= 2) && tokens.is_word(end - 1);
    (labels >= 2 && is_top).then_some(end)
}

/// "anna (at) example (dot) com", "anna собака ukr.net": written so for fear of robots.
fn spelt_mail(tokens: &Tokens<'_>, words: &Lexicon, at: usize) -> Option<Range<usize>> {
    let is_dog = tokens.lower(at) == "собака" || tokens.lower(at) == "собачка";
    let is_at = tokens.lower(at) == "at"
        && tokens.is_mark(at.checked_sub(1)?, &['(', '[', '{'])
        && tokens.is_mark(at + 1, &[')', ']', '}']);
    if !is_dog && !is_at {
        return None;
    }
    let around = usize::from(is_at);
    let before = at - around;
    let start = local(tokens, before);
    let mut end = at + 1 + around;
    let mut labels = 0;
    // What divides is a full stop or the word for it, in brackets or not.
    while tokens.is_word(end) && tokens.is_same_line(end) && labels < 5 {
        labels += 1;
        let mut next = end + 1;
        while tokens.is_mark(next, &['(', ')', '[', ']', '.', '-'])
            || matches!(tokens.lower(next), "dot" | "крапка")
        {
            next += 1;
        }
        let is_last = words.hosts.has(tokens.lower(end)) && labels > 1;
        if is_last && !words.hosts.has(tokens.lower(next)) {
            return (start < before).then_some(start..end + 1);
        }
        if next == end + 1 {
            return None;
        }
        end = next;
    }
    None
}

/// What a run of characters without spaces is.
enum Run {
    /// Somebody's page, or what they are called in a network.
    Handle,
    /// A page that everybody reads.
    Reference,
    /// Nothing of the kind.
    Other,
}

fn run(tokens: &Tokens<'_>, words: &Lexicon, run: &Range<usize>) -> Run {
    let text = tokens.slice(run.clone());
    if let Some(name) = text.strip_prefix('@') {
        let is_name = name.chars().filter(|c| c.is_alphanumeric()).count() > 2;
        return if is_name { Run::Handle } else { Run::Other };
    }
    if text.len() < 4 || text.contains('@') {
        return Run::Other;
    }
    let lower = text.to_ascii_lowercase();
    let (scheme, rest) = lower.split_once("://").unwrap_or(("", &lower));
    let address = rest.strip_prefix("www.").unwrap_or(rest);
    let host = address.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_at =
        |known: &str| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if words.references.iter().any(|known| is_at(known)) {
        return Run::Reference;
    }
    let is_host = host.is_ascii()
        && host.rsplit_once('.').is_some_and(|(name, top)| !name.is_empty() && words.hosts.has(top));
    let has_path = address.len() > host.len() + 1;
    let is_address =
        !host.is_empty() && (matches!(scheme, "http" | "https" | "tg") || rest.len() > address.len());
    // "yahoo.com" alone is where something is, "t.me/anna" is somebody.
    let is_page = has_path && (is_host || words.networks.iter().any(|known| is_at(known)));
    if is_address || is_page || !is_host && is_named(tokens, words, run) { Run::Handle } else { Run::Other }
}

/// "skype live:anna_71": after a network's name, with a mark or number that no word has.
fn is_named(tokens: &Tokens<'_>, words: &Lexicon, run: &Range<usize>) -> bool {
    let text = tokens.slice(run.clone());
    let has_letter = text.contains(|c: char| c.is_ascii_alphabetic());
    let is_made_up = text.contains(['_', '.']) || text.contains(|c: char| c.is_ascii_digit());
    has_letter
        && text.is_ascii()
        && is_made_up
        && words.handle.is_before(tokens, run.start, 3, |word| {
            matches!(word, "is" | "my" | "мій" | "nick" | "нік" | "in" | "в" | "у" | "id")
        })
}
