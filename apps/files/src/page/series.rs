//! Going to the series of a study that came.

use leptos::prelude::*;

use super::{app::App, names};
use crate::talk::imaging::{File, Kind};

/// A series, as it stands among the pictures that are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Series {
    /// Its first picture, from 0.
    first: u32,
    /// What made it: CT, MR, …; empty where it does not say.
    modality: String,
    pictures: u32,
}

/// The series of files that are shown in this order.
pub(super) fn of(files: &[File]) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    let (mut at, mut last) = (0, None);
    for file in files {
        let Kind::Image { study, series, modality, .. } = &file.kind else { return Vec::new() };
        match all.last_mut() {
            Some(open) if last == Some((study, series)) => open.pictures += file.pictures,
            _ => all.push(Series { first: at, modality: modality.clone(), pictures: file.pictures }),
        }
        last = Some((study, series));
        at += file.pictures;
    }
    all
}

/// A list of them to choose from, where there are several; it says which one the picture on the screen is of.
pub(super) fn view(app: App, all: Vec<Series>, at: RwSignal<u32>) -> Option<impl IntoView> {
    if all.len() < 2 {
        return None;
    }
    let firsts: Vec<u32> = all.iter().map(|series| series.first).collect();
    let shown = Memo::new(move |_| firsts.iter().rposition(|first| *first <= at.get()).unwrap_or_default());
    let options = all.into_iter().enumerate().map(|(number, series)| {
        let images = app.text_with("files-images", &[("count", series.pictures.into())]);
        let what = names::what(&series.modality, Some(images));
        let args = [("number", (number + 1).into()), ("what", what.into())];
        view! {
            <option value=series.first.to_string() prop:selected=move || shown.get() == number>
                {app.text_with("files-show-series", &args)}
            </option>
        }
    });
    let options: Vec<_> = options.collect();
    let go = move |event| {
        if let Ok(first) = event_target_value(&event).parse() {
            at.set(first);
        }
    };
    Some(view! {
        <div class="field">
            <label for="files-series">{app.text("files-show-series-label")}</label>
            <select id="files-series" on:change=go>{options}</select>
        </div>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::imaging::{Face, Look};

    fn image(series: &str, pictures: u32) -> File {
        let kind = Kind::Image {
            study: "1".to_owned(),
            series: series.to_owned(),
            instance: String::new(),
            modality: "CT".to_owned(),
            order: (None, None),
        };
        File {
            number: 1,
            kind,
            pictures,
            look: Look::NotNeeded,
            proposed: Vec::new(),
            face: Face::No,
            bytes: 1,
        }
    }

    #[test]
    fn each_series_begins_where_its_first_picture_stands() {
        let series = |first, pictures| Series { first, modality: "CT".to_owned(), pictures };
        let files = [image("1", 1), image("1", 1), image("2", 40), image("3", 1)];
        assert_eq!(of(&files), [series(0, 2), series(2, 40), series(42, 1)]);
        assert_eq!(of(&[]), []);
    }
}
