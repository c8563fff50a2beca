//! That the data files hold together, ask nobody who they are, and that answers are held to them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{load::*, question::LONG_TEXT, *};

const GENERAL: &str = r#"
version = 1
before = []
[[red-flag]]
id = "now"
text = { en = "Now?", uk = "Зараз?" }
advice = { en = "Call.", uk = "Телефонуйте." }
[[after]]
id = "worry"
kind = "long-text"
text = { en = "Worry?", uk = "Турбота?" }
"#;

const OWN: &str = r#"
id = "test"
version = 2
name = { en = "Test", uk = "Проба" }
about = { en = "About.", uk = "Про що." }
[[red-flag]]
id = "flag"
text = { en = "Danger?", uk = "Небезпека?" }
advice = { en = "Go.", uk = "Ідіть." }
[[question]]
id = "kind"
kind = "choices"
required = true
text = { en = "Which?", uk = "Які?" }
options = [{ id = "a", en = "A", uk = "А" }, { id = "b", en = "B", uk = "Б" }]
[[question]]
id = "deep"
kind = "yes-no"
required = true
text = { en = "Deep?", uk = "Глибоко?" }
when = { question = "kind", is = ["b"] }
[[question]]
id = "deeper"
kind = "number"
required = true
text = { en = "How deep?", uk = "Як глибоко?" }
unit = { en = "mm", uk = "мм" }
min = "0.5"
max = "20"
decimals = 1
when = { question = "deep", is = ["yes"] }
"#;

fn small() -> Questionnaire {
    questionnaire("test", OWN, GENERAL).unwrap()
}

fn reason(own: &str) -> String {
    questionnaire("test", own, GENERAL).unwrap_err().reason
}

#[test]
fn the_embedded_files_hold_together() {
    let all = embedded().unwrap();
    embedded_terms().unwrap();
    assert_eq!(all.len(), 10);
    assert!(all.is_sorted_by_key(|questionnaire| &questionnaire.id));
    for questionnaire in &all {
        let own = questionnaire.questions.len();
        assert!((15..=32).contains(&own), "{} asks {own} questions", questionnaire.id);
        assert!(questionnaire.red_flags.len() >= 4, "{}", questionnaire.id);
    }
}

#[test]
fn every_red_flag_sends_the_patient_for_help_at_once() {
    for flag in Questionnaire::all().iter().flat_map(|questionnaire| &questionnaire.red_flags) {
        let (en, uk) = (&flag.advice.en, &flag.advice.uk);
        let where_to = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        assert!(where_to(en, &["112", "emergency department"]), "{}: {en}", flag.question.id);
        assert!(where_to(uk, &["112", "103", "невідкладн"]), "{}: {uk}", flag.question.id);
        assert!(
            where_to(en, &["Do not wait for an answer here", "An answer here would come too late"]),
            "{en}"
        );
        assert!(where_to(uk, &["Не чекайте на відповідь тут", "Відповідь тут надійде надто пізно"]), "{uk}");
    }
}

/// Words that a question about somebody's identity cannot do without.
const IDENTITY: [&str; 34] = [
    "your name",
    "full name",
    "surname",
    "date of birth",
    "birth date",
    "birthday",
    "born on",
    "address",
    "street",
    "city",
    "town",
    "village",
    "postcode",
    "employer",
    "workplace",
    "phone",
    "e-mail",
    "email",
    "passport",
    "insurance",
    "record number",
    "which hospital",
    "прізвищ",
    "ім'я",
    "дата народження",
    "дату народження",
    "адрес",
    "вулиц",
    "населен",
    "роботодав",
    "телефон",
    "паспорт",
    "страхов",
    "номер",
];

fn asks_who(text: &Text) -> Option<&'static str> {
    let said = format!("{} {}", text.en, text.uk).to_lowercase();
    IDENTITY.into_iter().find(|word| said.contains(word))
}

#[test]
fn no_question_asks_who_somebody_is() {
    for questionnaire in Questionnaire::all() {
        let flags = questionnaire.red_flags.iter().map(|flag| &flag.question);
        for question in flags.chain(&questionnaire.questions) {
            let choices = question.choices().iter().map(|choice| &choice.text);
            for text in [&question.text].into_iter().chain(&question.hint).chain(choices) {
                assert_eq!(asks_who(text), None, "{}: {}: {text:?}", questionnaire.id, question.id);
            }
        }
    }
    let caught = Text { en: "In which City do you live?".into(), uk: "Де ви живете?".into() };
    assert_eq!(asks_who(&caught), Some("city"));
}

