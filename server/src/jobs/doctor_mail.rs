//! Writes to doctors that something awaits them. What a mail server does not take is tried again each minute.

use std::time::Duration;

use secondok_care::Care;

/// Until what was not taken is tried again, or somebody else may have left some.
const EACH: Duration = Duration::from_secs(60);

/// Writes until it is dropped.
pub async fn run(care: Care) {
    let mut fails = false;
    loop {
        // That the database cannot be had is told where everything else meets it.
        if let Ok(letters) = care.write_letters().await {
            let failed = letters.waiting > 0;
            if failed && !fails {
                tracing::error!(event = "doctor-mail-failed", count = letters.waiting);
            } else if fails && !failed {
                tracing::info!(event = "doctor-mail-recovered");
            }
            fails = failed;
        }
        care.letters_due(EACH).await;
    }
}
