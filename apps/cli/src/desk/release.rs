//! `desk notice release`: lets people see what somebody else wrote, once it was read.

use secondok_client::api::problem::Kind;

use super::{load, shown};
use crate::{app::App, args::ReleaseNotice, failure::Failure};

pub(super) async fn run(app: &mut App, args: &ReleaseNotice) -> Result<(), Failure> {
    let here = load(app).await?;
    let (id, found) = (args.notice.id, here.notices().await?);
    let notice = found.notices.into_iter().find(|notice| notice.id == id);
    let notice = notice.ok_or_else(|| Failure::from(Kind::UNKNOWN_NOTICE))?;
    if !app.out.is_json() {
        shown::say(&mut app.out, &notice);
    }
    let question = app.out.texts().text("notice-release-sure");
    app.be_sure(args.yes, &question)?;
    // What was changed while it was read is not released.
    let number = here.release_notice(id, notice.revision).await?;
    app.out.object(&serde_json::json!({ "id": id.to_text(), "number": number }));
    app.out.say_text("notice-released");
    Ok(())
}
