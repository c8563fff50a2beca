//! `desk notice change`: changes a draft, one's own or somebody else's.

use secondok_client::api::{
    notice::{ChangedDraft, Draft},
    problem::Kind,
};

use super::{load, shown::say_draft};
use crate::{app::App, args::ChangeNotice, failure::Failure, file::read_structure};

pub(super) async fn run(app: &mut App, args: &ChangeNotice) -> Result<(), Failure> {
    let draft: Draft = read_structure(&mut app.prompt, &args.file)?;
    let here = load(app).await?;
    let (id, found) = (args.notice.id, here.notices().await?);
    let notice = found.notices.into_iter().find(|notice| notice.id == id);
    let revision = notice.ok_or_else(|| Failure::from(Kind::UNKNOWN_NOTICE))?.revision;
    let change = ChangedDraft { revision, draft };
    let revision = here.change_notice(id, &change).await?;
    app.out.object(&serde_json::json!({ "id": id.to_text(), "revision": revision }));
    say_draft(&mut app.out, &change.draft);
    app.out.gap();
    app.out.say_text_with("notice-written", &[("id", id.to_text().into())]);
    Ok(())
}