#[test]
fn the_longest_answers_leave_room_in_a_message() {
    // One sealed message holds a little under 14,000 bytes; numbered questions and consent need some of them.
    for questionnaire in Questionnaire::all() {
        let mut answers = questionnaire.start();
        let flags = questionnaire.red_flags.iter().map(|flag| &flag.question);
        for question in flags.chain(&questionnaire.questions) {
            let all = || question.choices().iter().map(|choice| choice.id.clone()).collect::<Vec<_>>();
            let answer = match &question.kind {
                Kind::Choice(_) => Answer::Choice(all().swap_remove(0)),
                Kind::Choices(choices) => {
                    let besides = choices.iter().filter(|choice| !choice.exclusive);
                    Answer::Choices(besides.map(|choice| choice.id.clone()).collect())
                }
                Kind::YesNo => Answer::YesNo(false),
                Kind::Number { max, .. } => Answer::Number(*max),
                _ => Answer::Text("ї".repeat(question.characters().unwrap())),
            };
            question.check(&answer).unwrap();
            answers.given.insert(question.id.clone(), answer);
        }
        let bytes = serde_json::to_vec(&answers).unwrap().len();
        assert!(bytes <= 13_000, "{}: {bytes} bytes", questionnaire.id);
    }
}

#[test]
fn files_that_do_not_hold_together_are_refused() {
    assert_eq!(reason(&OWN.replace("id = \"deeper\"", "id = \"deep\"")), "deep: stands twice");
    assert_eq!(reason(&OWN.replace("id = \"deeper\"", "id = \"now\"")), "now: stands twice");
    assert_eq!(
        reason(&OWN.replace("id = \"deeper\"", "id = \"Deep er\"")),
        "Deep er: an id has lower-case ASCII letters, digits and hyphens"
    );
    assert_eq!(
        reason(&OWN.replace("Глибоко?", " ")),
        "deep: a text in uk is empty or begins or ends with a space"
    );
    assert_eq!(
        reason(&OWN.replace("Ідіть.", "")),
        "flag: a text in uk is empty or begins or ends with a space"
    );
    assert!(reason(&OWN.replace(", uk = \"А\"", "")).contains("missing field `uk`"));
    assert!(reason(&OWN.replacen("advice = ", "advise = ", 1)).contains("advise"));
    assert_eq!(
        reason(&OWN.replace("question = \"kind\"", "question = \"deeper\"")),
        "deep: its condition names deeper, which is not an earlier question"
    );
    assert_eq!(
        reason(&OWN.replace("is = [\"b\"]", "is = [\"c\"]")),
        "deep: its condition names c, which kind cannot be"
    );
    assert_eq!(reason(&OWN.replace("min = \"0.5\"", "min = \"20\"")), "deeper: min must be less than max");
    assert_eq!(
        reason(&OWN.replace("kind = \"number\"", "kind = \"long-text\"")),
        "deeper: only a number has that"
    );
}

#[test]
fn questions_appear_and_answers_vanish_with_their_condition() {
    let questionnaire = small();
    let mut answers = questionnaire.start();
    let visible = |answers: &Answers| {
        questionnaire.visible(answers).map(|question| question.id.clone()).collect::<Vec<_>>()
    };
    let mut give =
        |id: &str, answer| questionnaire.answer(&mut answers, id, answer).map(|()| answers.clone());
    give("kind", Answer::Choices(vec!["a".into(), "b".into()])).unwrap();
    give("deep", Answer::YesNo(true)).unwrap();
    let whole = give("deeper", Answer::Number("1.5".parse().unwrap())).unwrap();
    assert_eq!(visible(&whole), ["kind", "deep", "deeper", "worry"]);
    let changed = give("kind", Answer::Choices(vec!["a".into()])).unwrap();
    assert_eq!(visible(&changed), ["kind", "worry"]);
    assert_eq!(changed.given.len(), 1);
    let mut left_out = whole;
    questionnaire.leave_out(&mut left_out, "deep");
    assert_eq!(visible(&left_out), ["kind", "deep", "worry"]);
    assert_eq!(left_out.given.keys().collect::<Vec<_>>(), ["kind"]);
}

#[test]
fn what_is_missing_or_does_not_fit_is_named() {
    let questionnaire = small();
    let mut answers = questionnaire.start();
    let missing = |id: &str| OpenPoint::Missing { question: id.into() };
    assert_eq!(questionnaire.open_points(&answers), [missing("flag"), missing("now"), missing("kind")]);
    answers.given.insert("flag".into(), Answer::YesNo(false));
    answers.given.insert("now".into(), Answer::YesNo(false));
    answers.given.insert("kind".into(), Answer::Choices(vec!["a".into()]));
    assert_eq!(questionnaire.open_points(&answers), []);
    answers.given.insert("deep".into(), Answer::YesNo(true));
    answers.given.insert("worry".into(), Answer::Text("ї".repeat(LONG_TEXT + 1)));
    answers.given.insert("shoe-size".into(), Answer::YesNo(true));
    let unfit = |id: &str, error| OpenPoint::Unfit { question: id.into(), error };
    assert_eq!(
        questionnaire.open_points(&answers),
        [
            OpenPoint::NotAsked { question: "deep".into() },
            unfit("worry", AnswerError::TooLong { found: LONG_TEXT + 1, allowed: LONG_TEXT }),
            unfit("shoe-size", AnswerError::UnknownQuestion { question: "shoe-size".into() }),
        ]
    );
    answers.version += 1;
    assert_eq!(questionnaire.open_points(&answers), [OpenPoint::OtherQuestionnaire]);
}

