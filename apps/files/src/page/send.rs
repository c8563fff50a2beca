//! Sending: what is on the list is sealed here and handed to the app's worker, which from then on brings it to the service.

use leptos::{ev, prelude::*};
use secondok_client::trouble::Trouble;
use secondok_client::way_on::WayOn;
use secondok_talk::Done;
use secondok_ui::{Doing, TextField, trouble_line, unkept};

use super::{
    amount,
    app::App,
    imaging::Fault,
    list::{MOST, Obstacle},
};
use crate::talk::{
    carrier::{self, Places},
    imaging::{Command, Refusal, Sizes},
};

/// The shortest length of an attachment on the wire, which doubles from class to class.
const SHORTEST: u64 = 64 << 10;

/// How far sealing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sealing {
    /// Bytes of the attachments that are sealed.
    pub(super) done: u64,
    /// Bytes of the one that is being sealed.
    pub(super) this: u64,
    /// Bytes of all.
    pub(super) total: u64,
}

impl App {
    /// Seals everything, and has it on its way.
    pub(super) fn send(self, doing: Doing) {
        doing.perform(self.page, self.seal(), move |Done| {
            self.clear();
            self.look_where_it_stands();
        });
    }

    async fn seal(self) -> Result<Done, Trouble> {
        let sealed = self.seal_all().await;
        self.sealing.set(None);
        if let Err(trouble) = sealed {
            // Places that were reserved are given back; where that cannot be done now, the service sweeps them.
            let _ = self.ask::<Done>(carrier::Command::GiveUp).await;
            return Err(trouble);
        }
        sealed
    }

    async fn seal_all(self) -> Result<Done, Trouble> {
        let attachments = self.list.with_untracked(|list| list.attachments());
        let Sizes(classes) = self.asked(Command::Measure(attachments.clone())).await?;
        let lengths: Vec<u64> = classes.iter().map(|class| SHORTEST << u32::from(*class).min(40)).collect();
        let Places(places) = self.ask(carrier::Command::Places(classes)).await?;
        let total = lengths.iter().sum();
        self.sealing.set(Some(Sealing { done: 0, this: 0, total }));
        for ((numbers, place), length) in attachments.into_iter().zip(places).zip(lengths) {
            let Done = self.asked(Command::Seal(numbers, place)).await?;
            self.sealing.update(|sealing| {
                if let Some(sealing) = sealing {
                    *sealing = Sealing { done: sealing.done + length, this: 0, ..*sealing };
                }
            });
        }
        let text = self.text.get_untracked();
        self.ask(carrier::Command::Send(text)).await
    }

    async fn asked<A: TryFrom<crate::talk::imaging::Answer>>(self, command: Command) -> Result<A, Trouble> {
        self.imaging(command, 0).await.map_err(|fault| match fault {
            Fault::Refused(why) if why.0 == Refusal::INTERRUPTED => {
                let not_kept = self.not_kept.try_update_value(Option::take).flatten();
                not_kept.unwrap_or_else(|| super::why::trouble(&why))
            }
            Fault::Refused(why) => super::why::trouble(&why),
            Fault::TooLong | Fault::Forgotten => {
                // What was read is read and cleaned again; then it can be sent.
                self.work();
                Trouble::new("failure-files-sealing", WayOn::TryAgain)
            }
        })
    }
}

/// The words beside, what is still in the way, and the button.
pub(super) fn form(app: App) -> impl IntoView {
    let doing = Doing::new();
    let obstacle = Memo::new(move |_| app.list.read().obstacle());
    let amount = Memo::new(move |_| {
        let list = app.list.read();
        (list.attachments().len(), list.bytes())
    });
    let press = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if obstacle.get_untracked().is_none() {
            app.send(doing);
        }
    };
    let button = move || {
        let (count, _) = amount.get();
        app.text_with("files-send-files", &[("count", count.into())])
    };
    view! {
        <section aria-labelledby="files-send">
            <h3 id="files-send">{app.text("files-send-title")}</h3>
            {unkept(view! {
                <TextField
                    id="files-words".to_owned()
                    label=app.text("files-send-words")
                    hint=app.text("files-send-words-hint")
                    optional=app.text("files-send-optional")
                    text=app.text
                    rows=2
                />
            })}
            <p class="soft">{app.text_with("files-send-most", &[("most", MOST.into())])}</p>
            <p role="status" id="files-obstacle">{move || obstacle.get().map(|obstacle| said(app, obstacle))}</p>
            {move || app.sealing.get().map(|sealing| sealing_view(app, sealing))}
            {trouble_line(app.page, doing)}
            <form on:submit=press>
                <p class="actions">
                    <button
                        class="button"
                        type="submit"
                        aria-describedby="files-obstacle"
                        aria-busy=move || doing.is_busy()
                        aria-disabled=move || obstacle.get().is_some().then_some("true")
                    >
                        {button}
                    </button>
                    {move || {
                        let (_, bytes) = amount.get();
                        (bytes > 0).then(|| view! {
                            <span class="soft">{app.text_with("files-send-bytes", &[("size", amount::bytes(app.page, bytes).into())])}</span>
                        })
                    }}
                </p>
            </form>
        </section>
    }
}

/// Why nothing can be sent yet.
fn said(app: App, obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::Nothing => app.text("files-obstacle-nothing"),
        Obstacle::Works => app.text("files-obstacle-works"),
        Obstacle::Look(count) => app.text_with("files-obstacle-look", &[("count", count.into())]),
        Obstacle::TooMany(count) => {
            app.text_with("files-obstacle-too-many", &[("count", count.into()), ("most", MOST.into())])
        }
    }
}

/// Nothing is on its way yet: whoever leaves now has to begin again.
fn sealing_view(app: App, Sealing { done, this, total }: Sealing) -> impl IntoView {
    let sealed = (done + this).min(total);
    view! {
        <div class="progress">
            <label for="files-sealing">{app.text("files-sealing")}</label>
            <span class="amount">{amount::of(app.page, sealed, total)}</span>
            <progress id="files-sealing" max=total.to_string() value=sealed.to_string()></progress>
        </div>
        <p class="soft">{app.text("files-sealing-stay")}</p>
    }
}
