//! From the data files to questionnaires that hold together.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Choice, Decimal, Kind, Question, Questionnaire, RedFlag, Statement, Terms, Text, When};

/// A data file that does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct LoadError {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub reason: String,
}

/// The specialties' files, ordered by name.
const SPECIALTIES: [(&str, &str); 10] = [
    ("cardiology", include_str!("../../intake/cardiology.toml")),
    ("dermatology", include_str!("../../intake/dermatology.toml")),
    ("endocrinology", include_str!("../../intake/endocrinology.toml")),
    ("gastroenterology", include_str!("../../intake/gastroenterology.toml")),
    ("gynaecology", include_str!("../../intake/gynaecology.toml")),
    ("neurology", include_str!("../../intake/neurology.toml")),
    ("oncology", include_str!("../../intake/oncology.toml")),
    ("ophthalmology", include_str!("../../intake/ophthalmology.toml")),
    ("orthopaedics", include_str!("../../intake/orthopaedics.toml")),
    ("psychiatry", include_str!("../../intake/psychiatry.toml")),
];
const GENERAL: &str = include_str!("../../intake/general.toml");
const TERMS: &str = include_str!("../../intake/terms.toml");

pub(super) fn embedded() -> Result<Vec<Questionnaire>, LoadError> {
    SPECIALTIES.iter().map(|(name, text)| questionnaire(name, text, GENERAL)).collect()
}

