//! `desk application check`: records what was found about a credential.

use secondok_client::api::verification::Check;

use super::{super::load, show};
use crate::{app::App, args::CheckCredential, failure::Failure};

pub(super) async fn run(app: &mut App, args: CheckCredential) -> Result<(), Failure> {
    let desk = load(app).await?;
    let found = desk.application(args.which.doctor).await?;
    let credentials = &found.application.form.credentials;
    let number = usize::try_from(args.credential).unwrap_or(usize::MAX);
    let credential = number.checked_sub(1).and_then(|index| credentials.get(index)).cloned();
    let credential = credential.ok_or_else(|| Failure::new("failure-no-credential"))?;
    let check = Check {
        credential,
        how: args.how.0,
        source: args.source,
        confirmed: !args.not_confirmed,
        next_due: args.next_due,
    };
    let found = desk.record_check(args.which.doctor, found.application.revision, check).await?;
    show::say(&mut app.out, &found);
    Ok(())
}
