//! What may tell who is writing: pointed out before anything is sent, and asked about once.

use secondok_client::{
    content::Content,
    telling::{Tell, Tells, look},
};
use serde::Serialize;

use crate::{app::App, failure::Failure};

/// What somebody does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// It goes as it is, or there was nothing to decide.
    Send,
    /// It is changed first.
    Change,
    /// It is meant: the doctor is to know who is writing.
    Reveal,
}

/// What is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offer {
    /// Nothing: nobody is asked.
    Nothing,
    /// Changing it, or sending it as it is: a request never tells the doctor on purpose.
    Change,
    /// That, or telling the doctor on purpose.
    Reveal,
}

#[derive(Serialize)]
struct TellsObject<'a> {
    event: &'static str,
    found: &'a [Tell],
}

/// Points out what may tell who is writing, and asks what is to be done about it, unless that is decided (`as_it_is`). Where
/// nobody can be asked it is not sent.
pub(super) fn decide(
    app: &mut App,
    content: &Content,
    as_it_is: bool,
    offer: Offer,
) -> Result<Decision, Failure> {
    let Err(Tells(found)) = look(content) else { return Ok(Decision::Send) };
    app.out.object(&TellsObject { event: "tells", found: &found });
    let texts = app.out.texts();
    app.out.say_text("tells");
    for tell in &found {
        let args = [("class", tell.class.into()), ("words", tell.words.as_str().into())];
        app.out.paragraph("  ", &texts.text_with("tells-one", &args));
    }
    app.out.gap();
    if as_it_is {
        return Ok(Decision::Send);
    }
    if offer == Offer::Nothing {
        return Err(Failure::new("failure-tells"));
    }
    let mut options = vec![texts.text("tells-change"), texts.text("tells-send")];
    if offer == Offer::Reveal {
        options.push(texts.text("tells-reveal"));
    }
    match app.prompt.choice(&mut app.out, &texts.text("tells-what"), &options, false) {
        Ok(Some(1)) => Ok(Decision::Send),
        Ok(Some(2)) => Ok(Decision::Reveal),
        Ok(_) => Ok(Decision::Change),
        Err(failure) if failure.message() == "failure-no-answer" => Err(Failure::new("failure-tells")),
        Err(failure) => Err(failure),
    }
}
