//! The page to look through the pictures.

use std::{fmt::Write as _, fs, io, path::Path};

use crate::play::Picture;

const HEAD: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Screens</title><style>\
body { font: 1rem system-ui, sans-serif; margin: 1rem; background: #ddd } \
section > div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start } \
figure { margin: 0; background: #fff; padding: .5rem; max-width: 32rem } \
img { max-width: 100%; height: auto; border: 1px solid #999 } \
.wrong { outline: 3px solid #b00 } li { color: #b00 }\
</style></head><body><h1>Screens</h1>\n";

/// Writes `index.html`: every screen with its pictures side by side, and what was found on them.
pub(crate) fn write(folder: &Path, pictures: &[Picture]) -> io::Result<()> {
    let mut screens: Vec<(&str, &str)> = Vec::new();
    for picture in pictures {
        if !screens.contains(&(picture.story, picture.screen)) {
            screens.push((picture.story, picture.screen));
        }
    }
    let mut html = HEAD.to_owned();
    for (story, screen) in screens {
        let _ = writeln!(html, "<section id=\"{story}-{screen}\"><h2>{story}: {screen}</h2><div>");
        for picture in pictures.iter().filter(|picture| (picture.story, picture.screen) == (story, screen)) {
            let wrong = if picture.findings.is_empty() { "" } else { " class=\"wrong\"" };
            let findings: String =
                picture.findings.iter().map(|finding| format!("<li>{}</li>", escaped(finding))).collect();
            let _ = writeln!(
                html,
                "<figure{wrong}><a href=\"{0}\"><img loading=\"lazy\" src=\"{0}\" alt=\"\"></a>\
                 <figcaption>{1}</figcaption><ul>{findings}</ul></figure>",
                picture.file, picture.look
            );
        }
        html.push_str("</div></section>\n");
    }
    html.push_str("</body></html>\n");
    fs::write(folder.join("index.html"), html)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
