//! The second opinion.

use secondok_client::content::Opinion;

use crate::output::Output;

/// Shows an opinion whole. `questions` are the patient's, where they are known.
pub(crate) fn say_opinion(out: &mut Output, opinion: &Opinion, questions: &[String]) {
    let texts = out.texts();
    let part = |out: &mut Output, label: String, text: &str| {
        if !text.is_empty() {
            out.paragraph("  ", &label);
            out.paragraph("    ", text);
        }
    };
    part(out, texts.text("opinion-summary"), &opinion.summary);
    for answer in &opinion.answers {
        let question =
            usize::try_from(answer.question).ok().and_then(|number| questions.get(number.checked_sub(1)?));
        out.paragraph(&format!("  {}. ", answer.question), question.map_or("", String::as_str));
        out.paragraph("     → ", &answer.text);
    }
    let agreement = texts.text(&format!("agreement-{}", opinion.agreement.name()));
    part(out, texts.text("opinion-agreement"), &agreement);
    let confidence = texts.text(&format!("confidence-{}", opinion.confidence.name()));
    part(out, texts.text("opinion-confidence"), &confidence);
    part(out, texts.text("opinion-would-change"), &opinion.would_change);
    part(out, texts.text("opinion-missing"), &opinion.missing);
    part(out, texts.text("opinion-limits"), &opinion.limits);
}
