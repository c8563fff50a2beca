//! `desk support mail`: sends the latest answer by e-mail too.

use secondok_client::{
    api::support::{ReplyTo, Way},
    content::printable,
    desk::ByMail,
    protocol::id::MailboxAddress,
    thread::Thread,
};

use super::session::Session;
use crate::{app::App, args::Number, failure::Failure, output::Output};

pub(super) async fn run(app: &mut App, args: &Number) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(args.number).await?;
    if !send(&mut session, &mut app.out, mailbox).await? {
        return Err(Failure::new("failure-support-no-mail"));
    }
    Ok(())
}

/// Sends the latest answer. False: nobody wants it by e-mail, or there is none.
pub(super) async fn send(
    session: &mut Session,
    out: &mut Output,
    mailbox: MailboxAddress,
) -> Result<bool, Failure> {
    let Session { desk, support, rng, .. } = session;
    let thread = support.read(mailbox, rng).await?.thread;
    let sent = desk.mail_and_note(support, mailbox, &thread, rng).await?;
    let Some(ReplyTo { address, .. }) = sent else { return Ok(false) };
    out.object(&serde_json::json!({ "mailed": address }));
    out.say_text_with("support-mailed", &[("address", printable(&address).as_ref().into())]);
    Ok(true)
}

/// Says where answers go, and what has to be known of that.
pub(super) fn say(out: &mut Output, session: &Session, mailbox: MailboxAddress, thread: &Thread) {
    let Some(ByMail { reply_to, answer }) = ByMail::of(thread) else { return };
    let text = match reply_to.way {
        Way::Mail => "support-came-by-mail",
        Way::Form => "support-wants-mail",
    };
    let was_sent = answer.is_some_and(|answer| session.support.was_mailed(mailbox, answer));
    let object = serde_json::json!({ "reply_to": reply_to.address, "way": reply_to.way, "mailed": was_sent });
    out.object(&object);
    out.say_text_with(text, &[("address", printable(&reply_to.address).as_ref().into())]);
    out.say_text("support-mail-unverified");
    if was_sent {
        out.say_text("support-was-mailed");
    } else if answer.is_some() {
        out.say_text("support-not-mailed");
    }
}
