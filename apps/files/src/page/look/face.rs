//! Images of a head: a face can be rebuilt from them. It is said, and slices can be left out.

use leptos::{html, prelude::*};

use crate::{
    page::{app::App, screen, set::Item},
    talk::imaging::Face,
};

/// What it means, and the choice; nothing where something else is shown. `at` is the picture that is looked at, unless all
/// are shown `together`.
pub(super) fn view(app: App, id: u32, at: RwSignal<u32>, together: RwSignal<bool>) -> impl IntoView {
    // Unfolded beside one picture, it would leave a telephone no room for that.
    let is_narrow = screen::is("(max-width: 43.99rem)");
    let face = Memo::new(move |_| app.list.read().set(id).map_or(Face::No, Item::face));
    let node = NodeRef::<html::Details>::new();
    Effect::new(move |_| {
        if let Some(details) = node.get().filter(|_| is_narrow && !together.get()) {
            details.set_open(false);
        }
    });
    move || {
        let text = match face.get() {
            Face::No => return None,
            Face::Possible => "files-face-possible",
            Face::Unknown => "files-face-unknown",
        };
        Some(view! {
            <details node_ref=node class="more" open=move || face.get() == Face::Possible && (together.get() || !is_narrow)>
                <summary>{app.text("files-face-title")}</summary>
                <p>{app.text(text)}</p>
                <p>{app.text("files-face-choice")}</p>
                {slices(app, id, at, together)}
            </details>
        })
    }
}

/// Leaving out the slice that is looked at, or all on one side of it.
fn slices(app: App, id: u32, at: RwSignal<u32>, together: RwSignal<bool>) -> impl IntoView {
    // The file of the picture, whether it stays here, and how many files stay and go.
    let stands = Memo::new(move |_| {
        let list = app.list.read();
        let set = list.set(id)?;
        let (piece, _) = set.at(at.get())?;
        Some((piece.origin, piece.left_out, set.pieces.len() - set.goes().count(), set.pieces.len()))
    });
    let leave = move |whom: fn(usize, usize) -> bool, left_out: bool| {
        let Some((here, ..)) = stands.get_untracked() else { return };
        app.list.update(|list| {
            let Some(set) = list.set_mut(id) else { return };
            let order: Vec<_> = set.pieces.iter().map(|piece| piece.origin).collect();
            let place = |origin| order.iter().position(|one| *one == origin).unwrap_or_default();
            let here = place(here);
            set.leave_out(|piece| whom(place(piece.origin), here), left_out);
            // Something goes, or there is nothing to be sent of it: then it is taken off the list.
            if set.goes().next().is_none() {
                set.leave_out(|piece| place(piece.origin) == here, false);
            }
        });
        app.work();
    };
    let button = move |id: &'static str, whom: fn(usize, usize) -> bool, left_out: bool| {
        view! { <button type="button" on:click=move |_| leave(whom, left_out)>{app.text(id)}</button> }
    };
    let take = move |left_out: usize| (left_out > 0).then(|| button("files-slices-take", |_, _| true, false));
    move || {
        stands.get().filter(|(.., all)| *all > 1).map(|(_, is_left_out, left_out, all)| {
            if together.get() {
                // None of them is the one that is looked at.
                let how = view! {
                    <p class="soft">{app.text("files-slices-how")}</p>
                    {(left_out > 0).then(|| view! { <p class="cluster">{take(left_out)}</p> })}
                };
                return how.into_any();
            }
            let number = at.get() + 1;
            let slice = view! {
                <p role="status">
                    {app.text_with("files-slices-left-out", &[("count", left_out.into()), ("of", all.into()), ("number", number.into())])}
                </p>
                <p class="cluster">
                    {button("files-slice-before", |place, here| place <= here, true)}
                    {if is_left_out {
                        button("files-slice-take", |place, here| place == here, false).into_any()
                    } else {
                        button("files-slice-leave", |place, here| place == here, true).into_any()
                    }}
                    {button("files-slice-after", |place, here| place >= here, true)}
                    {take(left_out)}
                </p>
            };
            slice.into_any()
        })
    }
}
