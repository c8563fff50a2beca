//! The request that is being written: kept, sealed, on this device until it is sent or thrown away.

use std::rc::Rc;

use secondok_browser::{device::randomness, lock::alone, storage::Storage};
use secondok_client::{
    content::{Content, ContentError, QUESTIONS_MAX, Request},
    intake::{Answer, AnswerError, Questionnaire, Terms},
    patient::{Ask, AskError},
    protocol::id::DoctorId,
    telling,
    unfinished::UnfinishedRequest,
    vault::{Vault, VaultError},
    way_on::WayOn,
};
use secondok_talk::{Both, Done, Sent, Trouble, lines};

use super::{
    compose, consultation,
    tools::{Tools, with_engine},
};
use crate::view::{Choice, Doctor, Given, Intake, IntakeState, Kind, Question, Typed};

/// The blob's name.
pub(super) const NAME: &str = "intake";
pub(super) const LOCK: &str = "secondok-patient-intake";

/// None if there is none, or none that can be gone on with.
async fn load(storage: &Storage) -> Result<Option<UnfinishedRequest>, VaultError> {
    let kept = storage.get(NAME).await?;
    let kept: Option<UnfinishedRequest> = kept.and_then(|blob| serde_json::from_slice(&blob).ok());
    Ok(kept.and_then(UnfinishedRequest::today))
}

async fn save(storage: &Storage, kept: &UnfinishedRequest) -> Result<(), VaultError> {
    storage.put(NAME, &serde_json::to_vec(kept).expect("plain structures are always JSON")).await
}

fn questionnaire(kept: &UnfinishedRequest) -> Result<&'static Questionnaire, AskError> {
    kept.questionnaire().ok_or(AskError::UnknownSpecialty)
}

/// Changes what is kept while no other window does, and says what there is then.
async fn change(
    tools: Rc<Tools>,
    change: impl FnOnce(&mut UnfinishedRequest) -> Result<(), Trouble> + 'static,
) -> Result<IntakeState, Trouble> {
    alone(LOCK, async move {
        let storage = tools.storage().await?;
        let Some(mut kept) = load(&storage).await? else { return Ok(IntakeState(None)) };
        change(&mut kept)?;
        save(&storage, &kept).await?;
        state_of(&tools, &kept)
    })
    .await
}

pub(super) async fn start(
    tools: Rc<Tools>,
    doctor: DoctorId,
    specialty: String,
) -> Result<IntakeState, Trouble> {
    tools.directory().await;
    alone(LOCK, async move {
        let storage = tools.storage().await?;
        let questionnaire = Questionnaire::by_id(&specialty).ok_or(AskError::UnknownSpecialty)?;
        let kept = match load(&storage).await? {
            // The same specialty asks the same: another doctor can be asked with the same answers.
            Some(kept) if kept.answers.specialty == specialty => kept.for_doctor(doctor),
            _ => UnfinishedRequest::new(doctor, questionnaire),
        };
        save(&storage, &kept).await?;
        tools.tell();
        state_of(&tools, &kept)
    })
    .await
}

pub(super) async fn state(tools: Rc<Tools>) -> Result<IntakeState, Trouble> {
    tools.directory().await;
    alone(LOCK, async move {
        let storage = tools.storage().await?;
        match load(&storage).await? {
            Some(kept) => state_of(&tools, &kept),
            None => Ok(IntakeState(None)),
        }
    })
    .await
}

pub(super) async fn answer(tools: Rc<Tools>, id: String, given: Given) -> Result<IntakeState, Trouble> {
    change(tools, move |kept| match given {
        Given::Chosen(answer) => kept.answer(&id, answer).map_err(unfit),
        Given::Typed(typed) => kept.answer_typed(&id, typed).map_err(unfit),
        Given::Skipped => {
            kept.leave_out(&id);
            Ok(())
        }
    })
    .await
}

pub(super) async fn typed(tools: Rc<Tools>, id: String, typed: String) -> Result<Typed, Trouble> {
    let looked = compose::look(&typed);
    let change = change(tools, move |kept| {
        kept.typed.insert(id, typed);
        Ok(())
    });
    change.await.map(|state| in_all(state, looked))
}

pub(super) async fn questions(tools: Rc<Tools>, questions: Vec<String>) -> Result<Typed, Trouble> {
    let looked = compose::look(&questions.join("\n"));
    let change = change(tools, move |kept| {
        kept.questions = questions;
        Ok(())
    });
    change.await.map(|state| in_all(state, looked))
}

/// What there is to say about a part of the request: how much more fits is a matter of all of it.
fn in_all(state: IntakeState, looked: Typed) -> Typed {
    Typed { room: state.0.map_or(looked.room, |intake| intake.room), ..looked }
}

pub(super) async fn agree(tools: Rc<Tools>, statement: String, agreed: bool) -> Result<IntakeState, Trouble> {
    change(tools, move |kept| {
        kept.agree(&statement, agreed);
        Ok(())
    })
    .await
}

pub(super) async fn drop_it(tools: Rc<Tools>) -> Result<Done, Trouble> {
    alone(LOCK, async move {
        tools.storage().await?.delete(NAME).await?;
        tools.tell();
        Ok(Done)
    })
    .await
}

