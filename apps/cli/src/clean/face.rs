//! Of which images it is said that a face can be rebuilt from them.

use secondok_deident::Face;

/// Folders of images of heads, and of images of which nobody knows whether they are; each once, in the order in which they come.
#[derive(Debug, Default)]
pub(super) struct Faces {
    possible: Vec<String>,
    unknown: Vec<String>,
}

impl Faces {
    /// Takes note of an image, by the name that it got.
    pub(super) fn add(&mut self, face: Option<Face>, name: &str) {
        let folders = match face {
            Some(Face::Possible) => &mut self.possible,
            Some(Face::Unknown) => &mut self.unknown,
            Some(Face::No) | None => return,
        };
        let folder = name.rsplit_once('/').map_or(name, |(folder, _)| folder);
        if !folders.iter().any(|known| known == folder) {
            folders.push(folder.to_owned());
        }
    }

    /// The message that is said of them, and where they are; none that there are not.
    pub(super) fn said(&self) -> impl Iterator<Item = (&'static str, String)> {
        [("clean-face-possible", &self.possible), ("clean-face-unknown", &self.unknown)]
            .into_iter()
            .filter(|(_, folders)| !folders.is_empty())
            .map(|(message, folders)| (message, folders.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_series_is_told_once_and_what_shows_no_head_is_not() {
        let mut faces = Faces::default();
        for (face, name) in [
            (Some(Face::Possible), "Study 1/Series 1/0001.dcm"),
            (Some(Face::Possible), "Study 1/Series 1/0002.dcm"),
            (Some(Face::Unknown), "Image 0001.dcm"),
            (Some(Face::Possible), "Study 1/Series 3/0001.dcm"),
            (Some(Face::No), "Study 2/Series 1/0001.dcm"),
            (None, "Photo 1.jpg"),
        ] {
            faces.add(face, name);
        }
        let said: Vec<_> = faces.said().collect();
        assert_eq!(
            said,
            [
                ("clean-face-possible", "Study 1/Series 1, Study 1/Series 3".to_owned()),
                ("clean-face-unknown", "Image 0001.dcm".to_owned())
            ]
        );
        assert_eq!(Faces::default().said().count(), 0);
    }
}
