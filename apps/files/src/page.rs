//! What people see of files: choosing, looking, painting over, sending; and looking at what came, and saving it. A guest in
//! an app's page, which comes when somebody has to do with a file.

mod amount;
mod app;
mod back;
mod choose;
mod entry;
mod imaging;
mod leaving;
mod legible;
mod lighting;
mod list;
mod look;
mod names;
mod natural;
mod overview;
mod picture;
mod receipt;
mod screen;
mod send;
mod series;
mod set;
mod sheet;
mod show;
mod sight;
mod standing;
mod turning;
mod viewer;
mod why;
mod words;
mod work;

use leptos::prelude::*;
use secondok_browser::{files::Opened, page::script, texts::from};
use secondok_talk::Wish;
use secondok_ui::{Owner, Page, receive};

#[cfg(not(target_arch = "wasm32"))]
use crate::texts::texts;
#[cfg(target_arch = "wasm32")]
use secondok_ui::fetched as texts;

/// No way on leads to a screen of this program's.
const OWNER: Owner = Owner { texts, way: |_| None };

/// Shows what an app's page opens it for, whenever it does.
pub fn run() {
    // `apps/files/web/start-files.js` has them.
    from("textsOfFiles");
    receive(OWNER, view);
}

fn view(page: Page, opened: Opened) -> AnyView {
    let (Some(wish), Some(script)) = (Wish::of_text(&opened.what), script("imaging")) else {
        // Of another build than the app: it is not shown what was not meant.
        return ().into_any();
    };
    let app = app::App::new(page, opened.port, script, matches!(wish, Wish::Documents(_)));
    on_cleanup(move || app.rest());
    match wish {
        Wish::Send(_) | Wish::Documents(_) => {
            app.holds(wish.held());
            overview::view(app).into_any()
        }
        Wish::Show(consultation, shown, _) => {
            app.sheet.set(Some(sheet::Sheet::Show(consultation, shown)));
            show::alone(app).into_any()
        }
    }
}
