//! The public pages.

use super::{Screen, screen};
use crate::step::Step::{Miss, Page, Press, See};

pub(super) const SCREENS: &[Screen] = &[
    screen("home", &[Page("/"), See("h1")]),
    screen("doctors", &[Page("/doctors"), See("h1")]),
    screen("doctors-filtered", &[Page("/doctors?specialty=oncology&language=uk"), See("h1")]),
    screen("doctors-none", &[Page("/doctors?specialty=oncology&language=fr"), See(".looser")]),
    screen("doctors-none-whatever", &[Page("/doctors?q=astronaut&language=fr"), See(".empty")]),
    screen(
        "doctors-all-wishes",
        &[
            Page(
                "/doctors?q=vyhadana&specialty=cardiology&language=uk&licence=UA&price=3&days=5&available=yes",
            ),
            See(".chosen"),
        ],
    ),
    screen("doctors-found", &[Page("/doctors?q=%D0%B3%D0%B0%D0%BB%D0%B8%D0%BD%D0%B0"), See(".card")]),
    screen("doctors-read-as", &[Page("/doctors?q=ufkbyf"), See(".card")]),
    screen("doctors-left-out", &[Page("/doctors?specialty=astrology"), See(".away")]),
    screen("doctors-more", &[Page("/doctors"), Press(".filter summary"), See("#licence")]),
    screen("doctor", &[Page("/doctors/oksana-vyhadana"), See("h1")]),
    screen(
        "home-notice-read",
        &[Page("/"), See(".notices"), Press(".notices button"), Miss(".notices"), See("h1")],
    ),
    screen("notices", &[Page("/notices"), See("h2")]),
    screen("support", &[Page("/support"), See("h1")]),
    screen("support-answer", &[Page("/support/answer"), See("h1")]),
    screen("statistics", &[Page("/statistics"), See("h1")]),
    screen("policy", &[Page("/policy"), See("h1")]),
    screen("policy-contents", &[Page("/policy"), Press(".contents summary"), See(".contents a")]),
    screen("policy-clause", &[Page("/policy/clauses/device-lock"), See("h1")]),
    screen("policy-versions", &[Page("/policy/versions"), See("h1")]),
    screen("policy-version", &[Page("/policy/versions/1"), See("h1")]),
    screen("policy-no-change", &[Page("/policy/changes?from=1&to=1"), See("h1")]),
    screen("record", &[Page("/policy/record"), See("h1")]),
    screen("record-column", &[Page("/policy/record/column"), See("h1")]),
    screen("missing", &[Page("/doctors/nobody"), See("h1")]),
];
