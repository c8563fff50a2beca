//! `desk notice withdraw`: takes a notice back.

use super::load;
use crate::{app::App, args::ReleaseNotice, failure::Failure};

pub(super) async fn run(app: &mut App, args: &ReleaseNotice) -> Result<(), Failure> {
    let here = load(app).await?;
    let question = app.out.texts().text("notice-withdraw-sure");
    app.be_sure(args.yes, &question)?;
    here.withdraw_notice(args.notice.id).await?;
    app.out.object(&serde_json::json!({ "id": args.notice.id.to_text(), "withdrawn": true }));
    app.out.say_text("notice-withdrawn");
    Ok(())
}
