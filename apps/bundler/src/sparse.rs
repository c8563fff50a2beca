//! Scripts, styles and message files without what only readers of the source need: comments, and the space before a line.

use crate::resolve::Files;

/// Leaves it out of every script, style and message file.
pub(crate) fn make_sparse(files: &mut Files) {
    for (name, bytes) in files {
        let sparse: fn(&str) -> Option<String> = match name.rsplit_once('.') {
            Some((_, "css")) => style,
            Some((_, "js")) => script,
            Some((_, "ftl")) => messages,
            _ => continue,
        };
        if let Some(text) = std::str::from_utf8(bytes).ok().and_then(sparse) {
            *bytes = text.into_bytes();
        }
    }
}

/// None where a comment does not end.
fn style(text: &str) -> Option<String> {
    let mut parts = text.split("/*");
    let mut kept = parts.next()?.to_owned();
    for part in parts {
        kept.push_str(part.split_once("*/")?.1);
    }
    Some(lines(&kept, |_| true))
}

/// Takes comments that have lines of their own. None where a text goes over several lines: in it every space counts.
fn script(text: &str) -> Option<String> {
    let is_whole = |line: &str| line.matches('`').count().is_multiple_of(2);
    if !text.lines().all(is_whole) {
        return None;
    }
    let mut is_comment = false;
    Some(lines(text, |line| {
        let is_one = is_comment || line.starts_with("//") || line.starts_with("/*");
        is_comment = is_one && !line.starts_with("//") && !line.ends_with("*/");
        !is_one
    }))
}

/// Takes comments. Where a line begins and which ones are empty can count in a message.
fn messages(text: &str) -> Option<String> {
    Some(text.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect())
}

/// Those that hold something and are to be kept, each from its first letter on.
fn lines(text: &str, mut keep: impl FnMut(&str) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if keep(line) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sparse(name: &str, text: &str) -> String {
        let mut files = Files::from([(name.to_owned(), text.as_bytes().to_vec())]);
        make_sparse(&mut files);
        String::from_utf8(files.remove(name).expect("it stays")).expect("it is text")
    }

    #[test]
    fn a_style_has_no_comments_and_no_empty_lines() {
        let text = "/* What\n   this is. */\n\n.a {\n  color: red; /* why */\n}\n";
        assert_eq!(sparse("a.css", text), ".a {\ncolor: red;\n}\n");
        let unended = ".a { } /* and so on";
        assert_eq!(sparse("a.css", unended), unended);
    }

    #[test]
    fn a_script_has_no_lines_of_comment() {
        let text = "// Why.\nconst a = 'https://b'; // stays\n  /** What.\n   * @param b\n   */\n  go(a);\n/* one */\nend();\n";
        assert_eq!(sparse("a.js", text), "const a = 'https://b'; // stays\ngo(a);\nend();\n");
    }

    #[test]
    fn messages_have_no_comments_and_are_else_as_they_are() {
        let text = "# What.\n\n## Part\na = # One\nb =\n    x\n\n    # y\n";
        assert_eq!(sparse("a.ftl", text), "\na = # One\nb =\n    x\n\n    # y\n");
    }

    #[test]
    fn a_text_over_several_lines_is_left_as_it_is() {
        let text = "const a = `one\n  // two`;\n";
        assert_eq!(sparse("a.js", text), text);
        assert_eq!(sparse("a.html", "  <p>\n"), "  <p>\n");
    }
}
