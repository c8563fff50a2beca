//! The file that `init` writes.

use super::keys::Key;

/// A whole configuration in which every key stands with what it is for; a key without a default is commented
/// out.
pub fn template() -> String {
    let mut text = String::from(
        "# SeconDOK. Every line that starts with # is a comment; take the # away to change a setting.\n\
         # `secondok check-config` checks this file. An environment variable, such as SECONDOK_CARE_LISTEN\n\
         # for listen under [care], goes before what stands here.\n",
    );
    let mut section = "";
    for key in Key::ALL {
        let (of, name) = key.split();
        if of != section {
            text.push_str(&format!("\n[{of}]\n"));
            section = of;
        } else {
            text.push('\n');
        }
        for line in key.about {
            text.push_str(&format!("# {line}\n"));
        }
        match key.default {
            Some(default) => text.push_str(&format!("{name} = {default}\n")),
            None => text.push_str(&format!("# {name} = {}\n", key.example)),
        }
    }
    text
}
