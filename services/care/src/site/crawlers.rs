//! For search engines: which pages there are, with every doctor's, in every language (sitemaps.org), and where that stands.
//!
//! Only what everybody can reach anyway. A demonstration asks not to be listed at all: its doctors are invented. Where the service
//! does not know its own address there is no list, because a list of pages has whole addresses.

use askama::Template;
use axum::{
    extract::{Path, rejection::PathRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use secondok_l10n::Language;

use super::{
    contact, directory, failure, notices,
    page::{Site, prefix},
    policy, statistics, support,
    visit::Visit,
};
use crate::directory::published::Published;

pub(super) const ROBOTS: &str = "/robots.txt";
pub(super) const SITEMAP: &str = "/sitemap.xml";
/// A part of the list, by its number.
pub(super) const PART: &str = "/sitemap/{number}";
/// So many addresses a part may have (sitemaps.org).
const PART_MAX: usize = 50_000;

/// The list of the lists.
#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap<'a> {
    url: &'a str,
    parts: usize,
}

/// A part of the list.
#[derive(Template)]
#[template(path = "sitemap-part.xml")]
struct Part<'a> {
    url: &'a str,
    paths: Vec<String>,
}

/// Every page without a query, in every language.
fn pages(site: Site<'_>, published: &Published) -> Vec<String> {
    let plain = [
        "/",
        directory::PATH,
        contact::PATH,
        statistics::PATH,
        notices::PATH,
        support::PATH,
        support::ANSWER,
    ];
    let doctors =
        published.doctors().iter().map(|doctor| format!("{}/{}", directory::PATH, doctor.profile.slug));
    let plain = plain.into_iter().map(str::to_owned).chain(policy::paths(site));
    let every: Vec<_> = plain.chain(doctors).collect();
    let in_language =
        |language: Language| every.iter().map(move |path| format!("{}{path}", prefix(language)));
    Language::ALL.into_iter().flat_map(in_language).collect()
}

/// The part with this number, from 1; nothing if there is no such part.
fn part(pages: Vec<String>, number: usize, most: usize) -> Option<Vec<String>> {
    let before = number.checked_sub(1)?.checked_mul(most)?;
    let paths: Vec<_> = pages.into_iter().skip(before).take(most).collect();
    (!paths.is_empty()).then_some(paths)
}

/// What search engines are asked not to read: programs' interface, and an app that shows nothing without its own device.
fn robots_text(site: Site<'_>) -> String {
    match &site.service.url {
        _ if site.service.demonstration => "User-agent: *\nDisallow: /\n".to_owned(),
        Some(url) => format!("User-agent: *\nDisallow: /api/\nDisallow: /app/\n\nSitemap: {url}{SITEMAP}\n"),
        None => "User-agent: *\nDisallow: /api/\nDisallow: /app/\n".to_owned(),
    }
}

/// `GET` of [`ROBOTS`].
pub(super) async fn robots(visit: Visit) -> Response {
    text("text/plain; charset=utf-8", robots_text(visit.site()))
}

/// `GET` of [`SITEMAP`].
pub(super) async fn sitemap(visit: Visit) -> Response {
    let site = visit.site();
    let Some(url) = address(site) else { return failure::missing(Language::En, site) };
    match visit.care().published().await {
        Ok(published) => {
            let parts = pages(site, &published).len().div_ceil(PART_MAX);
            xml(&Sitemap { url, parts })
        }
        Err(error) => failure::of_store(Language::En, SITEMAP, site, &error),
    }
}

/// `GET` of [`PART`].
pub(super) async fn sitemap_part(visit: Visit, number: Result<Path<usize>, PathRejection>) -> Response {
    let site = visit.site();
    let (Some(url), Ok(Path(number))) = (address(site), number) else {
        return failure::missing(Language::En, site);
    };
    match visit.care().published().await {
        Ok(published) => match part(pages(site, &published), number, PART_MAX) {
            Some(paths) => xml(&Part { url, paths }),
            None => failure::missing(Language::En, site),
        },
        Err(error) => failure::of_store(Language::En, SITEMAP, site, &error),
    }
}

/// The service's own address, where its pages are to be found by it.
fn address(site: Site<'_>) -> Option<&str> {
    site.service.url.as_deref().filter(|_| !site.service.demonstration)
}

fn xml(template: &impl Template) -> Response {
    let text_of = template.render().expect("writing into a string does not fail");
    text("application/xml; charset=utf-8", text_of)
}

fn text(kind: &'static str, text: String) -> Response {
    (StatusCode::OK, [(header::CONTENT_TYPE, kind)], text).into_response()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use secondok_policy::versions::Versions;

    use super::{
        super::{page::Service, tests::plain},
        *,
    };

    #[test]
    fn a_list_of_pages_is_cut_where_it_may_be_no_longer() {
        let pages = |count: usize| (0..count).map(|page| page.to_string()).collect::<Vec<_>>();
        assert_eq!(part(pages(5), 1, 2).unwrap(), ["0", "1"]);
        assert_eq!(part(pages(5), 3, 2).unwrap(), ["4"]);
        for none in [0, 4, usize::MAX] {
            assert_eq!(part(pages(5), none, 2), None);
        }
        assert_eq!(part(pages(PART_MAX + 1), 1, PART_MAX).unwrap().len(), PART_MAX);
    }

    #[test]
    fn every_doctor_is_listed_in_every_language() {
        let service = Service::default();
        let site = Site { service: &service, today: (2026, 11, 26), versions: Versions::own(), notices: &[] };
        let listed = pages(site, &Published::of([(plain(), false)]));
        for path in
            ["/", "/uk/", "/doctors/plain", "/uk/doctors/plain", "/policy", "/uk/policy/clauses/cookies"]
        {
            assert!(listed.iter().any(|listed| listed == path), "{path}: {listed:?}");
        }
    }

    #[test]
    fn a_demonstration_is_not_to_be_found() {
        let robots = |demonstration: bool, url: Option<&str>| {
            let service = Service { demonstration, url: url.map(str::to_owned), ..Service::default() };
            let site =
                Site { service: &service, today: (2026, 11, 26), versions: Versions::own(), notices: &[] };
            (robots_text(site), address(site).is_some())
        };
        let url = Some("https://care.example");
        assert_eq!(robots(true, url), ("User-agent: *\nDisallow: /\n".to_owned(), false));
        let (text, is_listed) = robots(false, url);
        assert!(is_listed && text.ends_with("\nSitemap: https://care.example/sitemap.xml\n"), "{text}");
        assert!(!text.contains("Disallow: /\n"));
        assert!(!robots(false, None).0.contains("Sitemap"));
    }
}
