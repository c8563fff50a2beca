//! `patient attach`: files are cleaned, shown, sealed and sent.

mod bring;
mod gather;
mod seal;

use secondok_client::{
    api::consultation::State,
    attach::{SealingError, size_of},
    content::Content,
    protocol::attachment::SizeClass,
    summary::is_over,
};
use secondok_deident::Cleaned;

pub(super) use self::bring::go_on;
use super::{
    session::Session,
    telling::{Decision, Offer, decide},
};
use crate::{
    app::App,
    args::Attach,
    clean,
    failure::{Exit, Failure},
    home::Part,
    show::size,
};

pub(super) async fn run(app: &mut App, args: &Attach) -> Result<(), Failure> {
    let number = args.number;
    let mut session = Session::begin(app).await?;
    if session.patient.attaching(number).is_some() {
        return Err(Failure::new("failure-attach-under-way").with("number", number));
    }
    let state = session.patient.read(number).await?.summary.state;
    if is_over(state) {
        return Err(Failure::patient_state(state, number, false));
    }
    let is_question = state == State::Answered;
    let secret = session.patient.secret(number);
    // Cleaning and answering take their time: other commands may run meanwhile.
    drop(session);
    if let Some(text) = &args.text {
        let offer = if args.yes { Offer::Nothing } else { Offer::Change };
        if decide(app, &Content::text(text), args.as_it_is, offer)? != Decision::Send {
            return Err(Failure::new("failure-tells"));
        }
    }

    let survey = clean::survey(&mut app.out, &args.files, &secret)?;
    let mut gathered = gather::Gathered::default();
    let counts = clean::each(&mut app.out, &args.files, &survey, &secret, |_, cleaned, placed| {
        gathered.add(cleaned, placed);
        Ok(())
    })?;
    if counts.refused > 0 {
        return Err(Failure::new("failure-attach-refused").with("count", counts.refused).exit(Exit::Refused));
    }
    clean::say_of_images(&mut app.out, &counts);
    let attachments = gathered.into_attachments();
    if attachments.is_empty() {
        return Err(SealingError::Nothing.into());
    }
    let sizes = attachments.iter().map(|files| Ok(size_of(files)?));
    let sizes = sizes.collect::<Result<Vec<SizeClass>, Failure>>()?;
    be_sure(app, args, &attachments, &sizes, is_question)?;

    let mut session = Session::load(app).await?;
    let parts = app.home.parts(Part::Patient);
    seal::seal(app, &mut session, &parts, args, &attachments, &sizes, is_question).await?;
    drop(session);
    bring::bring(app, number).await
}

/// Says what will be sent, and asks.
fn be_sure(
    app: &mut App,
    args: &Attach,
    attachments: &[Vec<Cleaned>],
    sizes: &[SizeClass],
    is_question: bool,
) -> Result<(), Failure> {
    let bytes = sizes.iter().map(|class| class.wire_len()).sum();
    let count = i64::try_from(attachments.len()).unwrap_or(i64::MAX);
    let args_of_text = [("count", count.into()), ("size", size(&app.out, bytes).into())];
    app.out.gap();
    app.out.say_text_with("attach-what", &args_of_text);
    app.out.say_text("clean-look");
    if is_question {
        app.out.aside("say-becomes-follow-up", &[]);
    }
    let question = app.out.texts().text("attach-sure");
    app.be_sure(args.yes, &question)
}