#[test]
fn typed_answers_are_read_or_refused() {
    let questionnaire = small();
    let read = |id: &str, typed: &str| questionnaire.question(id).unwrap().read(typed);
    assert_eq!(read("kind", "2, a"), Ok(Answer::Choices(vec!["a".into(), "b".into()])));
    assert_eq!(read("kind", "1 1"), Err(AnswerError::Twice { found: "a".into() }));
    assert_eq!(read("kind", "3"), Err(AnswerError::UnknownChoice { found: "3".into() }));
    assert_eq!(read("kind", "0"), Err(AnswerError::UnknownChoice { found: "0".into() }));
    assert_eq!(read("kind", ","), Err(AnswerError::Empty));
    assert_eq!(read("deep", "Так"), Ok(Answer::YesNo(true)));
    assert_eq!(read("deep", "maybe"), Err(AnswerError::NeitherYesNorNo));
    assert_eq!(read("deeper", "0,5"), Ok(Answer::Number("0.5".parse().unwrap())));
    assert_eq!(read("deeper", "1.25"), Err(AnswerError::Decimals { allowed: 1 }));
    let range = AnswerError::OutOfRange { min: "0.5".parse().unwrap(), max: Decimal::whole(20) };
    assert_eq!(read("deeper", "20.1"), Err(range));
    assert_eq!(read("deeper", "deep"), Err(AnswerError::NotANumber));
    assert_eq!(read("worry", "  "), Err(AnswerError::Empty));
}

#[test]
fn what_says_that_there_is_nothing_goes_with_no_other_choice() {
    let own = OWN.replace("id = \"b\", en", "id = \"b\", exclusive = true, en");
    let questionnaire = questionnaire("test", &own, GENERAL).unwrap();
    let question = questionnaire.question("kind").unwrap();
    assert_eq!(question.read("2"), Ok(Answer::Choices(vec!["b".into()])));
    assert_eq!(question.read("1 2"), Err(AnswerError::Alone { found: "b".into() }));
    assert_eq!(
        reason(&own.replace("kind = \"choices\"", "kind = \"choice\"")),
        "kind: only a choices has that"
    );
    for questionnaire in Questionnaire::all() {
        for question in questionnaire.questions.iter().filter(|one| matches!(one.kind, Kind::Choices(_))) {
            for choice in question.choices() {
                let is_nothing = ["none", "nothing"].contains(&choice.id.as_str());
                assert!(!is_nothing || choice.exclusive, "{}: {}", questionnaire.id, question.id);
            }
        }
    }
}

#[test]
fn an_affirmed_red_flag_gives_its_advice() {
    let questionnaire = small();
    let mut answers = questionnaire.start();
    questionnaire.answer(&mut answers, "flag", Answer::YesNo(false)).unwrap();
    assert_eq!(questionnaire.red_flags(&answers).count(), 0);
    questionnaire.answer(&mut answers, "flag", Answer::YesNo(true)).unwrap();
    let advice: Vec<_> =
        questionnaire.red_flags(&answers).map(|flag| flag.advice.in_language("en")).collect();
    assert_eq!(advice, ["Go."]);
}

#[test]
fn the_doctor_reads_in_their_own_language_and_misses_nothing() {
    let questionnaire = small();
    let mut answers = questionnaire.start();
    answers.given.insert("now".into(), Answer::YesNo(true));
    answers.given.insert("kind".into(), Answer::Choices(vec!["a".into(), "b".into()]));
    answers.given.insert("deeper".into(), Answer::Number("1.5".parse().unwrap()));
    answers.given.insert("worry".into(), Answer::Number("3".parse().unwrap()));
    let lines: Vec<_> = questionnaire
        .lines(&answers, "uk")
        .into_iter()
        .map(|line| format!("{}{} {}", if line.red_flag { "! " } else { "" }, line.question, line.answer))
        .collect();
    assert_eq!(lines, ["! Зараз? Так", "Які? А; Б", "Як глибоко? 1.5 мм", "worry 3"]);
    let json = serde_json::to_string(&answers).unwrap();
    assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
    // A danger that was denied is said too, unmarked.
    answers.given.insert("flag".into(), Answer::YesNo(false));
    let lines = questionnaire.lines(&answers, "uk");
    assert_eq!((lines[1].answer.as_str(), lines[1].red_flag), ("Ні", false), "{lines:?}");
}

#[test]
fn consent_is_to_every_statement_of_this_version() {
    let terms = Terms::current();
    let mut consent = terms.consent();
    assert_eq!(terms.missing(&consent).count(), 0);
    for language in Text::LANGUAGES {
        let names = terms
            .statements
            .iter()
            .filter(|statement| statement.text(language, "Атлантида").contains("Атлантида"));
        assert_eq!(names.count(), 1, "one statement says where the doctor may advise, in {language}");
    }
    let dropped = consent.agreed.pop().unwrap();
    assert_eq!(terms.missing(&consent).map(|statement| &statement.id).collect::<Vec<_>>(), [&dropped]);
    consent = Consent { version: terms.version + 1, ..terms.consent() };
    assert_eq!(terms.missing(&consent).count(), terms.statements.len());
}
