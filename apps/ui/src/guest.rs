//! A program that is a guest in an app's page (`browser::files`): its views stand in places that belong to the app, which
//! may make such a place anew, or take it away.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    time::Duration,
};

use leptos::{ev, mount::mount_to, prelude::*};
use secondok_browser::{
    files::{Opened, opened},
    pause::pause,
};
use secondok_talk::Wish;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

use crate::{Owner, Page, files::is_held, page::spoken, texts::comes};

/// What has no place for so long is taken down: a screen that is made anew gives another one at once.
const WITHOUT_PLACE: Duration = Duration::from_secs(1);

/// A view in a place of the app's. Dropped, it is taken down.
struct Guest {
    _language: Watch,
    _view: Box<dyn Any>,
    /// Around the view: it goes from place to place with all that is in it.
    root: HtmlElement,
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// By what they were opened for.
type Guests = Rc<RefCell<HashMap<String, Guest>>>;

/// Shows this view whenever the program is opened, in its place, and in the page's language. The same that is opened again
/// goes over to the new place as it is. What has lost its place is taken down, unless something would be lost with it
/// ([`hold`](crate::hold)): then it waits for another.
pub fn receive<V: IntoView + 'static>(owner: Owner, view: impl Fn(Page, Opened) -> V + 'static) {
    let (guests, view) = (Guests::default(), Rc::new(view));
    sweep(&guests);
    opened(move |opened| {
        if let Some(there) = guests.borrow().get(&opened.what) {
            // It asks over the port that it has.
            opened.port.close();
            let _ = opened.host.append_child(&there.root);
            return;
        }
        let (guests, view) = (Rc::clone(&guests), Rc::clone(&view));
        spawn_local(async move {
            let (what, host) = (opened.what.clone(), opened.host.clone());
            let settled = settle(owner, &host, move |page| view(page, opened)).await;
            let before = settled.and_then(|guest| guests.borrow_mut().insert(what, guest));
            drop(before);
        });
    });
}

/// None where the texts cannot be had; whoever opens the program has seen to it that they are there.
async fn settle<V: IntoView + 'static>(
    owner: Owner,
    host: &Element,
    view: impl FnOnce(Page) -> V + 'static,
) -> Option<Guest> {
    // Another language may be chosen meanwhile.
    loop {
        let language = spoken();
        if !comes(language).await {
            return None;
        }
        if spoken() == language {
            break;
        }
    }
    let root: HtmlElement = document().create_element("div").ok()?.unchecked_into();
    host.append_child(&root).ok()?;
    let made = Rc::new(Cell::new(None));
    let tell = Rc::clone(&made);
    let shown = mount_to(root.clone(), move || {
        let page = Page::new(owner);
        tell.set(Some(page));
        notice_network(page);
        view(page)
    });
    let page = made.take()?;
    Some(Guest { _language: follow_language(page)?, _view: Box::new(shown), root })
}

/// Speaks what the page speaks, once the texts have come.
fn follow_language(page: Page) -> Option<Watch> {
    let changes = MutationObserverInit::new();
    changes.set_attributes(true);
    changes.set_attribute_filter(&js_sys::Array::of1(&"lang".into()));
    Watch::new(&document().document_element()?, &changes, move || {
        let language = spoken();
        spawn_local(async move {
            if comes(language).await && spoken() == language {
                page.language.try_set(language);
            }
        });
    })
}

fn notice_network(page: Page) {
    let online = window_event_listener(ev::online, move |_| page.offline.set(false));
    let offline = window_event_listener(ev::offline, move |_| page.offline.set(true));
    on_cleanup(move || {
        online.remove();
        offline.remove();
    });
}

/// Takes down what has lost its place.
fn sweep(guests: &Guests) {
    let changes = MutationObserverInit::new();
    changes.set_child_list(true);
    changes.set_subtree(true);
    let guests = Rc::clone(guests);
    let is_over = |what: &String, guest: &Guest| {
        let holds = matches!(Wish::of_text(what), Some(Wish::Send(index)) if is_held(index));
        !guest.root.is_connected() && !holds
    };
    let look = move || {
        if !guests.borrow().iter().any(|(what, guest)| is_over(what, guest)) {
            return;
        }
        let guests = Rc::clone(&guests);
        spawn_local(async move {
            pause(WITHOUT_PLACE).await;
            let gone: Vec<Guest> = guests
                .borrow_mut()
                .extract_if(|what, guest| is_over(what, guest))
                .map(|(_, guest)| guest)
                .collect();
            drop(gone);
        });
    };
    let watch = document().body().and_then(|body| Watch::new(&body, &changes, look));
    // For as long as the page lives.
    std::mem::forget(watch);
}

/// Hears of changes of the page until it is dropped.
struct Watch {
    observer: MutationObserver,
    _heard: Closure<dyn Fn()>,
}

impl Watch {
    fn new(of: &Element, changes: &MutationObserverInit, heard: impl Fn() + 'static) -> Option<Self> {
        let heard = Closure::<dyn Fn()>::new(heard);
        let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        observer.observe_with_options(of, changes).ok()?;
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
