//! What is counted for improvement, whether it is counted here, and every figure: all that there is in the database.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use secondok_l10n::Language;

use super::{
    failure,
    page::{Page, Site, answer},
    texts::texts,
    visit::Visit,
};
use crate::statistics::{
    CountedWeek,
    figure::{DOCTORS, FLOOR, Figure, STEP},
    measure::Measure,
    week::KEPT,
};

pub(super) const PATH: &str = "/statistics";

#[derive(Template)]
#[template(path = "statistics.html")]
pub(super) struct Statistics {
    page: Page,
    state: String,
    /// There are weeks, and not one figure.
    all_few: bool,
    measures: Vec<Shown>,
    enough: String,
    rounded: String,
    kept: String,
}

/// A measure as it is shown.
struct Shown {
    name: &'static str,
    title: String,
    about: String,
    caption: String,
    /// The weeks of what has one bucket, the buckets of the last week otherwise.
    bars: Vec<Bar>,
    buckets: Vec<String>,
    /// Of what has several buckets, once there are several weeks.
    weeks: Vec<Row>,
}

/// A number beside its bar.
struct Bar {
    label: String,
    figure: String,
    /// In hundredths of the longest one.
    width: u32,
}

/// A week in the table of all.
struct Row {
    begins: String,
    figures: Vec<String>,
}

impl Statistics {
    /// The page with these weeks, the latest first.
    pub(super) fn new(language: Language, site: Site<'_>, weeks: &[CountedWeek]) -> Self {
        let page = Page::new(language, PATH, texts(language).text("statistics-title"), site);
        let kept = [("weeks", KEPT.into())];
        let doctors = u32::try_from(DOCTORS).unwrap_or(u32::MAX);
        Self {
            state: state(&page, site.service.statistics, weeks.first()),
            all_few: !weeks.is_empty() && weeks.iter().all(|week| week.figures.is_empty()),
            measures: Measure::EVERY.map(|measure| Shown::new(&page, measure, weeks)).into(),
            enough: page.text_with(
                "statistics-how-enough",
                &[("doctors", doctors.into()), ("consultations", FLOOR.into())],
            ),
            rounded: page.text_with(
                "statistics-how-rounded",
                &[("step", STEP.into()), ("from", (4 * STEP).into()), ("to", (5 * STEP - 1).into())],
            ),
            kept: page.text_with("statistics-how-kept", &kept),
            page,
        }
    }
}

/// Whether it is counted here, and up to which day it was.
fn state(page: &Page, is_on: bool, last: Option<&CountedWeek>) -> String {
    match (is_on, last) {
        (true, Some(CountedWeek { week, .. })) => {
            let [first, last] = [week.first(), week.last()].map(|day| page.date(day.calendar()));
            page.text_with("statistics-on", &[("first", first.into()), ("last", last.into())])
        }
        (true, None) => page.text("statistics-none-yet"),
        (false, Some(_)) => page.text_with("statistics-was-on", &[("weeks", KEPT.into())]),
        (false, None) => page.text("statistics-off"),
    }
}

impl Shown {
    fn new(page: &Page, measure: Measure, weeks: &[CountedWeek]) -> Self {
        let name = measure.name();
        let buckets = measure.buckets();
        let label = |bucket: &'static str| label(page, measure, bucket);
        let begins = |week: &CountedWeek| page.date(week.week.first().calendar());
        let (caption, bars) = match (buckets, weeks) {
            (_, []) => (String::new(), Vec::new()),
            ([bucket], _) => (
                page.text("statistics-week-begins"),
                weeks.iter().map(|week| (begins(week), week.figure(measure, bucket))).collect(),
            ),
            (_, [last, ..]) => {
                let of = |bucket: &&'static str| (label(bucket), last.figure(measure, bucket));
                let date = [("date", begins(last).into())];
                (page.text_with("statistics-week-from", &date), buckets.iter().map(of).collect())
            }
        };
        let several = buckets.len() > 1 && weeks.len() > 1;
        let row = |week: &CountedWeek| {
            let figures = buckets.iter().map(|bucket| words(page, week.figure(measure, bucket)));
            Row { begins: begins(week), figures: figures.collect() }
        };
        Self {
            name,
            title: page.text(&format!("statistics-{name}")),
            about: page.text(&format!("statistics-{name}-about")),
            caption,
            bars: drawn(page, bars),
            buckets: buckets.iter().map(|bucket| label(bucket)).collect(),
            weeks: if several { weeks.iter().map(row).collect() } else { Vec::new() },
        }
    }
}

/// What stands in a bucket.
fn label(page: &Page, measure: Measure, bucket: &'static str) -> String {
    if !measure.is_of_days() {
        return page.text(&format!("statistics-{}-{bucket}", measure.name()));
    }
    let mut from =
        measure.buckets().iter().skip_while(|known| **known != bucket).map(|from| from.parse::<u32>());
    let mut next = || from.next().and_then(Result::ok);
    let (from, after) = (next().unwrap_or(0), next());
    match after {
        Some(after) if after == from + 1 => page.text_with("statistics-days", &[("days", from.into())]),
        Some(after) => {
            page.text_with("statistics-days-to", &[("from", from.into()), ("to", (after - 1).into())])
        }
        None => page.text_with("statistics-days-more", &[("days", from.into())]),
    }
}

/// A figure as people read it.
fn words(page: &Page, figure: Option<Figure>) -> String {
    figure.map_or_else(|| page.text("statistics-few"), |figure| figure.number().to_string())
}

/// These figures with bars of the same measure.
fn drawn(page: &Page, figures: Vec<(String, Option<Figure>)>) -> Vec<Bar> {
    let longest = figures.iter().filter_map(|(_, figure)| *figure).max().map_or(1, Figure::number);
    let bar = |(label, figure): (String, Option<Figure>)| {
        let number = figure.map_or(0, Figure::number);
        let width = u64::from(number) * 100 / u64::from(longest);
        Bar { label, figure: words(page, figure), width: u32::try_from(width).unwrap_or(100) }
    };
    figures.into_iter().map(bar).collect()
}

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, language: Language) -> Response {
    let care = visit.care();
    match care.store().statistics(care.today()).await {
        Ok(weeks) => answer(StatusCode::OK, &Statistics::new(language, visit.site(), &weeks)),
        Err(error) => failure::of_store(language, PATH, visit.site(), &error),
    }
}
