//! Sealing what was cleaned: from here on it is on its way.

use secondok_client::{
    attach::{Parts, Sealing},
    protocol::attachment::{Attached, SizeClass},
};
use secondok_deident::Cleaned;

use super::super::session::Session;
use crate::{app::App, args::Attach, failure::Failure, home::FileParts, show::size};

/// Reserves places, seals each attachment into its parts, and notes all of them at once. Where that breaks off, nothing is on its
/// way, and nothing stays but what is swept the next time.
pub(super) async fn seal(
    app: &mut App,
    session: &mut Session,
    parts: &FileParts,
    args: &Attach,
    attachments: &[Vec<Cleaned>],
    sizes: &[SizeClass],
    is_question: bool,
) -> Result<(), Failure> {
    // Nothing else is sealed while the home is locked.
    session.patient.sweep(parts).await?;
    let places = session.patient.places(args.number, sizes, &mut session.rng).await?;
    let all: u64 = sizes.iter().map(|class| class.wire_len()).sum();
    let mut done = 0;
    let mut attached: Vec<Attached> = Vec::with_capacity(places.len());
    for (files, place) in attachments.iter().zip(places) {
        let mut sealing = Sealing::begin(files, place, &mut session.rng)?;
        let mut number = 0;
        while let Some(part) = sealing.next_part() {
            parts.put(place.blob, number, &part).await?;
            number += 1;
            done += part.len() as u64;
            let progress = [("done", size(&app.out, done).into()), ("all", size(&app.out, all).into())];
            let text = app.out.text_with("attach-sealing", &progress);
            app.out.progress(&text);
        }
        attached.extend(sealing.finish());
    }
    app.out.end_progress();
    let text = args.text.as_deref().unwrap_or_default();
    Ok(session.patient.attach(args.number, text, is_question, attached).await?)
}
