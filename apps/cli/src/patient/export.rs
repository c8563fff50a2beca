//! `patient export`: a copy of everything that the words open, to read and for programs.

use secondok_client::document::{Shown, consultations};

use super::session::Session;
use crate::{
    app::App,
    args::Export,
    document::{Reader, folder, json, write},
    failure::Failure,
};

/// Names that tell nothing.
const READABLE: &str = "consultations.html";
const FOR_PROGRAMS: &str = "consultations.json";

pub(super) async fn run(app: &mut App, args: &Export) -> Result<(), Failure> {
    if args.with_words {
        let question = app.out.texts().text("export-words-sure");
        app.be_sure(args.yes, &question)?;
    }
    let mut session = Session::begin(app).await?;
    let copy = session.patient.copy(session.today, &mut session.rng).await?;
    let words = args.with_words.then(|| session.patient.words().join(" "));
    drop(session);
    let document = consultations(&Reader(app.out.texts()), &copy, Shown { words: words.as_deref() });
    folder(&args.to)?;
    let (readable, for_programs) = (args.to.join(READABLE), args.to.join(FOR_PROGRAMS));
    write(&readable, document.to_html().as_bytes())?;
    let mut value = serde_json::to_value(&copy).expect("copies have text keys only");
    if let Some(words) = words {
        value["words"] = words.into();
    }
    write(&for_programs, &json(&value))?;
    for path in [readable, for_programs] {
        let path = path.display().to_string();
        app.out.object(&serde_json::json!({ "saved": path }));
        app.out.say_text_with("copy-saved", &[("path", path.into())]);
    }
    app.out.say_text("export-attachments");
    Ok(())
}