/// Sends it. With the engine's first writing the request goes over to the engine, in one transaction: from then on it
/// is waiting, sent or a draft there, and no reload finds it in both places or in neither.
pub(super) async fn ask(tools: Rc<Tools>, is_sure: bool) -> Result<Sent, Trouble> {
    alone(LOCK, async move {
        let storage = tools.storage().await?;
        let Some(kept) = load(&storage).await? else {
            return Err(Trouble::new("failure-no-draft", WayOn::LookWhereItStands));
        };
        let request = kept.to_send();
        telling::may_go(&Content::Request(request.clone()), is_sure)?;
        let shelf = tools.shelf();
        with_engine(Rc::clone(&tools), async move |engine| {
            // What waits from before is written too, and must not take this one's place.
            engine.resume(Tools::today(), &mut randomness()).await?;
            if engine.waiting_request().is_some() {
                return Err(Trouble::new("failure-ask-earlier-waiting", WayOn::LookWhereItStands));
            }
            let ask = Ask { doctor: kept.doctor, request };
            shelf.takes_over(Some(NAME));
            let asked = engine.ask(ask, Tools::today(), &mut randomness()).await;
            shelf.takes_over(None);
            tools.tell();
            Ok(Sent::Done(asked?.summary.index))
        })
        .await
    })
    .await
}

/// A request that was not sent, taken up again to be changed.
pub(super) async fn change_draft(tools: Rc<Tools>, draft: u64) -> Result<IntakeState, Trouble> {
    alone(LOCK, async move {
        let storage = tools.storage().await?;
        let here = Rc::clone(&tools);
        let kept = with_engine(Rc::clone(&tools), async move |engine| {
            let draft = consultation::found(engine, draft)?;
            let (Some(doctor), Content::Request(request)) = (draft.doctor, draft.content.clone()) else {
                return Err(ContentError::NotOurs.into());
            };
            let kept = UnfinishedRequest::of(doctor, request);
            questionnaire(&kept)?;
            save(&storage, &kept).await?;
            engine.discard_draft(&draft).await?;
            Ok(kept)
        })
        .await?;
        here.tell();
        state_of(&here, &kept)
    })
    .await
}

fn state_of(tools: &Tools, kept: &UnfinishedRequest) -> Result<IntakeState, Trouble> {
    let questionnaire = questionnaire(kept)?;
    let terms = Terms::current();
    let flags = questionnaire
        .red_flag_questions()
        .iter()
        .map(|flag| question(kept, &flag.question, Some(Both::from(&flag.advice))));
    let asked = questionnaire.visible(&kept.answers).map(|asked| question(kept, asked, None));
    let statements = terms.statements.iter().map(|statement| {
        let text = Both::of(|language| statement.text(language, "{places}"));
        (statement.id.clone(), text, kept.has_agreed_to(&statement.id))
    });
    let doctor: Doctor = tools.doctor(kept.doctor);
    // By what the consent will be: what fits now fits with it too.
    let request = Content::Request(Request { consent: terms.consent(), ..kept.to_send() });
    Ok(IntakeState(Some(Box::new(Intake {
        doctor,
        licensed_in: tools.licensed_in(kept.doctor),
        specialty_id: questionnaire.id.clone(),
        specialty: Both::from(&questionnaire.name),
        privacy: Both::from(&terms.privacy_note),
        emergency: Both::from(&terms.emergency_note),
        questions: flags.chain(asked).collect(),
        own: kept.questions.clone(),
        most: QUESTIONS_MAX,
        statements: statements.collect(),
        lines: lines(&kept.answers),
        room: i64::try_from(secondok_client::room(&request)).unwrap_or_default(),
        tells: telling::look(&request).err().map(Trouble::from),
    }))))
}

fn question(
    kept: &UnfinishedRequest,
    asked: &secondok_client::intake::Question,
    advice: Option<Both>,
) -> Question {
    use secondok_client::intake::Kind as Asked;
    let given = kept.answers.given.get(&asked.id).cloned();
    let choices = |choices: &[secondok_client::intake::Choice]| -> Vec<Choice> {
        let choice = |choice: &secondok_client::intake::Choice| Choice {
            id: choice.id.clone(),
            text: Both::from(&choice.text),
            exclusive: choice.exclusive,
        };
        choices.iter().map(choice).collect()
    };
    let typed = kept.typed.get(&asked.id).cloned().unwrap_or_else(|| match &given {
        Some(Answer::Text(text)) => text.clone(),
        Some(Answer::Number(number)) => number.to_string(),
        _ => String::new(),
    });
    Question {
        id: asked.id.clone(),
        text: Both::from(&asked.text),
        hint: asked.hint.as_ref().map(Both::from),
        required: asked.required,
        kind: match &asked.kind {
            Asked::Choice(list) => Kind::Choice(choices(list)),
            Asked::Choices(list) => Kind::Choices(choices(list)),
            Asked::YesNo => Kind::YesNo,
            Asked::Number { unit, .. } => Kind::Number(unit.as_ref().map(Both::from)),
            Asked::ShortText => Kind::ShortText(asked.characters().unwrap_or_default()),
            Asked::LongText => Kind::LongText(asked.characters().unwrap_or_default()),
        },
        advice,
        skipped: kept.skipped.contains(&asked.id),
        typed,
        given,
    }
}

/// An answer that does not fit its question.
fn unfit(error: AnswerError) -> Trouble {
    let new = |message| Trouble::new(message, WayOn::Change);
    match error {
        AnswerError::UnknownQuestion { .. }
        | AnswerError::OtherKind
        | AnswerError::Alone { .. }
        | AnswerError::UnknownChoice { .. } => new("failure-answer-other"),
        AnswerError::Empty | AnswerError::Twice { .. } | AnswerError::NeitherYesNorNo => {
            new("failure-answer-empty")
        }
        AnswerError::NotANumber => new("failure-answer-not-a-number"),
        AnswerError::OutOfRange { min, max } => {
            new("failure-answer-out-of-range").text_of("min", min.to_string()).text_of("max", max.to_string())
        }
        AnswerError::Decimals { allowed } => new("failure-answer-decimals").number("allowed", allowed),
        AnswerError::TooLong { found, allowed } => {
            new("failure-answer-too-long").number("found", found).number("allowed", allowed)
        }
    }
}
