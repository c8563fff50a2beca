//! `desk notice write`: writes a draft.

use secondok_client::{api::notice::Draft, protocol::id::NoticeId};

use super::{load, shown::say_draft};
use crate::{app::App, args::WriteNotice, device, failure::Failure, file::read_structure};

pub(super) async fn run(app: &mut App, args: &WriteNotice) -> Result<(), Failure> {
    let draft: Draft = read_structure(&mut app.prompt, &args.file)?;
    let here = load(app).await?;
    let id = NoticeId::random(&mut device::randomness()?);
    here.write_notice(id, &draft).await?;
    app.out.object(&serde_json::json!({ "id": id.to_text(), "revision": 1 }));
    say_draft(&mut app.out, &draft);
    app.out.gap();
    app.out.say_text_with("notice-written", &[("id", id.to_text().into())]);
    Ok(())
}
