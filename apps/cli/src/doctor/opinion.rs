//! `doctor opinion`: the second opinion, from a file or asked question by question.

use secondok_client::{
    api::consultation::{Role, State},
    content::{Agreement, Confidence, Content, Opinion, OpinionAnswer},
    protocol::id::MailboxAddress,
    send::SendError,
    unfinished::{OpinionPart, UnfinishedOpinion, Writings},
};
use serde::Deserialize;

use super::{session::Session, unfinished};
use crate::{
    app::App,
    args::Opinion as Args,
    failure::Failure,
    file::read_structure,
    show::{request, say_opinion},
};

/// An opinion as it stands in a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OpinionFile {
    summary: String,
    /// One for each of the patient's questions, in their order.
    answers: Vec<String>,
    agreement: Agreement,
    confidence: Confidence,
    would_change: String,
    #[serde(default)]
    missing: String,
    limits: String,
}

impl From<OpinionFile> for Opinion {
    fn from(file: OpinionFile) -> Self {
        Self {
            summary: file.summary,
            answers: (1..)
                .zip(file.answers)
                .map(|(question, text)| OpinionAnswer { question, text })
                .collect(),
            agreement: file.agreement,
            confidence: file.confidence,
            would_change: file.would_change,
            missing: file.missing,
            limits: file.limits,
        }
    }
}

pub(super) async fn run(app: &mut App, args: &Args) -> Result<(), Failure> {
    let number = args.number;
    let file: Option<OpinionFile> = match &args.from {
        Some(file) => Some(read_structure(&mut app.prompt, file)?),
        None => None,
    };
    let given = file.map(Opinion::from);
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(&mut app.out, number).await?;
    // The same opinion given again, after it was left waiting: the flow itself can tell, and sends nothing twice.
    if let Some(given) = &given
        && session.doctor.is_waiting(mailbox, &Content::Opinion(given.clone()))
    {
        let outcome = session.doctor.opinion(mailbox, given.clone(), &mut session.rng).await;
        let outcome = outcome.map_err(|error| Failure::of_doctor(error, number, true))?;
        return session.sent(&mut app.out, number, outcome, "opinion").await;
    }
    let read = session.doctor.read(mailbox, &mut session.rng).await?;
    let state = read.state.state;
    if !matches!(state, State::Accepted | State::FollowUp) {
        return Err(Failure::doctor_state(state, number, false));
    }
    let asked = read.thread.entries.iter().find_map(|entry| match &entry.content {
        Content::Request(request) => Some(request.clone()),
        _ => None,
    });
    let asked = asked.ok_or_else(|| Failure::new("failure-no-request"))?;
    let mut begun = Writings::load(session.vault()).await?.of(mailbox);
    let own = read.thread.entries.iter().filter(|entry| entry.role == Role::Doctor);
    begun.forget_sent(asked.questions.len(), own.map(|entry| &entry.content));
    // Writing an opinion takes its time: other commands may run meanwhile.
    drop(session);
    if state == State::FollowUp {
        app.out.say_text("opinion-is-reply");
    }
    match given {
        Some(opinion) => {
            app.out.say_text("opinion-whole");
            say_opinion(&mut app.out, &opinion, &asked.questions);
            app.out.gap();
            let question = app.out.texts().text("opinion-sure");
            app.be_sure(args.yes, &question)?;
            let mut session = Session::load(app).await?;
            let outcome = session.doctor.opinion(mailbox, opinion, &mut session.rng).await;
            let outcome = outcome.map_err(|error| Failure::of_doctor(error, number, true))?;
            session.sent(&mut app.out, number, outcome, "opinion").await
        }
        None => {
            request(&mut app.out, &asked);
            app.out.gap();
            let mut written =
                Written { mailbox, questions: asked.questions, opinion: UnfinishedOpinion::default() };
            written.take_up(app, begun.opinion)?;
            typed(app, args, written).await
        }
    }
}

/// Asks for what is missing, shows it whole, and sends it; anything can be changed before that.
async fn typed(app: &mut App, args: &Args, mut written: Written) -> Result<(), Failure> {
    let number = args.number;
    loop {
        written.ask(app).await?;
        let Ok(opinion) = written.opinion.ready(written.questions.len()) else { continue };
        app.out.say_text("opinion-whole");
        say_opinion(&mut app.out, &opinion, &written.questions);
        app.out.gap();
        let question = app.out.texts().text("opinion-sure");
        if !args.yes && !app.prompt.yes(&mut app.out, &question)? {
            written.change(app, number).await?;
            continue;
        }
        let mut session = Session::load(app).await?;
        let outcome = session.doctor.opinion(written.mailbox, opinion, &mut session.rng).await;
        match outcome {
            // Something in it does not fit: back to where it can be changed.
            Err(error @ SendError::Content(_)) if !args.yes => {
                drop(session);
                app.out.failure(&Failure::of_doctor(error, number, true));
                written.change(app, number).await?;
            }
            outcome => {
                if outcome.as_ref().err().is_none_or(SendError::has_taken_over) {
                    unfinished::done(session.vault(), written.mailbox).await?;
                }
                let outcome = outcome.map_err(|error| Failure::of_doctor(error, number, true))?;
                return session.sent(&mut app.out, number, outcome, "opinion").await;
            }
        }
    }
}

/// An opinion as far as it is written.
struct Written {
    mailbox: MailboxAddress,
    questions: Vec<String>,
    opinion: UnfinishedOpinion,
}

