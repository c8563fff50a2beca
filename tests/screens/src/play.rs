//! Going through the stories, and taking the pictures.

use std::{fs, path::Path};

use base64ct::{Base64, Encoding};
use secondok_e2e::{Browser, Look, Tab};
use secondok_l10n::Language;
use serde_json::json;

use crate::{
    demo::Demo,
    findings, look,
    step::Place,
    stories::{STORIES, Screen, Story},
};

/// A picture of a screen, and what is wrong with it.
pub(crate) struct Picture {
    pub(crate) story: &'static str,
    pub(crate) screen: &'static str,
    /// Language, width and colours.
    pub(crate) look: String,
    /// Its name in the folder.
    pub(crate) file: String,
    pub(crate) findings: Vec<String>,
}

/// Every picture that is wanted. None where there is no browser.
pub(crate) fn all(folder: &Path, wanted: &[String]) -> Option<Vec<Picture>> {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("what was pictured before can be removed");
    }
    fs::create_dir_all(folder).expect("a folder can be made");
    let identifiers = findings::identifiers();
    let mut pictures = Vec::new();
    for language in Language::ALL.into_iter().chain([Language::Pseudo]) {
        let demo = Demo::start();
        for story in
            STORIES.iter().filter(|story| story.screens.iter().any(|screen| is_wanted(story, screen, wanted)))
        {
            let speaks = story.languages.is_none_or(|languages| languages.contains(&language));
            if speaks {
                let begun = Begun { folder, demo: &demo, identifiers: &identifiers, language };
                pictures.extend(begun.play(story, wanted)?);
            }
        }
    }
    Some(pictures)
}

fn is_wanted(story: &Story, screen: &Screen, wanted: &[String]) -> bool {
    let name = format!("{}/{}", story.name, screen.name);
    wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()))
}

/// A language's turn.
struct Begun<'a> {
    folder: &'a Path,
    demo: &'a Demo,
    identifiers: &'a [String],
    language: Language,
}

impl Begun<'_> {
    fn play(&self, story: &Story, wanted: &[String]) -> Option<Vec<Picture>> {
        let looks = look::looks(self.language);
        // Goes through it as on a phone; the other looks are for the pictures.
        let mut browser = Browser::start(looks[0])?;
        let tab = browser.tab();
        let mut pictures = Vec::new();
        for screen in story.screens {
            for step in screen.steps {
                let place = Place { demo: self.demo, browser: &browser, tab: &tab, language: self.language };
                if let Err(why) = step.take(&place) {
                    fs::write(self.folder.join("stuck.png"), tab.picture())
                        .expect("the folder can be written");
                    panic!("{}/{} in {}: {step:?}: {why}", story.name, screen.name, self.language);
                }
            }
            if !is_wanted(story, screen, wanted) {
                continue;
            }
            for &look in &looks {
                browser.look(look);
                pictures.push(self.picture(story, screen, look, &tab));
            }
            browser.look(looks[0]);
        }
        println!("{} in {}: {} pictures", story.name, self.language, pictures.len());
        Some(pictures)
    }

    fn picture(&self, story: &Story, screen: &Screen, look: Look, tab: &Tab) -> Picture {
        const PAINTED: &str =
            "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go(true))))";
        tab.evaluate(PAINTED).expect("the page is painted");
        let name = look::name(look);
        let file = format!("{}-{}-{name}.png", story.name, screen.name);
        let height = "Math.max(document.documentElement.scrollHeight, innerHeight)";
        let height =
            tab.evaluate(height).ok().and_then(|height| height.as_f64()).unwrap_or(f64::from(look.height));
        let clip = json!({ "x": 0, "y": 0, "width": look.width, "height": height, "scale": 1 });
        let about = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let made = tab.call("Page.captureScreenshot", &about).expect("a browser makes pictures");
        let bytes = Base64::decode_vec(made["data"].as_str().unwrap_or_default()).expect("Base64");
        fs::write(self.folder.join(&file), bytes).expect("the folder can be written");
        let findings = findings::of(tab, self.identifiers);
        Picture { story: story.name, screen: screen.name, look: name, file, findings }
    }
}
