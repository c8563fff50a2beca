//! `desk support replies` and `reply`: prepared answers.

use std::collections::BTreeMap;

use secondok_client::doctor::Reply;
use serde::Serialize;

use super::session::Session;
use crate::{app::App, args::PutReply, failure::Failure, output::Output};

#[derive(Serialize)]
struct ReplyObject<'a> {
    number: u32,
    title: &'a str,
    texts: &'a BTreeMap<String, String>,
}

pub(super) async fn list(app: &mut App) -> Result<(), Failure> {
    let session = Session::load(app).await?;
    for (&number, reply) in session.support.replies() {
        say(&mut app.out, number, reply);
    }
    if session.support.replies().is_empty() {
        app.out.say_text("support-replies-none");
    }
    Ok(())
}

/// Without a title it is removed.
pub(super) async fn put(app: &mut App, args: &PutReply) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let number = args.number.unwrap_or_else(|| session.support.free_reply());
    let was = session.support.replies().get(&number).cloned();
    let texts = [("en", &args.en), ("uk", &args.uk)];
    let texts = texts.into_iter().filter_map(|(code, text)| Some((code.to_owned(), text.clone()?)));
    let reply = args.title.clone().map(|title| Reply { title, texts: texts.collect() });
    let is_removed = reply.is_none();
    session.support.put_reply(number, was.as_ref(), reply, &mut session.rng).await?;
    match session.support.replies().get(&number) {
        Some(reply) if !is_removed => say(&mut app.out, number, reply),
        _ => app.out.say_text("support-reply-removed"),
    }
    Ok(())
}

fn say(out: &mut Output, number: u32, reply: &Reply) {
    out.object(&ReplyObject { number, title: &reply.title, texts: &reply.texts });
    out.paragraph(&format!("{number}. "), &reply.title);
    for (language, text) in &reply.texts {
        out.paragraph(&format!("   {language}: "), text);
    }
}
