//! What a doctor shows to the verifiers: what they wrote, and their documents.

use leptos::prelude::*;
use secondok_client::api::{consultation::Role, desk::account::Account};
use secondok_talk::Entry;
use secondok_ui::{Side, loading, thread};

use super::{one::Open, staff};
use crate::view::Documents;

pub(super) fn view(this: Open, name: Memo<String>) -> impl IntoView {
    let app = this.app;
    let (found, failed) = (Memo::new(move |_| this.documents.shown.get()), this.documents.failed);
    let again = Callback::new(move |()| this.fetch());
    let refused = move || {
        failed.get().map(|what| {
            // Whoever can read nothing yet is shown the way there.
            let way = what.message.starts_with("failure-shared-not-");
            let way = way.then(|| view! { <p class="actions">{staff::way(app, Account::Verification)}</p> });
            view! { {staff::refused(app, &what, again)} {way} }
        })
    };
    view! {
        <section aria-labelledby="shown">
            <h2 id="shown">{app.text("shown-title")}</h2>
            {refused}
            {move || match found.read().as_ref() {
                Some(found) => written(this, found, &name.get()).into_any(),
                None => failed.read().is_none().then(|| loading(app.page)).into_any(),
            }}
            {this.files.place()}
        </section>
    }
}

fn written(this: Open, found: &Documents, name: &str) -> AnyView {
    let app = this.app;
    let Some(written) = &found.written else {
        let id = if found.is_gone { "shown-gone" } else { "shown-none" };
        return view! { <p>{app.text(id)}</p> }.into_any();
    };
    let entries: Vec<&Entry> = written.entries.iter().collect();
    let side = Side { own: Role::Doctor, other: name, show: Some(this.files.show()) };
    view! {
        <p>{app.text("shown-lede")}</p>
        {thread(app.page, written, &entries, side, ().into_any())}
    }
    .into_any()
}
