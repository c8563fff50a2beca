//! Sending: what is on the list is sealed here and handed to the app's worker, which from then on brings it to the service.

use leptos::{ev, prelude::*};
use secondok_client::trouble::Trouble;
use secondok_client::way_on::WayOn;
use secondok_talk::Done;
use secondok_ui::trouble_line;

use super::{
    amount,
    app::App,
    imaging::Fault,
    list::{MOST, Obstacle},
    words,
};
use crate::talk::{
    carrier::{self, Looked, Places, Written},
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
    /// Bytes of all; none until places are reserved.
    pub(super) total: u64,
    /// Whether it can still be stopped.
    pub(super) can_stop: bool,
}

/// How sealing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// All of it is on its way.
    OnItsWay,
    /// Somebody stopped it; nothing is on its way.
    Stopped,
}

impl App {
    /// Seals everything, and has it on its way. What may tell who is writing is asked about first, unless they are sure.
    pub(super) fn send(self, is_sure: bool) {
        let seals = async move { self.seal(is_sure).await.map_err(of_files) };
        self.sending.perform(self.page, seals, move |ended| {
            if ended == Ended::OnItsWay {
                self.clear();
                self.look_where_it_stands();
            }
            self.sealing.set(None);
        });
    }

    /// Seals no more of it; the list stays as it is.
    pub(super) fn stop_sealing(self) {
        self.stopped.set_value(true);
        // What is being sealed is not taken over any more: imaging hears that with the next part of it.
        self.spawn(async move { drop(self.ask::<Done>(carrier::Command::GiveUp).await) });
    }

    /// Whether sealing was stopped, the last time.
    pub(super) fn is_stopped(self) -> bool {
        self.stopped.try_get_value() != Some(false)
    }

    async fn seal(self, is_sure: bool) -> Result<Ended, Trouble> {
        let text = self.text.get_untracked();
        let count = self.list.with_untracked(|list| list.count());
        let looked: Looked = self.ask(carrier::Command::Look(text.clone(), count)).await?;
        // Whether all of it goes as the question was said before, or is said now.
        let as_question = self.looked.try_with_untracked(|before| before.is_question) == Some(true);
        self.looked.set(looked.clone());
        if let Some(tells) = looked.tells.filter(|_| !is_sure) {
            return Err(tells);
        }
        self.stopped.set_value(false);
        self.sealing.set(Some(Sealing { done: 0, this: 0, total: 0, can_stop: true }));
        let sealed = self.seal_all(Written { text, is_sure, as_question }).await;
        if sealed != Ok(Ended::OnItsWay) {
            self.sealing.set(None);
            // Places that were reserved are given back; where that cannot be done now, the service sweeps them.
            let _ = self.ask::<Done>(carrier::Command::GiveUp).await;
        }
        if self.is_stopped() { Ok(Ended::Stopped) } else { sealed }
    }

    async fn seal_all(self, written: Written) -> Result<Ended, Trouble> {
        let attachments = self.list.with_untracked(|list| list.attachments());
        let Sizes(classes) = self.asked(Command::Measure(attachments.clone())).await?;
        let lengths: Vec<u64> = classes.iter().map(|class| SHORTEST << u32::from(*class).min(40)).collect();
        let Places(places) = self.ask(carrier::Command::Places(classes, written)).await?;
        let total = lengths.iter().sum();
        self.sealing.set(Some(Sealing { done: 0, this: 0, total, can_stop: true }));
        for ((numbers, place), length) in attachments.into_iter().zip(places).zip(lengths) {
            if self.is_stopped() {
                return Ok(Ended::Stopped);
            }
            let Done = self.asked(Command::Seal(numbers, place)).await?;
            self.sealing.update(|sealing| {
                if let Some(sealing) = sealing {
                    *sealing = Sealing { done: sealing.done + length, this: 0, ..*sealing };
                }
            });
        }
        if self.is_stopped() {
            return Ok(Ended::Stopped);
        }
        // From here on it is given up like everything else that is on its way.
        self.sealing.set(Some(Sealing { done: total, this: 0, total, can_stop: false }));
        let Done = self.ask(carrier::Command::Send).await?;
        Ok(Ended::OnItsWay)
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
    let obstacle = Memo::new(move |_| app.list.read().obstacle());
    let count = Memo::new(move |_| app.list.read().count());
    // Said only once somebody wants to send without them.
    let lacks = RwSignal::new(false);
    let press = move |event: ev::SubmitEvent| {
        event.prevent_default();
        lacks.set(untrack(move || words::are_missing(app)));
        if obstacle.get_untracked().is_none() && !lacks.get_untracked() {
            app.send(false);
        }
    };
    let button = move || app.text_with("files-send-files", &[("count", count.get().into())]);
    view! {
        <section aria-labelledby="files-send">
            <h3 id="files-send">{app.to("files-send-title")}</h3>
            {words::view(app, lacks)}
            <p class="soft">{app.text_with("files-send-most", &[("most", MOST.into())])}</p>
            <p role="status" id="files-obstacle">{move || obstacle.get().map(|obstacle| said(app, obstacle))}</p>
            {trouble_line(app.page, app.sending)}
            <form on:submit=press>
                <p class="actions">
                    <button
                        class="button"
                        type="submit"
                        aria-describedby="files-obstacle"
                        aria-busy=move || app.sending.is_busy()
                        aria-disabled=move || obstacle.get().is_some().then_some("true")
                    >
                        {button}
                    </button>
                </p>
            </form>
        </section>
    }
}

/// Messages go by themselves when there is a connection again; files that are not sealed yet do not.
fn of_files(trouble: Trouble) -> Trouble {
    match trouble.message.as_str() {
        "failure-offline" => Trouble { message: "failure-files-offline".into(), ..trouble },
        _ => trouble,
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

/// Nothing is on its way yet: whoever leaves now has to begin again. Nothing can be chosen or decided otherwise meanwhile: it
/// would not be in what goes.
pub(super) fn seals(app: App) -> impl IntoView {
    let total = Memo::new(move |_| app.sealing.read().map_or(0, |sealing| sealing.total));
    let sealed = Memo::new(move |_| {
        app.sealing.read().map_or(0, |sealing| (sealing.done + sealing.this).min(sealing.total))
    });
    let can_stop = Memo::new(move |_| app.sealing.read().is_some_and(|sealing| sealing.can_stop));
    let stop = move |_| app.stop_sealing();
    view! {
        <div class="progress">
            <label for="files-sealing">{app.text("files-sealing")}</label>
            <span class="amount">
                {move || (total.get() > 0).then(|| amount::of(app.page, sealed.get(), total.get()))}
            </span>
            <progress
                id="files-sealing"
                max=move || total.get().max(1).to_string()
                value=move || (total.get() > 0).then(|| sealed.get().to_string())
            ></progress>
        </div>
        <p class="soft">{app.text("files-sealing-stay")}</p>
        {move || can_stop.get().then(|| view! {
            <p class="actions">
                <button class="button quiet" type="button" on:click=stop>{app.text("files-sealing-stop")}</button>
            </p>
        })}
    }
}
