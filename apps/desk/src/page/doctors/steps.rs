//! What can be decided where an application stands.

use leptos::{html, prelude::*};
use secondok_client::api::verification::{DeskApplication, Missing, Standing, Step, enough};
use secondok_ui::{Sure, dialog, open};

use super::{App, one::Open};
use crate::{talk::Command, view::Application};

/// Where an application stands, for whoever looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    standing: Standing,
    /// Whether they have it: they check it, or have proposed what it waits for.
    is_mine: bool,
    /// The name of who else has it.
    other: Option<String>,
    /// What an approval still needs.
    missing: Option<Missing>,
}

impl Place {
    pub(super) fn of(app: App, found: &DeskApplication) -> Self {
        let me = untrack(move || app.entrance.session()).map(|session| session.staff);
        let reviewer = found.reviewer.as_ref();
        let application = &found.application;
        let is_mine = reviewer.is_some_and(|who| Some(who.staff) == me);
        Self {
            standing: application.standing,
            is_mine,
            other: reviewer.filter(|_| !is_mine).map(|who| who.login.clone().unwrap_or_default()),
            missing: enough(&application.form, &application.checks, application.today).err(),
        }
    }

    /// Whether they record checks, and ask for more.
    pub(super) fn may_check(&self) -> bool {
        self.is_mine && self.standing == Standing::InReview
    }

    /// What they can do, the first of it in the first place.
    fn steps(&self) -> &'static [Step] {
        match (self.standing, self.is_mine) {
            (Standing::Submitted, _) | (Standing::InReview, false) => &[Step::Take],
            (Standing::InReview, true) => &[Step::Propose, Step::PutBack, Step::Reject],
            (Standing::AwaitingSecond, true) | (Standing::RevocationProposed, true) => &[Step::SendBack],
            (Standing::AwaitingSecond, false) => &[Step::Approve, Step::SendBack],
            (Standing::Verified, _) => &[Step::ProposeRevocation],
            (Standing::RevocationProposed, false) => &[Step::Revoke, Step::SendBack],
            (
                Standing::Vouched
                | Standing::Draft
                | Standing::InfoRequested
                | Standing::Rejected
                | Standing::Revoked,
                _,
            ) => &[],
        }
    }

    /// What a step is called here: the same one means another thing where it stands elsewhere.
    fn name(&self, step: Step) -> &'static str {
        match (step, self.standing, self.is_mine) {
            (Step::Take, Standing::InReview, _) => "take-over",
            (Step::Take, ..) => "take",
            (Step::PutBack, ..) => "put-back",
            (Step::AskMore, ..) => "ask-more",
            (Step::Propose, ..) => "propose",
            (Step::SendBack, Standing::RevocationProposed, true) => "keep-own",
            (Step::SendBack, Standing::RevocationProposed, false) => "keep",
            (Step::SendBack, _, true) => "send-back-own",
            (Step::SendBack, ..) => "send-back",
            (Step::Approve, ..) => "approve",
            (Step::Reject, ..) => "reject",
            (Step::ProposeRevocation, ..) => "propose-revocation",
            (Step::Revoke, ..) => "revoke",
        }
    }

    /// What hinders this step, if something does.
    fn hindered(&self, step: Step) -> Option<&'static str> {
        self.missing.filter(|_| matches!(step, Step::Propose | Step::Approve)).map(|missing| match missing {
            Missing::Check => "missing-check",
            Missing::Refused => "missing-refused",
            Missing::Diploma => "missing-diploma",
            Missing::Licence => "missing-licence",
        })
    }
}

/// What is done once more on purpose.
fn is_asked(name: &str) -> bool {
    matches!(name, "approve" | "reject" | "revoke" | "take-over" | "propose-revocation")
}

pub(super) fn view(this: Open, place: &Place) -> impl IntoView + use<> {
    let app = this.app;
    let buttons: Vec<_> = place.steps().iter().map(|&step| button(this, place, step)).collect();
    if buttons.is_empty() {
        return ().into_any();
    }
    let second = match (place.standing, place.is_mine) {
        (Standing::AwaitingSecond | Standing::RevocationProposed, true) => Some("decide-other"),
        (Standing::AwaitingSecond, false) => Some("decide-second"),
        (Standing::InReview, true) => Some("decide-first"),
        _ => None,
    };
    let why = place.steps().iter().find_map(|&step| place.hindered(step));
    view! {
        <section class="screen-only" aria-labelledby="decide">
            <h2 id="decide">{app.text("decide-title")}</h2>
            {second.map(|id| view! { <p>{app.text(id)}</p> })}
            {why.map(|id| view! { <p class="hint" id="missing">{app.text(id)}</p> })}
            <p class="actions">{buttons}</p>
        </section>
    }
    .into_any()
}

fn button(this: Open, place: &Place, step: Step) -> impl IntoView + use<> {
    let (app, doing) = (this.app, this.deciding);
    let (name, node) = (place.name(step), NodeRef::<html::Dialog>::new());
    let called = |what: &str| app.text(&format!("step-{name}{what}"));
    let done = called("-done");
    let act = move || {
        let Some(revision) = this.revision() else { return };
        let done = done.clone();
        app.perform(Command::Step(this.doctor, revision, step), doing, move |found: Application| {
            app.say(done);
            this.show(found);
        });
    };
    let class = match step {
        Step::Take | Step::Propose | Step::Approve => "button",
        Step::Reject | Step::ProposeRevocation | Step::Revoke => "button urgent quiet",
        Step::PutBack | Step::SendBack | Step::AskMore => "button quiet",
    };
    let hindered = place.hindered(step).is_some();
    let login = place.other.clone().unwrap_or_default();
    let sure = is_asked(name).then(|| Sure {
        title: called("-title"),
        text: app.text_with(&format!("step-{name}-text"), &[("login", login.as_str().into())]),
        yes: called(""),
        no: app.text("step-no"),
    });
    let asks = sure.is_some();
    let yes = act.clone();
    view! {
        <button
            class=class
            type="button"
            disabled=hindered
            aria-describedby=hindered.then_some("missing")
            aria-busy=move || doing.is_busy()
            on:click=move |_| if asks { open(node) } else { act() }
        >
            {called("")}
        </button>
        {sure.map(|sure| dialog(node, sure, (), yes))}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(standing: Standing, is_mine: bool) -> Place {
        Place { standing, is_mine, other: None, missing: None }
    }

    #[test]
    fn who_proposed_is_not_offered_to_decide_and_only_who_checks_goes_on() {
        let decides = |step: &Step| matches!(step, Step::Approve | Step::Revoke);
        for standing in Standing::ALL {
            assert!(!place(standing, true).steps().iter().any(decides), "{standing:?}");
            let is_offered = place(standing, false).steps().iter().any(decides);
            let waits = matches!(standing, Standing::AwaitingSecond | Standing::RevocationProposed);
            assert_eq!(is_offered, waits, "{standing:?}");
        }
        assert_eq!(place(Standing::InReview, false).steps(), [Step::Take]);
        assert!(place(Standing::InReview, true).may_check());
        assert!(!place(Standing::InReview, false).may_check());
    }

    #[test]
    fn nothing_is_proposed_or_approved_before_enough_was_recorded() {
        let lacking = Place { missing: Some(Missing::Diploma), ..place(Standing::InReview, true) };
        let hindered = |step: &Step| lacking.hindered(*step).is_some();
        let steps: Vec<_> = Step::ALL.into_iter().filter(hindered).collect();
        assert_eq!(steps, [Step::Propose, Step::Approve]);
    }
}
