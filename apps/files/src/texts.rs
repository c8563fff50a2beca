//! The texts of this program where it is not in a browser, which fetches them. Their identifiers begin all alike: in a browser
//! the app's stand beside them.

use std::sync::OnceLock;

use secondok_l10n::{Language, Messages, Texts};

const SOURCES: [(Language, &str); 2] =
    [(Language::En, include_str!("../locales/en.ftl")), (Language::Uk, include_str!("../locales/uk.ftl"))];

/// The texts in one language.
pub fn texts(language: Language) -> Texts<'static> {
    static MESSAGES: OnceLock<Messages> = OnceLock::new();
    secondok_ui::embedded(&MESSAGES, &SOURCES, language)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use secondok_deident::{Look, Refused};
    use secondok_ui::guard::every_language_has_every_own_text;

    use super::*;
    use crate::talk::imaging::Refusal;

    #[test]
    fn every_text_is_there_in_every_language() {
        let composed = ["failure-", "files-documents-", "files-removed-", "files-why-"];
        every_language_has_every_own_text(env!("CARGO_MANIFEST_DIR"), &SOURCES, &composed);
    }

    #[test]
    fn no_text_has_the_name_of_one_of_an_apps() {
        let ids = |source: &'static str| {
            let ids = source.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
            ids.filter(|id| !id.starts_with(' ')).collect::<BTreeSet<_>>()
        };
        let apps = [
            include_str!("../../ui/locales/en.ftl"),
            include_str!("../../patient/locales/en.ftl"),
            include_str!("../../doctor/locales/en.ftl"),
        ];
        let own = ids(SOURCES[0].1);
        for app in apps {
            assert_eq!(own.intersection(&ids(app)).collect::<Vec<_>>(), [&""; 0]);
        }
    }

    #[test]
    fn whatever_can_go_wrong_with_files_says_what_happened_and_the_way_on() {
        let named = |source: &str, begin: &str| {
            let quoted = format!("\"{begin}");
            let names = source.match_indices(&quoted).map(|(at, _)| source[at + 1..].split('"'));
            names.filter_map(|mut rest| rest.next().map(str::to_owned)).collect::<Vec<_>>()
        };
        let sources = [
            include_str!("../../../crates/client/src/trouble/attach.rs"),
            include_str!("carrier/fetched.rs"),
            include_str!("carrier/room.rs"),
            include_str!("carrier/sealed.rs"),
            include_str!("page/send.rs"),
            include_str!("page/why.rs"),
            include_str!("carrier/words.rs"),
            include_str!("page/show.rs"),
        ];
        let troubles = sources.iter().flat_map(|source| named(source, "failure-"));
        let refusals = [
            Refusal::FILE_TOO_LARGE,
            Refusal::UNREADABLE,
            Refusal::NO_ROOM,
            Refusal::GONE,
            Refusal::NOT_ONE_STUDY,
            Refusal::TOO_MANY_FILES,
            Refusal::ATTACHMENT_TOO_LARGE,
            Refusal::INTERRUPTED,
            Refusal::TOO_LONG,
        ];
        let look = [Look::BurntIn, Look::Unknown, Look::PaperOrPhoto].map(Refused::NotSeen);
        let refused = [
            Refused::UnknownKind,
            Refused::Damaged(String::new()),
            Refused::Unsupported(String::new()),
            Refused::Directory,
            Refused::Locked,
            Refused::TooLarge { width: 1, height: 1 },
            Refused::TooManyPages(1),
            Refused::NothingPainted,
        ];
        let refused = refused.iter().chain(&look).map(Refused::name);
        let reasons = refused.chain(refusals).map(|name| format!("files-why-{name}"));
        for id in troubles.chain(reasons) {
            for language in Language::ALL {
                assert!(texts(language).has(&id), "{id} in {language}");
                assert!(texts(language).has(&format!("{id}-next")), "{id}-next in {language}");
            }
        }
    }
}
