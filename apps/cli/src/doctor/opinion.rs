//! `doctor opinion`: the second opinion, from a file or asked question by question.

use secondok_client::{
    api::consultation::State,
    content::{Agreement, Confidence, Content, Opinion, OpinionAnswer},
    protocol::id::MailboxAddress,
    send::SendError,
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
            answers: numbered(file.answers),
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
    let begun = unfinished::kept(session.vault(), mailbox)?;
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
            let mut written = Written { mailbox, questions: asked.questions, given: Vec::new() };
            written.take_up(app, begun)?;
            typed(app, args, written).await
        }
    }
}

/// Asks for what is missing, shows it whole, and sends it; anything can be changed before that.
async fn typed(app: &mut App, args: &Args, mut written: Written) -> Result<(), Failure> {
    let number = args.number;
    loop {
        written.ask(app)?;
        let opinion = written.opinion();
        app.out.say_text("opinion-whole");
        say_opinion(&mut app.out, &opinion, &written.questions);
        app.out.gap();
        let question = app.out.texts().text("opinion-sure");
        if !args.yes && !app.prompt.yes(&mut app.out, &question)? {
            written.change(app, number)?;
            continue;
        }
        let mut session = Session::load(app).await?;
        let outcome = session.doctor.opinion(written.mailbox, opinion, &mut session.rng).await;
        match outcome {
            // Something in it does not fit: back to where it can be changed.
            Err(error @ SendError::Content(_)) if !args.yes => {
                drop(session);
                app.out.failure(&Failure::of_doctor(error, number, true));
                written.change(app, number)?;
            }
            outcome => {
                unfinished::done(session.vault(), written.mailbox)?;
                let outcome = outcome.map_err(|error| Failure::of_doctor(error, number, true))?;
                return session.sent(&mut app.out, number, outcome, "opinion").await;
            }
        }
    }
}

/// One thing that is asked for.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// The answer to a question, counted from 0.
    Answer(usize),
    Agreement,
    Confidence,
    Summary,
    WouldChange,
    Missing,
    Limits,
}

/// An opinion as far as it is written.
struct Written {
    mailbox: MailboxAddress,
    questions: Vec<String>,
    /// What was typed for each part, in their order; for a choice its stable name.
    given: Vec<String>,
}

impl Written {
    fn parts(&self) -> Vec<Part> {
        let others = [
            Part::Agreement,
            Part::Confidence,
            Part::Summary,
            Part::WouldChange,
            Part::Missing,
            Part::Limits,
        ];
        (0..self.questions.len()).map(Part::Answer).chain(others).collect()
    }

    /// Goes on with what was begun before, if the doctor wants to.
    fn take_up(&mut self, app: &mut App, mut begun: Vec<String>) -> Result<(), Failure> {
        begun.truncate(self.parts().len());
        if begun.is_empty() {
            return Ok(());
        }
        let args = [("count", begun.len().into())];
        let question = app.out.texts().text_with("opinion-unfinished", &args);
        if app.prompt.yes(&mut app.out, &question)? {
            self.given = begun;
        }
        Ok(())
    }

    /// Asks for all that is missing, and keeps each as it is given.
    fn ask(&mut self, app: &mut App) -> Result<(), Failure> {
        let parts = self.parts();
        for part in parts.iter().skip(self.given.len()) {
            app.out.ask("", "", true);
            let args = [("number", (self.given.len() + 1).into()), ("count", parts.len().into())];
            let progress = app.out.texts().text_with("ask-progress", &args);
            app.out.ask("", &progress, true);
            let given = self.ask_for(app, *part)?;
            self.given.push(given);
            unfinished::keep(app, self.mailbox, &self.given);
        }
        Ok(())
    }

    /// Asks which part is to be another, and for it; without one it stops here.
    fn change(&mut self, app: &mut App, number: u32) -> Result<(), Failure> {
        let texts = app.out.texts();
        let parts = self.parts();
        let label = |part: &Part| match part {
            Part::Answer(place) => self.questions[*place].clone(),
            Part::Agreement => texts.text("opinion-agreement"),
            Part::Confidence => texts.text("opinion-ask-confidence"),
            Part::Summary => texts.text("opinion-summary"),
            Part::WouldChange => texts.text("opinion-ask-would-change"),
            Part::Missing => texts.text("opinion-missing"),
            Part::Limits => texts.text("opinion-limits"),
        };
        let labels: Vec<String> = parts.iter().map(label).collect();
        let place = app.prompt.choice(&mut app.out, &texts.text("opinion-change"), &labels, true)?;
        let Some(place) = place else {
            return Err(Failure::new("failure-opinion-stopped").with("number", number));
        };
        self.given[place] = self.ask_for(app, parts[place])?;
        unfinished::keep(app, self.mailbox, &self.given);
        Ok(())
    }

    fn ask_for(&self, app: &mut App, part: Part) -> Result<String, Failure> {
        let texts = app.out.texts();
        match part {
            Part::Answer(place) => {
                app.out.ask(&format!("{}. ", place + 1), &self.questions[place], true);
                needed(app, "opinion-ask-answer")
            }
            Part::Agreement => {
                let names =
                    Agreement::ALL.iter().map(|value| (value.name(), format!("agreement-{}", value.name())));
                chosen(app, "opinion-agreement", &names.collect::<Vec<_>>())
            }
            Part::Confidence => {
                let names = Confidence::ALL
                    .iter()
                    .map(|value| (value.name(), format!("confidence-{}", value.name())));
                chosen(app, "opinion-ask-confidence", &names.collect::<Vec<_>>())
            }
            Part::Summary => needed(app, "opinion-ask-summary"),
            Part::WouldChange => needed(app, "opinion-ask-would-change"),
            Part::Missing => app.prompt.long(&mut app.out, &texts.text("opinion-ask-missing"), true),
            Part::Limits => needed(app, "opinion-ask-limits"),
        }
    }

    /// The opinion, once every part is given.
    fn opinion(&self) -> Opinion {
        let (answers, others) = self.given.split_at(self.questions.len());
        let other = |place: usize| others.get(place).cloned().unwrap_or_default();
        let (agreement, confidence) = (other(0), other(1));
        Opinion {
            answers: numbered(answers.to_vec()),
            agreement: Agreement::ALL
                .iter()
                .copied()
                .find(|value| value.name() == agreement)
                .unwrap_or(Agreement::CannotSay),
            confidence: Confidence::ALL
                .iter()
                .copied()
                .find(|value| value.name() == confidence)
                .unwrap_or(Confidence::Low),
            summary: other(2),
            would_change: other(3),
            missing: other(4),
            limits: other(5),
        }
    }
}

/// The stable name of what was chosen.
fn chosen(app: &mut App, question: &str, names: &[(&'static str, String)]) -> Result<String, Failure> {
    let texts = app.out.texts();
    let options: Vec<String> = names.iter().map(|(_, id)| texts.text(id)).collect();
    let place = app.prompt.choice(&mut app.out, &texts.text(question), &options, false)?;
    Ok(place.and_then(|place| names.get(place)).map_or("", |(name, _)| name).to_owned())
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

fn numbered(answers: Vec<String>) -> Vec<OpinionAnswer> {
    (1..).zip(answers).map(|(question, text)| OpinionAnswer { question, text }).collect()
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
