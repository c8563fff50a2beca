//! What is kept on this device and is not with the service.

use secondok_client::{
    api::consultation::{Role, State},
    content::Content,
    summary::is_over,
};
use serde::Serialize;

use super::{content_object, say_content};
use crate::output::Output;

#[derive(Serialize)]
struct KeptObject<'a> {
    event: &'static str,
    number: Option<u32>,
    content: &'a serde_json::Value,
}

/// Shows what is on its way and what was not sent in a consultation, and what can be done about it. `state` is none
/// where it is not known at the moment.
pub(crate) fn say_kept(
    out: &mut Output,
    (number, own): (u32, Role),
    waiting: Option<&Content>,
    drafts: &[Content],
    state: Option<State>,
) {
    if let Some(content) = waiting {
        out.object(&KeptObject { event: "waiting", number: Some(number), content: &content_object(content) });
        out.say_text("kept-waiting");
        say_content(out, content, &[]);
        out.gap();
    }
    let side = match own {
        Role::Patient => "patient",
        Role::Doctor => "doctor",
    };
    let args = [("side", side.into()), ("number", number.into())];
    for content in drafts {
        say_draft(out, Some(number), content);
        match (content, state) {
            (_, Some(state)) if is_over(state) => out.say_text("kept-over"),
            (Content::Opinion(_), _) => out.say_text_with("kept-opinion", &args),
            (Content::Text(_) | Content::FollowUp(_), _) => out.say_text_with("kept-send", &args),
            (Content::Revealed(_), _) => out.say_text_with("kept-reveal", &args),
            _ => {}
        }
        out.say_text_with("kept-discard", &args);
        out.gap();
    }
}

/// Shows one text that was not sent.
pub(crate) fn say_draft(out: &mut Output, number: Option<u32>, content: &Content) {
    out.object(&KeptObject { event: "draft", number, content: &content_object(content) });
    out.say_text("kept-draft");
    say_content(out, content, &[]);
}
