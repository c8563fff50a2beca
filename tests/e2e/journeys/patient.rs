//! The patient at their browser: the steps that every journey has.

use secondok_client::{
    content::Request,
    intake::{Answer, Kind, Question, Questionnaire, Terms},
};
use secondok_e2e::{Person, WITHIN, until};
use secondok_tests::people;

/// A request as it is typed: the questions in the order in which they are asked, each with its answer.
pub(crate) struct Intake {
    pub(crate) request: Request,
    pub(crate) questionnaire: &'static Questionnaire,
    pub(crate) questions: Vec<&'static Question>,
}

impl Intake {
    /// What the demonstration's patient asks.
    pub(crate) fn new() -> Self {
        let request = people::request();
        let questionnaire =
            Questionnaire::by_id(&request.intake.specialty).expect("there is a questionnaire");
        let flags = questionnaire.red_flag_questions().iter().map(|flag| &flag.question);
        let asked = questionnaire.visible(&request.intake).collect::<Vec<_>>();
        // Which apply is said by the identifiers; the questions themselves live as long as the program.
        let asked = asked.iter().filter_map(|question| questionnaire.question(&question.id));
        let questions = flags.chain(asked).collect();
        Self { request, questionnaire, questions }
    }

    /// Answers the question of this place (from 0), which the person sees now, and goes on.
    pub(crate) fn answers(&self, person: &Person, place: usize) {
        let question = self.questions[place];
        let code = person.texts().language().code();
        let text = question.text.in_language(code);
        person.finds(&["heading"], text);
        person.leaves_no_text_to_the_browser();
        // Whoever sees the windows' titles, or the history, does not see what it is about.
        let of = person.evaluate("document.querySelector('progress').max").ok().and_then(|of| of.as_u64());
        let place = [("number", (place + 1).into()), ("of", of.unwrap_or_default().into())];
        let title = [("screen", person.text_with("intake-window", &place).into())];
        assert_eq!(person.title(), person.text_with("page-title", &title));
        let option = |id: &str| {
            let choice = question.choices().iter().find(|choice| choice.id == id);
            choice.expect("the answer is one of the choices").text.in_language(code).to_owned()
        };
        match (self.request.intake.given.get(&question.id), &question.kind) {
            (None, Kind::YesNo) => person.chooses(&person.text("no")),
            (None, _) => {}
            (Some(Answer::Choice(id)), _) => person.chooses(&option(id)),
            (Some(Answer::Choices(ids)), _) => ids.iter().for_each(|id| person.chooses(&option(id))),
            (Some(Answer::YesNo(yes)), _) => person.chooses(&person.text(if *yes { "yes" } else { "no" })),
            (Some(Answer::Number(number)), _) => {
                person.writes(&number_field(person, question), &number.to_string());
            }
            (Some(Answer::Text(typed)), _) => person.writes(text, typed),
        }
        person.presses("continue");
    }

    /// Answers all questions from this place on.
    pub(crate) fn answers_from(&self, person: &Person, place: usize) {
        (place..self.questions.len()).for_each(|place| self.answers(person, place));
    }

    /// Answers everything from the first question on, and sends it.
    pub(crate) fn sends(&self, person: &Person, licensed_in: &[String]) {
        self.fills_in(person, licensed_in);
        person.presses("send-request");
        person.sees("state-requested");
    }

    /// Answers everything from the first question on, and stands before sending.
    pub(crate) fn fills_in(&self, person: &Person, licensed_in: &[String]) {
        self.answers_from(person, 0);
        self.asks(person);
        self.agrees(person, licensed_in);
        person.comes_to("review-title");
    }

    /// Puts the questions to the doctor.
    pub(crate) fn asks(&self, person: &Person) {
        person.comes_to("own-title");
        for (place, question) in self.request.questions.iter().enumerate() {
            if place > 0 {
                person.presses("own-add");
            }
            let label = person.text_with("own-question", &[("number", (place + 1).into())]);
            person.writes(&label, question);
        }
        person.presses("continue");
    }

    /// Agrees to everything that has to be agreed to.
    pub(crate) fn agrees(&self, person: &Person, licensed_in: &[String]) {
        person.comes_to("terms-title");
        let places: Vec<String> =
            licensed_in.iter().map(|code| person.text(&format!("country-{}", code.to_lowercase()))).collect();
        for statement in &Terms::current().statements {
            person.chooses(&statement.text(person.texts().language().code(), &places.join(", ")));
        }
        person.presses("continue");
    }
}

/// What the field of a question for a number is called: what is asked, and in what it is measured.
pub(crate) fn number_field(person: &Person, question: &Question) -> String {
    let code = person.texts().language().code();
    let unit = match &question.kind {
        Kind::Number { unit: Some(unit), .. } => unit.in_language(code).to_owned(),
        _ => person.text("number"),
    };
    format!("{}, {unit}", question.text.in_language(code))
}

/// Makes the words and shows that they are written down; the words.
pub(crate) fn makes_words(person: &Person) -> Vec<String> {
    person.comes_to("words-title");
    person.presses("words-make");
    let words = shown_words(person);
    // Elsewhere they find nothing.
    let url = person.url();
    let address = url.split(['#', '?']).next().unwrap_or_default();
    person.reads_text(&person.text_with("words-keep", &[("address", address.into())]));
    person.comes_to("words-confirm-title");
    person.leaves_no_text_to_the_browser();
    for (place, word) in words.iter().enumerate() {
        let label = person.text_with("words-number", &[("number", (place + 1).into())]);
        if person.has("textbox", &label) {
            person.writes(&label, word);
        }
    }
    person.presses("words-confirm");
    person.sees("words-confirmed");
    words
}

/// The words as they stand on the screen.
pub(crate) fn shown_words(person: &Person) -> Vec<String> {
    let shown = until(WITHIN, || {
        let list = person.things(Some("list"), Some(&person.text("words-list")));
        let list = list.ok().and_then(|found| found.into_iter().next()).ok_or("no words are shown")?;
        let text = list.ask("function () { return this.innerText; }").map_err(|fault| fault.to_string())?;
        Ok(text.as_str().unwrap_or_default().split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    });
    let words = shown.unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(words.len(), 12, "{words:?}");
    words
}

/// Types the words on another device, all of them into the first field.
pub(crate) fn types_words(person: &Person, words: &[String]) {
    person.comes_to("restore-title");
    person.leaves_no_text_to_the_browser();
    let first = person.text_with("words-number", &[("number", 1.into())]);
    person.writes(&first, &words.join(" "));
    person.presses("restore");
}

/// From the home page to the first question, as somebody who was never here.
pub(crate) fn begins(person: &mut Person, doctor: &str) -> Vec<String> {
    person.goes_to("/app/");
    person.comes_to("first-title");
    person.presses("choose-doctor");
    person.comes_to("doctors-title");
    person.presses_named(&format!("{}: {doctor}", person.text("ask-this-doctor")));
    let words = makes_words(person);
    person.presses("intake-go-on");
    words
}