impl Written {
    fn parts(&self) -> Vec<OpinionPart> {
        OpinionPart::all(self.questions.len()).collect()
    }

    /// Goes on with what was begun before, if the doctor wants to.
    fn take_up(&mut self, app: &mut App, begun: UnfinishedOpinion) -> Result<(), Failure> {
        let count = self.parts().into_iter().filter(|part| begun.has(*part)).count();
        if count == 0 {
            return Ok(());
        }
        let question = app.out.texts().text_with("opinion-unfinished", &[("count", count.into())]);
        if app.prompt.yes(&mut app.out, &question)? {
            self.opinion = begun;
        }
        Ok(())
    }

    /// Asks for all that is missing, and keeps each as it is given.
    async fn ask(&mut self, app: &mut App) -> Result<(), Failure> {
        let parts = self.parts();
        let lacking = self.opinion.lacking(self.questions.len());
        for (number, part) in (1_usize..).zip(&parts) {
            let is_open = match part {
                // What may be left empty is asked for on the way to what comes after it, not again once that is there.
                OpinionPart::Missing => !self.opinion.has(*part) && lacking.contains(&OpinionPart::Limits),
                part => lacking.contains(part),
            };
            if !is_open {
                continue;
            }
            app.out.ask("", "", true);
            let args = [("number", number.into()), ("count", parts.len().into())];
            let progress = app.out.texts().text_with("ask-progress", &args);
            app.out.ask("", &progress, true);
            self.ask_for(app, *part)?;
            unfinished::keep(app, self.mailbox, &self.opinion).await;
        }
        Ok(())
    }

    /// Asks which part is to be another, and for it; without one it stops here.
    async fn change(&mut self, app: &mut App, number: u32) -> Result<(), Failure> {
        let texts = app.out.texts();
        let parts = self.parts();
        let label = |part: &OpinionPart| match part {
            OpinionPart::Answer(place) => self.questions[*place].clone(),
            OpinionPart::Agreement => texts.text("opinion-agreement"),
            OpinionPart::Confidence => texts.text("opinion-ask-confidence"),
            OpinionPart::Summary => texts.text("opinion-summary"),
            OpinionPart::WouldChange => texts.text("opinion-ask-would-change"),
            OpinionPart::Missing => texts.text("opinion-missing"),
            OpinionPart::Limits => texts.text("opinion-limits"),
        };
        let labels: Vec<String> = parts.iter().map(label).collect();
        let place = app.prompt.choice(&mut app.out, &texts.text("opinion-change"), &labels, true)?;
        let Some(place) = place else {
            return Err(Failure::new("failure-opinion-stopped").with("number", number));
        };
        self.ask_for(app, parts[place])?;
        unfinished::keep(app, self.mailbox, &self.opinion).await;
        Ok(())
    }

    fn ask_for(&mut self, app: &mut App, part: OpinionPart) -> Result<(), Failure> {
        let opinion = &mut self.opinion;
        match part {
            OpinionPart::Answer(place) => {
                app.out.ask(&format!("{}. ", place + 1), &self.questions[place], true);
                opinion.put_answer(place, needed(app, "opinion-ask-answer")?);
            }
            OpinionPart::Agreement => {
                let id = |value: &Agreement| format!("agreement-{}", value.name());
                opinion.agreement = chosen(app, "opinion-agreement", Agreement::ALL, id)?;
            }
            OpinionPart::Confidence => {
                let id = |value: &Confidence| format!("confidence-{}", value.name());
                opinion.confidence = chosen(app, "opinion-ask-confidence", Confidence::ALL, id)?;
            }
            OpinionPart::Summary => opinion.summary = needed(app, "opinion-ask-summary")?,
            OpinionPart::WouldChange => opinion.would_change = needed(app, "opinion-ask-would-change")?,
            OpinionPart::Missing => {
                let question = app.out.texts().text("opinion-ask-missing");
                opinion.missing = app.prompt.long(&mut app.out, &question, true)?;
            }
            OpinionPart::Limits => opinion.limits = needed(app, "opinion-ask-limits")?,
        }
        Ok(())
    }
}

/// What was chosen, of all there is.
fn chosen<T: Copy>(
    app: &mut App,
    question: &str,
    all: &[T],
    id: impl Fn(&T) -> String,
) -> Result<Option<T>, Failure> {
    let texts = app.out.texts();
    let options: Vec<String> = all.iter().map(|value| texts.text(&id(value))).collect();
    let place = app.prompt.choice(&mut app.out, &texts.text(question), &options, false)?;
    Ok(place.and_then(|place| all.get(place)).copied())
}

/// Asks until there is a text.
fn needed(app: &mut App, message: &str) -> Result<String, Failure> {
    loop {
        let question = app.out.texts().text(message);
        let text = app.prompt.long(&mut app.out, &question, false)?;
        if !text.is_empty() {
            return Ok(text);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_file_gives_a_whole_opinion() {
        let file: OpinionFile = toml::from_str(
            r#"
            summary = "No operation now."
            answers = ["No.", "In a year."]
            agreement = "cannot-say"
            confidence = "medium"
            would-change = "A worse echo."
            limits = "Nobody examined you."
            "#,
        )
        .unwrap();
        let opinion = Opinion::from(file);
        assert_eq!(opinion.answers[1], OpinionAnswer { question: 2, text: "In a year.".to_owned() });
        assert_eq!((opinion.agreement, opinion.confidence), (Agreement::CannotSay, Confidence::Medium));
        assert!(toml::from_str::<OpinionFile>("summary = 'x'").is_err());
    }
}
