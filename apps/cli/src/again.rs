//! Trying again what the connection, or a service that was not able to, kept from its end.

use std::{slice::Iter, time::Duration};

/// Waits between tries that all brought nothing, where somebody waits for it.
pub(crate) const PAUSES: &[Duration] =
    &[Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(10), Duration::from_secs(30)];

/// The waits that are left.
pub(crate) struct Again {
    pauses: &'static [Duration],
    left: Iter<'static, Duration>,
}

impl Again {
    /// All of these.
    pub(crate) fn new(pauses: &'static [Duration]) -> Self {
        Self { pauses, left: pauses.iter() }
    }

    /// A try brought something: all of them are left.
    pub(crate) fn begin_anew(&mut self) {
        self.left = self.pauses.iter();
    }

    /// Waits for the next try; false if none is left.
    pub(crate) async fn pause(&mut self) -> bool {
        let Some(pause) = self.left.next() else { return false };
        tokio::time::sleep(*pause).await;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn so_often_it_is_tried_again_and_anew_after_something_came() {
        let mut again = Again::new(&[Duration::ZERO, Duration::ZERO]);
        assert!(again.pause().await && again.pause().await && !again.pause().await);
        again.begin_anew();
        assert!(again.pause().await);
        assert!(!Again::new(&[]).pause().await);
    }
}
