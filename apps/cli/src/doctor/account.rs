//! `doctor account`: everything that is held of the doctor, to read or to save; and what they change of it themselves.

use std::{collections::BTreeMap, path::Path};

use secondok_client::{api::profile::OwnProfile, doctor::AccountCopy, document, unfinished::Writings};

use super::session::Session;
use crate::{
    app::App,
    args::Account,
    document::{Reader, json, say, write},
    failure::{Exit, Failure},
    file::read_input,
};

pub(super) async fn run(app: &mut App, args: &Account) -> Result<(), Failure> {
    let about = about(app, args)?;
    let session = Session::load(app).await?;
    let mut copy = copy(&session).await?;
    let from = OwnProfile::of(&copy.held.profile, copy.held.accepting);
    let to = changed(args, about, &from);
    if to != from {
        session.doctor.change_profile(from, to).await?;
        app.out.aside("account-changed", &[]);
        copy = self::copy(&session).await?;
    }
    drop(session);
    let document = document::account(&Reader(app.out.texts()), &copy);
    match &args.to {
        Some(file) => save(app, file, &copy, &document.to_html()),
        None => {
            app.out.object(&copy);
            say(&mut app.out, &document);
            Ok(())
        }
    }
}

async fn copy(session: &Session) -> Result<AccountCopy, Failure> {
    let begun = Writings::load(session.vault()).await?.count();
    Ok(session.doctor.account_copy(&session.numbers, begun).await?)
}

/// The texts about the doctor that are to be changed, by language.
fn about(app: &mut App, args: &Account) -> Result<BTreeMap<String, String>, Failure> {
    let mut texts = BTreeMap::new();
    for one in &args.about {
        let Some((language, file)) = one.split_once('=') else {
            return Err(Failure::new("failure-account-about").with("text", one.clone()).exit(Exit::Usage));
        };
        let text = read_input(&mut app.prompt, Path::new(file))?.replace("\r\n", "\n");
        texts.insert(language.to_owned(), text.trim().to_owned());
    }
    Ok(texts)
}

/// The profile as it is to be. An empty text takes that language's away.
fn changed(args: &Account, about: BTreeMap<String, String>, from: &OwnProfile) -> OwnProfile {
    let mut to = from.clone();
    for (language, text) in about {
        if text.is_empty() {
            to.about.remove(&language);
        } else {
            to.about.insert(language, text);
        }
    }
    if !args.languages.is_empty() {
        to.languages.clone_from(&args.languages);
    }
    to.price_units = args.price.unwrap_or(to.price_units);
    to.answer_days = args.answer_days.unwrap_or(to.answer_days);
    to.accepting = (to.accepting || args.back) && !args.away;
    to
}

fn save(app: &mut App, file: &Path, copy: &AccountCopy, html: &str) -> Result<(), Failure> {
    let is_json = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    write(file, &if is_json { json(copy) } else { html.as_bytes().to_vec() })?;
    let path = file.display().to_string();
    app.out.object(&serde_json::json!({ "saved": path }));
    app.out.say_text_with("copy-saved", &[("path", path.into())]);
    Ok(())
}
