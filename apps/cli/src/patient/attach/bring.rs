//! Bringing attachments to the service, and sending the message that names them.

use std::time::Duration;

use secondok_client::{
    attach::{Upload, UploadError},
    send::Outcome,
};
use serde::Serialize;

use super::super::{
    say::{As, sent},
    session::Session,
};
use crate::{
    again::{self, Again},
    app::App,
    failure::Failure,
    home::Part,
    show::size,
    transport::HttpTransport,
};

#[derive(Serialize)]
struct ProgressObject {
    event: &'static str,
    number: u32,
    /// How many bytes the service has.
    bytes: u64,
    of: u64,
}

/// How it is done.
#[derive(Clone, Copy)]
struct How {
    /// Waits between tries that all brought nothing.
    pauses: &'static [Duration],
    /// Whether it is what was asked for, and objects tell of it.
    is_asked_for: bool,
}

/// Goes on with what is on its way in any consultation. What does not come to its end is told, and keeps no command from what
/// it is to do.
pub(crate) async fn go_on(app: &mut App) -> Result<(), Failure> {
    let numbers = Session::load(app).await?.patient.on_their_way();
    for number in numbers {
        // Another command may be at it.
        let Some(_turn) = app.home.upload_turn()? else { return Ok(()) };
        app.out.aside("attach-goes-on", &[("number", number.into())]);
        let done = upload(app, number, How { pauses: &[], is_asked_for: false }).await;
        let sent = match done {
            Ok(()) => send(app, number).await.map(|(_, outcome)| outcome),
            Err(failure) => Err(failure),
        };
        let failure = match sent {
            Ok(Outcome::Sent) => {
                app.out.aside("resumed-sent", &[("number", number.into())]);
                continue;
            }
            Ok(Outcome::Overtaken { .. }) => Failure::new("failure-attach-overtaken"),
            Err(failure) => failure,
        };
        let (title, next) = failure.sentences(app.out.texts());
        app.out.aside("attach-not-sent", &[("title", title.into()), ("next", next.into())]);
    }
    Ok(())
}

/// Brings what was just sealed to its end.
pub(super) async fn bring(app: &mut App, number: u32) -> Result<(), Failure> {
    let Some(_turn) = app.home.upload_turn()? else { return Err(Failure::new("failure-upload-elsewhere")) };
    upload(app, number, How { pauses: again::PAUSES, is_asked_for: true }).await?;
    let (mut session, outcome) = send(app, number).await?;
    let is_overtaken = matches!(outcome, Outcome::Overtaken { .. });
    match sent(app, &mut session, number, outcome, As::Files).await {
        Err(_) if is_overtaken => Err(Failure::new("failure-attach-overtaken")),
        done => done,
    }
}

async fn upload(app: &mut App, number: u32, how: How) -> Result<(), Failure> {
    let session = Session::load(app).await?;
    let uploads = session.patient.uploads(number);
    let transport = app.transport(&session.lock)?;
    // Uploading takes its time: other commands may run meanwhile.
    drop(session);
    let of: u64 = uploads.iter().map(|upload| upload.class().wire_len()).sum();
    let mut before = 0;
    for upload in &uploads {
        let uploaded = persist(app, upload, &transport, how, (number, before, of)).await;
        app.out.end_progress();
        uploaded?;
        before += upload.class().wire_len();
    }
    Ok(())
}

async fn send(app: &App, number: u32) -> Result<(Session, Outcome), Failure> {
    let mut session = Session::load(app).await?;
    let outcome = session.patient.send_attached(number, session.today, &mut session.rng).await;
    Ok((session, outcome.map_err(|error| Failure::of_patient(error, number, false))?))
}

/// Uploads, and tries again where that may help; a try that brought something begins the pauses anew.
async fn persist(
    app: &mut App,
    upload: &Upload,
    transport: &HttpTransport,
    how: How,
    (number, before, of): (u32, u64, u64),
) -> Result<(), UploadError> {
    let parts = app.home.parts(Part::Patient);
    let mut most = 0;
    let mut again = Again::new(how.pauses);
    loop {
        let had = most;
        let tried = upload
            .run(transport, &parts, |has| {
                most = most.max(has);
                let bytes = before + has;
                let args = [("done", size(&app.out, bytes).into()), ("all", size(&app.out, of).into())];
                let text = app.out.text_with("attach-progress", &args);
                app.out.progress(&text);
                if how.is_asked_for {
                    app.out.object(&ProgressObject { event: "progress", number, bytes, of });
                }
            })
            .await;
        match tried {
            Err(error) if error.is_passing() => {
                if most > had {
                    again.begin_anew();
                }
                if !again.pause().await {
                    return Err(error);
                }
            }
            done => return done,
        }
    }
}