pub(super) fn embedded_terms() -> Result<Terms, LoadError> {
    terms(TERMS)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SpecialtyFile {
    id: String,
    version: u32,
    name: Text,
    about: Text,
    red_flag: Vec<RedFlagRow>,
    question: Vec<QuestionRow>,
}

/// What every specialty asks: before and after its own questions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct GeneralFile {
    version: u32,
    red_flag: Vec<RedFlagRow>,
    before: Vec<QuestionRow>,
    after: Vec<QuestionRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RedFlagRow {
    id: String,
    text: Text,
    advice: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionRow {
    id: String,
    kind: KindName,
    text: Text,
    hint: Option<Text>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    options: Vec<OptionRow>,
    unit: Option<Text>,
    min: Option<Decimal>,
    max: Option<Decimal>,
    decimals: Option<u8>,
    when: Option<WhenRow>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum KindName {
    Choice,
    Choices,
    YesNo,
    Number,
    ShortText,
    LongText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionRow {
    id: String,
    en: String,
    uk: String,
    #[serde(default)]
    exclusive: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhenRow {
    question: String,
    is: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TermsFile {
    version: u32,
    privacy_note: Text,
    emergency_note: Text,
    statement: Vec<StatementRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementRow {
    id: String,
    text: Text,
}

/// Joins a specialty's file with the general one, and holds that the two make a questionnaire.
pub(super) fn questionnaire(name: &str, specialty: &str, general: &str) -> Result<Questionnaire, LoadError> {
    let failed = |reason: String| LoadError { file: name.to_owned(), reason };
    let own: SpecialtyFile = toml::from_str(specialty).map_err(|error| failed(error.to_string()))?;
    let general: GeneralFile = toml::from_str(general).map_err(|error| failed(error.to_string()))?;
    if own.id != name {
        return Err(failed(format!("its id is {}", own.id)));
    }
    whole(&own.name).and_then(|()| whole(&own.about)).map_err(failed)?;
    let mut built = Questionnaire {
        id: own.id,
        // Either half's change is a change of the whole.
        version: own.version + general.version,
        name: own.name,
        about: own.about,
        red_flags: Vec::new(),
        questions: Vec::new(),
    };
    let mut ids = BTreeSet::new();
    for row in own.red_flag.into_iter().chain(general.red_flag) {
        let id = row.id.clone();
        let flag = red_flag(row).map_err(|reason| failed(format!("{id}: {reason}")))?;
        unique(&mut ids, id).map_err(failed)?;
        built.red_flags.push(flag);
    }
    for row in general.before.into_iter().chain(own.question).chain(general.after) {
        let id = row.id.clone();
        let in_question = |reason| failed(format!("{id}: {reason}"));
        let question = question(row).map_err(in_question)?;
        if let Some(when) = &question.when {
            condition(when, &built.questions).map_err(in_question)?;
        }
        unique(&mut ids, id.clone()).map_err(failed)?;
        built.questions.push(question);
    }
    Ok(built)
}

fn red_flag(row: RedFlagRow) -> Result<RedFlag, String> {
    whole(&row.text)?;
    whole(&row.advice)?;
    let question =
        Question { id: row.id, text: row.text, hint: None, required: true, kind: Kind::YesNo, when: None };
    Ok(RedFlag { question, advice: row.advice })
}

fn question(row: QuestionRow) -> Result<Question, String> {
    whole(&row.text)?;
    row.hint.as_ref().map_or(Ok(()), whole)?;
    let only_for =
        |kind: &str, given: bool| if given { Err(format!("only a {kind} has that")) } else { Ok(()) };
    let is_choice = matches!(row.kind, KindName::Choice | KindName::Choices);
    let has_exclusive = row.options.iter().any(|option| option.exclusive);
    only_for("choices", !matches!(row.kind, KindName::Choices) && has_exclusive)?;
    let is_number = matches!(row.kind, KindName::Number);
    only_for("choice", !is_choice && !row.options.is_empty())?;
    let measured = row.unit.is_some() || row.min.is_some() || row.max.is_some() || row.decimals.is_some();
    only_for("number", !is_number && measured)?;
    let kind = match row.kind {
        KindName::Choice => Kind::Choice(choices(row.options)?),
        KindName::Choices => Kind::Choices(choices(row.options)?),
        KindName::YesNo => Kind::YesNo,
        KindName::Number => {
            let (Some(min), Some(max)) = (row.min, row.max) else {
                return Err("a number needs min and max".to_owned());
            };
            row.unit.as_ref().map_or(Ok(()), whole)?;
            if min >= max {
                return Err("min must be less than max".to_owned());
            }
            Kind::Number { unit: row.unit, min, max, decimals: row.decimals.unwrap_or(0) }
        }
        KindName::ShortText => Kind::ShortText,
        KindName::LongText => Kind::LongText,
    };
    let when = row.when.map(|when| When { question: when.question, is: when.is });
    Ok(Question { id: row.id, text: row.text, hint: row.hint, required: row.required, kind, when })
}

fn choices(rows: Vec<OptionRow>) -> Result<Vec<Choice>, String> {
    if rows.len() < 2 {
        return Err("a choice needs at least two options".to_owned());
    }
    let mut ids = BTreeSet::new();
    let mut choices = Vec::new();
    for row in rows {
        let text = Text { en: row.en, uk: row.uk };
        whole(&text)?;
        unique(&mut ids, row.id.clone())?;
        choices.push(Choice { id: row.id, text, exclusive: row.exclusive });
    }
    Ok(choices)
}

/// A condition names an earlier question and answers that it can have.
fn condition(when: &When, earlier: &[Question]) -> Result<(), String> {
    let Some(question) = earlier.iter().find(|question| question.id == when.question) else {
        return Err(format!("its condition names {}, which is not an earlier question", when.question));
    };
    let possible: Vec<&str> = match &question.kind {
        Kind::YesNo => vec!["yes", "no"],
        _ => question.choices().iter().map(|choice| choice.id.as_str()).collect(),
    };
    if when.is.is_empty() {
        return Err("its condition names no answer".to_owned());
    }
    match when.is.iter().find(|answer| !possible.contains(&answer.as_str())) {
        Some(answer) => Err(format!("its condition names {answer}, which {} cannot be", when.question)),
        None => Ok(()),
    }
}

/// Reads the terms.
pub(super) fn terms(text: &str) -> Result<Terms, LoadError> {
    let failed = |reason: String| LoadError { file: "terms".to_owned(), reason };
    let file: TermsFile = toml::from_str(text).map_err(|error| failed(error.to_string()))?;
    whole(&file.privacy_note).and_then(|()| whole(&file.emergency_note)).map_err(failed)?;
    let mut ids = BTreeSet::new();
    let mut statements = Vec::new();
    for row in file.statement {
        let in_statement = |reason| failed(format!("{}: {reason}", row.id));
        whole(&row.text).map_err(in_statement)?;
        if row.text.en.contains(Statement::PLACES) != row.text.uk.contains(Statement::PLACES) {
            return Err(in_statement("only one language names the places".to_owned()));
        }
        unique(&mut ids, row.id.clone()).map_err(failed)?;
        statements.push(Statement::new(row.id, row.text));
    }
    Ok(Terms {
        version: file.version,
        statements,
        privacy_note: file.privacy_note,
        emergency_note: file.emergency_note,
    })
}

fn unique(ids: &mut BTreeSet<String>, id: String) -> Result<(), String> {
    let well_formed = !id.is_empty()
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !well_formed {
        return Err(format!("{id}: an id has lower-case ASCII letters, digits and hyphens"));
    }
    let message = format!("{id}: stands twice");
    if ids.insert(id) { Ok(()) } else { Err(message) }
}

fn whole(text: &Text) -> Result<(), String> {
    for language in Text::LANGUAGES {
        let words = text.in_language(language);
        if words.trim().is_empty() || words.trim() != words {
            return Err(format!("a text in {language} is empty or begins or ends with a space"));
        }
    }
    Ok(())
}
