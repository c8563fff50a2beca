//! The messages of a consultation.

use leptos::{html, prelude::*};
use secondok_client::api::consultation::Role;
use secondok_talk::{Entry, Said, Written};

use crate::{Page, Sure, arrived, dialog, open, opinion, said};

/// Whose screen it is.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The reader.
    pub own: Role,
    /// What the other one is called.
    pub other: &'a str,
    /// Shows a file; none where no files are shown.
    pub show: Option<said::Show>,
}

/// These messages in order (`ol.thread`), the one that is on its way, and what was not sent.
pub fn thread(
    page: Page,
    written: &Written,
    shown: &[&Entry],
    side: Side<'_>,
    unsent: AnyView,
) -> impl IntoView + use<> {
    let asked = written.questions();
    let entries =
        shown.iter().map(|entry| message(page, entry, side, &asked, written.new_from)).collect_view();
    let waiting = written.waiting.as_ref().map(|waiting| {
        view! {
            <li class="said own waiting">
                <header><span>{page.text("thread-you")}</span></header>
                {said::said(page, waiting, &asked, None)}
                <footer><span>{page.text("thread-waiting")}</span></footer>
            </li>
        }
    });
    view! {
        {faults(page, written)}
        <ol class="thread" aria-label=page.text("thread")>{entries}{waiting}{unsent}</ol>
    }
}

fn message(page: Page, entry: &Entry, side: Side<'_>, asked: &[String], new_from: u32) -> AnyView {
    let is_own = entry.role == side.own;
    let is_new = !is_own && entry.sequence >= new_from;
    // Whoever goes to what is new comes here.
    let (id, stop) = if is_own { (None, None) } else { (Some(arrived::id(entry.sequence)), Some("-1")) };
    let who = if is_own { page.text("thread-you") } else { side.other.to_owned() };
    let header = view! {
        <header class="split">
            <span>{who}</span>
            <span>
                {is_new.then(|| view! { <span class="badge good">{page.text("thread-new")}</span> " " })}
                {page.date(entry.day)}
            </span>
        </header>
    };
    match &entry.said {
        // It is among the messages because its signature was checked; one that waits or was not sent has none yet.
        Said::Opinion(opinion) => {
            view! { <li class="card" id=id tabindex=stop>{header}{opinion::signed(page, opinion, asked)}</li> }.into_any()
        }
        said => {
            let inside = said::said(page, said, asked, side.show.map(|show| (entry.sequence, show)));
            view! { <li class="said" class:own=is_own id=id tabindex=stop>{header}{inside}</li> }.into_any()
        }
    }
}

/// Messages that did not pass, and some that are kept back: told plainly, never passed over.
fn faults(page: Page, written: &Written) -> impl IntoView + use<> {
    let of = |role: Role| page.text(if role == Role::Patient { "role-patient" } else { "role-doctor" });
    let refused = written.refused.iter().map(|(role, sequence)| {
        page.text_with("thread-refused", &[("count", (sequence + 1).into()), ("role", of(*role).into())])
    });
    let withheld = [Role::Patient, Role::Doctor].into_iter().filter(|role| written.withheld.of(*role) > 0);
    let withheld = withheld.map(|role| {
        page.text_with(
            "thread-withheld",
            &[("count", written.withheld.of(role).into()), ("role", of(role).into())],
        )
    });
    refused
        .chain(withheld)
        .map(|text| view! { <p class="banner urgent" role="alert">{text}</p> })
        .collect_view()
}

/// What can be done about a text that was not sent.
#[derive(Clone, Copy)]
pub struct Unsent {
    /// Sending it, which takes a while.
    pub sending: crate::Doing,
    /// Sends it.
    pub send: Callback<()>,
    /// Takes it up again, to be changed; none where that cannot be done.
    pub change: Option<Callback<()>>,
    /// Throws it away, once it is sure that this is meant.
    pub discard: Callback<()>,
}

/// A text that was not sent, at the end of a thread.
pub fn unsent(page: Page, said: &Said, asked: &[String], doing: Unsent) -> AnyView {
    let Unsent { sending, send, change, discard } = doing;
    let node = NodeRef::<html::Dialog>::new();
    view! {
        <li class="said own failed">
            <header><span>{page.text("thread-you")}</span></header>
            {said::said(page, said, asked, None)}
            {crate::trouble_line(page, sending)}
            {dialog(node, Sure::discard(page), (), move || discard.run(()))}
            <footer>
                <span>{page.text("thread-unsent")}</span>
                <button
                    class="button plain"
                    type="button"
                    aria-busy=move || sending.is_busy()
                    on:click=move |_| send.run(())
                >
                    {page.text("send-again")}
                </button>
                {change.map(|change| view! {
                    <button class="button plain" type="button" on:click=move |_| change.run(())>{page.text("change")}</button>
                })}
                <button class="button plain" type="button" on:click=move |_| open(node)>{page.text("discard")}</button>
            </footer>
        </li>
    }
    .into_any()
}
